import { type Decision, type Denied, refusal } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import {
  decideEndOtherSessions,
  decideOpenSession,
  type LiveSessionCode,
  type OpenSessionCode,
  type OpenSessionGrant,
  planSessionChange,
  type Session,
  type SessionChange,
  type SessionChangePlan,
  type SessionChoices,
  type SessionKind,
  type SessionUser,
  type UseSessionCode,
} from '../sessions/index.js';
import type { SessionUpdate, Stores } from '../stores/index.js';
import { failClosed, type StoreFailure } from './failure.js';
import { partition, type SessionSubject, swept, usedAt, useOf } from './live.js';

/** The session that is asked for. */
export interface NewSession {
  /** Of the host's making, and never used before. Asking again with the same id opens nothing more. */
  readonly id: string;
  readonly kind: SessionKind;
  readonly roleId?: string;
  /** The session that the login comes from. If it is live, it goes on and no other is opened (S3). */
  readonly from?: string;
}

/** A session stands in the store. */
export interface OpenedSession extends OpenSessionGrant {
  /** The one that was opened, or the one that goes on. */
  readonly sessionId: string;
}

export type TouchSessionAnswer = Decision<
  LiveSessionCode | UseSessionCode,
  { readonly validUntil: string | null }
>;

export type SessionStepCode = 'invalid_date';

export const INVALID_DATE: Denied<SessionStepCode> = /* @__PURE__ */ refusal(
  'invalid_date',
  'CHOICE-SESSION-DATE',
  'not a valid date',
  ['at'],
);
const UNKNOWN = /* @__PURE__ */ refusal('session_unknown', 'SES-11', 'not a live session', ['sessionId']);

/** Runs a step on the sessions that count; those that have ended by themselves are removed with it. */
export async function onLiveSessions<Result>(
  { sessions }: Pick<Stores, 'sessions'>,
  release: Release,
  subject: SessionSubject,
  change: (live: readonly Session[]) => Omit<SessionUpdate<Result>, 'forgetAfter'>,
): Promise<Denied<SessionStepCode> | Result | StoreFailure> {
  assertRelease(release);
  if (Number.isNaN(subject.at.getTime())) return INVALID_DATE;
  return failClosed(() =>
    sessions.update(subject.user, (stored) => {
      const parts = partition(release, subject, stored);
      return swept(release, subject, parts, change(parts.live));
    }),
  );
}

/** What opening a session makes of the live ones. */
export function opening(
  release: Release,
  facts: SessionSubject & SessionUser,
  { id, kind, roleId, from }: NewSession,
  live: readonly Session[],
  choices: Partial<SessionChoices> | undefined,
): SessionUpdate<Decision<OpenSessionCode, OpenedSession>> {
  const { features, roles, at } = facts;
  const again =
    live.find((session) => session.id === id && session.kind === kind) ??
    live.find((session) => session.id === from && session.kind === kind);
  const question = again === undefined ? { kind } : { kind, sessionId: again.id };
  const decision = decideOpenSession(release, { features, roles, active: live, opening: question }, choices);
  if (!decision.allowed) return { result: decision };
  const opened: Session = {
    id,
    kind,
    startedAt: at,
    lastUsedAt: at,
    ...(roleId !== undefined && { roleId }),
  };
  const put =
    again === undefined ? opened : { ...usedAt(again, at), ...(roleId !== undefined && { roleId }) };
  return { end: decision.endSessions, put, result: { ...decision, sessionId: put.id } };
}

/**
 * Opens a session, if the user may have it, and ends the ones that must end for it, in one step: however
 * many ask at once, and on however many hosts, the limit holds.
 *
 * @param release - Release of the account.
 * @param facts - The user, and what decides how many sessions the user may have.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-1 to SES-4, SES-11, S1 to S6; {@link decideOpenSession}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const stores = memoryStores();
 * const facts = {
 *   user: { account: '1234567', user: '7' },
 *   features: { multipleSessions: false },
 *   roles: [],
 *   at: new Date('2026-03-01T08:00:00Z'),
 * };
 * await openSession(stores, '2026.1', { ...facts, session: { id: 'a', kind: 'ui' } });
 * const second = await openSession(stores, '2026.1', { ...facts, session: { id: 'b', kind: 'ui' } });
 * second.allowed && second.endSessions; //=> ['a']
 * (await stores.sessions.list(facts.user)).map(({ id }) => id); //=> ['b']
 * ```
 */
