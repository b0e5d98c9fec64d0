import { type Certificate, type CertificateStatus, certificateStatus } from '../certificates/index.js';
import type { Decision } from '../core/decision.js';
import { checkInstant, checkSent } from '../core/facts.js';
import { type Instant, isoOf, isValidInstant } from '../core/instant.js';
import { assertRelease, type Release } from '../core/release.js';
import type { IntegrationKey, Stores } from '../stores/index.js';
import { INTEGRATION_UNKNOWN, INVALID_INSTANT } from './integrationStep.js';
import { checkIntegrationKey } from './keys.js';
import { CERTIFICATES_PER_PAGE } from './limitsAndDates.js';
import type { IntegrationUnknownCode, StepCode } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** Which part of a record's certificates is wanted. */
export interface ListCertificatesStepFacts {
  /** The integration record. */
  readonly key: IntegrationKey;
  /** The instant that the status of each certificate is told for. */
  readonly at: Instant;
  /** The `next` of the part before. Absent for the first part. */
  readonly after?: string;
  /** How many certificates to give at most, up to `CERTIFICATES_PER_PAGE.most`. Absent: `CERTIFICATES_PER_PAGE.usual`. */
  readonly limit?: number;
}

/** A certificate of a list. Its instants are ISO 8601 text in UTC. */
export interface ListedCertificate extends Certificate<string> {
  /** Its status at the instant of the question. */
  readonly status: CertificateStatus;
}

/** A part of a list of certificates. */
export interface CertificateList {
  /** The certificates, the last created first. */
  readonly certificates: readonly ListedCertificate[];
  /** Where the next part begins: give it as `after`. Absent at the end. */
  readonly next?: string;
}

/** The answer of {@link listCertificates}, unless the store fails. */
export type ListCertificatesAnswer = Decision<IntegrationUnknownCode | StepCode, CertificateList, never>;

function listedAt(release: Release, certificate: Certificate, at: Instant): ListedCertificate {
  const { createdAt, revokedAt, validFrom, validUntil, ...rest } = certificate;
  return {
    ...rest,
    status: certificateStatus(release, { certificate, at }),
    validFrom: isoOf(validFrom.getTime()),
    validUntil: isoOf(validUntil.getTime()),
    createdAt: isoOf(createdAt.getTime()),
    ...(revokedAt && { revokedAt: isoOf(revokedAt.getTime()) }),
  };
}

/**
 * Lists the certificates of an integration record, the last created first, with their status at an instant.
 *
 * @param stores - Where the records and their certificates are kept.
 * @param release - Release of the account.
 * @param facts - The record, the instant, and which part of the list is wanted.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts that are not what they
 * have to be, and `RangeError` for a limit that is not a whole number from 1 to `CERTIFICATES_PER_PAGE.most`.
 * @see CERT-2, CERT-10, S4; {@link certificateStatus}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = { key: { accountId: '1234567', integrationId: '7' }, at: '2026-02-01T00:00:00Z' };
 * (await listCertificates(memoryStores(), '2026.1', facts)).allowed; //=> false
 * ```
 */
export async function listCertificates(
  { integrations }: Pick<Stores, 'integrations'>,
  release: Release,
  facts: ListCertificatesStepFacts,
): Promise<ListCertificatesAnswer | StoreFailure> {
  assertRelease(release);
  checkIntegrationKey(facts);
  const { after, at, key, limit = CERTIFICATES_PER_PAGE.usual } = facts;
  checkSent(after, 'after');
  checkInstant(at, 'at');
  if (!Number.isInteger(limit) || limit < 1 || limit > CERTIFICATES_PER_PAGE.most) {
    throw new RangeError(`The limit is not a whole number from 1 to ${CERTIFICATES_PER_PAGE.most}.`);
  }
  if (!isValidInstant(at)) return INVALID_INSTANT();
  return failClosed(async (): Promise<ListCertificatesAnswer> => {
    if ((await integrations.get(key)) === undefined) return INTEGRATION_UNKNOWN();
    const page = await integrations.certificates(key, { limit, ...(after !== undefined && { after }) });
    return {
      allowed: true,
      rules: ['CERT-2', 'CERT-10'],
      advice: [],
      certificates: page.certificates.map((certificate) => listedAt(release, certificate, at)),
      ...(page.next !== undefined && { next: page.next }),
    };
  });
}
