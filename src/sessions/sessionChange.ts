import type { Answer, Path, Reasons, RuleId } from '../core/decision.js';
import { checkFlag, checkObject, checkSent, checkText, malformed } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import { checkChoices } from '../core/options.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { allowanceOf, type SessionAllowanceFacts } from './allowance.js';
import { SESSION_OPTIONS, type SessionChoices } from './options.js';
import type { SessionAdviceCode } from './problems.js';
import type { AllowanceReason } from './reasons.js';
import {
  checkSessions,
  inRole,
  isLive,
  isOther,
  type OldestFirst,
  oldestFirst,
  type Session,
} from './session.js';
import { checkRole } from './twoFactor.js';

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
  /** The role after the change. It takes the place of the role of the user with the same id. If it is inactive, sessions that run in it end. */
  readonly role: Role;
}

/** A role is taken away from the user. Sessions that run in it end. */
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
  /** Ids of the sessions to end: first those of every kind that run in a role that is gone, then those beyond the limit. Either are oldest first. */
  readonly endSessions: readonly string[];
  /** Why the limit is what it is after the change. */
  readonly because: Reasons<AllowanceReason>;
}

/** A role after the change, and where in the facts it stands. */
interface PlacedRole {
  readonly role: Role;
  readonly path: Path;
}

/** Demands a change, with what it changes. @throws {@link FactsError} */
function checkChange(change: SessionChange): void {
  checkObject(change, 'change');
  switch (change.kind) {
    case 'feature_changed':
      checkFlag(change.multipleSessions, 'change', 'multipleSessions');
      break;
    case 'role_added':
    case 'role_changed':
      checkRole(change.role, 'change', 'role');
      break;
    case 'role_removed':
      checkText(change.roleId, 'change', 'roleId');
      break;
    case 'upgraded':
      assertRelease(change.to);
      if (change.multipleSessions !== undefined)
        checkFlag(change.multipleSessions, 'change', 'multipleSessions');
      break;
    default:
      malformed('change', 'kind');
  }
}

/** The role in which nobody can work any more after the change, if there is one. */
function roleGoneBy(change: SessionChange): string | undefined {
  if (change.kind === 'role_removed') return change.roleId;
  return 'role' in change && change.role.inactive === true ? change.role.id : undefined;
}

/** The sessions that run in a role that is gone (CHOICE-SESSION-ROLE-GONE). */
function sessionsGoneBy(change: SessionChange, sessions: readonly Session<Instant>[]): OldestFirst {
  const roleId = roleGoneBy(change);
  const { ids, leanedOn }: OldestFirst =
    roleId === undefined ? { ids: [], leanedOn: [] } : inRole(sessions, roleId);
  return { ids, leanedOn: ids.length === 0 ? [] : ['CHOICE-SESSION-ROLE-GONE', ...leanedOn] };
}

function rolesAfter({ change, roles }: SessionChangeFacts): readonly PlacedRole[] {
  const before = roles.map((role, index): PlacedRole => ({ role, path: ['roles', index] }));
  if (change.kind === 'role_removed') return before.filter(({ role }) => role.id !== change.roleId);
  if (change.kind !== 'role_added' && change.kind !== 'role_changed') return before;
  const { role } = change;
  const changed: PlacedRole = { role, path: ['change', 'role'] };
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
  const allowance = allowanceOf(release, { features, roles: roles.map(({ role }) => role) }, choices);
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
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see SES-1 to SES-4, S5, CHOICE-SESSION-LOWERED, CHOICE-SESSION-ROLE-GONE, CHOICE-SESSION-DATE
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
  assertRelease(release);
  checkChoices(choices, SESSION_OPTIONS);
  checkObject(facts);
  const { change, sessions, sessionId } = facts;
  checkChange(change);
  checkSessions(sessions);
  checkSent(sessionId, 'sessionId');
  const before = allowanceOf(release, facts, choices).limit;
  const next = change.kind === 'upgraded' ? change.to : release;
  const { advice, because, limit: after, rules } = allowanceAfter(next, facts, choices);

  const gone = sessionsGoneBy(change, sessions);
  const isOtherSession = isOther(sessionId);
  const others = oldestFirst(sessions, (one) => isOtherSession(one) && !gone.ids.includes(one.id));
  const kept = isLive(sessions, sessionId) && !gone.ids.includes(sessionId) ? 1 : 0;
  const excess = Math.max(0, others.ids.length + kept - after);
  const beyond = choices?.onLowered === 'keep_until_next_login' ? [] : others.ids.slice(0, excess);
  const leanedOn: RuleId[] = excess > 0 ? ['S5', 'CHOICE-SESSION-LOWERED', ...others.leanedOn] : [];
  return {
    before,
    after,
    endSessions: [...gone.ids, ...beyond],
    because,
    rules: [...new Set([...rules, ...gone.leanedOn, ...leanedOn])],
    advice,
  };
}
