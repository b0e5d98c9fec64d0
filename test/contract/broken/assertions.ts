import type { AssertionKey } from '../../../src/stores/index.js';
import { type BrokenStores, broken } from './base.js';

function nameOf({ accountId, id }: AssertionKey): string {
  return JSON.stringify([accountId, id]);
}

/** Stores that fail one case of used assertions each. */
export const brokenAssertions: BrokenStores = {
  // says what the server has said: how many rows it has written
  'assertions/once': broken('assertions', (assertions) => ({
    async once(key, until) {
      const isFirst: unknown = Number(await assertions.once(key, until));
      return isFirst as boolean;
    },
  })),

  // looks first, and writes then
  'assertions/at-once': broken('assertions', () => {
    const used = new Set<string>();
    return {
      async once(key) {
        const isFirst = !used.has(nameOf(key));
        await Promise.resolve();
        used.add(nameOf(key));
        return isFirst;
      },
    };
  }),

  // compares names without regard to case
  'assertions/apart': broken('assertions', (assertions) => ({
    once: ({ accountId, id }, until) => assertions.once({ accountId, id: id.toLowerCase() }, until),
  })),

  // keeps the instant of the last use
  'assertions/before': broken('assertions', () => {
    const ends = new Map<string, number>();
    return {
      async once(key, until) {
        const end = ends.get(nameOf(key));
        ends.set(nameOf(key), until.getTime());
        return end === undefined || end < Date.now();
      },
    };
  }),

  // passes over what has ended, and does not write it anew
  'assertions/after': broken('assertions', () => {
    const ends = new Map<string, number>();
    return {
      async once(key, until) {
        const end = ends.get(nameOf(key));
        if (end === undefined) ends.set(nameOf(key), until.getTime());
        return end === undefined || end < Date.now();
      },
    };
  }),
};
