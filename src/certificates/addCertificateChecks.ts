import type { RuleId, Violation } from '../core/decision.js';
import {
  checkFlag,
  checkInstant,
  checkObject,
  checkSent,
  checkText,
  checkWord,
  checkWords,
  isAbsent,
  malformed,
} from '../core/facts.js';
import { type Instant, timeOf } from '../core/instant.js';
import { invalidInstants } from '../core/invalidInstants.js';
import { violationOf } from '../core/problem.js';
import { CLIENT_TYPES, type IntegrationRecord, SCOPES } from '../core/records.js';
import { listed } from '../core/words.js';
import {
  type Certificate,
  type CertificateKey,
  type CertificateSubject,
  type NewCertificate,
  sameSubject,
} from './certificate.js';
import { checkCertificate, checkCertificates, checkNewCertificate } from './facts.js';
import { EC_CURVES, EXCLUSIVE_SCOPE, LONGEST_VALIDITY_YEARS, RSA_BITS } from './limitsAndDates.js';
import { type AddCertificateCode, CERTIFICATE_PROBLEMS } from './problems.js';

/** A certificate that is to be added to an integration record. */
export interface AddCertificateFacts {
  /** The integration record. Its name is for advice alone. */
  readonly integration: Pick<IntegrationRecord, 'clientCredentialsGrant' | 'clientType' | 'id' | 'scopes'> &
    Partial<Pick<IntegrationRecord, 'name'>>;
  /** The certificate, and for whom it is. */
  readonly certificate: NewCertificate<Instant>;
  /** The certificates of the record. Those that no longer count may be left out. */
  readonly certificates: readonly Certificate<Instant>[];
  /** The certificate of the same id, in whatever record and state, if there is one. */
  readonly known?: Certificate<Instant>;
  /** A revoked certificate with the same public key, in whatever record of the account, if there is one. */
  readonly revokedWithSameKey?: Certificate<Instant>;
  /** The account id, for advice about a sandbox alone. */
  readonly accountId?: string;
  /** The instant of the upload. */
  readonly at: Instant;
}

/** Demands facts that are what they have to be. @throws {@link FactsError} */
export function checkAddCertificate(facts: AddCertificateFacts): void {
  checkObject(facts);
  const { integration, known, revokedWithSameKey } = facts;
  checkObject(integration, 'integration');
  checkText(integration.id, 'integration', 'id');
  checkFlag(integration.clientCredentialsGrant, 'integration', 'clientCredentialsGrant');
  checkWord(integration.clientType, CLIENT_TYPES, 'integration', 'clientType');
  checkWords(integration.scopes, SCOPES, 'integration', 'scopes');
  checkSent(integration.name, 'integration', 'name');
  checkNewCertificate(facts.certificate);
  checkCertificates(facts.certificates);
  if (known !== undefined) checkCertificate(known, 'known');
  if (revokedWithSameKey !== undefined) {
    checkCertificate(revokedWithSameKey, 'revokedWithSameKey');
    if (isAbsent(revokedWithSameKey.revokedAt)) malformed('revokedWithSameKey', 'revokedAt');
  }
  checkInstant(facts.at, 'at');
  checkSent(facts.accountId, 'accountId');
}

type Against = readonly Violation<AddCertificateCode>[];

/** What speaks against the record: it must be able to use the grant. */
export function againstIntegration(integration: AddCertificateFacts['integration']): Against {
  const codes: ('grant_not_enabled' | 'mcp_scope' | 'public_client')[] = [];
  // written so that what is not a yes, or not a confidential client, refuses
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
  revokedWithSameKey: revoked,
}: AddCertificateFacts): Against {
  const isSame = ({ id }: Certificate<Instant>) => id === certificate.id;
  const found = known ?? [...certificates, ...(revoked ? [revoked] : [])].find(isSame);
  if (found === undefined) return [];
  const rule = ruleAgainst(found, certificate, integration.id);
  const values = { state: isAbsent(found.revokedAt) ? 'mapped' : 'revoked' };
  return [violationOf(CERTIFICATE_PROBLEMS, 'certificate_known', { rule, values })];
}

/** Oracle speaks of other records and other combinations only, so that the same one again is our choice. */
function ruleAgainst(found: Certificate<Instant>, wanted: CertificateSubject, integrationId: string): RuleId {
  const revoked = !isAbsent(found.revokedAt);
  const again = found.integrationId === integrationId && (revoked || sameSubject(found, wanted));
  if (again) return 'CHOICE-CERT-AGAIN';
  return revoked ? 'CERT-11' : 'CERT-9';
}

/** Whether another certificate with the same key has been revoked. */
export function hasRevokedKey({
  certificate,
  certificates,
  revokedWithSameKey,
}: AddCertificateFacts): boolean {
  const { id, spkiFingerprint } = certificate;
  if (revokedWithSameKey !== undefined && revokedWithSameKey.id !== id) return true;
  const isRevoked = (one: Certificate<Instant>) => one.id !== id && !isAbsent(one.revokedAt);
  return (
    !isAbsent(spkiFingerprint) &&
    certificates.some((one) => isRevoked(one) && one.spkiFingerprint === spkiFingerprint)
  );
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
