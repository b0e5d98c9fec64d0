import { checkInstant, checkObject, isAbsent } from '../core/facts.js';
import { type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { assertRelease, type Release } from '../core/release.js';
import type { CertificateChoices } from './options.js';

/** An EC key. */
export interface EcKey {
  /** Tells the kinds of keys apart. */
  readonly type: 'EC';
  /** The curve by its NIST name, such as `P-256`, if it has one. */
  readonly curve: string;
}

/** An RSA key. */
export interface RsaKey {
  /** Tells the kinds of keys apart. */
  readonly type: 'RSA';
  /** Length of the modulus in bits. */
  readonly bits: number;
}

/** A key of another kind. None of these is accepted. */
export interface OtherKey {
  /** Tells the kinds of keys apart. */
  readonly type: 'other';
  /** What the kind is called, such as `ed25519` or `rsa-pss`. */
  readonly name: string;
}

/** The key of a certificate. */
export type CertificateKey = EcKey | OtherKey | RsaKey;

/**
 * What the file of a certificate says. Stores keep its instants as `Date`, facts take any {@link Instant}, and answers
 * give ISO 8601 text.
 */
export interface CertificateContent<At extends Instant = Date> {
  /** Unpadded base64url SHA-256 of the DER form (CERT-26). It goes into `kid` of a client assertion. */
  readonly id: string;
  /** The key that the certificate is for. */
  readonly key: CertificateKey;
  /** First instant of validity. */
  readonly validFrom: At;
  /** Last instant of validity. */
  readonly validUntil: At;
  /**
   * Unpadded base64url SHA-256 of the public key in DER form (SubjectPublicKeyInfo), by which certificates with one key
   * are known. Without it, or with `null`, the key is not compared (CHOICE-CERT-REVOKED-KEY).
   */
  readonly spkiFingerprint?: string | null;
}

/** The certificate that was read from a file. */
export interface CertificateRead {
  /** What the certificate says. Its instants are ISO 8601 text. */
  readonly certificate: CertificateContent<string>;
  /** The certificate as PEM text, made anew from its DER form, so that nothing else of the file is in it. */
  readonly pem: string;
}

/** The entity and role that a certificate speaks for. */
export interface CertificateSubject {
  /** Internal id of the entity, as text. */
  readonly entityId: string;
  /** Internal id of the role, as text. */
  readonly roleId: string;
}

/** Which combination a certificate serves (CERT-9). */
export interface CertificateMapping extends CertificateSubject {
  /** Internal id of the integration record. */
  readonly integrationId: string;
}

/** A certificate that is to be added, and for whom. */
export interface NewCertificate<At extends Instant = Date>
  extends CertificateContent<At>,
    CertificateSubject {}

/** A certificate as it is kept. `validUntil` is the last instant at which NetSuite takes it (CERT-8). */
export interface Certificate<At extends Instant = Date> extends CertificateContent<At>, CertificateMapping {
  /** When it was added to the integration record. */
  readonly createdAt: At;
  /** When it was revoked. Absent or `null` if it was not. */
  readonly revokedAt?: At | null;
}

/** What the status of a certificate depends on. */
export interface CertificateValidity<At extends Instant = Date>
  extends Pick<Certificate<At>, 'revokedAt' | 'validFrom' | 'validUntil'> {}

/**
 * How a certificate stands at an instant. `indeterminate`: an instant is not a valid one. Such a certificate counts as
 * active, and cannot be used.
 */
export type CertificateStatus = 'active' | 'expired' | 'indeterminate' | 'not_yet_valid' | 'revoked';

/** The certificate that is asked about, and when. */
export interface CertificateStatusFacts {
  /** Its validity, and its revocation if there was one. */
  readonly certificate: CertificateValidity<Instant>;
  /** The instant of the question. */
  readonly at: Instant;
}

/**
 * The status of a certificate at an instant. Both ends of the validity belong to it.
 *
 * @param release - Release of the account.
 * @param facts - The certificate, and the instant.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for facts that are not what
 * they have to be.
 * @see CERT-2, CERT-12; RFC 5280 section 4.1.2.5
 *
 * @example
 * ```ts
 * const certificate = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
 * certificateStatus('2026.1', { certificate, at: '2026-06-01T00:00:00Z' }); //=> 'active'
 * certificateStatus('2026.1', { certificate, at: '2027-06-01T00:00:00Z' }); //=> 'expired'
 * ```
 */
export function certificateStatus(release: Release, facts: CertificateStatusFacts): CertificateStatus {
  assertRelease(release);
  checkObject(facts);
  checkValidity(facts.certificate, 'certificate');
  checkInstant(facts.at, 'at');
  return statusAt(facts.certificate, timeOf(facts.at));
}

/** Demands what says how a certificate stands. @throws {@link FactsError} */
export function checkValidity(certificate: CertificateValidity<Instant>, ...path: (number | string)[]): void {
  checkObject(certificate, ...path);
  checkInstant(certificate.validFrom, ...path, 'validFrom');
  checkInstant(certificate.validUntil, ...path, 'validUntil');
  if (!isAbsent(certificate.revokedAt)) checkInstant(certificate.revokedAt, ...path, 'revokedAt');
}

/** The status of a certificate at a time in milliseconds. */
export function statusAt(certificate: CertificateValidity<Instant>, time: number): CertificateStatus {
  const { revokedAt } = certificate;
  if (!isAbsent(revokedAt)) return isValidInstant(revokedAt) ? 'revoked' : 'indeterminate';
  const from = timeOf(certificate.validFrom);
  const until = timeOf(certificate.validUntil);
  if (time > until) return 'expired';
  if (time < from) return 'not_yet_valid';
  // false where one of them is not a number
  return time >= from && time <= until ? 'active' : 'indeterminate';
}

/** The certificates that take a place under the cap at a time in milliseconds (CERT-2). */
export function countedCertificates<C extends CertificateValidity<Instant>>(
  certificates: readonly C[],
  time: number,
  choices: CertificateChoices,
): C[] {
  return certificates.filter((certificate) => {
    const status = statusAt(certificate, time);
    return (
      status === 'active' ||
      status === 'indeterminate' ||
      (status === 'not_yet_valid' && choices.notYetValid !== 'does_not_count')
    );
  });
}

/**
 * Certificates in the order in which they are best given up: first those that a longer-lived one for the same entity
 * and role has replaced, then by expiry.
 */
export function worthRevoking<C extends Certificate<Instant>>(counted: readonly C[]): C[] {
  const latest = new Map<string, number>();
  const known = counted.map((one) => {
    const subject = JSON.stringify([one.entityId, one.roleId]);
    const until = timeOf(one.validUntil);
    if (until > (latest.get(subject) ?? Number.NEGATIVE_INFINITY)) latest.set(subject, until);
    return { one, subject, until };
  });
  const rank = ({ subject, until }: (typeof known)[number]) =>
    Number(!((latest.get(subject) ?? until) > until));
  return known
    .toSorted((a, b) => rank(a) - rank(b) || a.until - b.until || (a.one.id < b.one.id ? -1 : 1))
    .map(({ one }) => one);
}

/** Whether two certificates speak for the same entity and role. */
export function sameSubject(a: CertificateSubject, b: CertificateSubject): boolean {
  return a.entityId === b.entityId && a.roleId === b.roleId;
}
