import type { RuleId, Violation } from '../decision.js';

/** An instant that is none: refused, whatever the question. */
export function invalidDate(rule: RuleId): Violation<'invalid_date'> {
  return { code: 'invalid_date', rule, message: 'expected valid dates' };
}
