import { expect, test } from 'vitest';
import { expectSame } from '../../src/contract/expectations.js';

const AT = new Date(7);

test.each<[unknown, unknown]>([
  [AT, new Date(8)],
  [AT, {}],
  [{}, AT],
  [AT, AT.toISOString()],
  [[], {}],
  [null, undefined],
  [{ a: 1 }, { a: 1, b: null }],
  [['a'], ['a', 'b']],
])('what a store gives back is not the same: %j and %j', (actual, expected) => {
  expect(() => expectSame('it', actual, expected)).toThrow(/^it: expected /);
});

test.each<[unknown, unknown]>([
  [AT, new Date(7)],
  [{ a: [AT], b: undefined }, { a: [new Date(7)] }],
])('what a store gives back is the same: %j and %j', (actual, expected) => {
  expect(() => expectSame('it', actual, expected)).not.toThrow();
});
