/** Every rule and every choice is carried by an answer, over all samples in all releases. */
import { expect, it } from 'vitest';
import { RULES } from '../../src/catalogue.js';
import { carriedRules } from './carried.js';

/** Rules and choices that no answer of a question can carry, and where they are carried instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {};

it('every rule and every choice of the catalogue is carried by some answer', () => {
  const carried = carriedRules();
  const silent = RULES.map(({ id }) => id).filter((id) => !carried.has(id) && !(id in ELSEWHERE));
  expect(silent).toEqual([]);
});

it('no answer carries a rule that the catalogue does not have', () => {
  const known = new Set<string>(RULES.map(({ id }) => id));
  expect([...carriedRules().keys()].filter((id) => !known.has(id))).toEqual([]);
});
