import type { Advice, Answer, RuleId, Violation } from '../core/decision.js';
import type { Instant } from '../core/instant.js';
import { adviceOf, violationOf } from '../core/problem.js';
import { assertRelease, RELEASES, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { type Certificate, type CertificateValidity, statusAt, worthRevoking } from './certificate.js';
import { CERTIFICATE_CAP } from './limitsAndDates.js';
import { CERTIFICATE_ADVICE, CERTIFICATE_PROBLEMS, type CertificateAdviceCode } from './problems.js';

/** How many active certificates an integration record may have in a release. */
export interface CertificateCap extends Answer<CertificateAdviceCode> {
  /** The most active certificates that one record may have. `null`: there is no cap. */
  readonly limit: number | null;
}

/**
 * How many active certificates may an integration record have?
 *
 * @param release - Release of the account.
 * @returns The cap, with advice where a later release lowers it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-1, CERT-2, CERT-3, CERT-4
 *
 * @example
 * ```ts
 * certificateCap('2025.2').limit; //=> null
 * certificateCap('2026.1').limit; //=> 5
 * ```
 */
export function certificateCap(release: Release): CertificateCap {
  assertRelease(release);
  const { most, rules } = capIn(release);
  return {
    limit: most === Number.POSITIVE_INFINITY ? null : most,
    rules: [...rules],
    advice: lowerCap(release, most, 'cap_lowered'),
  };
}

/** The cap of a release, as decisions compare with it. */
export interface Cap {
  /** The most active certificates that one record may have. Infinite where there is no cap. */
  readonly most: number;
  /** The rules that say so. */
  readonly rules: readonly RuleId[];
}

/** The cap of a release. */
export function capIn(release: Release): Cap {
  const { value, rules } = termAt(CERTIFICATE_CAP, release);
  return { most: value ?? Number.POSITIVE_INFINITY, rules };
}

/** Advice where a later release has a cap below `active`: the first one that has. */
function lowerCap<Code extends CertificateAdviceCode>(
  release: Release,
  active: number,
  code: Code,
): Advice<Code>[] {
  const enforcedFrom = RELEASES.find((later) => later > release && capIn(later).most < active);
  if (enforcedFrom === undefined) return [];
  const { most, rules } = capIn(enforcedFrom);
  const values = { active, cap: most, release: enforcedFrom };
  return [adviceOf(CERTIFICATE_ADVICE, code, { rule: rules[0], values, enforcedFrom })];
}

/**
 * The choices by which certificates take places under the cap.
 *
 * @param certificates - The certificates of the record.
 * @param counted - Those that take a place.
 * @param most - The cap.
 * @param time - Milliseconds of the instant in question.
 */
export function placeChoices(
  certificates: readonly CertificateValidity<Instant>[],
  counted: readonly unknown[],
  most: number,
  time: number,
): RuleId[] {
  const choices: RuleId[] = [];
  if (certificates.some((one) => statusAt(one, time) === 'not_yet_valid')) {
    choices.push('CHOICE-CERT-NOT-YET-VALID');
  }
  if (counted.length > most) choices.push('CHOICE-CERT-OVER-CAP');
  return choices;
}

/** What is worth knowing about the places that are left once `active` certificates are. */
export function adviceOnPlaces(release: Release, active: number): Advice<'last_place_taken' | 'over_cap'>[] {
  const { most, rules } = capIn(release);
  const last =
    active === most
      ? [adviceOf(CERTIFICATE_ADVICE, 'last_place_taken', { rule: rules[0], values: { cap: most } })]
      : [];
  return [...last, ...lowerCap(release, active, 'over_cap')];
}

/**
 * What speaks against one more certificate on a record at its cap.
 *
 * @param cap - The cap of the release.
 * @param active - How many certificates take a place.
 * @param candidates - The certificates that could make room.
 */
export function againstCap(
  cap: Cap,
  active: number,
  candidates: readonly Certificate<Instant>[],
): Violation<'certificate_cap_reached'>[] {
  const surplus = active + 1 - cap.most;
  if (surplus <= 0) return [];
  return [
    violationOf(CERTIFICATE_PROBLEMS, 'certificate_cap_reached', {
      rule: cap.rules[0],
      values: { active, cap: cap.most, surplus },
      related: worthRevoking(candidates).map((one) => one.id),
    }),
  ];
}
