import { type Decision, deny, fixedAllowed } from '../core/decision.js';
import { checkFlag, checkObject, checkWord, malformed } from '../core/facts.js';
import { adviceOf, fixedRefusal, refusalOf, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { startOf, termAt } from '../core/terms.js';
import { AUTHENTICATOR_CODE_MONTHS, PASSKEYS, TWO_FACTOR_COUNTS } from './limitsAndDates.js';
import {
  SESSIONS_ADVICE,
  SESSIONS_PROBLEMS,
  type SecondFactorAdviceCode,
  type SecondFactorCode,
  type SkipTwoFactorSetupCode,
} from './problems.js';

/** Every {@link SecondFactor}. */
const SECOND_FACTORS = ['authenticator_app', 'backup_code', 'email_code', 'passkey'] as const;

/** What proves possession at login, besides the password. */
export type SecondFactor = (typeof SECOND_FACTORS)[number];

/** What decides whether a second factor is accepted. */
export interface SecondFactorFacts {
  /** The second factor. */
  readonly factor: SecondFactor;
  /** Whether this is the user's first login with a 2FA-required role. */
  readonly firstLogin: boolean;
  /** Whether the 2FA settings of the user were reset, and this is the next login. Absent: no. */
  readonly afterReset?: boolean;
  /** Whether an Administrator has disabled passkeys as a second factor. */
  readonly passkeysDisabled: boolean;
  /** Whether the passkey is FIDO2-compliant. Absent: it is. */
  readonly fido2?: boolean;
  /** Wrong codes that the user has given in a row. Absent: none. */
  readonly wrongCodes?: number;
}

/** What decides whether the setup of 2FA can be skipped once more. */
export interface SkipTwoFactorSetupFacts {
  /** How often the user has skipped it. */
  readonly skipped: number;
}

const AFTER_FIRST_LOGIN = fixedRefusal(SESSIONS_PROBLEMS, 'email_code_after_first_login');
const NOT_FIDO2 = fixedRefusal(SESSIONS_PROBLEMS, 'passkey_not_fido2');
const PASSKEY_DISABLED = fixedRefusal(SESSIONS_PROBLEMS, 'passkey_disabled');
const SKIPPED_TOO_OFTEN = fixedRefusal(SESSIONS_PROBLEMS, 'setup_no_longer_skipped', {
  values: { most: TWO_FACTOR_COUNTS.skips },
});
const ACCEPTED = fixedAllowed(['2FA-9']);

function checkCount(count: number, name: string): void {
  if (!Number.isInteger(count) || count < 0) malformed(name);
}

function lockedOut() {
  const values = { most: TWO_FACTOR_COUNTS.wrongCodes };
  const advice = adviceOf(SESSIONS_ADVICE, 'tokens_keep_working');
  const violation = violationOf(SESSIONS_PROBLEMS, 'locked_out', { values });
  return deny([violation], ['LAT-6', advice.rule], [advice]);
}

/**
 * Is this second factor accepted?
 *
 * @param release - Release of the account.
 * @param facts - The factor, and what it depends on.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see 2FA-9, 2FA-10, 2FA-12, LAT-6
 *
 * @example
 * ```ts
 * const facts = { factor: 'passkey', firstLogin: false, passkeysDisabled: false } as const;
 * decideSecondFactor('2026.1', facts).allowed; //=> false
 * decideSecondFactor('2026.2', facts).allowed; //=> true
 * decideSecondFactor('2026.2', { ...facts, wrongCodes: 5 }).allowed; //=> false
 * ```
 */
export function decideSecondFactor(
  release: Release,
  facts: SecondFactorFacts,
): Decision<SecondFactorCode, object, SecondFactorAdviceCode> {
  assertRelease(release);
  checkObject(facts);
  const { afterReset = false, factor, firstLogin, wrongCodes = 0 } = facts;
  checkWord(factor, SECOND_FACTORS, 'factor');
  checkCount(wrongCodes, 'wrongCodes');
  if (wrongCodes >= TWO_FACTOR_COUNTS.wrongCodes) return lockedOut();
  if (factor === 'passkey') return passkey(release, facts);
  if (factor !== 'email_code') return ACCEPTED;
  checkFlag(firstLogin, 'firstLogin');
  checkFlag(afterReset, 'afterReset');
  return firstLogin || afterReset ? ACCEPTED : AFTER_FIRST_LOGIN();
}

function passkey(
  release: Release,
  { fido2 = true, passkeysDisabled }: SecondFactorFacts,
): Decision<SecondFactorCode, object, SecondFactorAdviceCode> {
  const { rules, value: known } = termAt(PASSKEYS, release);
  if (!known) {
    const values = { since: startOf(PASSKEYS, true) };
    return refusalOf(SESSIONS_PROBLEMS, 'passkey_not_yet', { values }, rules);
  }
  checkFlag(passkeysDisabled, 'passkeysDisabled');
  checkFlag(fido2, 'fido2');
  if (passkeysDisabled) return PASSKEY_DISABLED();
  if (!fido2) return NOT_FIDO2();
  const values = { months: AUTHENTICATOR_CODE_MONTHS };
  const advice = adviceOf(SESSIONS_ADVICE, 'authenticator_code_at_intervals', { values });
  return { allowed: true, rules, advice: [advice] };
}

/**
 * May a user log in with a 2FA-required role once more without setting up 2FA?
 *
 * @param release - Release of the account.
 * @param facts - How often the user has done so.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see 2FA-9
 *
 * @example
 * ```ts
 * decideSkipTwoFactorSetup('2026.2', { skipped: 4 }).allowed; //=> true
 * decideSkipTwoFactorSetup('2026.2', { skipped: 5 }).allowed; //=> false
 * ```
 */
export function decideSkipTwoFactorSetup(
  release: Release,
  facts: SkipTwoFactorSetupFacts,
): Decision<SkipTwoFactorSetupCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  checkCount(facts.skipped, 'skipped');
  return facts.skipped < TWO_FACTOR_COUNTS.skips ? ACCEPTED : SKIPPED_TOO_OFTEN();
}
