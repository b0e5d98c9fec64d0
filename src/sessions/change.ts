import type { Advice, Reason, RuleId } from '../decision.js';
import type { Role } from '../records.js';
import type { Release } from '../release.js';
import { type AllowanceReason, type SessionLimit, type SessionUser, sessionAllowance } from './allowance.js';
import { isLive, oldestFirst, type Session, type SessionChoices } from './session.js';

/**
 * A change that may move a user's limit. A role that is added takes the place of one with its id, as
 * a changed role does. `upgraded` may say what becomes of the feature: after the upgrade to 2026.1 it
 * is off until an Administrator checks the box (SES-2).
 */
export type SessionChange =
  | { readonly kind: 'feature_changed'; readonly multipleSessions: boolean }
  | { readonly kind: 'role_added'; readonly role: Role }
  | { readonly kind: 'role_changed'; readonly role: Role }
  | { readonly kind: 'role_removed'; readonly roleId: string }
  | { readonly kind: 'upgraded'; readonly to: Release; readonly multipleSessions?: boolean };

/** What a change does to a user's sessions. */
export interface SessionChangePlan {
  readonly before: SessionLimit;
  readonly after: SessionLimit;
  /** Ids of the sessions to end, oldest first. */
  readonly endSessions: readonly string[];
  /** Why the limit is what it is after the change; `path`s point into the roles after it. */
  readonly because: readonly [Reason<AllowanceReason>, ...Reason<AllowanceReason>[]];
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  readonly advice: readonly Advice[];
}

function withRole(roles: readonly Role[], role: Role): readonly Role[] {
  return roles.some(({ id }) => id === role.id)
    ? roles.map((present) => (present.id === role.id ? role : present))
    : [...roles, role];
}

function changed({ features, roles }: SessionUser, change: SessionChange): SessionUser {
  switch (change.kind) {
    case 'role_added':
    case 'role_changed':
      return { features, roles: withRole(roles, change.role) };
    case 'role_removed':
      return { features, roles: roles.filter((role) => role.id !== change.roleId) };
    case 'feature_changed':
    case 'upgraded':
      return {
        features: { multipleSessions: change.multipleSessions ?? features.multipleSessions },
        roles,
      };
  }
}

/**
 * What a change to a user's roles, the feature or the release does to the user's limit, and which
 * live sessions end by it.
 *
 * @param release - Release of the account before the change.
 * @param facts - The user before the change, as for {@link sessionAllowance}; the live sessions of the user in this
 *   account; and the id of one to keep, such as that of the user who makes the change. An id that is not live keeps nothing.
 * @throws {@link ReleaseError} for a release that is not modelled, also the one upgraded to.
 * @see SES-1 to SES-4, S5, CHOICE-SESSION-LOWERED
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * const at = new Date('2026-03-01T08:00:00Z');
 * const facts = {
 *   features: { multipleSessions: true },
 *   roles: [administrator],
 *   active: [
 *     { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *     { id: 'b', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   ],
 *   keep: 'a',
 * } as const;
 * planSessionChange('2026.1', facts, { kind: 'feature_changed', multipleSessions: false }).endSessions; //=> ['b']
 * planSessionChange('2026.1', facts, { kind: 'upgraded', to: '2026.2' }).endSessions; //=> []
 * ```
 */
export function planSessionChange(
  release: Release,
  facts: SessionUser & { readonly active: readonly Session[]; readonly keep?: string },
  change: SessionChange,
  choices?: Partial<SessionChoices>,
): SessionChangePlan {
  const { active, keep } = facts;
  const before = sessionAllowance(release, facts, choices).limit;
  const next = change.kind === 'upgraded' ? change.to : release;
  const { limit: after, because, rules, advice } = sessionAllowance(next, changed(facts, change), choices);

  const others = oldestFirst(active, keep);
  const excess = others.length + (isLive(active, keep) ? 1 : 0) - after;
  if (excess <= 0) return { before, after, endSessions: [], because, rules, advice };
  return {
    before,
    after,
    endSessions: choices?.onLowered === 'keep_until_next_login' ? [] : others.slice(0, excess),
    because,
    rules: [...rules, 'S5', 'CHOICE-SESSION-LOWERED'],
    advice,
  };
}
