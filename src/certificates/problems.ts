import { PERMISSION_MISSING } from '../core/permission.js';
import type { Problems, Statements } from '../core/problem.js';
import { EXCLUSIVE_SCOPE } from './limitsAndDates.js';

/** Why a certificate may not be added. */
export type AddCertificateCode =
  | 'certificate_cap_reached'
  | 'certificate_expired'
  | 'certificate_known'
  | 'grant_not_enabled'
  | 'invalid_instant'
  | 'key_not_accepted'
  | 'key_revoked'
  | 'mcp_scope'
  | 'public_client';

/** Why the file of a certificate cannot be read. */
export type CertificateFileCode =
  | 'certificate_malformed'
  | 'certificate_missing'
  | 'file_name_not_accepted'
  | 'private_key_in_file'
  | 'several_certificates';

/** Why a certificate may not be revoked. */
export type RevokeCertificateCode = 'certificate_unknown' | 'invalid_instant';

/** Why a rotation cannot be planned. */
export type RotationPlanCode = 'certificate_cap_reached' | 'invalid_instant' | 'nothing_to_rotate';

/** Why a role may not do something. */
export type PermissionCode = 'permission_missing';

/** Everything that can speak against a question about certificates. */
type CertificateCode = AddCertificateCode | PermissionCode | RevokeCertificateCode | RotationPlanCode;

/** What is said about a record with which the client credentials grant cannot be used at all. */
export const CLIENT_CREDENTIALS_PROBLEMS: Problems<'grant_not_enabled' | 'public_client'> = {
  grant_not_enabled: {
    rule: 'CERT-13',
    message: 'The client credentials grant is not enabled on the integration record.',
    path: ['integration', 'clientCredentialsGrant'],
    remedy: 'Enable the grant first.',
  },
  public_client: {
    rule: 'CERT-27',
    message: 'A public client cannot use the client credentials grant.',
    path: ['integration', 'clientType'],
  },
};

/** What is said about each refusal. */
export const CERTIFICATE_PROBLEMS: Problems<Exclude<CertificateCode, 'invalid_instant'>> = {
  ...CLIENT_CREDENTIALS_PROBLEMS,
  certificate_cap_reached: {
    rule: 'CERT-1',
    message:
      'The integration record may have at most {cap} active certificates, and it already has {active}.',
    path: ['certificates'],
    remedy: 'Revoke {surplus} of the active certificates of the integration record first.',
  },
  certificate_expired: {
    rule: 'CHOICE-CERT-EXPIRED',
    message:
      'The certificate can never be used: its validity, of which NetSuite honours at most {years} years, is over or ends before it begins.',
    path: ['certificate', 'validUntil'],
    remedy: 'Add another certificate instead.',
  },
  certificate_known: {
    rule: 'CERT-9',
    message: 'This certificate has already been {state}, and a certificate cannot be added twice.',
    path: ['certificate', 'id'],
    remedy: 'Add another certificate instead.',
  },
  certificate_unknown: {
    rule: 'CERT-12',
    message: 'The integration record does not have this certificate.',
    path: ['certificate'],
  },
  key_not_accepted: {
    rule: 'CERT-7',
    message: 'The key must be an RSA key of {bits} bits, or an EC key on the curve {curves}.',
    path: ['certificate', 'key'],
    remedy: 'Add another certificate instead.',
  },
  key_revoked: {
    rule: 'CHOICE-CERT-REVOKED-KEY',
    message: 'Another certificate with the same key has been revoked.',
    path: ['certificate', 'spkiFingerprint'],
    remedy: 'Make a new key, and add a certificate for it.',
  },
  mcp_scope: {
    rule: 'CERT-29',
    message: `An integration record with the ${EXCLUSIVE_SCOPE} scope cannot use the client credentials grant.`,
    path: ['integration', 'scopes'],
  },
  nothing_to_rotate: {
    rule: 'CERT-9',
    message: 'The entity and role have no active certificate on this integration record.',
    path: ['certificates'],
  },
  permission_missing: { rule: 'CERT-14', ...PERMISSION_MISSING },
};

/** What is worth knowing about certificates. */
export type CertificateAdviceCode =
  | 'cap_lowered'
  | 'cleared_by_refresh'
  | 'last_place_taken'
  | 'over_cap'
  | 'shared_record'
  | 'tokens_live_on'
  | 'validity_shortened';

/** What each piece of advice says. */
export const CERTIFICATE_ADVICE: Statements<CertificateAdviceCode> = {
  cap_lowered: {
    rule: 'CERT-1',
    message: 'From {release} on, an integration record may have at most {cap} active certificates.',
  },
  cleared_by_refresh: {
    rule: 'CERT-17',
    message:
      'Each refresh of this sandbox clears the mapping of the certificate, which then has to be added again.',
    path: ['accountId'],
  },
  last_place_taken: {
    rule: 'CERT-1',
    message:
      'With this certificate, the integration record has as many active certificates as it may have: {cap}.',
    path: ['certificates'],
  },
  over_cap: {
    rule: 'CERT-1',
    message:
      'With this certificate, the integration record has {active} active certificates. From {release} on, none can be added until fewer than {cap} are active.',
    path: ['certificates'],
  },
  shared_record: {
    rule: 'CLI-1',
    message:
      'The SuiteCloud CLI maps the certificates of all CI users to this integration record, so they share its {cap} places.',
    path: ['integration', 'name'],
  },
  tokens_live_on: {
    rule: 'ROT-18',
    message:
      'Oracle does not say that this ends the access tokens that were obtained with the certificate, so each of them may work until it expires.',
    path: ['certificate'],
  },
  validity_shortened: {
    rule: 'CERT-8',
    message: 'NetSuite honours at most {years} years of validity, so this certificate works until {day}.',
    path: ['certificate', 'validUntil'],
  },
};
