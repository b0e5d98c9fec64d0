import type { Options } from '../core/options.js';
import { ROTATION_DAYS } from './limitsAndDates.js';

/** What a caller may decide differently about certificates. Each option is a choice of the catalogue. */
export interface CertificateChoices {
  /** Whether a certificate that is not valid yet counts toward the cap: `CHOICE-CERT-NOT-YET-VALID`. Default: `counts`. */
  readonly notYetValid?: 'counts' | 'does_not_count';
  /** Whether a certificate may have the key of a revoked one: `CHOICE-CERT-REVOKED-KEY`. Default: `refuse`. */
  readonly revokedKey?: 'allow' | 'refuse';
  /** From when the longest validity is counted: `CHOICE-CERT-TWO-YEARS`. Default: `valid_from`. */
  readonly twoYearsFrom?: 'upload' | 'valid_from';
}

/** When a rotation does what, in whole days from 0 on. The old certificate is not revoked before the switch. */
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

const NOT_YET_VALID = ['counts', 'does_not_count'] as const;
const REVOKED_KEY = ['allow', 'refuse'] as const;
const TWO_YEARS_FROM = ['upload', 'valid_from'] as const;

/** What each option about certificates can be set to. */
export const CERTIFICATE_OPTIONS: Options<CertificateChoices> = {
  notYetValid: NOT_YET_VALID,
  revokedKey: REVOKED_KEY,
  twoYearsFrom: TWO_YEARS_FROM,
};

/** What each option about a rotation can be set to. */
export const ROTATION_PLAN_OPTIONS: Options<RotationPlanChoices> = {
  notYetValid: NOT_YET_VALID,
  revokedKey: REVOKED_KEY,
  twoYearsFrom: TWO_YEARS_FROM,
  rotationDays: areRotationDays,
};

/** The days of a rotation, with the default where the caller leaves one out. */
export function rotationDaysOf({
  lead = ROTATION_DAYS.lead,
  switch: switchDays = ROTATION_DAYS.switch,
  revoke = ROTATION_DAYS.revoke,
}: RotationDays = {}): Required<RotationDays> {
  return { lead, switch: switchDays, revoke };
}

function areRotationDays(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (!Object.keys(value).every((name) => Object.hasOwn(ROTATION_DAYS, name))) return false;
  const days = rotationDaysOf(value);
  const areDays = Object.values(days).every((count) => Number.isSafeInteger(count) && count >= 0);
  return areDays && days.switch <= days.revoke;
}
