import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject, malformed } from '../core/facts.js';
import { refusalOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { listed } from '../core/words.js';
import { TRUSTED_DAYS, TRUSTED_HOURS } from './limitsAndDates.js';
import { SESSIONS_PROBLEMS, type TrustedDeviceCode } from './problems.js';

/** A device is trusted for some days. */
export interface TrustedForDays {
  /** Tells this duration from the others. */
  readonly unit: 'days';
  /** How many days. */
  readonly count: number;
}

/** A device is trusted for some hours. */
export interface TrustedForHours {
  /** Tells this duration from the others. */
  readonly unit: 'hours';
  /** How many hours. */
  readonly count: number;
}

/** A device is trusted until the session ends. */
export interface TrustedForSession {
  /** Tells this duration from the others. */
  readonly unit: 'session';
}

/** How long a device is trusted after the second factor was given on it. */
export type TrustedDevice = TrustedForDays | TrustedForHours | TrustedForSession;

/** What decides whether a duration of trust can be set for a role. */
export interface TrustedDeviceFacts {
  /** The duration. */
  readonly trustedDevice: TrustedDevice;
}

const TRUSTED = fixedAllowed(['2FA-5']);

/**
 * Can this Duration of Trusted Device be set for a role?
 *
 * @param release - Release of the account.
 * @param facts - The duration.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see 2FA-5
 *
 * @example
 * ```ts
 * validateTrustedDevice('2026.1', { trustedDevice: { unit: 'hours', count: 6 } }).allowed; //=> true
 * validateTrustedDevice('2026.1', { trustedDevice: { unit: 'days', count: 31 } }).allowed; //=> false
 * ```
 */
export function validateTrustedDevice(
  release: Release,
  facts: TrustedDeviceFacts,
): Decision<TrustedDeviceCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { trustedDevice } = facts;
  checkObject(trustedDevice, 'trustedDevice');
  if (trustedDevice.unit === 'session') return TRUSTED;
  const { count, unit } = trustedDevice;
  if (unit !== 'hours' && unit !== 'days') malformed('trustedDevice', 'unit');
  if (typeof count !== 'number') malformed('trustedDevice', 'count');
  if (unit === 'hours') {
    if (TRUSTED_HOURS.includes(count)) return TRUSTED;
    const values = { hours: listed(TRUSTED_HOURS, 'or') };
    return refusalOf(SESSIONS_PROBLEMS, 'trusted_hours_not_offered', { values });
  }
  const { least, most } = TRUSTED_DAYS;
  if (Number.isInteger(count) && count >= least && count <= most) return TRUSTED;
  return refusalOf(SESSIONS_PROBLEMS, 'trusted_days_out_of_range', { values: { least, most } });
}
