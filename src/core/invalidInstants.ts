/**
 * What is said of an instant that is not a valid one, whichever question it belongs to.
 *
 * @module
 */

import type { Path, Violation } from './decision.js';
import { type Instant, isValidInstant } from './instant.js';
import type { RuleId } from './ruleIds.js';

/* @__NO_SIDE_EFFECTS__ */
function invalidInstantAt(path: Path) {
  return {
    message: `The fact “${path.join('.')}” is not a valid instant.`,
    path,
    remedy: 'Give a Date, or ISO 8601 text that names its offset.',
  } as const;
}

/** What is said where the instant of the question is not valid. */
export const INVALID_AT = invalidInstantAt(['at']);

/**
 * One violation for each of these instants that is not a valid one.
 *
 * @param rule - The rule that needs them.
 * @param instants - Each instant after its place in the facts.
 */
export function invalidInstants(
  rule: RuleId,
  instants: readonly (readonly [Path, Instant])[],
): Violation<'invalid_instant'>[] {
  return instants
    .filter(([, instant]) => !isValidInstant(instant))
    .map(([path]) => ({ code: 'invalid_instant', rule, ...invalidInstantAt(path) }));
}
