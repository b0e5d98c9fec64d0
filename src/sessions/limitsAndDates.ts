/**
 * What changes with releases, and the numbers and names that decisions compare with. They stand apart from
 * the rules so that bundling a decision does not bundle the catalogue.
 *
 * @module
 */

import { constant, type RuleId } from '../core/decision.js';
import type { KnownPermission, RoleKind } from '../core/records.js';
import type { Terms } from '../core/terms.js';

/** What it takes to have more sessions than any user has. */
export interface SessionConditions {
  /** Sessions of a user who does not meet the conditions. */
  readonly otherwise: number;
  /** The rule by which the feature must be enabled in the account. */
  readonly feature: RuleId;
  /** The rule by which every role of the user must be 2FA-required. */
  readonly roles: RuleId;
}

/** How many sessions of the user interface a user may have at once. */
export interface SessionLimits {
  /** Sessions of a user who meets the conditions. */
  readonly most: number;
  /** The rule that states `most`. */
  readonly statedBy: RuleId;
  /** The conditions, or `null` where every user may have `most`. */
  readonly conditions: SessionConditions | null;
}

/** The limit of every user, before there were conditions (SES-1). */
export const LIMIT_OF_EVERY_USER: SessionLimits = { most: 3, statedBy: 'SES-1', conditions: null };

/** The limits since there are conditions (SES-2 to SES-4). */
export const LIMITS_ON_CONDITIONS = {
  most: 3,
  statedBy: 'SES-4',
  conditions: { otherwise: 1, feature: 'SES-2', roles: 'SES-3' },
} as const satisfies SessionLimits;

/** How many sessions of the user interface a user may have at once, release by release. */
export const SESSION_LIMITS: Terms<SessionLimits> = constant([
  { since: '2025.2', value: LIMIT_OF_EVERY_USER, rules: ['SES-1'] },
  { since: '2026.1', value: LIMITS_ON_CONDITIONS, rules: ['SES-3', 'SES-4'] },
]);

/** Whether a passkey can be the second factor, release by release. */
export const PASSKEYS: Terms<boolean> = constant([
  { since: '2025.2', value: false, rules: ['2FA-10'] },
  { since: '2026.2', value: true, rules: ['2FA-10'] },
]);

/** The day from which a passkey can take the place of the password, whatever the release (2FA-10). */
export const PASSKEY_LOGIN_SINCE = '2026-07-13';

/** How often: wrong codes in a row lock a user out, backup codes are given, and the setup can be skipped (2FA-9). */
export const TWO_FACTOR_COUNTS = { wrongCodes: 5, backupCodes: 10, skips: 5 } as const;

/** Months after which an authenticator app code is asked for although a passkey is used (2FA-10). */
export const AUTHENTICATOR_CODE_MONTHS = 3;

/** The feature that an account must have enabled before users can have several sessions (SES-2). */
export const MULTIPLE_SESSIONS_FEATURE = 'Multiple Sessions for 2FA-protected Users';

/** The permission that some standard roles come with, and that makes them 2FA-required (2FA-3). */
export const TWO_FACTOR_BASE_PERMISSION = 'Two-Factor Authentication base' satisfies KnownPermission;

/** The permission that shortens the idle timeout (SES-11). */
export const CARD_PERMISSION = 'View Unencrypted Credit Cards' satisfies KnownPermission;

/** Permissions that make a role 2FA-required (2FA-2). Oracle's list may not be exhaustive. */
export const TWO_FACTOR_PERMISSIONS: readonly KnownPermission[] = constant([
  'Access Token Management',
  'OAuth 2.0 Authorized Applications Management',
  'Core Administration Permissions',
  TWO_FACTOR_BASE_PERMISSION,
  'Set Up OpenID Connect (OIDC) Single Sign-on',
  'Set Up OpenID Single Sign-on',
  'Set Up SAML Single Sign-on',
  'OIDC Provider Setup',
  'Integration Application',
  'Device ID Management',
  CARD_PERMISSION,
  'View Unencrypted ACH Account Numbers',
]);

/** Standard roles that come with {@link TWO_FACTOR_BASE_PERMISSION} (2FA-3). */
export const TWO_FACTOR_STANDARD_ROLES: readonly RoleKind[] = constant([
  'marketing_administrator',
  'sales_administrator',
  'support_administrator',
  'system_administrator',
]);

/** Minutes that an account can set as the idle timeout of the user interface, and the minutes where it sets none (SES-11). */
export const IDLE_MINUTES = { least: 15, usual: 180, most: 720 } as const;

/** Idle minutes of a role that may view unencrypted card numbers (SES-11). */
export const CARD_IDLE_MINUTES = 15;

/** Minutes after which a session of the user interface ends, used or not (SES-11). */
export const UI_ABSOLUTE_MINUTES = 720;

/** Minutes of a SOAP session: unused, in all, and for one operation (SES-11). */
export const SOAP_MINUTES = { idle: 20, absolute: 60, operation: 15 } as const;

/** Minutes of a web store session: unused, and at most in all. An account may set the latter lower (SES-11). */
export const WEB_STORE_MINUTES = { idle: 20, absolute: 720 } as const;

/** Idle minutes of a SuiteAnalytics Connect session (SES-11). */
export const CONNECT_IDLE_MINUTES = 90;

/** Hours for which a device can be trusted (2FA-5). */
export const TRUSTED_HOURS: readonly number[] = constant([4, 6, 8, 12]);

/** Days for which a device can be trusted (2FA-5). */
export const TRUSTED_DAYS = { least: 1, most: 30 } as const;
