/**
 * The fixed limits and names of client assertions. No release has changed any of them so far.
 *
 * @module
 */

import type { AccountService } from '../core/accountId.js';
import type { Scope } from '../core/records.js';

/** Signing algorithms, and the key that each one needs: RSA, or the curve of an EC key (CERT-19, CERT-21). */
export const ASSERTION_ALGORITHMS: Readonly<Record<string, string>> = {
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
};
/** What `typ` in the header says, in any letter case (CERT-19). */
export const ASSERTION_TYPE = 'JWT';
/** Scopes that the client credentials grant can ask for (CERT-22). */
export const ASSERTION_SCOPES = [
  'restlets',
  'rest_webservices',
  'suite_analytics',
] as const satisfies readonly Scope[];
/** Seconds between `iat` and `exp` at most (CERT-22). */
export const ASSERTION_LIFETIME = 3600;
/** Characters of a `jti` at most (CHOICE-ASSERTION-JTI). */
export const LONGEST_JTI = 256;
/** Hosts of an account whose token endpoint an assertion may name, the one that Oracle's prose names first (CERT-22, CERT-24). */
export const AUDIENCE_SERVICES = [
  'suitetalk.api',
  'restlets.api',
] as const satisfies readonly AccountService[];
/** What the paths of the OAuth 2.0 endpoints begin with, except that of the authorization endpoint (PK-10, PK-20, ROT-2). */
export const OAUTH2_PATH = '/services/rest/auth/oauth2/v1/';
/** Path of the token endpoint (CERT-22). */
export const TOKEN_PATH: string = `${OAUTH2_PATH}token`;
/** Signing algorithms that were accepted once: RSA PKCS#1 v1.5 (CERT-20). */
export const WITHDRAWN_ALGORITHMS: readonly string[] = ['RS256', 'RS384', 'RS512'];
/** Day from which on they are refused (CERT-20). Accounts of every modelled release are affected. */
export const WITHDRAWN_SINCE = '1 March 2025';
