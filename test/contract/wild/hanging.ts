import type { MakeStores } from '../../../src/contract/index.js';
import { memoryStores, type Stores } from '../../../src/stores/index.js';
import { broken, over, Queue } from '../broken/base.js';

const never = new Promise<never>(() => {});

/** A lock of which each holder has to give it back. */
class Lock {
  readonly #queue = new Queue();

  /** Waits for the lock, and gives what frees it. */
  take(): Promise<() => void> {
    return new Promise((taken) => {
      this.#queue.run(() => new Promise<void>((free) => taken(free)));
    });
  }
}

/** Stores that hang, by what they hang at. */
export const hangingStores: Readonly<Record<string, { ports: (keyof Stores)[]; make: MakeStores }>> = {
  'never answers': {
    ports: ['notices'],
    make: broken('notices', () => ({ update: () => never })),
  },
  'is never made': { ports: ['notices'], make: () => never },
  'keeps its lock when a change throws': {
    ports: ['sessions'],
    make: broken('sessions', (sessions) => {
      const lock = new Lock();
      return {
        async update(key, change) {
          const free = await lock.take();
          const result = await sessions.update(key, change);
          free();
          return result;
        },
      };
    }),
  },
  'keeps its lock when a change of a record throws': {
    ports: ['integrations'],
    make: broken('integrations', (integrations) => {
      const lock = new Lock();
      return {
        async update(key, question, change) {
          const free = await lock.take();
          const result = await integrations.update(key, question, change);
          free();
          return result;
        },
      };
    }),
  },
  'keeps its lock when a revision is refused': {
    ports: ['notices'],
    make: broken('notices', (notices) => {
      const lock = new Lock();
      return {
        async update(accountId, change) {
          const free = await lock.take();
          const result = await notices.update(accountId, change);
          free();
          return result;
        },
      };
    }),
  },
  'waits for two steps that wait for each other': {
    ports: ['integrations'],
    make: broken('integrations', (integrations) => {
      const locks = new Map<string, Lock>();
      const take = (name: string) => {
        const lock = locks.get(name) ?? new Lock();
        locks.set(name, lock);
        return lock.take();
      };
      let turn = 0;
      return {
        async update(key, question, change) {
          turn += 1;
          const names = ['record', 'certificate'];
          const freed: (() => void)[] = [];
          for (const name of turn % 2 === 0 ? names : names.toReversed()) {
            freed.push(await take(name));
            await new Promise(setImmediate);
          }
          try {
            return await integrations.update(key, question, change);
          } finally {
            for (const free of freed) free();
          }
        },
      };
    }),
  },
  'appends on the connection that a query holds': {
    ports: ['auditTrail'],
    make() {
      const stores = memoryStores();
      const lock = new Lock();
      const auditTrail = over(stores.auditTrail, {
        async append(accountId, entry) {
          const free = await lock.take();
          await stores.auditTrail.append(accountId, entry);
          free();
        },
        async *query(accountId, filter) {
          const free = await lock.take();
          try {
            yield* stores.auditTrail.query(accountId, filter);
          } finally {
            free();
          }
        },
      });
      return { ...stores, auditTrail };
    },
  },
  'waits for a cursor that was left open': {
    ports: ['auditTrail'],
    make: broken('auditTrail', (auditTrail) => {
      let free = 50;
      return {
        async *query(accountId, filter) {
          if (free === 0) await never;
          free -= 1;
          for await (const entry of auditTrail.query(accountId, filter)) yield entry;
          free += 1;
        },
      };
    }),
  },
  'does not end its list': {
    ports: ['notices'],
    make: broken('notices', (notices) => ({
      async *revisions(accountId) {
        yield* notices.revisions(accountId);
        await never;
      },
    })),
  },
  'waits for as many as there are never': {
    ports: ['sessions'],
    make: broken('sessions', (sessions) => {
      const waiting: (() => void)[] = [];
      return {
        async update(key, change) {
          const update = await change(await sessions.list(key));
          await new Promise<void>((go) => {
            waiting.push(go);
            if (waiting.length % 8 === 0) for (const one of waiting.splice(0)) one();
          });
          return sessions.update(key, () => update);
        },
      };
    }),
  },
};
