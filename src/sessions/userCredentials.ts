import { type Decision, fixedAllowed } from '../core/decision.js';
import { refusalOf } from '../core/problem.js';
import type { Role } from '../core/records.js';
import type { Release } from '../core/release.js';
import { SESSIONS_PROBLEMS, type UserCredentialsCode } from './problems.js';
import { twoFactorRequirement } from './twoFactor.js';

/** What decides whether a role may call APIs with user credentials. */
export interface UserCredentialsFacts {
  /** The role. */
  readonly role: Role;
}

const NOT_2FA_REQUIRED = fixedAllowed(['2FA-7']);

/**
 * May a role call APIs with user credentials, as far as 2FA goes? Whether the release still accepts
 * user credentials is another question. A SAML single sign-on role is judged as if it were none:
 * its exemption concerns logins to the user interface.
 *
 * @param release - Release of the account.
 * @param facts - The role.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-7, CHOICE-SAML-2FA
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * decideUserCredentials('2026.1', { role: administrator }).allowed; //=> false
 * ```
 */
export function decideUserCredentials(
  release: Release,
  facts: UserCredentialsFacts,
): Decision<UserCredentialsCode, object, never> {
  const { role } = facts;
  const { because, required, rules } = twoFactorRequirement(
    release,
    { role },
    { samlRole: 'judged_without_saml' },
  );
  if (!required) return NOT_2FA_REQUIRED;
  const values = { why: because[0].message };
  return refusalOf(SESSIONS_PROBLEMS, 'role_requires_2fa', { values }, rules);
}
