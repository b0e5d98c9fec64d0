import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject } from '../core/facts.js';
import { checkRolePermissions } from '../core/permission.js';
import { fixedRefusal, refusalOf } from '../core/problem.js';
import type { RolePermissions } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { startOf, termAt } from '../core/terms.js';
import { LIMITS_ON_CONDITIONS, MULTIPLE_SESSIONS_FEATURE, SESSION_LIMITS } from './limitsAndDates.js';
import { type EnableMultipleSessionsCode, SESSIONS_PROBLEMS } from './problems.js';

/** Who wants to enable Multiple Sessions for 2FA-protected Users. */
export interface EnableMultipleSessionsFacts {
  /** The role in use. */
  readonly role: RolePermissions;
}

const FEATURE = { feature: MULTIPLE_SESSIONS_FEATURE };
const ROLE_INACTIVE = fixedRefusal(SESSIONS_PROBLEMS, 'role_inactive');
const ADMINISTRATOR_REQUIRED = fixedRefusal(SESSIONS_PROBLEMS, 'administrator_required', { values: FEATURE });
const MAY_ENABLE = fixedAllowed(['SES-2']);

/**
 * May a role enable the feature Multiple Sessions for 2FA-protected Users?
 *
 * @param release - Release of the account.
 * @param facts - The role in use.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a role that is not one.
 * @see SES-2, CHOICE-SESSION-ROLE-GONE
 *
 * @example
 * ```ts
 * decideEnableMultipleSessions('2026.1', { role: { kind: 'administrator', permissions: [] } }).allowed; //=> true
 * decideEnableMultipleSessions('2026.1', { role: { kind: 'other', permissions: [] } }).allowed; //=> false
 * ```
 */
export function decideEnableMultipleSessions(
  release: Release,
  facts: EnableMultipleSessionsFacts,
): Decision<EnableMultipleSessionsCode, object, never> {
  assertRelease(release);
  if (termAt(SESSION_LIMITS, release).value.conditions === null) {
    const values = { ...FEATURE, since: startOf(SESSION_LIMITS, LIMITS_ON_CONDITIONS) };
    return refusalOf(SESSIONS_PROBLEMS, 'feature_not_yet', { values });
  }
  checkObject(facts);
  const { role } = facts;
  checkRolePermissions(role, 'role');
  if (role.inactive === true) return ROLE_INACTIVE();
  return role.kind === 'administrator' ? MAY_ENABLE : ADMINISTRATOR_REQUIRED();
}
