import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeIn } from '../../src/stores/memory/sortedList.js';

const sorted = fc
  .array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 })
  .map((list) => list.sort((a, b) => a - b));

it('a place in a sorted list is the number of members before it', () => {
  fc.assert(
    fc.property(sorted, fc.integer({ min: -1, max: 10 }), (list, wanted) => {
      const place = placeIn(list, (member) => member < wanted);
      expect(place).toBe(list.filter((member) => member < wanted).length);
    }),
  );
});

it('what is newest is placed with one look at the list, and anything with few', () => {
  const list = Array.from({ length: 1000 }, (_, index) => index);
  const looks = (wanted: number) => {
    let count = 0;
    placeIn(list, (member) => {
      count += 1;
      return member < wanted;
    });
    return count;
  };
  expect(looks(1000)).toBe(1);
  for (const wanted of [-1, 0, 1, 499, 500, 998, 999]) expect(looks(wanted)).toBeLessThan(13);
});
