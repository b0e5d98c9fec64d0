import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import { inWords, nextTerm, startOf, type Terms, termAt } from '../../src/core/terms.js';

const LIMIT: Terms<number | null> = [
  { since: '2020.2', value: null, rules: [] },
  { since: '2026.1', value: 5, rules: ['CERT-1'] },
  { since: '2028.1', value: 10, rules: ['CERT-1', 'CERT-2'] },
];

describe('dated terms', () => {
  test.each([
    ['2019.1', null],
    ['2020.2', null],
    ['2025.2', null],
    ['2026.1', 5],
    ['2027.2', 5],
    ['2028.1', 10],
    ['2028.2', 10],
  ] as const)('in %s: %s', (release, value) => {
    expect(termAt(LIMIT, release).value).toBe(value);
  });

  it('name the next change, and none after the last', () => {
    expect(nextTerm(LIMIT, '2025.2')?.value).toBe(5);
    expect(nextTerm(LIMIT, '2026.1')?.value).toBe(10);
    expect(nextTerm(LIMIT, '2028.1')).toBeUndefined();
  });

  it('say since when a value holds, and throw for one that no row has', () => {
    expect(startOf(LIMIT, 10)).toBe('2028.1');
    expect(() => startOf(LIMIT, 7)).toThrow(RangeError);
  });

  it('are put into words row by row, without those that say nothing', () => {
    expect(inWords(LIMIT, (limit) => (limit === null ? undefined : `at most ${limit}`))).toBe(
      'at most 5 from 2026.1 on, and at most 10 from 2028.1 on',
    );
  });

  it('of any length: the last row that has begun holds', () => {
    fc.assert(
      fc.property(fc.subarray([...RELEASES], { minLength: 1 }), fc.constantFrom(...RELEASES), (since, at) => {
        const [first, ...rest] = since.map((release) => ({ since: release, value: release, rules: [] }));
        if (first === undefined) return;
        const begun = since.filter((release) => release <= at);
        expect(termAt([first, ...rest], at).value).toBe(begun.at(-1) ?? first.value);
      }),
    );
  });
});
