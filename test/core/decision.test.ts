import { describe, expect, it } from 'vitest';
import { type Allowed, constant, deny, refuseOr, type Violation } from '../../src/core/decision.js';

const one: Violation<'one'> = { code: 'one', rule: 'CERT-1', message: 'one' };
const two: Violation<'two'> = { code: 'two', rule: 'CERT-1', message: 'two' };
const yes: Allowed<{ grant: number }> = { allowed: true, rules: [], advice: [], grant: 5 };

describe('a refusal', () => {
  it('names every rule once, and the choices leaned on', () => {
    expect(deny([one, two], ['CHOICE-CERT-AGAIN', 'CERT-1'])).toEqual({
      allowed: false,
      rules: ['CERT-1', 'CHOICE-CERT-AGAIN'],
      advice: [],
      violations: [one, two],
    });
  });

  it('is given for one violation or more, and the allowed answer for none', () => {
    expect(refuseOr([one], () => expect.fail('not asked for'))).toEqual(deny([one]));
    expect(refuseOr([], () => yes)).toBe(yes);
  });
});

describe('advice', () => {
  it('about the rest stays with a refusal', () => {
    const advice = [{ code: 'a', rule: 'CERT-2', message: 'It has another side.' }] as const;
    expect(refuseOr([one], () => expect.fail('not asked for'), [], advice).advice).toEqual(advice);
  });
});

describe('a constant answer', () => {
  it('cannot be changed at any depth', () => {
    const answer = constant({ list: [{ deep: 1 }], nothing: null, text: 'a' });
    expect(Object.isFrozen(answer)).toBe(true);
    expect(Object.isFrozen(answer.list)).toBe(true);
    expect(Object.isFrozen(answer.list[0])).toBe(true);
  });
});
