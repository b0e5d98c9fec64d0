import { type Decision, type RuleId, refuseOr, type Violation } from '../decision.js';
import { hasPermission } from '../permission.js';
import type { Permission, Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import { violation } from './violations.js';

/** What speaks against a role that needs a permission. */
export function againstRole(
  role: Pick<Role, 'kind' | 'permissions'>,
  permission: Permission,
  rule: RuleId,
): Violation<'permission_missing'>[] {
  return hasPermission(role, permission)
    ? []
    : [violation('permission_missing', rule, `the role lacks the permission ${permission}`, 'permissions')];
}

function needsPermission(
  role: Pick<Role, 'kind' | 'permissions'>,
  permission: Permission,
  rule: RuleId,
): Decision<'permission_missing'> {
  return refuseOr(againstRole(role, permission, rule), () => ({ allowed: true, rules: [rule], advice: [] }));
}

/**
 * May this role create and revoke mappings in the UI?
 *
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-14
 *
 * @example
 * ```ts
 * decideManageMappings('2026.1', { kind: 'other', permissions: ['Integration Application'] }).allowed; //=> false
 * ```
 */
export function decideManageMappings(
  release: Release,
  role: Pick<Role, 'kind' | 'permissions'>,
): Decision<'permission_missing'> {
  assertRelease(release);
  return needsPermission(role, 'OAuth 2.0 Authorized Applications Management', 'CERT-14');
}

/**
 * May this role use OAuth 2.0 access tokens at all?
 *
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-16
 *
 * @example
 * ```ts
 * decideOAuthAccess('2026.1', { kind: 'other', permissions: ['Log in using OAuth 2.0 Access Tokens'] }).allowed; //=> true
 * ```
 */
export function decideOAuthAccess(
  release: Release,
  role: Pick<Role, 'kind' | 'permissions'>,
): Decision<'permission_missing'> {
  assertRelease(release);
  return needsPermission(role, 'Log in using OAuth 2.0 Access Tokens', 'CERT-16');
}
