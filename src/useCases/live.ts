import type { Role } from '../records.js';
import type { Release } from '../release.js';
import { decideUseSession, type Session } from '../sessions/index.js';
import type { SessionUpdate, UserKey } from '../stores/index.js';

/** Whose sessions a use case is about, and when. */
export interface SessionSubject {
  readonly user: UserKey;
  /** All roles of the user in this account (SES-3). The role of a session also decides how long it lives (SES-11). */
  readonly roles: readonly Role[];
  /** The idle timeout that the account has set, in minutes, if it has (SES-11). */
  readonly idleMinutes?: number;
  /** The instant of the step. */
  readonly at: Date;
}

/** Whether a session can be used at the instant of the step, by what the account and its role say of timeouts. */
export function useOf(
  release: Release,
  { at, idleMinutes, roles }: SessionSubject,
  session: Session,
): ReturnType<typeof decideUseSession> {
  const permissions = roles.find(({ id }) => id === session.roleId)?.permissions ?? [];
  const settings = idleMinutes === undefined ? { permissions } : { permissions, idleMinutes };
  return decideUseSession(release, { session, ...settings }, at);
}

/** Whether a session has ended by itself. One with an invalid date has not: it still counts (CHOICE-SESSION-DATE). */
function hasEnded(release: Release, subject: SessionSubject, session: Session): boolean {
  const use = useOf(release, subject, session);
  return !use.allowed && use.violations[0].code !== 'invalid_date';
}

/** The sessions that count, and the ids of those that have ended by themselves. */
export function partition(
  release: Release,
  subject: SessionSubject,
  sessions: readonly Session[],
): { readonly ended: readonly string[]; readonly live: readonly Session[] } {
  const ended = sessions.filter((session) => hasEnded(release, subject, session)).map(({ id }) => id);
  return { ended, live: sessions.filter(({ id }) => !ended.includes(id)) };
}

/** A step on the sessions that count, as the store is to keep it: those that have ended by themselves go with it. */
export function swept<Result>(
  release: Release,
  subject: SessionSubject,
  { ended, live }: ReturnType<typeof partition>,
  { end = [], put, ...rest }: Omit<SessionUpdate<Result>, 'forgetAfter'>,
): SessionUpdate<Result> {
  const staying = live.filter(({ id }) => !end.includes(id) && id !== put?.id);
  return {
    ...rest,
    ...(put && { put }),
    end: [...ended, ...end],
    ...forgetAfter(release, subject, put ? [...staying, put] : staying),
  };
}

/** When a store may forget a user who has these sessions, or never. */
function forgetAfter(
  release: Release,
  subject: SessionSubject,
  sessions: readonly Session[],
): { readonly forgetAfter?: Date } {
  let last = 0;
  for (const session of sessions) {
    const use = useOf(release, subject, session);
    if (!use.allowed || use.validUntil === null) return {};
    last = Math.max(last, Date.parse(use.validUntil));
  }
  return sessions.length === 0 ? {} : { forgetAfter: new Date(last) };
}

/** The session, used at an instant: clocks of several hosts differ, and none turns it back. */
export function usedAt(session: Session, at: Date): Session {
  return session.lastUsedAt >= at ? session : { ...session, lastUsedAt: at };
}
