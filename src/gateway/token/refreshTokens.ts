import { maxTime, millisecondsInDay, millisecondsInHour } from 'date-fns/constants';
import { type Decision, refuseOr, type Violation } from '../../core/decision.js';
import { checkObject, checkWord, isAbsent, malformed } from '../../core/facts.js';
import { type Instant, isoOf, timeOf } from '../../core/instant.js';
import { violationOf } from '../../core/problem.js';
import { CLIENT_TYPES, type ClientType } from '../../core/records.js';
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

/** The fields of an integration record that say how long its refresh tokens live. */
export interface RefreshTokenSettingsFacts extends RefreshTokenSettings {
  /** Whether the client can keep a secret: the settings are for those that cannot. */
  readonly clientType: ClientType;
}

/** The settings, each with its name. */
const SETTINGS = ['maximumRotationHours', 'validityHours'] as const;

/**
 * Decides whether settings for refresh tokens are within their bounds, and whether the client is one that has them.
 *
 * @param release - Release of the account.
 * @param facts - The fields of the integration record. A setting that is left out has its default.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for malformed facts.
 * @see PK-17, PK-18
 *
 * @example
 * ```ts
 * validateRefreshTokenSettings('2026.1', { clientType: 'public', validityHours: 720 }).allowed; //=> true
 * validateRefreshTokenSettings('2026.1', { clientType: 'public', maximumRotationHours: 721 }).allowed; //=> false
 * validateRefreshTokenSettings('2026.1', { clientType: 'confidential', validityHours: 720 }).allowed; //=> false
 * ```
 */
export function validateRefreshTokenSettings(
  release: Release,
  facts: RefreshTokenSettingsFacts,
): Decision<RefreshTokenSettingsCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  checkWord(facts.clientType, CLIENT_TYPES, 'clientType');
  const violations = SETTINGS.flatMap((field): Violation<RefreshTokenSettingsCode>[] => {
    const hours = hoursOf(facts, field);
    if (hours === undefined) return [];
    const path = [field];
    if (facts.clientType === 'confidential') {
      return [violationOf(SETTINGS_PROBLEMS, 'settings_of_confidential_client', { path })];
    }
    return isAccepted(hours) ? [] : [violationOf(SETTINGS_PROBLEMS, 'hours_out_of_range', { path })];
  });
  const { rules } = termAt(REFRESH_TOKEN_SETTINGS, release);
  return refuseOr(violations, () => ({ allowed: true, rules, advice: [] }));
}

/** A setting, or `undefined` where it is left out. @throws {@link FactsError} */
function hoursOf(
  settings: RefreshTokenSettings,
  field: keyof RefreshTokenSettings,
  ...path: string[]
): number | undefined {
  const hours = settings[field];
  if (isAbsent(hours)) return undefined;
  if (typeof hours !== 'number') malformed(...path, field);
  return hours;
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
  const place = 'refreshTokenSettings';
  checkObject(settings, place);
  const maximumRotationHours = hoursOf(settings, 'maximumRotationHours', place) ?? ROTATION_HOURS;
  const validityHours = hoursOf(settings, 'validityHours', place) ?? REFRESH_TOKEN_HOURS;
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
