/**
 * What needs `node:crypto`: hashes and X.509 certificates. Synchronous, and kept out of the
 * policy modules so that they run anywhere.
 *
 * @module
 */

import { hash, timingSafeEqual } from 'node:crypto';

/**
 * The S256 code challenge of a code verifier: its SHA-256, as base64url without padding.
 *
 * @see PK-7; RFC 7636 section 4.2
 *
 * @example
 * ```ts
 * deriveCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'); //=> 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
 * ```
 */
export function deriveCodeChallenge(codeVerifier: string): string {
  return hash('sha256', codeVerifier, 'base64url');
}

/**
 * Tells whether a code verifier belongs to an S256 code challenge. The time it takes does not
 * depend on where the two differ.
 *
 * @see P9; RFC 7636 section 4.6
 *
 * @example
 * ```ts
 * verifyCodeVerifier('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'); //=> true
 * ```
 */
export function verifyCodeVerifier(codeVerifier: string, codeChallenge: string): boolean {
  const derived = Buffer.from(deriveCodeChallenge(codeVerifier));
  const bound = Buffer.from(codeChallenge);
  return derived.length === bound.length && timingSafeEqual(derived, bound);
}
