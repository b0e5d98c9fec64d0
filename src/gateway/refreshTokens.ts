import { type Decision, refuseOr, type Violation } from '../decision.js';
import type { ClientType } from '../records.js';
import { assertRelease, type Release } from '../release.js';

/** Fields of an integration record, in hours (IR-5). */
export interface RefreshTokenSettings {
  /** Refresh Token Validity. Default: 48. */
  readonly validityHours?: number;
  /** Maximum Time For Token Rotation. Default: 168. */
  readonly maximumRotationHours?: number;
}

const HOUR = 3_600_000;
const HOURS = { fewest: 1, most: 720, validity: 48, maximumRotation: 168, confidential: 7 * 24 };

/** The last instant that a date can hold. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** Seconds that an access token lives (PK-16). */
export const ACCESS_TOKEN_SECONDS = 3600;

function isAccepted(hours: number): boolean {
  return Number.isInteger(hours) && hours >= HOURS.fewest && hours <= HOURS.most;
}

/**
 * Are these settings for the refresh tokens of a public client within their bounds?
 *
 * @param release - Release of the account.
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
): Decision<'hours_out_of_range'> {
  assertRelease(release);
  const { maximumRotationHours = HOURS.maximumRotation, validityHours = HOURS.validity } = settings;
  const violations = Object.entries({ maximumRotationHours, validityHours })
    .filter(([, hours]) => !isAccepted(hours))
    .map(
      ([field]): Violation<'hours_out_of_range'> => ({
        code: 'hours_out_of_range',
        rule: 'PK-17',
        message: `must be a whole number from ${HOURS.fewest} to ${HOURS.most}`,
        path: [field],
      }),
    );
  return refuseOr(violations, () => ({ allowed: true, rules: ['PK-17', 'PK-18'], advice: [] }));
}

/** How a refresh token may be used. The instants are ISO 8601 text. */
export interface RefreshTokenTerms {
  /** First instant at which it is refused. */
  readonly expiresAt: string;
  /** A use ends it, and brings a new one. */
  readonly oneTimeUse: boolean;
  /** First instant at which no new one is had without the user. */
  readonly rotationEndsAt?: string;
}

/** First instants at which a refresh token is refused, and at which none is issued in its place; `NaN` where a date is invalid. */
export function refreshTokenEnds(
  clientType: ClientType,
  { authorizedAt, issuedAt }: { readonly authorizedAt: Date; readonly issuedAt: Date },
  settings: RefreshTokenSettings = {},
): { readonly expires: number; readonly rotationEnds?: number } {
  const after = (from: Date, hours: number) => Math.min(from.getTime() + hours * HOUR, LAST_INSTANT);
  if (clientType === 'confidential') return { expires: after(issuedAt, HOURS.confidential) };
  const { maximumRotationHours = HOURS.maximumRotation, validityHours = HOURS.validity } = settings;
  // no record can hold hours out of bounds; if one seems to, tokens live as short as they can
  const lasting = (hours: number) => (isAccepted(hours) ? hours : HOURS.fewest);
  const rotationEnds = after(authorizedAt, lasting(maximumRotationHours));
  return { expires: Math.min(after(issuedAt, lasting(validityHours)), rotationEnds), rotationEnds };
}

/** The terms of a refresh token that is issued now. Both instants are valid dates. */
export function refreshTokenTerms(
  clientType: ClientType,
  authorizedAt: Date,
  at: Date,
  settings: RefreshTokenSettings | undefined,
): RefreshTokenTerms {
  const { expires, rotationEnds } = refreshTokenEnds(clientType, { authorizedAt, issuedAt: at }, settings);
  return {
    expiresAt: new Date(expires).toISOString(),
    oneTimeUse: clientType === 'public',
    ...(rotationEnds !== undefined && { rotationEndsAt: new Date(rotationEnds).toISOString() }),
  };
}
