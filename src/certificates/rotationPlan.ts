import { type Decision, deny, refuseOr } from '../decision.js';
import type { Release } from '../release.js';
import { againstCap } from './adding.js';
import { addDays, anyInvalid, earlier, later } from './calendar.js';
import {
  type Certificate,
  type CertificateSubject,
  countedCertificates,
  sameSubject,
  worthRevoking,
} from './certificate.js';
import type { RotationChoices } from './choices.js';
import { capRules, certificateCap } from './policy.js';
import { invalidDate, violation } from './violations.js';

/** One step of a rotation. `switch`: by then every client signs with the new certificate. */
export type RotationStep =
  | { readonly action: 'create' | 'switch'; readonly at: string }
  | { readonly action: 'revoke'; readonly at: string; readonly certificate: string };

/** A rotation in order of time, all instants ISO 8601. */
export interface RotationPlan {
  /** Id of the certificate that is replaced. */
  readonly replaces: string;
  readonly steps: readonly RotationStep[];
}

/**
 * Plans the replacement of the certificate that an entity and role sign with: create, switch,
 * revoke, and before that the revocation of older certificates of the same entity and role
 * where the record has no free place. At no step are more certificates active than may be.
 *
 * @param release - Release of the account.
 * @param facts - All of the record's certificates that still count, whose they are, and the instant from which to plan.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-1, CERT-2, CERT-9, CERT-18
 *
 * @example
 * ```ts
 * const certificate = {
 *   id: 'a', integration: '7', entity: '12', role: '1000', key: { type: 'EC', curve: 'P-256' },
 *   validFrom: new Date('2026-01-01T00:00:00Z'),
 *   validUntil: new Date('2027-01-31T00:00:00Z'),
 *   createdAt: new Date('2026-01-01T00:00:00Z'),
 * } as const;
 * const plan = planRotation('2026.1', {
 *   certificates: [certificate], entity: '12', role: '1000', at: new Date('2026-06-01T00:00:00Z'),
 * });
 * plan.allowed && plan.steps.map(({ action, at }) => `${action} ${at.slice(0, 10)}`); //=> ['create 2027-01-01', 'switch 2027-01-08', 'revoke 2027-01-15']
 * ```
 */
export function planRotation(
  release: Release,
  facts: CertificateSubject & {
    readonly certificates: readonly Certificate[];
    readonly at: Date;
  },
  choices: Partial<RotationChoices> = {},
): Decision<'certificate_cap_reached' | 'invalid_date' | 'nothing_to_rotate', RotationPlan> {
  const cap = certificateCap(release);
  const { certificates, at } = facts;
  const { leadDays = 30, switchDays = 7, revokeDays = 14 } = choices;
  const own = countedCertificates(certificates, at, choices)
    .filter((one) => sameSubject(one, facts))
    .toSorted((a, b) => b.validUntil.getTime() - a.validUntil.getTime());
  const [old, ...older] = own;
  if (old === undefined) {
    return deny([violation('nothing_to_rotate', 'CERT-9', 'no active certificate')]);
  }
  if (anyInvalid(at, ...own.map((one) => one.validUntil))) return deny([invalidDate('CERT-18')]);

  const createAt = later(at, addDays(old.validUntil, -leadDays));
  const counted = countedCertificates(certificates, createAt, choices);
  const surplus = counted.length + 1 - cap;
  const spare = worthRevoking(counted.filter((one) => older.includes(one)));
  const others = counted.filter((one) => one !== old);
  return refuseOr(surplus > spare.length ? againstCap(counted, cap, others) : [], () => {
    const by = (days: number) => earlier(addDays(createAt, days), old.validUntil).toISOString();
    const start = createAt.toISOString();
    const revoke = (at: string) => (one: Certificate) =>
      ({ action: 'revoke', at, certificate: one.id }) as const;
    const freed = spare.slice(0, Math.max(0, surplus));
    const outlived = spare.slice(freed.length);
    return {
      allowed: true,
      rules: [...capRules(cap), 'CERT-9', 'CHOICE-CERT-ROTATION'],
      advice: [],
      replaces: old.id,
      steps: [
        ...freed.map(revoke(start)),
        { action: 'create', at: start },
        { action: 'switch', at: by(switchDays) },
        ...[...outlived, old].map(revoke(by(revokeDays))),
      ],
    };
  });
}
