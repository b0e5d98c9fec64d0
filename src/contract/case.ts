import type { Change, Stores } from '../stores/index.js';
import { Barrier } from './barrier.js';
import { expectThat } from './expectations.js';

/** The stores of a host, or those of them that it has. */
export type SomeStores = Partial<Stores>;

/**
 * Makes the stores that a case runs on. They need not be empty, because each case uses accounts of its own.
 */
export type MakeStores = () => MadeStores | Promise<MadeStores>;

/** Stores, or several sets of stores on the same data, such as several processes have. Those are used in turn. */
export type MadeStores = SomeStores | readonly [SomeStores, ...SomeStores[]];

/** How long a case may wait. */
export interface ContractOptions {
  /** Milliseconds that a barrier waits for another arrival before it opens. Default: 50. */
  readonly patience?: number;
  /** Milliseconds that a case may take. Default: 30,000. */
  readonly timeout?: number;
}

/** One thing that a store must do. */
export interface ContractCase {
  /** Its stable name, such as `sessions/kept`. */
  readonly id: string;
  /** What the store must do, in words. */
  readonly title: string;
  /** The ports that it needs. */
  readonly ports: readonly (keyof Stores)[];
  /** Runs the case on a host's stores. If something is wrong with them, it is rejected with an error that says what. */
  readonly run: (make: MakeStores, options?: ContractOptions) => Promise<void>;
}

/** What a case works with. */
export interface Bench {
  /** The stores that one of several hosts has. */
  readonly host: (index: number) => Stores;
  /** Id of an account that has never been used. */
  readonly accountId: string;
  /** Runs this many contenders at once, each held at the barrier between what it sees and what it keeps. */
  readonly race: <T>(count: number, contender: (index: number, hold: Hold) => Promise<T>) => Promise<T[]>;
}

/** A change that is held at the barrier before it answers. */
export type Hold = <State, Update>(change: Change<State, Update>) => Change<State, Update>;

/** Milliseconds that a case may take, unless told otherwise. */
export const DEFAULT_TIMEOUT = 30_000;

/** How many contenders a race has: the fewest possible, a few, and many. */
export const CONTENDERS: readonly number[] = [2, 8, 100];

/** The bench for one run of a case. */
function benchOf(made: MadeStores, ports: readonly (keyof Stores)[], patience: number): Bench {
  const hosts = Array.isArray(made) ? made : [made];
  for (const host of hosts) {
    for (const port of ports)
      expectThat(host[port] !== undefined, `The stores that were made have no port ${port}.`);
  }
  return {
    host: (index) => hosts[index % hosts.length],
    accountId: `contract-${crypto.randomUUID()}`,
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

/** Rejects work that takes too long. */
async function inTime(work: Promise<void>, timeout: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The case was not done after ${timeout} ms.`)), timeout);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Makes a case of its body, with a bench and a time limit. */
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
    run: (make, { patience = 50, timeout = DEFAULT_TIMEOUT } = {}) =>
      inTime((async () => body(benchOf(await make(), ports, patience)))(), timeout),
  };
}
