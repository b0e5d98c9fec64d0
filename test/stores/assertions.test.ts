import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStores } from '../../src/stores/index.js';
import { instant } from './support.js';

const key = (id: string, accountId = 'a') => ({ accountId, id });

/** Stores with a clock that is set by hand. */
function clocked() {
  let second = 0;
  const { assertions } = memoryStores({ now: () => instant(second) });
  return {
    assertions,
    set: (later: number) => {
      second = later;
    },
  };
}

describe('used assertions in memory', () => {
  it('are known up to and at their instant, and may be used once more after it', async () => {
    const { assertions, set } = clocked();
    const use = (until: number) => assertions.once(key('x'), instant(until));
    expect(await use(10)).toBe(true);
    set(10);
    expect(await use(99)).toBe(false);
    set(11);
    expect(await use(20)).toBe(true);
    set(20);
    expect(await use(99)).toBe(false);
  });

  it('are never forgotten where their instant is no date', async () => {
    const { assertions, set } = clocked();
    expect(await assertions.once(key('x'), new Date(Number.NaN))).toBe(true);
    set(1e9);
    expect(await assertions.once(key('x'), instant())).toBe(false);
  });

  it('are told apart by account and key, whatever stands where one ends and the other begins', async () => {
    const { assertions } = clocked();
    const keys = [key('bc', 'a'), key('c', 'ab'), key('', 'abc'), key('abc', ''), key('","', 'a')];
    for (const one of keys) expect(await assertions.once(one, instant(1))).toBe(true);
    for (const one of keys) expect(await assertions.once(one, instant(1))).toBe(false);
  });

  it('go by the clock of the machine, unless told otherwise', async () => {
    const { assertions } = memoryStores();
    const use = (later: number) => assertions.once(key('x'), new Date(Date.now() + later));
    expect(await use(-1000)).toBe(true);
    expect(await use(60_000)).toBe(true);
    expect(await use(60_000)).toBe(false);
  });

  it('behave like a list of keys with their instants', async () => {
    const use = fc.record({
      id: fc.constantFrom('x', 'y', 'z'),
      later: fc.nat(3),
      lasting: fc.integer({ min: -2, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(use, { maxLength: 40 }), async (uses) => {
        const { assertions, set } = clocked();
        const ends = new Map<string, number>();
        let now = 0;
        for (const { id, later, lasting } of uses) {
          now += later;
          set(now);
          const end = ends.get(id);
          const isFirst = end === undefined || end < now;
          if (isFirst) ends.set(id, now + lasting);
          expect(await assertions.once(key(id), instant(now + lasting))).toBe(isFirst);
        }
      }),
    );
  });
});
