import { type Allowed, constant, type Decision } from '../core/decision.js';
import { checkObject, checkText } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { type LiveSessionCode, SESSIONS_PROBLEMS } from './problems.js';
import { checkSessions, type Session } from './session.js';

/** What decides what a change to another role does. */
export interface SwitchRoleFacts {
  /** The live sessions of the user in this account. */
  readonly sessions: readonly Session<Instant>[];
  /** Id of the session in which the role is changed. */
  readonly sessionId: string;
  /** Id of the role to change to, which must be one of the user's. */
  readonly roleId: string;
}

/** What a change to another role obliges the host to do. */
export interface SwitchRoleGrant {
  /** Id of the session of the role before; empty where the role stays the same. */
  readonly endSessions: readonly string[];
  /** Whether the second factor must be asked for. */
  readonly asksSecondFactor: false;
}

const UNKNOWN = fixedRefusal(SESSIONS_PROBLEMS, 'session_unknown', { rule: 'SES-8' });
const SAME_ROLE = constant<Allowed<SwitchRoleGrant, never>>({
  allowed: true,
  rules: ['SES-8', '2FA-8'],
  advice: [],
  endSessions: [],
  asksSecondFactor: false,
});

/**
 * What happens when the role of a session is changed? The session ends, and one of the other role takes
 * its place without asking for the second factor again. The number of sessions stays the same.
 *
 * @param release - Release of the account.
 * @param facts - The user's live sessions, the session in which the role is changed, and the other role.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see SES-8, 2FA-8
 *
 * @example
 * ```ts
 * const at = new Date('2026-03-01T08:00:00Z');
 * const sessions = [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at, roleId: '3' }] as const;
 * decideSwitchRole('2026.1', { sessions, sessionId: 'a', roleId: '1001' }); //=> { allowed: true, rules: ['SES-8', '2FA-8'], advice: [], endSessions: ['a'], asksSecondFactor: false }
 * ```
 */
export function decideSwitchRole(
  release: Release,
  facts: SwitchRoleFacts,
): Decision<LiveSessionCode, SwitchRoleGrant, never> {
  assertRelease(release);
  checkObject(facts);
  const { sessions, sessionId, roleId } = facts;
  checkSessions(sessions);
  checkText(sessionId, 'sessionId');
  checkText(roleId, 'roleId');
  const session = sessions.find(({ id, kind }) => kind === 'ui' && id === sessionId);
  if (session === undefined) return UNKNOWN();
  if (session.roleId === roleId) return SAME_ROLE;
  return { ...SAME_ROLE, endSessions: [sessionId] };
}
