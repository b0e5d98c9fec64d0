import {
  type AddCertificate,
  type AddCertificateCode,
  type Certificate,
  type CertificateAdded,
  type CertificateChoices,
  type CertificateRevoked,
  type CertificateStatus,
  certificateStatus,
  decideAddCertificate,
  decideRevokeCertificate,
} from '../certificates/index.js';
import { type Allowed, type Decision, type Denied, refusal } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import { failClosed, type StoreFailure } from './failure.js';

/** There is no such record. */
export type IntegrationUnknownCode = 'integration_unknown';

export const INTEGRATION_UNKNOWN: Denied<IntegrationUnknownCode> = /* @__PURE__ */ refusal(
  'integration_unknown',
  'IR-1',
  'the account has no such integration record',
  ['key', 'integration'],
);

export type AddCertificateAnswer = Decision<AddCertificateCode | IntegrationUnknownCode, CertificateAdded>;

export type RevokeCertificateAnswer = Decision<'certificate_unknown' | 'invalid_date', CertificateRevoked>;

const INVALID_DATE = /* @__PURE__ */ refusal('invalid_date', 'CERT-2', 'not a valid date', ['at']);

/** The certificate as it is kept: with the end of its validity that NetSuite takes (CERT-8). */
function mapped(
  { certificate, key: { integration }, at: createdAt }: CertificateToAdd,
  { effectiveUntil }: CertificateAdded,
): Certificate {
  const { entity, id, key, role, validFrom } = certificate;
  return { entity, id, integration, key, role, validFrom, validUntil: new Date(effectiveUntil), createdAt };
}

/** What {@link addCertificate} is given. */
export interface CertificateToAdd extends Pick<AddCertificate, 'at' | 'certificate'> {
  readonly key: IntegrationKey;
}

/**
 * Adds a certificate to an integration record, in one step: however many are added at once, the cap
 * holds, and no certificate enters two records.
 *
 * @param release - Release of the account.
 * @param facts - The record, and what `readCertificate` of `netsuite-auth-policy/crypto` has read, with the entity and the role.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-1 to CERT-13, S4; {@link decideAddCertificate}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const added = await addCertificate(memoryStores(), '2026.1', {
 *   key: { account: '1234567', integration: '7' },
 *   certificate: {
 *     id: 'NPMnRyPg',
 *     key: { type: 'EC', curve: 'P-256' },
 *     validFrom: new Date('2026-01-01T00:00:00Z'),
 *     validUntil: new Date('2027-01-01T00:00:00Z'),
 *     entity: '12',
 *     role: '1000',
 *   },
 *   at: new Date('2026-02-01T00:00:00Z'),
 * });
 * !added.allowed && added.violations[0].code; //=> 'integration_unknown'
 * ```
 */
export async function addCertificate(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: CertificateToAdd,
  choices?: Partial<CertificateChoices>,
): Promise<AddCertificateAnswer | StoreFailure> {
  assertRelease(release);
  const { at, certificate, key } = facts;
  if (Number.isNaN(at.getTime())) return INVALID_DATE;
  return failClosed(() =>
    integrations.update<AddCertificateAnswer>(key, { at, certificate: certificate.id }, (state) => {
      const { record: integration, certificates: existing, known } = state;
      if (integration === undefined) return { result: INTEGRATION_UNKNOWN };
      const question = { integration, certificate, existing, at, ...(known && { known }) };
      const result = decideAddCertificate(release, question, choices);
      return result.allowed ? { add: mapped(facts, result), result } : { result };
    }),
  );
}

/**
 * Revokes a certificate of an integration record. It stays in the record's history, and a second time
 * changes nothing.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-12, ROT-1, S4; {@link decideRevokeCertificate}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const revoked = await revokeCertificate(memoryStores(), '2026.1', {
 *   key: { account: '1234567', integration: '7' },
 *   certificateId: 'NPMnRyPg',
 *   at: new Date('2026-02-01T00:00:00Z'),
 * });
 * !revoked.allowed && revoked.violations[0].code; //=> 'certificate_unknown'
 * ```
 */
export async function revokeCertificate(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: { readonly key: IntegrationKey; readonly certificateId: string; readonly at: Date },
): Promise<RevokeCertificateAnswer | StoreFailure> {
  assertRelease(release);
  const { at, certificateId, key } = facts;
  if (Number.isNaN(at.getTime())) return INVALID_DATE;
  return failClosed(() =>
    integrations.update<RevokeCertificateAnswer>(key, { certificate: certificateId }, ({ known }) => {
      const certificate = known?.integration === key.integration ? known : undefined;
      const result = decideRevokeCertificate(release, { certificate, at });
      return result.allowed && result.changed ? { revokedAt: at, result } : { result };
    }),
  );
}

/** A certificate of a list. Instants are ISO 8601 text. */
export interface ListedCertificate
  extends Pick<Certificate, 'entity' | 'id' | 'integration' | 'key' | 'role'> {
  readonly status: CertificateStatus;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly createdAt: string;
  readonly revokedAt?: string;
}

/** A part of a list of certificates. */
export interface CertificateList {
  readonly certificates: readonly ListedCertificate[];
  /** Where the next part begins: give it as `after`. Absent at the end. */
  readonly next?: string;
}

/** So many certificates come at once where nothing else is asked for, and at most. */
const PAGE = { usual: 50, most: 1000 };

function listed(
  { createdAt, revokedAt, validFrom, validUntil, ...certificate }: Certificate,
  at: Date,
): ListedCertificate {
  return {
    ...certificate,
    status: certificateStatus({ validFrom, validUntil, ...(revokedAt && { revokedAt }) }, at),
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
    createdAt: createdAt.toISOString(),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
  };
}

/**
 * The certificates of an integration record, the last created first, with their status at an instant.
 *
 * @param release - Release of the account.
 * @param facts - The record; where to go on, and how many to give at most: 1 to 1,000, usually 50.
 * @throws {@link ReleaseError} for a release that is not modelled, `RangeError` for a limit out of range.
 * @see CERT-2, CERT-10, S4; {@link certificateStatus}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = { key: { account: '1234567', integration: '7' }, at: new Date('2026-02-01T00:00:00Z') };
 * (await listCertificates(memoryStores(), '2026.1', facts)).allowed; //=> false
 * ```
 */
export async function listCertificates(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: {
    readonly key: IntegrationKey;
    readonly at: Date;
    readonly after?: string;
    readonly limit?: number;
  },
): Promise<Decision<IntegrationUnknownCode | 'invalid_date', CertificateList> | StoreFailure> {
  assertRelease(release);
  const { after, at, key, limit = PAGE.usual } = facts;
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE.most) {
    throw new RangeError(`limit: expected a whole number from 1 to ${PAGE.most}`);
  }
  if (Number.isNaN(at.getTime())) return INVALID_DATE;
  return failClosed(async () => {
    if ((await integrations.get(key)) === undefined) return INTEGRATION_UNKNOWN;
    const page = await integrations.certificates(key, { limit, ...(after !== undefined && { after }) });
    const certificates = page.certificates.map((certificate) => listed(certificate, at));
    const answer: Allowed<CertificateList> = {
      allowed: true,
      rules: ['CERT-2', 'CERT-10'],
      advice: [],
      certificates,
    };
    return page.next === undefined ? answer : { ...answer, next: page.next };
  });
}
