/**
 * Where in NetSuite to look, by the names of its menus: each page once.
 *
 * @module
 */

/** The record with its state and its boxes (IR-1). */
export const RECORD_PAGE = 'Setup > Integration > Manage Integrations';
/** The failed row with its Detail. */
export const AUDIT_TRAIL_PAGE = 'Setup > Users/Roles > User Management > View Login Audit Trail';
/** The features of an account. */
export const FEATURES_PAGE = 'Setup > Company > Enable Features, subtab SuiteCloud';
/** Roles with their permissions. */
export const ROLES_PAGE = 'Setup > Users/Roles > User Management > Manage Roles';
/** Which roles require two-factor authentication (2FA-4). */
export const TWO_FACTOR_PAGE = 'Setup > Users/Roles > Two-Factor Authentication Roles';
/** Tokens of TBA. */
export const TOKENS_PAGE = 'Setup > Users/Roles > Access Tokens';
/** What users have authorized by OAuth 2.0. */
export const AUTHORIZED_PAGE = 'Setup > Users/Roles > OAuth 2.0 Authorized Applications';
/** Certificates of the client credentials grant (CERT-13). */
export const CERTIFICATES_PAGE =
  'Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials (M2M) Setup';
/** The account id and the hosts of an account. */
export const COMPANY_PAGE = 'Setup > Company > Company Information';

/** How to look at something on the integration record. */
/* @__NO_SIDE_EFFECTS__ */
export function onRecord(what: string): string {
  return `Open the integration record at ${RECORD_PAGE} and look at ${what}.`;
}
