import { expect, test } from 'vitest';
import { grouped, listed } from '../../src/core/words.js';

test.each([
  [[], ''],
  [['a'], 'a'],
  [[3072, 4096], '3072 or 4096'],
  [['a', 'b', 'c'], 'a, b or c'],
])('%j is listed as "%s"', (items, text) => {
  expect(listed(items, 'or')).toBe(text);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1024, '1,024'],
  [16_384, '16,384'],
  [1_000_000, '1,000,000'],
])('%i is written as "%s"', (count, text) => {
  expect(grouped(count)).toBe(text);
});
