/**
 * What decisions about the login notice compare with: the dated table of the feature, and the limits and names that
 * every release shares.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import type { KnownPermission, RoleKind } from '../core/permission.js';
import type { Terms } from '../core/terms.js';
import type { LoginKind } from './notice.js';

/** Whether an account can have the Login Notification feature (LN-1). */
export const LOGIN_NOTICE: Terms<boolean> = constant([
  { since: '2025.2', value: false, rules: ['LN-1'] },
  { since: '2026.1', value: true, rules: ['LN-1'] },
]);

/** The only kind of role that may set the notice (LN-3). */
export const SETTING_ROLE: RoleKind = 'administrator';

/** The permission that shows the Login Audit Trail (LAT-2). */
export const AUDIT_TRAIL_PERMISSION: KnownPermission = 'View Login Audit Trail';

/** Logins that a person makes at a page (CHOICE-NOTICE-GATED). */
export const INTERACTIVE_LOGINS: readonly LoginKind[] = constant(['password', 'saml', 'oidc', 'passkey']);

/** The tag that ends a line and encloses nothing (CHOICE-NOTICE-MARKUP). */
export const LINE_BREAK = 'br';

/** The tag of a paragraph, which stands inside no other tag (CHOICE-NOTICE-MARKUP). */
export const PARAGRAPH = 'p';

/** Tags that enclose text (CHOICE-NOTICE-MARKUP). */
export const ENCLOSING_TAGS = ['b', 'strong', 'i', 'em', PARAGRAPH] as const;

/** Every tag that a notice may use (CHOICE-NOTICE-MARKUP). */
export const NOTICE_TAGS: readonly string[] = [...ENCLOSING_TAGS, LINE_BREAK];

/** Most faults of a text that one answer names. */
export const MOST_FAULTS = 20;

/** Longest address or user agent in an entry, in UTF-16 code units (CHOICE-NOTICE-LOG-TEXT). */
export const LOG_TEXT_LENGTH = 1024;
