import type { Answer, Path, Reasons } from '../core/decision.js';
import type { Instant } from '../core/instant.js';
import type { Role } from '../core/records.js';
import type { Release } from '../core/release.js';
import { type SessionAllowanceFacts, sessionAllowance } from './allowance.js';
import type { SessionChoices } from './options.js';
import type { AllowanceReason, SessionAdviceCode } from './problems.js';
import { isLive, oldestFirst, type Session } from './session.js';

/** The feature of the account is switched on or off. */
export interface FeatureChanged {
  /** Tells this change from the others. */
  readonly kind: 'feature_changed';
  /** Whether the feature is on after the change. */
  readonly multipleSessions: boolean;
}

/** A role is assigned to the user. */
export interface RoleAdded {
  /** Tells this change from the others. */
  readonly kind: 'role_added';
  /** The role. It takes the place of a role of the user with the same id. */
  readonly role: Role;
}

/** A role of the user becomes another, for instance because its permissions are edited. */
export interface RoleChanged {
  /** Tells this change from the others. */
  readonly kind: 'role_changed';
  /** The role after the change. It takes the place of the role of the user with the same id. */
  readonly role: Role;
}

/** A role is taken away from the user. */
export interface RoleRemoved {
  /** Tells this change from the others. */
  readonly kind: 'role_removed';
  /** Id of the role. */
  readonly roleId: string;
}

/** The account is upgraded to another release. */
export interface AccountUpgraded {
  /** Tells this change from the others. */
  readonly kind: 'upgraded';
  /** Release of the account after the upgrade. */
  readonly to: Release;
  /**
   * Whether the feature is on after the upgrade; as before if absent. The upgrade that brings the feature
   * leaves it off until an Administrator checks the box (SES-2).
   */
  readonly multipleSessions?: boolean;
}

/** A change that may move the limit of a user. */
export type SessionChange = AccountUpgraded | FeatureChanged | RoleAdded | RoleChanged | RoleRemoved;

/** What decides what a change does to the sessions of a user. */
export interface SessionChangeFacts extends SessionAllowanceFacts {
  /** The live sessions of the user in this account. */
  readonly sessions: readonly Session<Instant>[];
  /** Id of a session to keep, such as that of the user who makes the change. An id that is not live keeps nothing. */
  readonly sessionId?: string;
  /** The change. All other facts are those before it. */
  readonly change: SessionChange;
}

/** What a change does to the sessions of a user. Paths point into the facts, also into the change. */
export interface SessionChangePlan extends Answer<SessionAdviceCode> {
  /** Sessions of the user interface at once before the change. */
  readonly before: number;
  /** Sessions of the user interface at once after the change. */
  readonly after: number;
  /** Ids of the sessions to end, oldest first. */
  readonly endSessions: readonly string[];
  /** Why the limit is what it is after the change. */
  readonly because: Reasons<AllowanceReason>;
}

/** A role after the change, and where in the facts it stands. */
interface PlacedRole {
  readonly role: Role;
  readonly path: Path;
}

const ROLE_OF_CHANGE: Path = ['change', 'role'];

function rolesAfter({ change, roles }: SessionChangeFacts): readonly PlacedRole[] {
  const before = roles.map((role, index): PlacedRole => ({ role, path: ['roles', index] }));
  if (change.kind === 'role_removed') return before.filter(({ role }) => role.id !== change.roleId);
  if (change.kind !== 'role_added' && change.kind !== 'role_changed') return before;
  const { role } = change;
  const changed = { role, path: ROLE_OF_CHANGE };
  return roles.some(({ id }) => id === role.id)
    ? before.map((present) => (present.role.id === role.id ? changed : present))
    : [...before, changed];
}

function featureAfter({ change }: SessionChangeFacts): boolean | undefined {
  return change.kind === 'feature_changed' || change.kind === 'upgraded'
    ? change.multipleSessions
    : undefined;
}

/** The limit after the change, with every path pointing into the facts before it. */
function allowanceAfter(release: Release, facts: SessionChangeFacts, choices: SessionChoices | undefined) {
  const roles = rolesAfter(facts);
  const feature = featureAfter(facts);
  const features = { multipleSessions: feature ?? facts.features.multipleSessions };
  const allowance = sessionAllowance(release, { features, roles: roles.map(({ role }) => role) }, choices);
  const placed = <Said extends { readonly path?: Path }>(said: Said): Said => {
    const [root, index] = said.path ?? [];
    if (root === 'features' && feature !== undefined)
      return { ...said, path: ['change', 'multipleSessions'] };
    const role = root === 'roles' && typeof index === 'number' ? roles[index] : undefined;
    return role === undefined ? said : { ...said, path: role.path };
  };
  const [first, ...rest] = allowance.because;
  return {
    ...allowance,
    because: [placed(first), ...rest.map(placed)] as const,
    advice: allowance.advice.map(placed),
  };
}

/**
 * What does a change to a user's roles, to the feature or to the release do to the user's limit, and which
 * live sessions end by it?
 *
 * @param release - Release of the account before the change.
 * @param facts - The user and the user's live sessions before the change, and the change.
 * @param choices - When sessions beyond a lowered limit end, and the choices of {@link sessionAllowance}.
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
 *   sessions: [
 *     { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *     { id: 'b', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   ],
 *   sessionId: 'a',
 * } as const;
 * planSessionChange('2026.1', { ...facts, change: { kind: 'feature_changed', multipleSessions: false } }).endSessions; //=> ['b']
 * planSessionChange('2026.1', { ...facts, change: { kind: 'upgraded', to: '2026.2' } }).endSessions; //=> []
 * ```
 */
export function planSessionChange(
  release: Release,
  facts: SessionChangeFacts,
  choices?: SessionChoices,
): SessionChangePlan {
  const { change, sessions, sessionId } = facts;
  const before = sessionAllowance(release, facts, choices).limit;
  const next = change.kind === 'upgraded' ? change.to : release;
  const { advice, because, limit: after, rules } = allowanceAfter(next, facts, choices);

  const others = oldestFirst(sessions, sessionId);
  const excess = others.length + (isLive(sessions, sessionId) ? 1 : 0) - after;
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
