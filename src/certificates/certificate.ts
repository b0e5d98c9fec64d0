import type { CertificateChoices } from './choices.js';

/** A certificate's key. Curves by their NIST names: `P-256`. */
export type CertificateKey =
  | { readonly type: 'EC'; readonly curve: string }
  | { readonly type: 'RSA'; readonly bits: number }
  | { readonly type: 'other'; readonly name: string };

/** What the file of a certificate says. */
export interface CertificateFacts {
  /** Unpadded base64url SHA-256 of the DER form (CERT-26). Goes into `kid` of a client assertion. */
  readonly id: string;
  readonly key: CertificateKey;
  readonly validFrom: Date;
  /** Last instant of validity. */
  readonly validUntil: Date;
}

/** Whom a certificate speaks for (CERT-9). */
export interface CertificateMapping {
  /** Internal id of the integration record. */
  readonly integration: string;
  /** Internal id of the entity, as text. */
  readonly entity: string;
  /** Internal id of the role, as text. */
  readonly role: string;
}

/** The entity and role that a certificate speaks for. */
export type CertificateSubject = Omit<CertificateMapping, 'integration'>;

/** A certificate as it is kept. `validUntil` is the effective one: at most two years (CERT-8). */
export interface Certificate extends CertificateFacts, CertificateMapping {
  readonly createdAt: Date;
  readonly revokedAt?: Date;
}

/** What the state of a certificate depends on. */
export type Validity = Pick<Certificate, 'revokedAt' | 'validFrom' | 'validUntil'>;

/** `indeterminate`: a date is invalid. Such a certificate counts as active and can't be used. */
export type CertificateStatus = 'active' | 'expired' | 'indeterminate' | 'not_yet_valid' | 'revoked';

/**
 * The state of a certificate at an instant. Both ends of the validity belong to it.
 *
 * @see CERT-2, CERT-12; RFC 5280 section 4.1.2.5
 *
 * @example
 * ```ts
 * const validity = { validFrom: new Date('2026-01-01'), validUntil: new Date('2027-01-01') };
 * certificateStatus(validity, new Date('2026-06-01')); //=> 'active'
 * certificateStatus(validity, new Date('2027-06-01')); //=> 'expired'
 * ```
 */
export function certificateStatus(
  { revokedAt, validFrom, validUntil }: Validity,
  at: Date,
): CertificateStatus {
  if (revokedAt !== undefined) return 'revoked';
  if (at > validUntil) return 'expired';
  if (at < validFrom) return 'not_yet_valid';
  return at >= validFrom && at <= validUntil ? 'active' : 'indeterminate';
}

/** The certificates that take up a place under the cap at an instant (CERT-2). */
export function countedCertificates<C extends Certificate>(
  certificates: readonly C[],
  at: Date,
  choices: Partial<CertificateChoices> = {},
): C[] {
  return certificates.filter((certificate) => {
    const status = certificateStatus(certificate, at);
    return (
      status === 'active' ||
      status === 'indeterminate' ||
      (status === 'not_yet_valid' && choices.notYetValid !== 'does_not_count')
    );
  });
}

/**
 * The counted certificates in the order in which they are best given up: those that a longer-lived one for the same
 * entity and role has replaced, then by expiry.
 */
export function worthRevoking<C extends Certificate>(counted: readonly C[]): C[] {
  const rank = (one: C) => Number(!counted.some((other) => supersedes(other, one)));
  return counted.toSorted(
    (a, b) => rank(a) - rank(b) || a.validUntil.getTime() - b.validUntil.getTime() || (a.id < b.id ? -1 : 1),
  );
}

/** Whether a certificate does another's work for longer: the same entity and role, and a later expiry. */
function supersedes(other: Certificate, one: Certificate): boolean {
  return sameSubject(other, one) && other.validUntil > one.validUntil;
}

/** Whether two certificates speak for the same entity and role. */
export function sameSubject(a: CertificateSubject, b: CertificateSubject): boolean {
  return a.entity === b.entity && a.role === b.role;
}
