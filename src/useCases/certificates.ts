import {
  type AddCertificateAdviceCode,
  type AddCertificateCode,
  type AddCertificateFacts,
  type Certificate,
  type CertificateAdded,
  type CertificateChoices,
  type CertificateRevoked,
  decideAddCertificate,
  decideRevokeCertificate,
  type RevokeCertificateCode,
} from '../certificates/index.js';
import type { Decision } from '../core/decision.js';
import { checkInstant, checkText, isAbsent } from '../core/facts.js';
import { type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { assertRelease, type Release } from '../core/release.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import { INTEGRATION_UNKNOWN, INVALID_INSTANT } from './integrationStep.js';
import { checkIntegrationKey } from './keys.js';
import type { IntegrationUnknownCode } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** A certificate that is to be added to an integration record. */
export interface AddCertificateStepFacts extends Pick<AddCertificateFacts, 'at' | 'certificate'> {
  /** The integration record. */
  readonly key: IntegrationKey;
}

/** The answer of {@link addCertificate}, unless the store fails. */
export type AddCertificateAnswer = Decision<
  AddCertificateCode | IntegrationUnknownCode,
  CertificateAdded,
  AddCertificateAdviceCode
>;

/** A certificate that is to be revoked. */
export interface RevokeCertificateStepFacts {
  /** The integration record. */
  readonly key: IntegrationKey;
  /** Id of the certificate. */
  readonly certificateId: string;
  /** The instant of the revocation. */
  readonly at: Instant;
}

/** The answer of {@link revokeCertificate}, unless the store fails. */
export type RevokeCertificateAnswer = Decision<RevokeCertificateCode, CertificateRevoked, 'tokens_live_on'>;

/** A record that stands for any, whatever the store has. */
const ANY_RECORD: AddCertificateFacts['integration'] = {
  id: 'any',
  clientType: 'confidential',
  clientCredentialsGrant: true,
  scopes: [],
};

/** The certificate as it is kept: with the end of its validity that NetSuite takes (CERT-8). */
function mapped(
  { at, certificate, key: { integrationId } }: AddCertificateStepFacts,
  { effectiveUntil }: CertificateAdded,
): Certificate {
  const { entityId, id, key, roleId, spkiFingerprint, validFrom } = certificate;
  return {
    id,
    integrationId,
    entityId,
    roleId,
    key,
    validFrom: new Date(timeOf(validFrom)),
    validUntil: new Date(effectiveUntil),
    createdAt: new Date(timeOf(at)),
    ...(!isAbsent(spkiFingerprint) && { spkiFingerprint }),
  };
}

/**
 * Adds a certificate to an integration record, in one atomic step: the cap holds however many are added at once, and no
 * certificate enters two records.
 *
 * @param stores - Where the records and their certificates are kept.
 * @param release - Release of the account.
 * @param facts - The record, and what `readCertificate` of `netsuite-auth-policy/crypto` has read, with the entity and
 * the role that the certificate is for.
 * @param choices - The choices about certificates.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts and
 * {@link ChoicesError} for choices that are not what they have to be.
 * @see CERT-1 to CERT-13, CERT-17, CLI-1, S4; {@link decideAddCertificate}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const added = await addCertificate(memoryStores(), '2026.1', {
 *   key: { accountId: '1234567', integrationId: '7' },
 *   certificate: {
 *     id: 'NPMnRyPg',
 *     key: { type: 'EC', curve: 'P-256' },
 *     validFrom: '2026-01-01T00:00:00Z',
 *     validUntil: '2027-01-01T00:00:00Z',
 *     entityId: '12',
 *     roleId: '1000',
 *   },
 *   at: '2026-02-01T00:00:00Z',
 * });
 * !added.allowed && added.violations[0].code; //=> 'integration_unknown'
 * ```
 */
export async function addCertificate(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: AddCertificateStepFacts,
  choices?: CertificateChoices,
): Promise<AddCertificateAnswer | StoreFailure> {
  assertRelease(release);
  checkIntegrationKey(facts);
  const { at, certificate, key } = facts;
  const decide = (found: Omit<AddCertificateFacts, 'accountId' | 'at' | 'certificate'>) =>
    decideAddCertificate(release, { ...found, accountId: key.accountId, certificate, at }, choices);
  // what the caller has made wrong shows before a store is asked
  decide({ integration: ANY_RECORD, certificates: [] });
  if (!isValidInstant(at)) return INVALID_INSTANT();
  const { id: certificateId, spkiFingerprint } = certificate;
  const wanted = {
    at: new Date(timeOf(at)),
    certificateId,
    ...(!isAbsent(spkiFingerprint) && { spkiFingerprint }),
  };
  return failClosed(() =>
    integrations.update<AddCertificateAnswer>(key, wanted, (state) => {
      const { integration, certificates, known, revokedWithSameKey } = state;
      if (integration === undefined) return { result: INTEGRATION_UNKNOWN() };
      const found = { ...(known && { known }), ...(revokedWithSameKey && { revokedWithSameKey }) };
      const result = decide({ integration, certificates, ...found });
      return result.allowed ? { add: mapped(facts, result), result } : { result };
    }),
  );
}

/**
 * Revokes a certificate of an integration record. The certificate stays in the history of the record, and revoking it a
 * second time changes nothing.
 *
 * @param stores - Where the records and their certificates are kept.
 * @param release - Release of the account.
 * @param facts - The record, and the certificate.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for facts that are not what
 * they have to be.
 * @see CERT-12, ROT-1, ROT-18, S4; {@link decideRevokeCertificate}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const revoked = await revokeCertificate(memoryStores(), '2026.1', {
 *   key: { accountId: '1234567', integrationId: '7' },
 *   certificateId: 'NPMnRyPg',
 *   at: '2026-02-01T00:00:00Z',
 * });
 * !revoked.allowed && revoked.violations[0].code; //=> 'certificate_unknown'
 * ```
 */
export async function revokeCertificate(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: RevokeCertificateStepFacts,
): Promise<RevokeCertificateAnswer | StoreFailure> {
  assertRelease(release);
  checkIntegrationKey(facts);
  const { at, certificateId, key } = facts;
  checkText(certificateId, 'certificateId');
  checkInstant(at, 'at');
  if (!isValidInstant(at)) return INVALID_INSTANT();
  const revokedAt = new Date(timeOf(at));
  return failClosed(() =>
    integrations.update<RevokeCertificateAnswer>(key, { certificateId }, ({ known }) => {
      const certificate = known?.integrationId === key.integrationId ? known : null;
      const result = decideRevokeCertificate(release, { certificate, at });
      return result.allowed && result.changed ? { revokedAt, result } : { result };
    }),
  );
}
