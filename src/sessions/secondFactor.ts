import { type Decision, fixedAllowed } from '../core/decision.js';
import { adviceOf, fixedRefusal, refusalOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { startOf, termAt } from '../core/terms.js';
import { AUTHENTICATOR_CODE_MONTHS, PASSKEYS } from './limitsAndDates.js';
import {
  SESSIONS_ADVICE,
  SESSIONS_PROBLEMS,
  type SecondFactorAdviceCode,
  type SecondFactorCode,
} from './problems.js';

/** What proves possession at login, besides the password. */
export type SecondFactor = 'authenticator_app' | 'backup_code' | 'email_code' | 'passkey';

/** What decides whether a second factor is accepted. */
export interface SecondFactorFacts {
  /** The second factor. */
  readonly factor: SecondFactor;
  /** Whether this is the user's first login with a 2FA-required role. */
  readonly firstLogin: boolean;
  /** Whether an Administrator has disabled passkeys as a second factor. */
  readonly passkeysDisabled: boolean;
}

const AFTER_FIRST_LOGIN = fixedRefusal(SESSIONS_PROBLEMS, 'email_code_after_first_login');
const ACCEPTED = fixedAllowed(['2FA-9']);

/**
 * Is this second factor accepted?
 *
 * @param release - Release of the account.
 * @param facts - The factor, and what it depends on.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-9, 2FA-10
 *
 * @example
 * ```ts
 * const facts = { factor: 'passkey', firstLogin: false, passkeysDisabled: false } as const;
 * decideSecondFactor('2026.1', facts).allowed; //=> false
 * decideSecondFactor('2026.2', facts).allowed; //=> true
 * ```
 */
export function decideSecondFactor(
  release: Release,
  facts: SecondFactorFacts,
): Decision<SecondFactorCode, object, SecondFactorAdviceCode> {
  assertRelease(release);
  const { factor, firstLogin, passkeysDisabled } = facts;
  if (factor === 'email_code') return firstLogin ? ACCEPTED : AFTER_FIRST_LOGIN();
  if (factor !== 'passkey') return ACCEPTED;

  const { rules, value: known } = termAt(PASSKEYS, release);
  if (!known) {
    const values = { since: startOf(PASSKEYS, true) };
    return refusalOf(SESSIONS_PROBLEMS, 'passkey_not_yet', { values }, rules);
  }
  if (passkeysDisabled) return refusalOf(SESSIONS_PROBLEMS, 'passkey_disabled', {}, rules);
  const values = { months: AUTHENTICATOR_CODE_MONTHS };
  const advice = adviceOf(SESSIONS_ADVICE, 'authenticator_code_at_intervals', { values });
  return { allowed: true, rules, advice: [advice] };
}
