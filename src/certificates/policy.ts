import { type Decision, deny, type RuleId, refuseOr } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import {
  type AddCertificate,
  type AddCertificateCode,
  againstCap,
  againstIntegration,
  againstKey,
  againstKnown,
  againstValidity,
  cutShort,
  placesLeft,
} from './adding.js';
import { addMonths, anyInvalid, earlier } from './calendar.js';
import {
  type Certificate,
  type CertificateStatus,
  certificateStatus,
  countedCertificates,
  type Validity,
} from './certificate.js';
import type { CertificateChoices } from './choices.js';
import { CERTIFICATE_CAP, CERTIFICATE_CAP_SINCE, LONGEST_VALIDITY_MONTHS } from './thresholds.js';
import { invalidDate, violation } from './violations.js';

/** How many active certificates an integration record may have: `Infinity` before the cap came (CERT-1). */
export function certificateCap(release: Release): number {
  assertRelease(release);
  return release >= CERTIFICATE_CAP_SINCE ? CERTIFICATE_CAP : Number.POSITIVE_INFINITY;
}

/** The rules that allow one more certificate, where there is a cap. */
export function capRules(cap: number): readonly RuleId[] {
  return cap === CERTIFICATE_CAP ? ['CERT-1', 'CERT-2'] : [];
}

/** What adding a certificate comes to. */
export interface CertificateAdded {
  /** Last instant at which NetSuite takes the certificate, ISO 8601 (CERT-8). */
  readonly effectiveUntil: string;
  /** Whether that is earlier than the certificate itself says. */
  readonly shortened: boolean;
  /** Places under the cap that are taken afterwards. */
  readonly activeAfter: number;
}

/**
 * May this certificate be added to this integration record? Collects every reason against it.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-1, CERT-2, CERT-3, CERT-4, CERT-7, CERT-8, CERT-9, CERT-10, CERT-11, CERT-13, CERT-27, CERT-28,
 * CERT-29, ROT-19
 *
 * @example
 * ```ts
 * const decision = decideAddCertificate('2026.1', {
 *   integration: { id: '7', clientType: 'confidential', clientCredentialsGrant: true, scopes: ['restlets'] },
 *   certificate: {
 *     id: 'NPMnRyPg',
 *     key: { type: 'EC', curve: 'P-256' },
 *     validFrom: new Date('2026-01-01T00:00:00Z'),
 *     validUntil: new Date('2036-01-01T00:00:00Z'),
 *     entity: '12',
 *     role: '1000',
 *   },
 *   existing: [],
 *   at: new Date('2026-02-01T00:00:00Z'),
 * });
 * decision.allowed && decision.effectiveUntil; //=> '2028-01-01T00:00:00.000Z'
 * ```
 */
export function decideAddCertificate(
  release: Release,
  facts: AddCertificate,
  choices: Partial<CertificateChoices> = {},
): Decision<AddCertificateCode, CertificateAdded> {
  const cap = certificateCap(release);
  const { certificate, existing, integration, at } = facts;
  const counted = countedCertificates(existing, at, choices);
  const start = choices.twoYearsFrom === 'upload' ? at : certificate.validFrom;
  const effective = earlier(certificate.validUntil, addMonths(start, LONGEST_VALIDITY_MONTHS));
  const choicesMade = leanedOn(counted, cap, at);

  const violations = [
    ...againstIntegration(integration),
    ...againstKey(certificate.key),
    ...againstKnown(facts),
    ...againstValidity(certificate, effective, at),
    ...againstCap(counted, cap),
  ];
  return refuseOr(
    violations,
    () => {
      const shortened = effective < certificate.validUntil;
      const activeAfter = counted.length + 1;
      return {
        allowed: true,
        rules: [
          ...capRules(cap),
          'CERT-7',
          'CERT-8',
          ...choicesMade,
          ...(shortened ? (['CHOICE-CERT-TWO-YEARS'] as const) : []),
        ],
        advice: [...(shortened ? [cutShort(effective)] : []), ...placesLeft(activeAfter, cap)],
        effectiveUntil: effective.toISOString(),
        shortened,
        activeAfter,
      };
    },
    choicesMade,
  );
}

/** The choices that decide which certificates are in the way. */
function leanedOn(counted: readonly Certificate[], cap: number, at: Date): RuleId[] {
  const choices: RuleId[] = [];
  if (counted.some((one) => certificateStatus(one, at) === 'not_yet_valid'))
    choices.push('CHOICE-CERT-NOT-YET-VALID');
  if (counted.length > cap) choices.push('CHOICE-CERT-OVER-CAP');
  return choices;
}

/** What revoking a certificate comes to. */
export interface CertificateRevoked {
  /** ISO 8601. The first revocation's time, if it is not the first. */
  readonly revokedAt: string;
  /** False if the certificate had been revoked before: nothing is to be stored. */
  readonly changed: boolean;
}

const REVOCATION_CHOICES: Readonly<Partial<Record<CertificateStatus, readonly RuleId[]>>> = {
  expired: ['CHOICE-CERT-REVOKE-EXPIRED'],
  revoked: ['CHOICE-CERT-REVOKE-AGAIN'],
};

/**
 * May this certificate be revoked? Terminal, and a second time changes nothing.
 *
 * @param release - Release of the account.
 * @param facts - The certificate that the id names in this record, or `undefined` if there is none.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-12, ROT-1
 *
 * @example
 * ```ts
 * const certificate = { validFrom: new Date('2026-01-01T00:00:00Z'), validUntil: new Date('2027-01-01T00:00:00Z') };
 * const at = new Date('2026-03-01T00:00:00Z');
 * const decision = decideRevokeCertificate('2026.1', { certificate, at });
 * decision.allowed && decision.revokedAt; //=> '2026-03-01T00:00:00.000Z'
 * decideRevokeCertificate('2026.1', { certificate: undefined, at }).allowed; //=> false
 * ```
 */
export function decideRevokeCertificate(
  release: Release,
  facts: { readonly certificate: Validity | undefined; readonly at: Date },
): Decision<'certificate_unknown' | 'invalid_date', CertificateRevoked> {
  assertRelease(release);
  const { certificate, at } = facts;
  if (certificate === undefined) {
    return deny([violation('certificate_unknown', 'CERT-12', 'the record has no such certificate')]);
  }
  const revokedAt = certificate.revokedAt ?? at;
  if (anyInvalid(revokedAt)) return deny([invalidDate('CERT-12')]);
  return {
    allowed: true,
    rules: ['CERT-12', ...(REVOCATION_CHOICES[certificateStatus(certificate, at)] ?? [])],
    advice: [],
    revokedAt: revokedAt.toISOString(),
    changed: certificate.revokedAt === undefined,
  };
}
