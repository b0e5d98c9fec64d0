/**
 * What a release changes about redirect URIs, and the limits and names that they are compared with.
 *
 * @module
 */

import { inWords, type Terms } from '../core/terms.js';

/** How many redirect URIs an integration record may hold; `null` for any number. One too many breaks the first rule of its row. */
export const REDIRECT_URI_COUNT: Terms<number | null> = [
  { since: '2025.2', value: 1, rules: ['URI-15'] },
  { since: '2026.1', value: null, rules: ['URI-1'] },
];

/** {@link REDIRECT_URI_COUNT} over time, to follow "The number of redirect URIs is". */
export function redirectUriCountInWords(): string {
  return inWords(REDIRECT_URI_COUNT, (count) => (count === null ? 'not limited' : `at most ${count}`));
}

/** Longest redirect URI in characters, unless a caller chooses otherwise (`CHOICE-REDIRECT-LENGTH`). */
export const MAX_LENGTH = 2048;

/** Largest number of a port (R15). */
export const LARGEST_PORT = 65_535;

/**
 * Schemes that are neither https nor an app's own (R14): they run script, read local data, wrap another URI, are handed
 * to a program of the system, name a thing instead of a place, or travel without transport security.
 */
export const FORBIDDEN_SCHEMES: readonly string[] = [
  'about',
  'blob',
  'data',
  'feed',
  'file',
  'filesystem',
  'ftp',
  'intent',
  'jar',
  'javascript',
  'livescript',
  'mailto',
  'mhtml',
  'sms',
  'ssh',
  'tel',
  'urn',
  'vbscript',
  'view-source',
  'ws',
  'wss',
];

/** Names of the parameters of an authorization response: NetSuite's (PK-9), those of RFC 6749 and of RFC 9207 (R16). */
export const RESPONSE_PARAMETERS: readonly string[] = [
  'code',
  'company',
  'entity',
  'error',
  'error_description',
  'error_uri',
  'iss',
  'role',
  'state',
];
