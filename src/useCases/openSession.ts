import type { Decision } from '../core/decision.js';
import { checkObject, checkSent } from '../core/facts.js';
import { timeOf } from '../core/instant.js';
import { assertRelease, type Release } from '../core/release.js';
import { continuedSession, type LoginSessionRequest } from '../login/index.js';
import {
  decideOpenSession,
  type OpenSessionCode,
  type OpenSessionGrant,
  type Session,
  type SessionAdviceCode,
  type SessionAllowanceFacts,
  type SessionKind,
  type UseSessionCode,
} from '../sessions/index.js';
import type { SessionUpdate, Stores } from '../stores/index.js';
import {
  checkNewSession,
  onLiveSessions,
  type SessionStepChoices,
  type SessionStepFacts,
  usedAt,
  useOf,
} from './liveSessions.js';
import type { StepCode } from './problems.js';
import type { StoreFailure } from './storeFailure.js';

/** The session that is asked for. */
export interface NewSession extends LoginSessionRequest {
  /** Where it is opened. */
  readonly kind: SessionKind;
  /** Internal id of the role that it is opened with, as text. */
  readonly roleId?: string;
}

/** Who asks for a session. */
export interface OpenSessionStepFacts extends SessionStepFacts, SessionAllowanceFacts {
  /** The session to open. */
  readonly session: NewSession;
}

/** The store has the session. */
export interface OpenedSession extends OpenSessionGrant {
  /** Id of the session that was opened, or of the one that continues. */
  readonly sessionId: string;
}

/** The answer of {@link openSession}, unless the store fails. */
export type OpenSessionAnswer = Decision<
  OpenSessionCode | StepCode | UseSessionCode,
  OpenedSession,
  SessionAdviceCode
>;

/** What the opening of a session makes of the live ones. */
function opened(
  release: Release,
  facts: OpenSessionStepFacts,
  live: readonly Session[],
  choices: SessionStepChoices | undefined,
): SessionUpdate<OpenSessionAnswer> {
  const { at, features, roles, session: asked } = facts;
  const { id, kind, roleId } = asked;
  const again = continuedSession(live, kind, asked);
  const opening = again === undefined ? { kind } : { kind, sessionId: again.id };
  const decision = decideOpenSession(release, { features, roles, sessions: live, opening }, choices);
  if (!decision.allowed) return { result: decision };
  const now = new Date(timeOf(at));
  const session = again === undefined ? { id, kind, startedAt: now, lastUsedAt: now } : usedAt(again, at);
  const put = roleId === undefined ? session : { ...session, roleId };
  // a session in an inactive role could never be used
  const use = useOf(release, facts, put, choices);
  if (!use.allowed && use.violations[0].code === 'role_inactive') return { result: use };
  return { end: decision.endSessions, put, result: { ...decision, sessionId: put.id } };
}

/**
 * Opens a session if the user may have it, and ends the sessions that must end for it, in one atomic step: the limit
 * holds however many ask at once, and on however many hosts.
 *
 * @param stores - Where the sessions are kept.
 * @param release - Release of the account.
 * @param facts - The user, what decides how many sessions the user may have, and the session to open.
 * @param choices - The choices about sessions.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see SES-1 to SES-4, SES-11, S1 to S6; {@link decideOpenSession}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const stores = memoryStores();
 * const facts = {
 *   key: { accountId: '1234567', userId: '7' },
 *   features: { multipleSessions: false },
 *   roles: [],
 *   at: '2026-03-01T08:00:00Z',
 * };
 * await openSession(stores, '2026.1', { ...facts, session: { id: 'a', kind: 'ui' } });
 * const second = await openSession(stores, '2026.1', { ...facts, session: { id: 'b', kind: 'ui' } });
 * second.allowed && second.endSessions; //=> ['a']
 * (await stores.sessions.list(facts.key)).map(({ id }) => id); //=> ['b']
 * ```
 */
export async function openSession(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: OpenSessionStepFacts,
  choices?: SessionStepChoices,
): Promise<OpenSessionAnswer | StoreFailure> {
  assertRelease(release);
  checkObject(facts);
  checkNewSession(facts.session);
  checkSent(facts.session.roleId, 'session', 'roleId');
  return onLiveSessions(stores, release, facts, choices, (live) => opened(release, facts, live, choices));
}
