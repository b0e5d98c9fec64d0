import type { Release } from '../release.js';

/** First release in which an integration record takes several redirect URIs (URI-1, URI-15). */
export const MULTIPLE_SINCE: Release = '2026.1';

/** Longest redirect URI in characters, unless a caller chooses otherwise (`CHOICE-REDIRECT-LENGTH`). */
export const MAX_LENGTH = 2048;

/**
 * Schemes that are neither https nor an app's own (R14): they run script, read what is local, wrap
 * another URI, hand it to a program of the system, or travel without transport security.
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

/** Names of the parameters that an authorization response carries: NetSuite's (PK-9), RFC 6749's and RFC 9207's (R16). */
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
