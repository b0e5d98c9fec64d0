import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeRevision } from '../../src/loginNotice/index.js';
import { memoryStores } from '../../src/stores/index.js';
import { all } from '../support.js';
import { codeOf, instant } from './support.js';

function revision(number: number): NoticeRevision {
  return { revision: number, text: `${number}`, sha256: '', savedAt: instant(), savedBy: '7' };
}

describe('login notices in memory', () => {
  it('hold every revision that is later than the one before, and reject the others', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 12 })));
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const { notices } = memoryStores();
        const model: Record<string, NoticeRevision[]> = { a: [], b: [] };
        for (const [accountId, number] of taken) {
          const kept = model[accountId] ?? expect.fail();
          const save = revision(number);
          const isLater = number > (kept[0]?.revision ?? 0);
          const step = notices.update(accountId, (current) => {
            expect(current).toEqual(kept[0]);
            return { save, result: null };
          });
          expect(await codeOf(step)).toBe(isLater ? undefined : 'revision_taken');
          if (isLater) kept.unshift(save);
        }
        for (const [accountId, kept] of Object.entries(model)) {
          expect(await all(notices.revisions(accountId))).toEqual(kept);
          expect(await notices.current(accountId)).toEqual(kept[0]);
        }
      }),
    );
  });

  it('are read as they were when reading began', async () => {
    const { notices } = memoryStores();
    const save = (number: number) => notices.update('a', () => ({ save: revision(number), result: null }));
    for (const number of [1, 2]) await save(number);
    const found: number[] = [];
    for await (const one of notices.revisions('a')) {
      found.push(one.revision);
      await save(10 + found.length);
    }
    expect(found).toEqual([2, 1]);
  });

  it('tell nothing of an account that has never been used', async () => {
    const { notices } = memoryStores();
    expect(await notices.current('a')).toBeUndefined();
    expect(await all(notices.revisions('a'))).toEqual([]);
  });
});
