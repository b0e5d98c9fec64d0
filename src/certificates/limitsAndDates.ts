/**
 * What releases change about certificates, and the fixed limits and names that decisions compare with.
 *
 * @module
 */

import type { Permission, Scope } from '../core/records.js';
import type { AnyRelease } from '../core/release.js';
import type { Terms } from '../core/terms.js';

/** The cap that came first: active certificates per integration record (CERT-1). */
export const FIRST_CAP = 5;

/** How many active certificates an integration record may have. `null`: any number. */
export const CERTIFICATE_CAP: Terms<number | null> = [
  { since: '2025.2', value: null, rules: [] },
  { since: '2026.1', value: FIRST_CAP, rules: ['CERT-1', 'CERT-2', 'CERT-3', 'CERT-4'] },
];

/** Years of validity that NetSuite honours at most (CERT-8). */
export const LONGEST_VALIDITY_YEARS = 2;
/** Bits of the RSA keys that are accepted (CERT-7). */
export const RSA_BITS: readonly number[] = [3072, 4096];
/** Curves of the EC keys that are accepted (CERT-7). */
export const EC_CURVES: readonly string[] = ['P-256', 'P-384', 'P-521'];
/** What the name of a certificate's file ends in (CERT-6). */
export const FILE_ENDINGS: readonly string[] = ['.cer', '.crt', '.pem'];

/**
 * How long before the expiry the notices go out, the earliest first. A certificate whose validity is shorter than the
 * first lead is not announced (CERT-18).
 */
export const NOTICE_LEADS = [
  { kind: 'two_months', months: 2, days: 0 },
  { kind: 'one_month', months: 1, days: 0 },
  { kind: 'fourteen_days', months: 0, days: 14 },
] as const;

/** When a rotation does what, in days, unless a caller chooses otherwise (CHOICE-CERT-ROTATION). */
export const ROTATION_DAYS = { lead: 30, switch: 7, revoke: 14 } as const;

/** Permission to create and revoke mappings in the user interface (CERT-14). */
export const MAPPINGS_PERMISSION = 'OAuth 2.0 Authorized Applications Management' satisfies Permission;
/** Permission to use access tokens of OAuth 2.0 (CERT-16). */
export const TOKENS_PERMISSION = 'Log in using OAuth 2.0 Access Tokens' satisfies Permission;
/** Permission to manage own certificates through the rotation endpoint (CERT-15, ROT-4). */
export const OWN_CERTIFICATES_PERMISSION =
  'Manage own OAuth 2.0 Client Credentials Certificates' satisfies Permission;

/** The scope that a record has alone, without the client credentials grant and without TBA (CERT-29). */
export const EXCLUSIVE_SCOPE: Scope = 'mcp';

/** How the id of a sandbox ends, in either spelling (CERT-17). */
export const SANDBOX: RegExp = /[_-]SB\d+$/i;

/** The integration record to which the SuiteCloud CLI maps the certificates of every CI user (CLI-1). */
export const CLI_RECORD = 'SuiteCloud Development Integration';
/** The release by which the SuiteCloud CLI for Java ends (CLI-1). */
export const JAVA_CLI_END: AnyRelease = '2027.1';
