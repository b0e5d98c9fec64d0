import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addYears } from 'date-fns/addYears';
import { type Advice, type Decision, type RuleId, refuseOr, type Violation } from '../core/decision.js';
import { dayOf, type Instant, isoOf, timeOf } from '../core/instant.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { adviceOnPlaces, againstCap, type Cap, capIn, placeChoices } from './activeCertificates.js';
import {
  type AddCertificateFacts,
  againstIntegration,
  againstKey,
  againstKnown,
  againstValidity,
  checkAddCertificate,
  hasRevokedKey,
} from './addCertificateChecks.js';
import { countedCertificates } from './certificate.js';
import { CLI_RECORD, LONGEST_VALIDITY_YEARS, SANDBOX } from './limitsAndDates.js';
import { CERTIFICATE_OPTIONS, type CertificateChoices } from './options.js';
import { type AddCertificateCode, CERTIFICATE_ADVICE, CERTIFICATE_PROBLEMS } from './problems.js';

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
export type AddCertificateAdviceCode =
  | 'cleared_by_refresh'
  | 'last_place_taken'
  | 'over_cap'
  | 'shared_record'
  | 'validity_shortened';

/**
 * May this certificate be added to this integration record? Collects every reason against it.
 *
 * @param release - Release of the account.
 * @param facts - The record, the new certificate, and the certificates that are there.
 * @param choices - What to decide differently where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts and
 * {@link ChoicesError} for choices that are not what they have to be.
 * @see CERT-1, CERT-2, CERT-3, CERT-4, CERT-7, CERT-8, CERT-9, CERT-10, CERT-11, CERT-13, CERT-17, CERT-27, CERT-28,
 * CERT-29, CLI-1, ROT-19
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
  checkChoices(choices, CERTIFICATE_OPTIONS);
  checkAddCertificate(facts);
  const { certificate, certificates } = facts;
  const at = timeOf(facts.at);
  const cap = capIn(release);
  const counted = countedCertificates(certificates, at, choices);
  const activeAfter = counted.length + 1;
  const validUntil = timeOf(certificate.validUntil);
  const [longest, otherwise] = latestEnds(facts, choices);
  const effectiveUntil = Math.min(validUntil, longest);
  // false where one of them is not a number
  const shortened = longest < validUntil;
  const keyRevoked = hasRevokedKey(facts);

  const outlived = againstValidity(facts, effectiveUntil);
  const full = againstCap(cap, counted.length, counted);
  const violations = [...againstIdentity(facts, keyRevoked, choices), ...outlived, ...full];
  const leanedOn: RuleId[] = placeChoices(certificates, counted, cap.most, at);
  if (shortened || otherwise < validUntil) leanedOn.push('CHOICE-CERT-TWO-YEARS');
  if (keyRevoked) leanedOn.push('CHOICE-CERT-REVOKED-KEY');
  const advice = [
    ...(shortened && outlived.length === 0 ? [cutShort(effectiveUntil)] : []),
    ...(full.length === 0 ? adviceOnPlaces(release, activeAfter) : []),
    ...adviceOnAccount(facts, cap),
  ];
  return refuseOr<AddCertificateCode, CertificateAdded, AddCertificateAdviceCode>(
    violations,
    () => ({
      allowed: true,
      rules: [...cap.rules, 'CERT-7', 'CERT-8', 'CERT-28', ...leanedOn],
      advice,
      effectiveUntil: isoOf(effectiveUntil),
      shortened,
      activeAfter,
    }),
    leanedOn,
    advice,
  );
}

/**
 * Milliseconds of the last instant that NetSuite honours, whatever the certificate says, and what they would be if the
 * longest validity were counted from the other instant.
 */
function latestEnds(
  { at, certificate }: AddCertificateFacts,
  { twoYearsFrom }: CertificateChoices,
): readonly [number, number] {
  const endFrom = (start: Instant) =>
    addYears(new UTCDateMini(timeOf(start)), LONGEST_VALIDITY_YEARS).getTime();
  const ends = [endFrom(certificate.validFrom), endFrom(at)] as const;
  return twoYearsFrom === 'upload' ? [ends[1], ends[0]] : ends;
}

/** What speaks against the record, the key, and a certificate that is known already. */
function againstIdentity(
  facts: AddCertificateFacts,
  keyRevoked: boolean,
  { revokedKey }: CertificateChoices,
): Violation<AddCertificateCode>[] {
  const refused = keyRevoked && revokedKey !== 'allow';
  return [
    ...againstIntegration(facts.integration),
    ...againstKey(facts.certificate.key),
    ...againstKnown(facts),
    ...(refused ? [violationOf(CERTIFICATE_PROBLEMS, 'key_revoked')] : []),
  ];
}

function cutShort(effectiveUntil: number): Advice<'validity_shortened'> {
  const values = { years: LONGEST_VALIDITY_YEARS, day: dayOf(effectiveUntil) };
  return adviceOf(CERTIFICATE_ADVICE, 'validity_shortened', { values });
}

/** What is worth knowing about the account and the record. */
function adviceOnAccount(
  { accountId = '', integration }: AddCertificateFacts,
  { most }: Cap,
): Advice<'cleared_by_refresh' | 'shared_record'>[] {
  const isShared = integration.name === CLI_RECORD && most !== Number.POSITIVE_INFINITY;
  return [
    ...(SANDBOX.test(accountId) ? [adviceOf(CERTIFICATE_ADVICE, 'cleared_by_refresh')] : []),
    ...(isShared ? [adviceOf(CERTIFICATE_ADVICE, 'shared_record', { values: { cap: most } })] : []),
  ];
}
