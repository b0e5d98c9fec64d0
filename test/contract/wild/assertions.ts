import type { MakeStores } from '../../../src/contract/index.js';
import { type AssertionKey, memoryStores, type Stores } from '../../../src/stores/index.js';
import { broken, over } from '../broken/base.js';
import { hostStores, turns, twoHostsApart } from './host.js';

/** Stores that know a key by another name. */
function named(nameOf: (key: AssertionKey) => AssertionKey): MakeStores {
  return broken('assertions', (assertions) => ({
    once: (key, until) => assertions.once(nameOf(key), until),
  }));
}

/** Stores that keep a key until another instant. */
function ending(endOf: (until: Date) => Date): MakeStores {
  return broken('assertions', (assertions) => ({ once: (key, until) => assertions.once(key, endOf(until)) }));
}

/** Two processes, each with keys of its own. */
function apart(): [Stores, Stores] {
  return [memoryStores(), memoryStores()];
}

/** Stores that hold so many keys. */
function holding(most: number): MakeStores {
  return broken('assertions', () => {
    const used = new Set<string>();
    return {
      async once({ accountId, id }) {
        const name = JSON.stringify([accountId, id]);
        if (used.has(name)) return false;
        if (used.size === most) used.clear();
        used.add(name);
        return true;
      },
    };
  });
}

/** Used assertions as careless hosts keep them, by what they do wrong. */
export const wildAssertions: Readonly<Record<string, MakeStores>> = {
  'leaves the account out of the key': named(({ id }) => ({ accountId: '', id })),
  'joins account and key': named(({ accountId, id }) => ({ accountId: '', id: `${accountId}${id}` })),
  'compares without regard to accents': named(({ accountId, id }) => ({
    accountId,
    id: id.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  })),
  'cuts long keys off': named(({ accountId, id }) => ({ accountId, id: id.slice(0, 100) })),
  'drops white space at the end': named(({ accountId, id }) => ({ accountId, id: id.trimEnd() })),
  'compares keys as numbers where it can': named(({ accountId, id }) => ({
    accountId,
    id: `${Number(id) || id}`,
  })),
  'keeps a key in one process': apart,
  'locks in one process alone': () => twoHostsApart({ pause: () => turns(20) }),
  'takes a lock, and lets it go before it writes': () =>
    hostStores({ pause: () => turns(20), lockOf: () => `${Math.random()}` }),
  'takes seconds for milliseconds': ending((until) => new Date(until.getTime() / 1000)),
  'forgets all keys when it is full': holding(100),
  'says yes to everybody': broken('assertions', () => ({ once: async () => true })),
  'says no to everybody': broken('assertions', () => ({ once: async () => false })),
  'says yes where it fails': broken('assertions', (assertions) => ({
    async once(key, until) {
      if (Math.random() < 0.5) return true;
      return assertions.once(key, until);
    },
  })),
  'says no as text': broken('assertions', (assertions) => ({
    async once(key, until) {
      return `${await assertions.once(key, until)}` as unknown as boolean;
    },
  })),
  'forgets a key when somebody looks at it': broken('assertions', () => {
    const used = new Set<string>();
    return {
      async once({ accountId, id }) {
        const name = JSON.stringify([accountId, id]);
        if (used.delete(name)) return false;
        used.add(name);
        return true;
      },
    };
  }),
  'rejects the second use': () => {
    const stores = memoryStores();
    const { assertions } = stores;
    return {
      ...stores,
      assertions: over(assertions, {
        async once(key, until) {
          if (await assertions.once(key, until)) return true;
          throw new Error('duplicate key');
        },
      }),
    };
  },
  'rejects an instant that has passed': () => {
    const stores = memoryStores();
    const { assertions } = stores;
    return {
      ...stores,
      assertions: over(assertions, {
        async once(key, until) {
          if (until.getTime() < Date.now()) throw new Error('invalid expire time');
          return assertions.once(key, until);
        },
      }),
    };
  },
};
