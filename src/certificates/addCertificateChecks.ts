import type { RuleId, Violation } from '../core/decision.js';
import { type Instant, timeOf } from '../core/instant.js';
import { invalidInstants } from '../core/invalidInstants.js';
import { violationOf } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import { listed } from '../core/words.js';
import {
  type Certificate,
  type CertificateKey,
  type CertificateSubject,
  type NewCertificate,
  sameSubject,
} from './certificate.js';
import { EC_CURVES, EXCLUSIVE_SCOPE, LONGEST_VALIDITY_YEARS, RSA_BITS } from './limitsAndDates.js';
import { type AddCertificateCode, CERTIFICATE_PROBLEMS } from './problems.js';

/** A certificate that is to be added to an integration record. */
export interface AddCertificateFacts {
  /** The integration record. */
  readonly integration: Pick<IntegrationRecord, 'clientCredentialsGrant' | 'clientType' | 'id' | 'scopes'>;
  /** The certificate, and for whom it is. */
  readonly certificate: NewCertificate<Instant>;
  /** The certificates of the record. Those that no longer count may be left out. */
  readonly certificates: readonly Certificate<Instant>[];
  /** The certificate of the same id, in whatever record and state, if there is one. */
  readonly known?: Certificate<Instant>;
  /** The instant of the upload. */
  readonly at: Instant;
}

type Against = readonly Violation<AddCertificateCode>[];

/** What speaks against the record: it must be able to use the grant. */
export function againstIntegration(integration: AddCertificateFacts['integration']): Against {
  const codes: ('grant_not_enabled' | 'mcp_scope' | 'public_client')[] = [];
  if (integration.clientCredentialsGrant !== true) codes.push('grant_not_enabled');
  if (integration.clientType !== 'confidential') codes.push('public_client');
  if (integration.scopes.includes(EXCLUSIVE_SCOPE)) codes.push('mcp_scope');
  return codes.map((code) => violationOf(CERTIFICATE_PROBLEMS, code));
}

/** What speaks against the key. */
export function againstKey(key: CertificateKey): Against {
  const accepted =
    key.type === 'RSA' ? RSA_BITS.includes(key.bits) : key.type === 'EC' && EC_CURVES.includes(key.curve);
  if (accepted) return [];
  const rule = key.type === 'other' && key.name === 'rsa-pss' ? 'CHOICE-CERT-RSA-PSS' : 'CERT-7';
  const values = { bits: listed(RSA_BITS, 'or'), curves: listed(EC_CURVES, 'or') };
  return [violationOf(CERTIFICATE_PROBLEMS, 'key_not_accepted', { rule, values })];
}

/** What speaks against a certificate that has been added before. */
export function againstKnown({
  certificate,
  certificates,
  integration,
  known,
}: AddCertificateFacts): Against {
  const found = known ?? certificates.find((one) => one.id === certificate.id);
  if (found === undefined) return [];
  const rule = ruleAgainst(found, certificate, integration.id);
  const values = { state: found.revokedAt === undefined ? 'mapped' : 'revoked' };
  return [violationOf(CERTIFICATE_PROBLEMS, 'certificate_known', { rule, values })];
}

/** Oracle speaks of other records and other combinations only, so that the same one again is our choice. */
function ruleAgainst(found: Certificate<Instant>, wanted: CertificateSubject, integrationId: string): RuleId {
  const revoked = found.revokedAt !== undefined;
  const again = found.integrationId === integrationId && (revoked || sameSubject(found, wanted));
  if (again) return 'CHOICE-CERT-AGAIN';
  return revoked ? 'CERT-11' : 'CERT-9';
}

/**
 * What speaks against the validity.
 *
 * @param facts - The certificate, and the instant of the upload.
 * @param effectiveUntil - Milliseconds of the last instant at which NetSuite would take the certificate.
 */
export function againstValidity({ certificate, at }: AddCertificateFacts, effectiveUntil: number): Against {
  const { validFrom, validUntil } = certificate;
  const invalid = invalidInstants('CERT-8', [
    [['certificate', 'validFrom'], validFrom],
    [['certificate', 'validUntil'], validUntil],
    [['at'], at],
  ]);
  if (invalid.length > 0) return invalid;
  if (effectiveUntil >= timeOf(at) && timeOf(validFrom) <= timeOf(validUntil)) return [];
  const values = { years: LONGEST_VALIDITY_YEARS };
  return [violationOf(CERTIFICATE_PROBLEMS, 'certificate_expired', { values })];
}
