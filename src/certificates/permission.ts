import { type Decision, deny, type RuleId } from '../decision.js';
import type { Permission, Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';

/** An Administrator has every permission; any other role has those on its page. */
export function needsPermission(
  role: Pick<Role, 'kind' | 'permissions'>,
  permission: Permission,
  rule: RuleId,
): Decision<'permission_missing'> {
  if (role.kind === 'administrator' || role.permissions.includes(permission)) {
    return { allowed: true, rules: [rule], advice: [] };
  }
  return deny([
    {
      code: 'permission_missing',
      rule,
      message: `the role lacks the permission ${permission}`,
      path: ['permissions'],
    },
  ]);
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
