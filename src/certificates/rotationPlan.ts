import { millisecondsInDay } from 'date-fns/constants';
import { type Decision, deny, type RuleId, refuseOr } from '../core/decision.js';
import { checkInstant, checkObject, isAbsent } from '../core/facts.js';
import { type Instant, isoOf, timeOf } from '../core/instant.js';
import { invalidInstants } from '../core/invalidInstants.js';
import { checkChoices } from '../core/options.js';
import { refusalOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { againstCap, type Cap, capIn, placeChoices } from './activeCertificates.js';
import {
  type Certificate,
  type CertificateSubject,
  countedCertificates,
  sameSubject,
  worthRevoking,
} from './certificate.js';
import { checkCertificates, checkSubject } from './facts.js';
import { ROTATION_PLAN_OPTIONS, type RotationPlanChoices, rotationDaysOf } from './options.js';
import { CERTIFICATE_PROBLEMS, type RotationPlanCode } from './problems.js';

/** Whose certificate is to be replaced, and from when on. */
export interface RotationPlanFacts extends CertificateSubject {
  /** The certificates of the integration record. Those that no longer count may be left out. */
  readonly certificates: readonly Certificate<Instant>[];
  /** The instant from which to plan. */
  readonly at: Instant;
}

/** A step that a new certificate takes. */
export interface NewCertificateStep {
  /** `create`: add the new certificate. `switch`: by then every client signs with it. */
  readonly action: 'create' | 'switch';
  /** When, ISO 8601. */
  readonly at: string;
}

/** A step that ends an older certificate. */
export interface RevokeStep {
  /** Revoke a certificate. */
  readonly action: 'revoke';
  /** When, ISO 8601. */
  readonly at: string;
  /** Id of the certificate to revoke. */
  readonly certificateId: string;
}

/** One step of a rotation. */
export type RotationStep = NewCertificateStep | RevokeStep;

/** A rotation, step by step. */
export interface RotationPlan {
  /** Id of the certificate that is replaced. */
  readonly replaces: string;
  /** The steps in order of time. */
  readonly steps: readonly RotationStep[];
}

/**
 * Plans the replacement of the certificate that an entity and role sign with: create, switch,
 * revoke. Where the record has no free place, older certificates of the same entity and role are
 * revoked first. At no step are more certificates active than may be.
 *
 * @param release - Release of the account.
 * @param facts - The record's certificates, the entity and role, and the instant from which to plan.
 * @param choices - What to decide differently where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts and
 * {@link ChoicesError} for choices that are not what they have to be, such as days that revoke before the switch.
 * @see CERT-1, CERT-2, CERT-9, CERT-18, CHOICE-CERT-ROTATION
 *
 * @example
 * ```ts
 * const certificate = {
 *   id: 'a', integrationId: '7', entityId: '12', roleId: '1000', key: { type: 'EC', curve: 'P-256' },
 *   validFrom: '2026-01-01T00:00:00Z',
 *   validUntil: '2027-01-31T00:00:00Z',
 *   createdAt: '2026-01-01T00:00:00Z',
 * } as const;
 * const plan = planRotation('2026.1', {
 *   certificates: [certificate], entityId: '12', roleId: '1000', at: '2026-06-01T00:00:00Z',
 * });
 * plan.allowed && plan.steps.map(({ action, at }) => `${action} ${at.slice(0, 10)}`); //=> ['create 2027-01-01', 'switch 2027-01-08', 'revoke 2027-01-15']
 * ```
 */
export function planRotation(
  release: Release,
  facts: RotationPlanFacts,
  choices: RotationPlanChoices = {},
): Decision<RotationPlanCode, RotationPlan, never> {
  assertRelease(release);
  checkChoices(choices, ROTATION_PLAN_OPTIONS);
  checkObject(facts);
  const { at, certificates } = facts;
  checkCertificates(certificates);
  checkSubject(facts);
  checkInstant(at, 'at');
  const cap = capIn(release);
  const counted = countedCertificates(certificates, timeOf(at), choices);
  const leanedOn = placeChoices(certificates, counted, cap.most, timeOf(at));
  const own = new Set(counted.filter((one) => sameSubject(one, facts)));
  const [old, ...older] = [...own].toSorted((a, b) => timeOf(b.validUntil) - timeOf(a.validUntil));
  if (old === undefined) return refusalOf(CERTIFICATE_PROBLEMS, 'nothing_to_rotate', {}, leanedOn);
  const [first, ...rest] = invalidInstants('CERT-18', [
    [['at'], at],
    ...certificates.flatMap((one, index) => {
      if (!own.has(one)) return [];
      const { revokedAt, validUntil } = one;
      const path = ['certificates', index];
      return [
        [[...path, 'validUntil'], validUntil] as const,
        // one that was revoked at an instant that is none counts as active, and is nothing to build on
        ...(isAbsent(revokedAt) ? [] : [[[...path, 'revokedAt'], revokedAt] as const]),
      ];
    }),
  ]);
  return first === undefined
    ? replacement(cap, facts, [old, ...older], choices, leanedOn)
    : deny([first, ...rest], leanedOn);
}

type Kept = Certificate<Instant>;

/** The plan that replaces the first of these certificates, all of one entity and role, the longest-lived first. */
function replacement(
  cap: Cap,
  { at, certificates }: RotationPlanFacts,
  [old, ...older]: readonly [Kept, ...Kept[]],
  choices: RotationPlanChoices,
  leanedOn: readonly RuleId[],
): Decision<'certificate_cap_reached', RotationPlan, never> {
  const days = rotationDaysOf(choices.rotationDays);
  const expiry = timeOf(old.validUntil);
  // days of UTC are all equally long, and a sum of milliseconds leaves no range before it is bounded
  const createAt = Math.max(timeOf(at), expiry - days.lead * millisecondsInDay);
  const counted = countedCertificates(certificates, createAt, choices);
  const surplus = counted.length + 1 - cap.most;
  const olderOnes = new Set(older);
  const spare = worthRevoking(counted.filter((one) => olderOnes.has(one)));
  const others = counted.filter((one) => one !== old);
  const planned = () => {
    const by = (count: number) => isoOf(Math.min(createAt + count * millisecondsInDay, expiry));
    const start = isoOf(createAt);
    const revoke =
      (at: string) =>
      (one: Kept): RevokeStep => ({ action: 'revoke', at, certificateId: one.id });
    const freed = spare.slice(0, Math.max(0, surplus));
    const outlived = spare.slice(freed.length);
    return [
      ...freed.map(revoke(start)),
      { action: 'create', at: start },
      { action: 'switch', at: by(days.switch) },
      ...[...outlived, old].map(revoke(by(days.revoke))),
    ] as const;
  };
  return refuseOr(
    surplus > spare.length ? againstCap(cap, counted.length, others) : [],
    () => ({
      allowed: true,
      rules: [...cap.rules, 'CERT-9', 'CHOICE-CERT-ROTATION', ...leanedOn],
      advice: [],
      replaces: old.id,
      steps: planned(),
    }),
    ['CHOICE-CERT-ROTATION', ...leanedOn],
  );
}
