/**
 * The limits and names of the token endpoint, and what changes with releases about it.
 *
 * @module
 */

import { OAUTH2_PATH } from '../../clientAssertion/limitsAndDates.js';
import { constant } from '../../core/decision.js';
import type { Terms } from '../../core/terms.js';

/** The `client_assertion_type` of a JWT (CERT-23; RFC 7523 section 2.2). */
export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Path of the revocation endpoint (PK-20). */
export const REVOCATION_PATH: string = `${OAUTH2_PATH}revoke`;

/** Path of the keys that access tokens are verified with (PK-19). */
export const KEYS_PATH: string = `${OAUTH2_PATH}keys`;

/** Days that a key of the server is used (PK-19). */
export const KEY_DAYS = 90;

/** Days before the end of a key from which on the next one is there (PK-19). */
export const KEY_NOTICE_DAYS = 30;

/** Seconds after which an authorization code is refused, unless a caller chooses fewer (CHOICE-CODE-LIFETIME). */
export const CODE_LIFETIME_SECONDS = 600;

/** Characters that a client assertion or an Authorization header has at most (CHOICE-TOKEN-LENGTH). */
export const LONGEST_CREDENTIALS = 16_384;

/** Minutes that an access token lives (PK-16). */
export const ACCESS_TOKEN_MINUTES = 60;

/** Days that the refresh token of a confidential client lives (PK-16). */
export const REFRESH_TOKEN_DAYS = 7;

/** Hours that the refresh token of a public client lives, unless the integration record says otherwise (PK-17). */
export const REFRESH_TOKEN_HOURS = 48;

/** Hours from the use of the code until rotation ends, unless the integration record says otherwise (PK-17). */
export const ROTATION_HOURS = 168;

/** Fewest and most hours that the integration record may say (PK-17). */
export const SETTING_HOURS = { least: 1, most: 720 } as const;

/** Whether the integration record has fields for the hours of refresh tokens (PK-17, PK-18). */
export const REFRESH_TOKEN_SETTINGS: Terms<boolean> = constant([
  { since: '2025.2', value: true, rules: ['PK-17', 'PK-18'] },
]);
