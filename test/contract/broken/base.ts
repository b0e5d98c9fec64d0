import type { Session } from '../../../src/sessions/index.js';
import {
  type AuditEntry,
  type AuditTrail,
  type Change,
  type IntegrationRepository,
  type IntegrationState,
  memoryStores,
  type SessionRepository,
  type Stores,
} from '../../../src/stores/index.js';

/** Makes stores that fail one case each, by the id of the case. */
export type BrokenStores = Readonly<Record<string, () => Stores>>;

/** A port of which some methods are others. */
export function over<Port extends object>(port: Port, methods: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      const method = Reflect.get(methods, name) ?? Reflect.get(target, name);
      return typeof method === 'function' ? method.bind(target) : method;
    },
  });
}

/** One after another. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(step: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(step);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** Stores in memory that let one step in after another, where those of the library try again. */
export function queuedStores(): Stores {
  const { sessions, integrations, notices, auditTrail, assertions } = memoryStores();
  const queue = new Queue();
  return {
    sessions: over(sessions, { update: (key, change) => queue.run(() => sessions.update(key, change)) }),
    integrations: over(integrations, {
      update: (key, question, change) => queue.run(() => integrations.update(key, question, change)),
    }),
    notices: over(notices, {
      update: (accountId, change) => queue.run(() => notices.update(accountId, change)),
    }),
    auditTrail,
    assertions: over(assertions, { once: (key, until) => queue.run(() => assertions.once(key, until)) }),
  };
}

/** Makes stores of which one port has some methods that are broken. */
export function broken<Name extends keyof Stores>(
  name: Name,
  methods: (port: Stores[Name], stores: Stores) => Partial<Stores[Name]>,
  make: () => Stores = queuedStores,
): () => Stores {
  return () => {
    const stores = make();
    return { ...stores, [name]: over(stores[name], methods(stores[name], stores)) };
  };
}

/** A change whose answer is altered before it is kept. */
export function altered<State, Update>(
  change: Change<State, Update>,
  alter: (update: Update, state: State) => Update,
): Change<State, Update> {
  return async (state) => alter(await change(state), state);
}

/** A change whose error has another around it. */
export async function wrapped<Result>(step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch (cause) {
    throw new Error('the transaction was rolled back', { cause });
  }
}

/** What reads through a cache, and hands out what is in it. */
export function cached<Args extends readonly unknown[], Value>(read: (...args: Args) => Promise<Value>) {
  const values = new Map<string, Value>();
  return {
    clear: () => values.clear(),
    read: async (...args: Args): Promise<Value> => {
      const name = JSON.stringify(args);
      const value = values.get(name) ?? structuredClone(await read(...args));
      if (value !== undefined) values.set(name, value);
      return value;
    },
  };
}

/** Does something before and after a step. */
export async function around<Result>(action: () => void, step: () => Promise<Result>): Promise<Result> {
  action();
  try {
    return await step();
  } finally {
    action();
  }
}

/** A repository that gives its sessions back as something else. */
export function showing(
  sessions: SessionRepository,
  shown: (session: Session) => Session,
): Partial<SessionRepository> {
  return {
    update: (key, change) => sessions.update(key, (active) => change(active.map(shown))),
    list: async (key) => (await sessions.list(key)).map(shown),
  };
}

/** A repository whose changes see something else. */
export function seeing(
  integrations: IntegrationRepository,
  seen: (state: IntegrationState, at: Date) => IntegrationState,
): Partial<IntegrationRepository> {
  return {
    update: (key, question, change) =>
      integrations.update(key, question, (state) => change(seen(state, question.at ?? new Date(0)))),
  };
}

/** A trail that gives its entries back as something else. */
export function telling(
  auditTrail: AuditTrail,
  told: (entry: AuditEntry) => AuditEntry,
): Partial<AuditTrail> {
  return {
    async get(accountId, id) {
      const entry = await auditTrail.get(accountId, id);
      return entry && told(entry);
    },
    async *query(accountId, filter) {
      for await (const entry of auditTrail.query(accountId, filter)) yield told(entry);
    },
  };
}

/** All that is read, at once. */
export async function listed<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A reading that holds one of so many connections, and gives it back at the end alone. */
export function leaking<Args extends readonly unknown[], Item>(
  read: (...args: Args) => AsyncIterable<Item>,
  connections: number,
) {
  let free = connections;
  return async function* (...args: Args): AsyncGenerator<Item, void, undefined> {
    if (free === 0) throw new Error('no connection was free in time');
    free -= 1;
    for await (const item of read(...args)) yield item;
    free += 1;
  };
}
