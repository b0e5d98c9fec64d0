/** What a caller may decide differently about certificates; each is a choice of the catalogue. */
export interface CertificateChoices {
  /** `CHOICE-CERT-NOT-YET-VALID`. Default: `counts`. */
  readonly notYetValid: 'counts' | 'does_not_count';
  /** `CHOICE-CERT-TWO-YEARS`. Default: `valid_from`. */
  readonly twoYearsFrom: 'upload' | 'valid_from';
}

/** When a rotation does what, in days. `CHOICE-CERT-ROTATION`. */
export interface RotationChoices extends CertificateChoices {
  /** Before the old certificate expires, the new one is created. Default: 30. */
  readonly leadDays: number;
  /** After the creation, every client signs with the new one. Default: 7. */
  readonly switchDays: number;
  /** After the creation, the old one is revoked. Default: 14. */
  readonly revokeDays: number;
}
