import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject, checkText, checkWord, malformed } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { PASSKEY_LOGIN_SINCE } from './limitsAndDates.js';
import { type PasskeyLoginCode, SESSIONS_PROBLEMS } from './problems.js';

/** What a login can be to. */
const TARGETS = ['api', 'suitecommerce', 'ui'] as const;

/** What decides whether a passkey can take the place of the password. */
export interface PasskeyLoginFacts {
  /** What the user logs in to: an API, a SuiteCommerce site, or the user interface. */
  readonly target: (typeof TARGETS)[number];
  /** The day of the login, `YYYY-MM-DD`, by the calendar of the account. */
  readonly day: string;
}

const NOT_OFFERED = fixedRefusal(SESSIONS_PROBLEMS, 'passkey_login_not_offered');
const NOT_YET = fixedRefusal(SESSIONS_PROBLEMS, 'passkey_login_not_yet', {
  values: { since: PASSKEY_LOGIN_SINCE },
});
const OFFERED = fixedAllowed(['2FA-10']);

/**
 * Can a passkey take the place of the password at a login? That depends on the calendar, and not on the release. The
 * user still enters the e-mail address.
 *
 * @param release - Release of the account. The rule is the same in all modelled ones.
 * @param facts - What the user logs in to, and when.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see 2FA-10
 *
 * @example
 * ```ts
 * decidePasskeyLogin('2026.1', { target: 'ui', day: '2026-07-13' }).allowed; //=> true
 * decidePasskeyLogin('2026.1', { target: 'ui', day: '2026-07-12' }).allowed; //=> false
 * decidePasskeyLogin('2026.1', { target: 'api', day: '2026-07-13' }).allowed; //=> false
 * ```
 */
export function decidePasskeyLogin(
  release: Release,
  facts: PasskeyLoginFacts,
): Decision<PasskeyLoginCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { day, target } = facts;
  checkWord(target, TARGETS, 'target');
  if (target !== 'ui') return NOT_OFFERED();
  checkText(day, 'day');
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) malformed('day');
  return day >= PASSKEY_LOGIN_SINCE ? OFFERED : NOT_YET();
}
