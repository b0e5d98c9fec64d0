/**
 * The permissions that rules name, the kinds of roles, and who has a permission.
 *
 * @module
 */

/** The permissions that rules name, as the role page spells them (2FA-2, CERT-14 to CERT-16, IR-1, LAT-2, TBA-16). */
export const PERMISSIONS = [
  'Access Token Management',
  'Core Administration Permissions',
  'Device ID Management',
  'Integration Application',
  'Log in using Access Tokens',
  'Log in using OAuth 2.0 Access Tokens',
  'Manage own OAuth 2.0 Client Credentials Certificates',
  'OAuth 2.0 Authorized Applications Management',
  'OIDC Provider Setup',
  'Set Up OIDC Single Sign-on',
  'Set Up OpenID Single Sign-on',
  'Set Up SAML Single Sign-on',
  'Two-Factor Authentication base',
  'User Access Tokens',
  'View Login Audit Trail',
  'View Unencrypted ACH Account Numbers',
  'View Unencrypted Credit Cards',
] as const;

/** A permission that some rule names. */
export type KnownPermission = (typeof PERMISSIONS)[number];

/**
 * A permission by the name that its role page shows. An editor offers the known ones; any other permission of an
 * account is possible as well.
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

/** The part of a role that decides what it may do. */
export interface RolePermissions {
  /** What the role is. An `administrator` has every permission. */
  readonly kind: RoleKind;
  /** The permissions on the role's page. */
  readonly permissions: readonly Permission[];
}

/**
 * Tells whether a role has a permission. An Administrator has every one; any other role has those on its page.
 *
 * @param role - The role.
 * @param permission - The permission, as {@link PERMISSIONS} spells it.
 */
export function hasPermission(role: RolePermissions, permission: Permission): boolean {
  return role.kind === 'administrator' || role.permissions.includes(permission);
}

/** What is said about a role that lacks a permission, by its name. */
export const PERMISSION_MISSING = {
  message: 'The role does not have the permission “{permission}”.',
  path: ['role', 'permissions'],
  remedy: 'Add the permission to the role, or use a role that has it.',
} as const;
