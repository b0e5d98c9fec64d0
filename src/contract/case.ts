import type { Change, Stores } from '../stores/index.js';
import { Barrier } from './barrier.js';
import { expectThat } from './check.js';

/** The stores of a host, or the part of them that it has. */
export type SomeStores = Partial<Stores>;

/**
 * Makes the stores that a case runs on. They need not be empty: each case has accounts of its own. Several,
 * on the same data, as several processes would have them, are used in turn.
 */
export type MakeStores = () => MadeStores | Promise<MadeStores>;

export type MadeStores = SomeStores | readonly [SomeStores, ...SomeStores[]];

export interface ContractOptions {
  /** Milliseconds in which nobody arrives at a barrier before it opens for those who have. Default: 50. */
  readonly patience?: number;
  /** Milliseconds that a case may take. Default: 30,000. */
  readonly timeout?: number;
}

/** One thing that a store must do. */
export interface ContractCase {
  /** Stable: `sessions/kept`. */
  readonly id: string;
  readonly title: string;
  /** The ports that it needs. */
  readonly ports: readonly (keyof Stores)[];
  /** Rejected with what is wrong, if something is. */
  readonly run: (make: MakeStores, options?: ContractOptions) => Promise<void>;
}

/** What a case works with. */
export interface Bench {
  /** The stores that one of several hosts has. */
  readonly host: (index: number) => Stores;
  /** The name of an account that has never been used. */
  readonly account: string;
  /** Runs so many at once, each held at the barrier between what it sees and what it keeps. */
  readonly race: <T>(count: number, contender: (index: number, hold: Hold) => Promise<T>) => Promise<T[]>;
}

/** A change that is held at the barrier before it answers. */
export type Hold = <State, Update>(change: Change<State, Update>) => Change<State, Update>;

/** How many contenders a race has: the fewest that can be, a few, and many. */
export const CONTENDERS: readonly number[] = [2, 8, 100];

function benchOf(made: MadeStores, ports: readonly (keyof Stores)[], patience: number): Bench {
  const hosts = Array.isArray(made) ? made : [made];
  for (const host of hosts) {
    for (const port of ports) expectThat(host[port] !== undefined, `the stores have no ${port}`);
  }
  return {
    host: (index) => hosts[index % hosts.length],
    account: `contract-${crypto.randomUUID()}`,
    race(count, contender) {
      const barrier = new Barrier(count, patience);
      const hold: Hold = (change) => async (state) => {
        const update = await change(state);
        await barrier.arrive();
        return update;
      };
      return Promise.all(Array.from({ length: count }, (_, index) => contender(index, hold)));
    },
  };
}

async function inTime(work: Promise<void>, timeout: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function caseOf(
  id: string,
  title: string,
  ports: readonly (keyof Stores)[],
  body: (bench: Bench) => Promise<void>,
): ContractCase {
  return {
    id,
    title,
    ports,
    run: (make, { patience = 50, timeout = 30_000 } = {}) =>
      inTime((async () => body(benchOf(await make(), ports, patience)))(), timeout),
  };
}
