import type { Denied } from '../core/decision.js';
import {
  checkInstant,
  checkList,
  checkObject,
  checkSent,
  checkText,
  isAbsent,
  malformed,
} from '../core/facts.js';
import { type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { checkRolePermissions } from '../core/permission.js';
import { fixedRefusal } from '../core/problem.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { LoginSessionRequest } from '../login/index.js';
import {
  decideUseSession,
  type Session,
  type SessionChoices,
  type SessionTimeoutChoices,
  sessionTimeouts,
} from '../sessions/index.js';
import type { SessionUpdate, Stores, UserKey } from '../stores/index.js';
import { checkUserKey } from './keys.js';
import { type StepCode, USE_CASE_PROBLEMS } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** Whose sessions a use case is about, and when. */
export interface SessionStepFacts {
  /** The user. */
  readonly key: UserKey;
  /** All roles of the user in this account (SES-3). The role of a session also decides how long it lives (SES-11). */
  readonly roles: readonly Role[];
  /** The idle timeout that the account has set, in minutes. Absent if it has not set any (SES-11). */
  readonly idleMinutes?: number;
  /** The minutes after which sessions of the web store end, used or not, that the account has set. Absent if it has not set any (SES-11). */
  readonly absoluteMinutes?: number;
  /** The instant of the step. */
  readonly at: Instant;
}

/** What a caller may decide differently about sessions: how many there may be, and how long they live. */
export interface SessionStepChoices extends SessionChoices, SessionTimeoutChoices {}

/** Sessions of a user, parted by whether they count. */
interface PartedSessions {
  /** Ids of the sessions that have ended by themselves. */
  readonly ended: readonly string[];
  /** The sessions that count. */
  readonly live: readonly Session[];
}

const INVALID_INSTANT = fixedRefusal(USE_CASE_PROBLEMS, 'invalid_instant');

/**
 * Demands what every step on sessions is told.
 *
 * @throws {@link FactsError} and {@link ChoicesError}
 */
export function checkSessionStep(
  release: Release,
  facts: SessionStepFacts,
  choices: SessionTimeoutChoices | undefined,
): void {
  checkUserKey(facts);
  const { absoluteMinutes = null, at, idleMinutes, roles } = facts;
  // demands the minutes of a web store, and the choices
  sessionTimeouts(release, { kind: 'web_store', role: null, absoluteMinutes }, choices);
  checkInstant(at, 'at');
  checkList(roles, 'roles');
  for (const [index, role] of roles.entries()) {
    checkRolePermissions(role, 'roles', index);
    checkText(role.id, 'roles', index, 'id');
  }
  if (idleMinutes !== undefined && typeof idleMinutes !== 'number') malformed('idleMinutes');
}

/** Demands the name of the session that a step opens. @throws {@link FactsError} */
export function checkNewSession(session: LoginSessionRequest): void {
  checkObject(session, 'session');
  checkText(session.id, 'session', 'id');
  checkSent(session.from, 'session', 'from');
}

/** Demands sessions as a store has to give them; their kinds are demanded with their timeouts. What is anything else is a fault of the store (S4). */
function checkStored(sessions: readonly Session[]): void {
  checkList(sessions, 'sessions');
  for (const [index, session] of sessions.entries()) {
    checkObject(session, 'sessions', index);
    const { id, lastUsedAt, roleId, startedAt } = session;
    checkText(id, 'sessions', index, 'id');
    if (!(startedAt instanceof Date)) malformed('sessions', index, 'startedAt');
    if (!(lastUsedAt instanceof Date)) malformed('sessions', index, 'lastUsedAt');
    if (!isAbsent(roleId) && typeof roleId !== 'string') malformed('sessions', index, 'roleId');
  }
}

/** Whether a session can be used at the instant of the step, by the timeouts of the account and of its role. */
export function useOf(
  release: Release,
  { absoluteMinutes, at, idleMinutes, roles }: SessionStepFacts,
  session: Session,
  choices: SessionTimeoutChoices | undefined,
): ReturnType<typeof decideUseSession> {
  // the role may be unknown, or taken away from the user (CHOICE-SESSION-ROLE-UNKNOWN)
  const role = roles.find(({ id }) => id === session.roleId) ?? null;
  const settings = {
    ...(idleMinutes !== undefined && { idleMinutes }),
    ...(absoluteMinutes !== undefined && { absoluteMinutes }),
  };
  return decideUseSession(release, { session, role, at, ...settings }, choices);
}

/** Whether a session has ended by itself. One with an invalid instant has not: it still counts (CHOICE-SESSION-DATE). */
function hasEnded(
  release: Release,
  facts: SessionStepFacts,
  session: Session,
  choices: SessionTimeoutChoices | undefined,
): boolean {
  const use = useOf(release, facts, session, choices);
  return !use.allowed && use.violations[0].code !== 'invalid_instant';
}

/** Parts the sessions of a user into those that count and those that have ended by themselves. */
export function parted(
  release: Release,
  facts: SessionStepFacts,
  sessions: readonly Session[],
  choices: SessionTimeoutChoices | undefined,
): PartedSessions {
  checkStored(sessions);
  const gone = new Set(sessions.filter((session) => hasEnded(release, facts, session, choices)));
  return { ended: [...gone].map(({ id }) => id), live: sessions.filter((session) => !gone.has(session)) };
}

/** What the store is to keep of a step on the live sessions. Those that have ended by themselves are removed with it. */
export function swept<Result>(
  release: Release,
  facts: SessionStepFacts,
  { ended, live }: PartedSessions,
  { end = [], put, ...rest }: Omit<SessionUpdate<Result>, 'forgetAfter'>,
  choices: SessionTimeoutChoices | undefined,
): SessionUpdate<Result> {
  const leaving = new Set(end);
  const staying = live.filter(({ id }) => !leaving.has(id) && id !== put?.id);
  return {
    ...rest,
    ...(put && { put }),
    end: [...ended, ...end],
    ...forgetAfter(release, facts, put ? [...staying, put] : staying, choices),
  };
}

/** When a store may forget a user who has these sessions. Absent if it never may. */
function forgetAfter(
  release: Release,
  facts: SessionStepFacts,
  sessions: readonly Session[],
  choices: SessionTimeoutChoices | undefined,
): Pick<SessionUpdate<unknown>, 'forgetAfter'> {
  let last = 0;
  for (const session of sessions) {
    const use = useOf(release, facts, session, choices);
    if (!use.allowed || use.validUntil === null) return {};
    last = Math.max(last, Date.parse(use.validUntil));
  }
  return sessions.length === 0 ? {} : { forgetAfter: new Date(last) };
}

/** The session, used at an instant. The clocks of several hosts differ, and none of them turns the last use back. */
export function usedAt(session: Session, at: Instant): Session {
  const now = timeOf(at);
  return session.lastUsedAt.getTime() >= now ? session : { ...session, lastUsedAt: new Date(now) };
}

/** Runs a step on the live sessions of a user. @throws {@link FactsError} and what the change throws. */
export async function onLiveSessions<Result>(
  { sessions }: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionStepFacts,
  choices: SessionTimeoutChoices | undefined,
  change: (live: readonly Session[]) => Omit<SessionUpdate<Result>, 'forgetAfter'>,
): Promise<Denied<StepCode, never> | Result | StoreFailure> {
  assertRelease(release);
  checkSessionStep(release, facts, choices);
  if (!isValidInstant(facts.at)) return INVALID_INSTANT();
  // what the caller has made wrong shows before a store is asked
  change([]);
  return failClosed(() =>
    sessions.update(facts.key, (stored) => {
      const parts = parted(release, facts, stored, choices);
      return swept(release, facts, parts, change(parts.live), choices);
    }),
  );
}
