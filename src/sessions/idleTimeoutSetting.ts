import { type Decision, fixedAllowed, refuseOr } from '../core/decision.js';
import { checkObject, malformed } from '../core/facts.js';
import { violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { IDLE_MINUTES } from './limitsAndDates.js';
import { type IdleTimeoutCode, SESSIONS_PROBLEMS } from './problems.js';

/** What decides whether an idle timeout can be set. */
export interface IdleTimeoutFacts {
  /** The timeout in minutes. */
  readonly idleMinutes: number;
}

const SETTABLE = fixedAllowed(['SES-11']);

function isInRange(minutes: number): boolean {
  return minutes >= IDLE_MINUTES.least && minutes <= IDLE_MINUTES.most;
}

/** Whether an account can set this idle timeout, in minutes. */
export function isSettable(minutes: number): boolean {
  return Number.isInteger(minutes) && isInRange(minutes);
}

/**
 * Can an account set this idle timeout for the user interface?
 *
 * @param release - Release of the account.
 * @param facts - The timeout.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see SES-11
 *
 * @example
 * ```ts
 * validateIdleTimeout('2026.1', { idleMinutes: 15 }).allowed; //=> true
 * validateIdleTimeout('2026.1', { idleMinutes: 721 }).allowed; //=> false
 * ```
 */
export function validateIdleTimeout(
  release: Release,
  facts: IdleTimeoutFacts,
): Decision<IdleTimeoutCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { idleMinutes } = facts;
  if (typeof idleMinutes !== 'number') malformed('idleMinutes');
  const codes: IdleTimeoutCode[] = [];
  if (!Number.isInteger(idleMinutes)) codes.push('idle_minutes_not_whole');
  if (!isInRange(idleMinutes)) codes.push('idle_minutes_out_of_range');
  const { least, most } = IDLE_MINUTES;
  const violations = codes.map((code) => violationOf(SESSIONS_PROBLEMS, code, { values: { least, most } }));
  return refuseOr(violations, () => SETTABLE);
}
