/**
 * The numbers and names that decisions compare with. They stand apart from the rules so that
 * bundling a decision does not bundle the catalogue.
 *
 * @module
 */

import type { Release } from '../release.js';

/** First release with a cap on active certificates (CERT-1). */
export const CERTIFICATE_CAP_SINCE: Release = '2026.1';
/** Active certificates per integration record (CERT-1). */
export const CERTIFICATE_CAP = 5;
/** Months of validity that NetSuite honours at most (CERT-8). */
export const LONGEST_VALIDITY_MONTHS = 24;
/** Bits of the RSA keys that are accepted (CERT-7). */
export const RSA_BITS: readonly number[] = [3072, 4096];
/** Curves of the EC keys that are accepted (CERT-7). */
export const EC_CURVES: readonly string[] = ['P-256', 'P-384', 'P-521'];
/** How long before expiry the notices go out; a certificate of a shorter validity than the first gets none (CERT-18). */
export const NOTICE_LEADS = [
  { kind: 'two_months', months: 2, days: 0 },
  { kind: 'one_month', months: 1, days: 0 },
  { kind: 'fourteen_days', months: 0, days: 14 },
] as const;

/** Signing algorithms of a client assertion, and the key each one needs (CERT-19, CERT-21). */
export const ASSERTION_ALGORITHMS: Readonly<Record<string, string>> = {
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};
/** Scopes that the client credentials grant can ask for (CERT-22). */
export const ASSERTION_SCOPES: readonly string[] = ['restlets', 'rest_webservices', 'suite_analytics'];
/** Seconds between `iat` and `exp` (CERT-22). */
export const ASSERTION_LIFETIME = 3600;
/** Path of the token endpoint (CERT-22). */
export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';

/** First release whose notes name all three requests of the endpoint (ROT-1, ROT-16). */
export const LIST_AND_REVOKE_SINCE: Release = '2026.1';
/** Scope that the access token must have (ROT-3). */
export const ROTATION_SCOPE = 'rest_webservices';
