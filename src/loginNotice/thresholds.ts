/**
 * The numbers and names that decisions compare with. They stand apart from the rules so that
 * bundling a decision does not bundle the catalogue.
 *
 * @module
 */

import type { Permission } from '../records.js';
import type { Release } from '../release.js';
import type { LoginKind } from './notice.js';

/** First release with the Login Notification feature (LN-1). */
export const LOGIN_NOTICE_SINCE: Release = '2026.1';

/** The permission that shows the Login Audit Trail (LAT-2). */
export const AUDIT_TRAIL_PERMISSION: Permission = 'View Login Audit Trail';

/** Logins that a person makes at a page (CHOICE-NOTICE-GATED). */
export const INTERACTIVE_LOGINS: readonly LoginKind[] = ['password', 'saml', 'oidc', 'passkey'];

/** Longest address or user agent in an entry, in UTF-16 code units (CHOICE-NOTICE-LOG-TEXT). */
export const LOG_TEXT_LENGTH = 1024;
