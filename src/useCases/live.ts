import type { Role } from '../records.js';
import type { Release } from '../release.js';
import { decideUseSession, type Session, type TimeoutSettings } from '../sessions/index.js';
import type { UserKey } from '../stores/index.js';

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

/** What {@link decideUseSession} asks besides the session. */
export function timeoutSettings(
  { roles, idleMinutes }: SessionSubject,
  { roleId }: Session,
): TimeoutSettings {
  const permissions = roles.find(({ id }) => id === roleId)?.permissions ?? [];
  return idleMinutes === undefined ? { permissions } : { permissions, idleMinutes };
}

/** Whether a session has ended by itself. One with an invalid date has not: it still counts (CHOICE-SESSION-DATE). */
function hasEnded(release: Release, subject: SessionSubject, session: Session): boolean {
  const use = decideUseSession(release, { session, ...timeoutSettings(subject, session) }, subject.at);
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

/** When a store may forget a user who has these sessions, or never. */
export function forgetAfter(
  release: Release,
  subject: SessionSubject,
  sessions: readonly Session[],
): { readonly forgetAfter?: Date } {
  let last = 0;
  for (const session of sessions) {
    const use = decideUseSession(release, { session, ...timeoutSettings(subject, session) }, subject.at);
    if (!use.allowed || use.validUntil === null) return {};
    last = Math.max(last, Date.parse(use.validUntil));
  }
  return sessions.length === 0 ? {} : { forgetAfter: new Date(last) };
}

/** The session, used at an instant: clocks of several hosts differ, and none turns it back. */
export function usedAt(session: Session, at: Date): Session {
  return session.lastUsedAt >= at ? session : { ...session, lastUsedAt: at };
}
