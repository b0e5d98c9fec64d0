import type { RuleId, Violation } from '../decision.js';

/** A violation by its parts, in the order in which a reader asks for them. The path is written with full stops. */
export function violation<Code extends string>(
  code: Code,
  rule: RuleId,
  message: string,
  path?: string,
  remedy?: string,
): Violation<Code> {
  return { code, rule, message, ...(path && { path: path.split('.') }), ...(remedy && { remedy }) };
}

/** An instant that is none: refused, whatever the question. */
export function invalidDate(rule: RuleId): Violation<'invalid_date'> {
  return violation('invalid_date', rule, 'expected valid dates');
}
