import { type Decision, type RuleId, refuseOr } from '../core/decision.js';
import { checkInstant, checkObject, isAbsent } from '../core/facts.js';
import { type Instant, isoOf, timeOf } from '../core/instant.js';
import { invalidInstants } from '../core/invalidInstants.js';
import { adviceOf, fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { type CertificateStatus, type CertificateValidity, checkValidity, statusAt } from './certificate.js';
import { CERTIFICATE_ADVICE, CERTIFICATE_PROBLEMS, type RevokeCertificateCode } from './problems.js';

/** The certificate that is to be revoked. */
export interface RevokeCertificateFacts {
  /** The certificate that the id names in this integration record; `null` if there is none. */
  readonly certificate: CertificateValidity<Instant> | null;
  /** The instant of the revocation. */
  readonly at: Instant;
}

/** What holds once the certificate is revoked. */
export interface CertificateRevoked {
  /** When the certificate was revoked first, ISO 8601. */
  readonly revokedAt: string;
  /** False if the certificate had been revoked before: there is nothing to store. */
  readonly changed: boolean;
}

const UNKNOWN = fixedRefusal(CERTIFICATE_PROBLEMS, 'certificate_unknown');

/** The choices that a revocation leans on, by the status that the certificate had. */
const CHOICES: Readonly<Record<CertificateStatus, readonly RuleId[]>> = {
  active: [],
  expired: ['CHOICE-CERT-REVOKE-EXPIRED'],
  indeterminate: [],
  not_yet_valid: [],
  revoked: ['CHOICE-CERT-REVOKE-AGAIN'],
};

/**
 * May this certificate be revoked? A revocation is final, and a second one changes nothing.
 *
 * @param release - Release of the account.
 * @param facts - The certificate, and the instant of the revocation.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for facts that are not what
 * they have to be.
 * @see CERT-12, ROT-1, ROT-18
 *
 * @example
 * ```ts
 * const certificate = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
 * const at = '2026-03-01T00:00:00Z';
 * const decision = decideRevokeCertificate('2026.1', { certificate, at });
 * decision.allowed && decision.revokedAt; //=> '2026-03-01T00:00:00.000Z'
 * decideRevokeCertificate('2026.1', { certificate: null, at }).allowed; //=> false
 * ```
 */
export function decideRevokeCertificate(
  release: Release,
  facts: RevokeCertificateFacts,
): Decision<RevokeCertificateCode, CertificateRevoked, 'tokens_live_on'> {
  assertRelease(release);
  checkObject(facts);
  const { certificate, at } = facts;
  checkInstant(at, 'at');
  if (certificate === null) return UNKNOWN();
  checkValidity(certificate, 'certificate');
  const { revokedAt } = certificate;
  const invalid = invalidInstants('CERT-12', [
    isAbsent(revokedAt) ? [['at'], at] : [['certificate', 'revokedAt'], revokedAt],
  ]);
  const status = statusAt(certificate, timeOf(at));
  return refuseOr(invalid, () => ({
    allowed: true,
    rules: ['CERT-12', ...CHOICES[status]],
    advice: status === 'active' ? [adviceOf(CERTIFICATE_ADVICE, 'tokens_live_on')] : [],
    revokedAt: isoOf(timeOf(revokedAt ?? at)),
    changed: isAbsent(revokedAt),
  }));
}
