/**
 * NetSuite releases as values.
 *
 * Oracle upgrades accounts twice a year, in phases, so an account's own release decides which
 * rules hold for it, not the calendar (REL-1, REL-3). `YYYY.H` sorts as text: "in force since
 * 2026.1" is `release >= '2026.1'`, and the value is its own wire format.
 *
 * @module
 */

import type { RuleId } from './ruleIds.js';

/** The modelled releases, oldest first. A new one is added here; the compiler names the other place in this file. */
const MODELLED = ['2025.2', '2026.1', '2026.2', '2027.1', '2027.2', '2028.1', '2028.2'] as const;

/** A release whose rules this package models. Decisions take no other. */
export type Release = (typeof MODELLED)[number];

/** Any release, also one that is not modelled: the one a record was created in, or a rule dates from. */
export type AnyRelease = `${number}.${1 | 2}`;

/** The modelled releases, oldest first. */
export const RELEASES: readonly [Release, ...Release[]] = /* @__PURE__ */ Object.freeze(MODELLED);

/** `malformed_release`: not `YYYY.1` or `YYYY.2`. `release_not_modelled`: outside {@link RELEASES}. */
export type ReleaseErrorCode = 'malformed_release' | 'release_not_modelled';

/**
 * A release that no decision can be made for. `code` is stable; the input is not echoed. Each built
 * module has a copy of this class, so it is told by {@link isReleaseError}, not by `instanceof`.
 */
export class ReleaseError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'ReleaseError';
  /** Stable name of what is wrong. */
  readonly code: ReleaseErrorCode;
  /** The rule or the choice that it is refused by. */
  readonly rule: RuleId;

  constructor(code: ReleaseErrorCode) {
    super(
      code === 'malformed_release'
        ? 'The release is not of the form YYYY.1 or YYYY.2.'
        : `The release is outside the modelled range ${RELEASES[0]} to ${RELEASES.at(-1)}.`,
    );
    this.code = code;
    this.rule = code === 'malformed_release' ? 'REL-1' : 'CHOICE-RELEASE-RANGE';
  }
}

/**
 * Tells whether a value is a modelled release.
 *
 * @example
 * ```ts
 * isRelease('2026.1'); //=> true
 * isRelease('2024.2'); //=> false
 * ```
 */
export function isRelease(value: unknown): value is Release {
  const release = value as Release;
  // a switch, since every decision asks, and a list costs several times as much; the compiler demands each release here
  switch (release) {
    case '2025.2':
    case '2026.1':
    case '2026.2':
    case '2027.1':
    case '2027.2':
    case '2028.1':
    case '2028.2':
      return true;
    default:
      release satisfies never;
      return false;
  }
}

/**
 * Tells whether a value has the form of a release, modelled or not.
 *
 * @example
 * ```ts
 * isAnyRelease('2019.2'); //=> true
 * isAnyRelease('2026.3'); //=> false
 * ```
 */
export function isAnyRelease(value: unknown): value is AnyRelease {
  // by hand, since records are asked for it on the request path, and a regular expression takes several times as long
  return (
    typeof value === 'string' &&
    value.length === 6 &&
    ((value[0] === '2' && value[1] === '0') || (value[0] === '1' && value[1] === '9')) &&
    isDigit(value, 2) &&
    isDigit(value, 3) &&
    value[4] === '.' &&
    (value[5] === '1' || value[5] === '2')
  );
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/**
 * Tells whether something that was thrown is a {@link ReleaseError}.
 *
 * @example
 * ```ts
 * isReleaseError(new Error('other')); //=> false
 * ```
 */
export function isReleaseError(error: unknown): error is ReleaseError {
  return error instanceof Error && error.name === 'ReleaseError';
}

function releaseError(text: unknown): ReleaseError {
  return new ReleaseError(isAnyRelease(text) ? 'release_not_modelled' : 'malformed_release');
}

/**
 * Reads a modelled release from text and gives its canonical value.
 *
 * @throws {@link ReleaseError} `malformed_release`, or `release_not_modelled` with the range in its message.
 *
 * @example
 * ```ts
 * parseRelease('2026.1'); //=> '2026.1'
 * ```
 */
export function parseRelease(text: string): Release {
  const release = RELEASES.find((known) => known === text);
  if (release === undefined) throw releaseError(text);
  return release;
}

/**
 * Reads the release that a record was created in, which may be older than any modelled one.
 *
 * @throws {@link ReleaseError} `malformed_release`.
 *
 * @example
 * ```ts
 * parseAnyRelease('2019.2'); //=> '2019.2'
 * ```
 */
export function parseAnyRelease(text: string): AnyRelease {
  if (!isAnyRelease(text)) throw new ReleaseError('malformed_release');
  return RELEASES.find((known) => known === text) ?? text;
}

/**
 * The modelled release after this one, if there is one.
 *
 * @example
 * ```ts
 * nextRelease('2026.2'); //=> '2027.1'
 * nextRelease('2028.2'); //=> undefined
 * ```
 */
export function nextRelease(release: Release): Release | undefined {
  assertRelease(release);
  return RELEASES[RELEASES.indexOf(release) + 1];
}

/**
 * The modelled release before this one, if there is one.
 *
 * @example
 * ```ts
 * previousRelease('2026.1'); //=> '2025.2'
 * previousRelease('2025.2'); //=> undefined
 * ```
 */
export function previousRelease(release: Release): Release | undefined {
  assertRelease(release);
  return RELEASES[RELEASES.indexOf(release) - 1];
}

/**
 * Refuses to answer for a release that is not modelled. Every decision begins with it: untyped
 * callers would otherwise get the oldest rules for `undefined`, or a guess for a release nobody has read
 * (CHOICE-RELEASE-RANGE).
 *
 * @throws {@link ReleaseError}
 */
export function assertRelease(release: Release): void {
  if (!isRelease(release)) throw releaseError(release);
}