export async function openSession(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionSubject & SessionUser & { readonly session: NewSession },
  choices?: Partial<SessionChoices>,
): Promise<Decision<OpenSessionCode | SessionStepCode, OpenedSession> | StoreFailure> {
  return onLiveSessions(stores, release, facts, (live) =>
    opening(release, facts, facts.session, live, choices),
  );
}

/**
 * Uses a session: if it is still live, it is from now on idle from `at`; if not, it is removed.
 *
 * @param release - Release of the account.
 * @param facts - The user, and the id of the session.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-11, S4; {@link decideUseSession}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const stores = memoryStores();
 * const subject = { user: { account: '1234567', user: '7' }, roles: [], at: new Date('2026-03-01T08:00:00Z') };
 * await openSession(stores, '2026.1', { ...subject, features: { multipleSessions: true }, session: { id: 'a', kind: 'ui' } });
 * const later = { ...subject, at: new Date('2026-03-01T10:00:00Z') };
 * const use = await touchSession(stores, '2026.1', { ...later, sessionId: 'a' });
 * use.allowed && use.validUntil; //=> '2026-03-01T13:00:00.000Z'
 * (await touchSession(stores, '2026.1', { ...later, sessionId: 'b' })).allowed; //=> false
 * ```
 */
export async function touchSession(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionSubject & { readonly sessionId: string },
): Promise<TouchSessionAnswer | StoreFailure> {
  assertRelease(release);
  const { sessionId, user } = facts;
  return failClosed(() =>
    stores.sessions.update<TouchSessionAnswer>(user, (stored) => {
      const session = stored.find(({ id }) => id === sessionId);
      if (session === undefined) return { result: UNKNOWN };
      const parts = partition(release, facts, stored);
      const use = useOf(release, facts, session);
      if (!use.allowed) return swept(release, facts, parts, { result: use });
      const put = usedAt(session, facts.at);
      return swept(release, facts, parts, { put, result: useOf(release, facts, put) });
    }),
  );
}

/**
 * Ends all sessions of the user interface but the present one.
 *
 * @param release - Release of the account.
 * @param facts - The user, and the id of the session that stays.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-1, S4; {@link decideEndOtherSessions}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const subject = { user: { account: '1234567', user: '7' }, roles: [], at: new Date('2026-03-01T08:00:00Z') };
 * (await endOtherSessions(memoryStores(), '2026.1', { ...subject, current: 'a' })).allowed; //=> false
 * ```
 */
export async function endOtherSessions(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionSubject & { readonly current: string },
): Promise<
  Decision<LiveSessionCode | SessionStepCode, { readonly endSessions: readonly string[] }> | StoreFailure
> {
  return onLiveSessions(stores, release, facts, (active) => {
    const result = decideEndOtherSessions(release, { active, current: facts.current });
    return { end: result.allowed ? result.endSessions : [], result };
  });
}

/**
 * Ends the sessions that a change to the user's roles, the feature or the release makes too many. For a
 * change that concerns every user of an account, run it for each of them.
 *
 * @param release - Release of the account before the change.
 * @param facts - The user before the change, the change, and the id of a session to keep.
 * @throws {@link ReleaseError} for a release that is not modelled, also the one upgraded to.
 * @see SES-1 to SES-4, S4, S5; {@link planSessionChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = {
 *   user: { account: '1234567', user: '7' },
 *   features: { multipleSessions: true },
 *   roles: [],
 *   at: new Date('2026-03-01T08:00:00Z'),
 *   change: { kind: 'feature_changed', multipleSessions: false },
 * } as const;
 * const plan = await applyRoleChange(memoryStores(), '2026.1', facts);
 * plan.allowed && plan.after; //=> 1
 * ```
 */
export async function applyRoleChange(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionSubject & SessionUser & { readonly change: SessionChange; readonly keep?: string },
  choices?: Partial<SessionChoices>,
): Promise<Decision<SessionStepCode, SessionChangePlan> | StoreFailure> {
  if (facts.change.kind === 'upgraded') assertRelease(facts.change.to);
  return onLiveSessions(stores, release, facts, (active) => {
    const plan = planSessionChange(release, { ...facts, active }, facts.change, choices);
    return { end: plan.endSessions, result: { allowed: true as const, ...plan } };
  });
}
