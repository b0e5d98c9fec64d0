/**
 * The permissions that rules name, the kinds of roles, and who has a permission.
 *
 * @module
 */

import type { Path } from './decision.js';
import { isFilled, isObject, malformed } from './facts.js';

/**
 * The permissions that rules name: the name that the role page shows, and the id that an export of roles holds (2FA-2,
 * CERT-14 to CERT-16, IR-1, LAT-2, TBA-16, MCP-2). `null`: Oracle's help gives no id.
 */
export const PERMISSION_IDS = {
  'Access Token Management': 'ADMI_MANAGE_OAUTH_TOKENS',
  'Core Administration Permissions': 'ADMI_KERNEL',
  'Device ID Management': 'ADMI_DEVICE_ID',
  'Integration Application': 'ADMI_INTEGRAPP',
  'Log in using Access Tokens': 'ADMI_LOGIN_OAUTH',
  'Log in using OAuth 2.0 Access Tokens': 'ADMI_LOGIN_OAUTH2',
  'MCP Server Connection': 'ADMI_MCP_SERVER',
  'Manage own OAuth 2.0 Client Credentials Certificates': null,
  'OAuth 2.0 Authorized Applications Management': 'ADMI_MANAGE_OAUTH2',
  'OIDC Provider Setup': 'ADMI_NSASOIDCPROVIDER',
  'OpenID Connect (OIDC) Single Sign-on': 'ADMI_OIDC',
  'SAML Single Sign-on': 'ADMI_SAMLSSO',
  'Set Up OpenID Connect (OIDC) Single Sign-on': 'ADMI_OIDCSETUP',
  'Set Up OpenID Single Sign-on': 'ADMI_OPENIDSSOSETUP',
  'Set Up SAML Single Sign-on': 'ADMI_SAMLSSOSETUP',
  'Two-Factor Authentication base': 'ADMI_TWOFACTORAUTHBASE',
  'User Access Tokens': 'ADMI_MANAGE_OWN_OAUTH_TOKENS',
  'View Login Audit Trail': 'ADMI_AUDITLOGIN',
  'View Unencrypted ACH Account Numbers': null,
  'View Unencrypted Credit Cards': null,
} as const;

/** A permission that some rule names. */
export type KnownPermission = keyof typeof PERMISSION_IDS;

/**
 * A permission, by the name that its role page shows or by the id that an export of roles holds. An editor offers the
 * names that rules know; any other permission of an account is possible as well.
 */
export type Permission = KnownPermission | (string & Record<never, never>);

/** Every {@link RoleKind}. */
export const ROLE_KINDS = [
  'administrator',
  'marketing_administrator',
  'sales_administrator',
  'support_administrator',
  'system_administrator',
  'customer_center',
  'other',
] as const;

/** What a role is, where that matters to authentication; every other role is `other`. */
export type RoleKind = (typeof ROLE_KINDS)[number];

/** Whether a value is a kind of role. */
function isRoleKind(value: unknown): boolean {
  const kind = value as RoleKind;
  // as in `isRelease`
  switch (kind) {
    case 'administrator':
    case 'marketing_administrator':
    case 'sales_administrator':
    case 'support_administrator':
    case 'system_administrator':
    case 'customer_center':
    case 'other':
      return true;
    default:
      kind satisfies never;
      return false;
  }
}

/** The part of a role that decides what it may do. */
export interface RolePermissions {
  /** What the role is. An `administrator` has every permission. */
  readonly kind: RoleKind;
  /** The permissions on the role's page, by name or by id. */
  readonly permissions: readonly Permission[];
  /** Whether it is inactive, and so permits nothing. Absent: it is active. */
  readonly inactive?: boolean;
}

/** Whether a permission is on the page of a role, by name or by id. */
export function listsPermission(
  { permissions }: Pick<RolePermissions, 'permissions'>,
  permission: KnownPermission,
): boolean {
  const id = PERMISSION_IDS[permission];
  return permissions.includes(permission) || (id !== null && permissions.includes(id));
}

/**
 * Demands the part of a role that decides what it may do.
 *
 * @param role - The role.
 * @param path - Where in the facts it lies.
 * @throws {@link FactsError}
 */
export function checkRolePermissions(role: RolePermissions, ...path: (number | string)[]): void {
  const fault = faultOf(role);
  if (fault !== undefined) malformed(...path, ...fault);
}

/** Where a role is broken, for {@link checkRolePermissions} and what is asked for every request: to pass a path costs more than to look. */
export function faultOf(role: RolePermissions): Path | undefined {
  if (!isObject(role)) return [];
  const { inactive, kind, permissions } = role;
  if (!isRoleKind(kind)) return ['kind'];
  if (!Array.isArray(permissions)) return ['permissions'];
  for (let at = 0; at < permissions.length; at += 1) {
    if (!isFilled(permissions[at])) return ['permissions', at];
  }
  return inactive === undefined || typeof inactive === 'boolean' ? undefined : ['inactive'];
}

/**
 * Tells whether a role permits something. An Administrator has every permission; any other role has those on its page.
 * An inactive role permits nothing.
 *
 * @param role - The role, which the facts of every question call `role`.
 * @param permission - The permission.
 * @throws {@link FactsError} for a role that is not one.
 */
export function hasPermission(role: RolePermissions, permission: KnownPermission): boolean {
  const fault = faultOf(role);
  if (fault !== undefined) malformed('role', ...fault);
  return permits(role, permission);
}

/** {@link hasPermission} of a role that has been checked. */
export function permits(role: RolePermissions, permission: KnownPermission): boolean {
  if (role.inactive === true) return false;
  return role.kind === 'administrator' || listsPermission(role, permission);
}

/** What is said about a role without a permission, by its name. An inactive role has none, whatever its page lists. */
export const PERMISSION_MISSING = {
  message: 'The role is inactive, or does not have the permission “{permission}”.',
  path: ['role'],
  remedy: 'Add the permission to the role or, if it is inactive, make it active; or use another role.',
} as const;
