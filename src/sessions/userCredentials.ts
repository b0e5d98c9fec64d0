import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject, checkWord } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, fixedRefusal, refusalOf } from '../core/problem.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { USER_CREDENTIALS_OPTIONS, type UserCredentialsChoices } from './options.js';
import {
  SESSIONS_ADVICE,
  SESSIONS_PROBLEMS,
  type UserCredentialsAdviceCode,
  type UserCredentialsCode,
} from './problems.js';
import { checkRole, requirementOf } from './twoFactor.js';

/** What user credentials can be sent for. */
const PURPOSES = ['issue_token', 'request'] as const;

/** What decides whether a role may use user credentials outside the user interface. */
export interface UserCredentialsFacts {
  /** The role. */
  readonly role: Role;
  /**
   * What the credentials are sent with: a `request` to an API, or the call of the IssueToken endpoint that gets a token
   * for TBA. Absent: `request`.
   */
  readonly purpose?: (typeof PURPOSES)[number];
}

const NOT_2FA_REQUIRED = fixedAllowed(['2FA-7']);
const SAML_NOT_2FA_REQUIRED = fixedAllowed(['2FA-7', 'CHOICE-SAML-2FA']);
const ROLE_INACTIVE = fixedRefusal(SESSIONS_PROBLEMS, 'role_inactive');

/**
 * May a role call APIs with user credentials, as far as 2FA goes? Whether the release still accepts
 * user credentials is another question. A SAML single sign-on role is judged as if it were none:
 * its exemption concerns logins to the user interface.
 *
 * @param release - Release of the account.
 * @param facts - The role, and what the credentials are for.
 * @param choices - Whether a 2FA-required role can get a token from the IssueToken endpoint.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see 2FA-7, CHOICE-SAML-2FA, CHOICE-2FA-ISSUE-TOKEN, CHOICE-SESSION-ROLE-GONE
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * decideUserCredentials('2026.1', { role: administrator }).allowed; //=> false
 *
 * const issueToken = { role: administrator, purpose: 'issue_token' } as const;
 * decideUserCredentials('2026.1', issueToken, { issueToken: 'allowed' }).advice[0]?.code; //=> 'code_in_header'
 * ```
 */
export function decideUserCredentials(
  release: Release,
  facts: UserCredentialsFacts,
  choices?: UserCredentialsChoices,
): Decision<UserCredentialsCode, object, UserCredentialsAdviceCode> {
  assertRelease(release);
  checkChoices(choices, USER_CREDENTIALS_OPTIONS);
  checkObject(facts);
  const { purpose = 'request', role } = facts;
  checkWord(purpose, PURPOSES, 'purpose');
  checkRole(role, 'role');
  if (role.inactive === true) return ROLE_INACTIVE();
  const { because, required, rules } = requirementOf(role, { samlRole: 'judged_without_saml' });
  if (!required) return role.samlSso ? SAML_NOT_2FA_REQUIRED : NOT_2FA_REQUIRED;
  const leanedOn = purpose === 'issue_token' ? ([...rules, 'CHOICE-2FA-ISSUE-TOKEN'] as const) : rules;
  if (purpose === 'issue_token' && choices?.issueToken === 'allowed') {
    return { allowed: true, rules: leanedOn, advice: [adviceOf(SESSIONS_ADVICE, 'code_in_header')] };
  }
  const values = { why: because[0].message };
  return refusalOf(SESSIONS_PROBLEMS, 'role_requires_2fa', { values }, leanedOn);
}
