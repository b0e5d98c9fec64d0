import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addYears } from 'date-fns/addYears';
import { type Advice, type Decision, type RuleId, refuseOr } from '../core/decision.js';
import { dayOf, type Instant, isoOf, timeOf } from '../core/instant.js';
import { adviceOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { adviceOnPlaces, againstCap, capIn } from './activeCertificates.js';
import {
  type AddCertificateFacts,
  againstIntegration,
  againstKey,
  againstKnown,
  againstValidity,
} from './addCertificateChecks.js';
import { type Certificate, countedCertificates, statusAt } from './certificate.js';
import { LONGEST_VALIDITY_YEARS } from './limitsAndDates.js';
import type { CertificateChoices } from './options.js';
import { type AddCertificateCode, CERTIFICATE_ADVICE } from './problems.js';

/** What holds once the certificate is added. */
export interface CertificateAdded {
  /** Last instant at which NetSuite takes the certificate, ISO 8601 (CERT-8). */
  readonly effectiveUntil: string;
  /** Whether that is earlier than the certificate itself says. */
  readonly shortened: boolean;
  /** How many places under the cap are taken afterwards. */
  readonly activeAfter: number;
}

/** What is worth knowing about a certificate that is added. */
export type AddCertificateAdviceCode = 'last_place_taken' | 'over_cap' | 'validity_shortened';

/**
 * May this certificate be added to this integration record? Collects every reason against it.
 *
 * @param release - Release of the account.
 * @param facts - The record, the new certificate, and the certificates that are there.
 * @param choices - What to decide differently where Oracle is silent.
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
 *     validFrom: '2026-01-01T00:00:00Z',
 *     validUntil: '2036-01-01T00:00:00Z',
 *     entityId: '12',
 *     roleId: '1000',
 *   },
 *   certificates: [],
 *   at: '2026-02-01T00:00:00Z',
 * });
 * decision.allowed && decision.effectiveUntil; //=> '2028-01-01T00:00:00.000Z'
 * ```
 */
export function decideAddCertificate(
  release: Release,
  facts: AddCertificateFacts,
  choices: CertificateChoices = {},
): Decision<AddCertificateCode, CertificateAdded, AddCertificateAdviceCode> {
  assertRelease(release);
  const { certificate, certificates, integration } = facts;
  const at = timeOf(facts.at);
  const cap = capIn(release);
  const counted = countedCertificates(certificates, at, choices);
  const activeAfter = counted.length + 1;
  const validUntil = timeOf(certificate.validUntil);
  const longest = latestEnd(facts, choices);
  const effectiveUntil = Math.min(validUntil, longest);
  // false where one of them is not a number
  const shortened = longest < validUntil;

  const outlived = againstValidity(facts, effectiveUntil);
  const full = againstCap(cap, counted.length, counted);
  const violations = [
    ...againstIntegration(integration),
    ...againstKey(certificate.key),
    ...againstKnown(facts),
    ...outlived,
    ...full,
  ];
  const leanedOn: readonly RuleId[] = [
    ...choicesOf(counted, cap.most, at),
    ...(shortened ? (['CHOICE-CERT-TWO-YEARS'] as const) : []),
  ];
  const advice = [
    ...(shortened && outlived.length === 0 ? [cutShort(effectiveUntil)] : []),
    ...(full.length === 0 ? adviceOnPlaces(release, activeAfter) : []),
  ];
  return refuseOr<AddCertificateCode, CertificateAdded, AddCertificateAdviceCode>(
    violations,
    () => ({
      allowed: true,
      rules: [...cap.rules, 'CERT-7', 'CERT-8', ...leanedOn],
      advice,
      effectiveUntil: isoOf(effectiveUntil),
      shortened,
      activeAfter,
    }),
    leanedOn,
    advice,
  );
}

/** Milliseconds of the last instant that NetSuite honours, whatever the certificate says. */
function latestEnd({ at, certificate }: AddCertificateFacts, choices: CertificateChoices): number {
  const start = choices.twoYearsFrom === 'upload' ? at : certificate.validFrom;
  return addYears(new UTCDateMini(timeOf(start)), LONGEST_VALIDITY_YEARS).getTime();
}

/** The choices that decide which certificates are in the way. */
function choicesOf(counted: readonly Certificate<Instant>[], most: number, at: number): RuleId[] {
  const choices: RuleId[] = [];
  if (counted.some((one) => statusAt(one, at) === 'not_yet_valid')) choices.push('CHOICE-CERT-NOT-YET-VALID');
  if (counted.length > most) choices.push('CHOICE-CERT-OVER-CAP');
  return choices;
}

function cutShort(effectiveUntil: number): Advice<'validity_shortened'> {
  const values = { years: LONGEST_VALIDITY_YEARS, day: dayOf(effectiveUntil) };
  return adviceOf(CERTIFICATE_ADVICE, 'validity_shortened', { values });
}
