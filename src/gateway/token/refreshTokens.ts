import { maxTime, millisecondsInDay, millisecondsInHour } from 'date-fns/constants';
import { type Decision, refuseOr } from '../../core/decision.js';
import { type Instant, isoOf, timeOf } from '../../core/instant.js';
import { violationOf } from '../../core/problem.js';
import type { ClientType } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import { termAt } from '../../core/terms.js';
import type { IssuedRefreshToken, RefreshTokenSettings } from './facts.js';
import {
  REFRESH_TOKEN_DAYS,
  REFRESH_TOKEN_HOURS,
  REFRESH_TOKEN_SETTINGS,
  ROTATION_HOURS,
  SETTING_HOURS,
} from './limitsAndDates.js';
import { type RefreshTokenSettingsCode, SETTINGS_PROBLEMS } from './problems.js';

function isAccepted(hours: number): boolean {
  return Number.isInteger(hours) && hours >= SETTING_HOURS.least && hours <= SETTING_HOURS.most;
}

/**
 * Decides whether settings for the refresh tokens of a public client are within their bounds.
 *
 * @param release - Release of the account.
 * @param settings - The fields of the integration record. One that is left out has its default.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see PK-17, PK-18
 *
 * @example
 * ```ts
 * validateRefreshTokenSettings('2026.1', { validityHours: 720 }).allowed; //=> true
 * validateRefreshTokenSettings('2026.1', { maximumRotationHours: 721 }).allowed; //=> false
 * ```
 */
export function validateRefreshTokenSettings(
  release: Release,
  settings: RefreshTokenSettings,
): Decision<RefreshTokenSettingsCode, object, never> {
  assertRelease(release);
  const violations = Object.entries(withDefaults(settings))
    .filter(([, hours]) => !isAccepted(hours))
    .map(([field]) => violationOf(SETTINGS_PROBLEMS, 'hours_out_of_range', { path: [field] }));
  const { rules } = termAt(REFRESH_TOKEN_SETTINGS, release);
  return refuseOr(violations, () => ({ allowed: true, rules, advice: [] }));
}

function withDefaults(settings: RefreshTokenSettings): Required<RefreshTokenSettings> {
  const { maximumRotationHours = ROTATION_HOURS, validityHours = REFRESH_TOKEN_HOURS } = settings;
  return { maximumRotationHours, validityHours };
}

/** How a refresh token may be used. The instants are ISO 8601 text in UTC. */
export interface RefreshTokenTerms {
  /** First instant at which it is refused. */
  readonly expiresAt: string;
  /** Whether a use ends it and brings a new one. */
  readonly oneTimeUse: boolean;
  /** First instant from which on the user has to log in for a new one. */
  readonly rotationEndsAt?: string;
}

/** First instants at which a refresh token is refused, and at which no other is issued in its place, in milliseconds. */
export interface RefreshTokenEnds {
  /** `NaN` where an instant is invalid. */
  readonly expires: number;
  /** `NaN` where an instant is invalid. Absent for a confidential client. */
  readonly rotationEnds?: number;
}

/** When a refresh token ends (PK-16, PK-17, CHOICE-REFRESH-SETTINGS). */
export function refreshTokenEnds(
  clientType: ClientType,
  { authorizedAt, issuedAt }: Pick<IssuedRefreshToken<Instant>, 'authorizedAt' | 'issuedAt'>,
  settings: RefreshTokenSettings = {},
): RefreshTokenEnds {
  const after = (from: Instant, milliseconds: number) => Math.min(timeOf(from) + milliseconds, maxTime);
  // a public client's rules are the stricter ones: they hold for whatever is not confidential
  if (clientType === 'confidential') {
    return { expires: after(issuedAt, REFRESH_TOKEN_DAYS * millisecondsInDay) };
  }
  // no record can hold hours out of bounds; if one seems to, tokens live as short as they can
  const lasting = (hours: number) => (isAccepted(hours) ? hours : SETTING_HOURS.least) * millisecondsInHour;
  const { maximumRotationHours, validityHours } = withDefaults(settings);
  const rotationEnds = after(authorizedAt, lasting(maximumRotationHours));
  return { expires: Math.min(after(issuedAt, lasting(validityHours)), rotationEnds), rotationEnds };
}

/** How a refresh token may be used that is issued at this instant. Both instants are valid. */
export function refreshTokenTerms(
  clientType: ClientType,
  instants: Pick<IssuedRefreshToken<Instant>, 'authorizedAt' | 'issuedAt'>,
  settings: RefreshTokenSettings | undefined,
): RefreshTokenTerms {
  const { expires, rotationEnds } = refreshTokenEnds(clientType, instants, settings);
  return {
    expiresAt: isoOf(expires),
    oneTimeUse: clientType !== 'confidential',
    ...(rotationEnds !== undefined && { rotationEndsAt: isoOf(rotationEnds) }),
  };
}
