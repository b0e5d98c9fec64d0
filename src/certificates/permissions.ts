import { type Decision, fixedAllowed } from '../core/decision.js';
import { hasMembers, malformed } from '../core/facts.js';
import { hasPermission, type RolePermissions } from '../core/permission.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { MAPPINGS_PERMISSION, TOKENS_PERMISSION } from './limitsAndDates.js';
import { CERTIFICATE_PROBLEMS, type PermissionCode } from './problems.js';

/** Who wants to create or revoke mappings in the user interface. */
export interface ManageMappingsFacts {
  /** The role. */
  readonly role: RolePermissions;
}

const MAPPINGS_ALLOWED = fixedAllowed(['CERT-14']);
const MAPPINGS_REFUSED = fixedRefusal(CERTIFICATE_PROBLEMS, 'permission_missing', {
  rule: 'CERT-14',
  values: { permission: MAPPINGS_PERMISSION },
});

/**
 * May this role create and revoke mappings in the user interface?
 *
 * @param release - Release of the account.
 * @param facts - The role.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for a role that is not one.
 * @see CERT-14
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Integration Application'] } as const;
 * decideManageMappings('2026.1', { role }).allowed; //=> false
 * ```
 */
export function decideManageMappings(
  release: Release,
  facts: ManageMappingsFacts,
): Decision<PermissionCode, object, never> {
  assertRelease(release);
  if (!hasMembers(facts)) malformed();
  return hasPermission(facts.role, MAPPINGS_PERMISSION) ? MAPPINGS_ALLOWED : MAPPINGS_REFUSED();
}

/** Who wants to use an access token of OAuth 2.0. */
export interface OAuthAccessFacts {
  /** The role that the token is for. */
  readonly role: RolePermissions;
}

const ACCESS_ALLOWED = fixedAllowed(['CERT-16']);
const ACCESS_REFUSED = fixedRefusal(CERTIFICATE_PROBLEMS, 'permission_missing', {
  rule: 'CERT-16',
  values: { permission: TOKENS_PERMISSION },
});

/**
 * May this role use access tokens of OAuth 2.0 at all?
 *
 * @param release - Release of the account.
 * @param facts - The role.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for a role that is not one.
 * @see CERT-16
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Log in using OAuth 2.0 Access Tokens'] } as const;
 * decideOAuthAccess('2026.1', { role }).allowed; //=> true
 * ```
 */
export function decideOAuthAccess(
  release: Release,
  facts: OAuthAccessFacts,
): Decision<PermissionCode, object, never> {
  assertRelease(release);
  if (!hasMembers(facts)) malformed();
  return hasPermission(facts.role, TOKENS_PERMISSION) ? ACCESS_ALLOWED : ACCESS_REFUSED();
}
