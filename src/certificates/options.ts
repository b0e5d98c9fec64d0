import type { Options } from '../core/options.js';

/** What a caller may decide differently about certificates. Each option is a choice of the catalogue. */
export interface CertificateChoices {
  /** Whether a certificate that is not valid yet counts toward the cap: `CHOICE-CERT-NOT-YET-VALID`. Default: `counts`. */
  readonly notYetValid?: 'counts' | 'does_not_count';
  /** From when the longest validity is counted: `CHOICE-CERT-TWO-YEARS`. Default: `valid_from`. */
  readonly twoYearsFrom?: 'upload' | 'valid_from';
}

/** What each option can be set to. */
export const CERTIFICATE_OPTIONS: Options<CertificateChoices> = {
  notYetValid: ['counts', 'does_not_count'],
  twoYearsFrom: ['upload', 'valid_from'],
};

/** When a rotation does what, in days. */
export interface RotationDays {
  /** Days from the creation of the new certificate to the expiry of the old one. */
  readonly lead?: number;
  /** Days from the creation until every client signs with the new certificate. */
  readonly switch?: number;
  /** Days from the creation until the old certificate is revoked. */
  readonly revoke?: number;
}

/** What a caller may decide differently about a rotation. */
export interface RotationPlanChoices extends CertificateChoices {
  /** When a rotation does what: `CHOICE-CERT-ROTATION`, which also says the default of each field. */
  readonly rotationDays?: RotationDays;
}
