/**
 * The numbers and names that decisions compare with. They stand apart from the rules so that
 * bundling a decision does not bundle the catalogue.
 *
 * @module
 */

import type { Permission, RoleKind } from '../records.js';
import type { Release } from '../release.js';

/** First release in which more than one session depends on the feature and on the user's roles (SES-2, SES-3). */
export const CONDITIONS_SINCE: Release = '2026.1';

/** First release in which a passkey may be the second factor (2FA-10). */
export const PASSKEY_SINCE: Release = '2026.2';

/** Sessions of a user who does not qualify for more (SES-2, SES-3). */
export const SINGLE_SESSION = 1;

/** Sessions of a user who qualifies (SES-1, SES-4). */
export const MULTIPLE_SESSIONS = 3;

/** Permissions that make a role 2FA-required (2FA-2). Oracle's list may not be exhaustive. */
export const TWO_FACTOR_PERMISSIONS: readonly Permission[] = [
  'Access Token Management',
  'OAuth 2.0 Authorized Applications Management',
  'Core Administration Permissions',
  'Two-Factor Authentication base',
  'Set Up OIDC Single Sign-on',
  'Set Up OpenID Single Sign-on',
  'Set Up SAML Single Sign-on',
  'OIDC Provider Setup',
  'Integration Application',
  'Device ID Management',
  'View Unencrypted Credit Cards',
  'View Unencrypted ACH Account Numbers',
];

/** Standard roles that come with the permission Two-Factor Authentication base (2FA-3). */
export const TWO_FACTOR_STANDARD_ROLES: readonly RoleKind[] = [
  'marketing_administrator',
  'sales_administrator',
  'support_administrator',
  'system_administrator',
];

/** Minutes an account may set as idle timeout of the user interface (SES-11). */
export const IDLE_MINUTES = { least: 15, usual: 180, most: 720 } as const;

/** Idle minutes of a role that may view unencrypted card numbers (SES-11). */
export const CARD_IDLE_MINUTES = 15;

/** The permission that shortens the idle timeout (SES-11). */
export const CARD_PERMISSION: Permission = 'View Unencrypted Credit Cards';

/** Minutes after which a session of the user interface ends, used or not (SES-11). */
export const UI_ABSOLUTE_MINUTES = 720;

/** Minutes of SOAP and SuiteAnalytics Connect sessions (SES-11). */
export const SOAP_MINUTES = { idle: 20, absolute: 60, operation: 15 } as const;
export const CONNECT_IDLE_MINUTES = 90;

/** Hours and days for which a device may be trusted, besides "per session" (2FA-5). */
export const TRUSTED_HOURS: readonly number[] = [4, 6, 8, 12];
export const TRUSTED_DAYS = { least: 1, most: 30 } as const;
