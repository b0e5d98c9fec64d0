import type { Denied } from '../core/decision.js';
import { type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { fixedRefusal } from '../core/problem.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { decideUseSession, type Session } from '../sessions/index.js';
import type { SessionUpdate, Stores, UserKey } from '../stores/index.js';
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
  /** The instant of the step. */
  readonly at: Instant;
}

/** Sessions of a user, parted by whether they count. */
interface PartedSessions {
  /** Ids of the sessions that have ended by themselves. */
  readonly ended: readonly string[];
  /** The sessions that count. */
  readonly live: readonly Session[];
}

const INVALID_INSTANT = fixedRefusal(USE_CASE_PROBLEMS, 'invalid_instant');

/** Stands for the role of a session whose role the user does not have any more, or that has none. */
const NO_ROLE = { kind: 'other', permissions: [] } as const;

/** Whether a session can be used at the instant of the step, by the timeouts of the account and of its role. */
export function useOf(
  release: Release,
  { at, idleMinutes, roles }: SessionStepFacts,
  session: Session,
): ReturnType<typeof decideUseSession> {
  const role = roles.find(({ id }) => id === session.roleId) ?? NO_ROLE;
  return decideUseSession(release, {
    session,
    role,
    at,
    ...(idleMinutes !== undefined && { idleMinutes }),
  });
}

/** Whether a session has ended by itself. One with an invalid instant has not: it still counts (CHOICE-SESSION-DATE). */
function hasEnded(release: Release, facts: SessionStepFacts, session: Session): boolean {
  const use = useOf(release, facts, session);
  return !use.allowed && use.violations[0].code !== 'invalid_instant';
}

/** Parts the sessions of a user into those that count and those that have ended by themselves. */
export function parted(
  release: Release,
  facts: SessionStepFacts,
  sessions: readonly Session[],
): PartedSessions {
  const gone = new Set(sessions.filter((session) => hasEnded(release, facts, session)));
  return { ended: [...gone].map(({ id }) => id), live: sessions.filter((session) => !gone.has(session)) };
}

/** What the store is to keep of a step on the live sessions. Those that have ended by themselves are removed with it. */
export function swept<Result>(
  release: Release,
  facts: SessionStepFacts,
  { ended, live }: PartedSessions,
  { end = [], put, ...rest }: Omit<SessionUpdate<Result>, 'forgetAfter'>,
): SessionUpdate<Result> {
  const leaving = new Set(end);
  const staying = live.filter(({ id }) => !leaving.has(id) && id !== put?.id);
  return {
    ...rest,
    ...(put && { put }),
    end: [...ended, ...end],
    ...forgetAfter(release, facts, put ? [...staying, put] : staying),
  };
}

/** When a store may forget a user who has these sessions. Absent if it never may. */
function forgetAfter(
  release: Release,
  facts: SessionStepFacts,
  sessions: readonly Session[],
): Pick<SessionUpdate<unknown>, 'forgetAfter'> {
  let last = 0;
  for (const session of sessions) {
    const use = useOf(release, facts, session);
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

/** Runs a step on the live sessions of a user. */
export async function onLiveSessions<Result>(
  { sessions }: Pick<Stores, 'sessions'>,
  release: Release,
  facts: SessionStepFacts,
  change: (live: readonly Session[]) => Omit<SessionUpdate<Result>, 'forgetAfter'>,
): Promise<Denied<StepCode, never> | Result | StoreFailure> {
  assertRelease(release);
  if (!isValidInstant(facts.at)) return INVALID_INSTANT();
  return failClosed(() =>
    sessions.update(facts.key, (stored) => {
      const parts = parted(release, facts, stored);
      return swept(release, facts, parts, change(parts.live));
    }),
  );
}
