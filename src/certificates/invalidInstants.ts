import type { Path, RuleId, Violation } from '../core/decision.js';
import { type Instant, isValidInstant } from '../core/instant.js';
import { violationOf } from '../core/problem.js';
import { CERTIFICATE_PROBLEMS } from './problems.js';

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
    .map(([path]) =>
      violationOf(CERTIFICATE_PROBLEMS, 'invalid_instant', { rule, path, values: { fact: path.join('.') } }),
    );
}
