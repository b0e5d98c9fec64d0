/**
 * The nouns of this module, and how sessions are counted and ordered. All sessions in one question are those
 * of one user in one account (SES-10).
 *
 * @module
 */

import { type Instant, timeOf } from '../core/instant.js';

/** Every {@link SessionKind}. */
export const SESSION_KINDS = ['connect', 'soap', 'ui', 'web_store'] as const;

/**
 * Where a session was opened (SES-9). `connect` is SuiteAnalytics Connect. Calls with TBA or
 * OAuth 2.0 tokens open no session and have no kind here (SES-12).
 */
export type SessionKind = (typeof SESSION_KINDS)[number];

/** One session. In a browser, all tabs of the account share it (SES-7). */
export interface Session<At extends Instant = Date> {
  /** Id that the host gave it. */
  readonly id: string;
  /** Where it was opened. */
  readonly kind: SessionKind;
  /** When it was opened. */
  readonly startedAt: At;
  /** When it was last used. */
  readonly lastUsedAt: At;
  /** Id of the role that it was opened with, or changed to. */
  readonly roleId?: string;
}

type Counted = Pick<Session<Instant>, 'id' | 'kind' | 'startedAt'>;

/** An invalid instant sorts before every other one (CHOICE-SESSION-DATE). */
function start(session: Counted): number {
  const time = timeOf(session.startedAt);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

function byStart(one: Counted, other: Counted): number {
  const from = start(one);
  const than = start(other);
  if (from !== than) return from < than ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** Number of entries of the user interface but one: at least as many as {@link oldestFirst} gives, without the sorting. */
export function countOthers(sessions: readonly Counted[], except: string | undefined): number {
  let others = 0;
  for (const session of sessions) if (session.kind === 'ui' && session.id !== except) others += 1;
  return others;
}

/** Ids of the sessions of the user interface but one, each once, oldest first. */
export function oldestFirst(sessions: readonly Counted[], except: string | undefined): string[] {
  const others = sessions.filter((session) => session.kind === 'ui' && session.id !== except);
  return [...new Set(others.sort(byStart).map((session) => session.id))];
}

/** Whether a session of the user interface with this id is live. */
export function isLive(sessions: readonly Counted[], id: string | undefined): id is string {
  return sessions.some((session) => session.kind === 'ui' && session.id === id);
}

/** A number of sessions in words, for sentences: `1 session`, `3 sessions`. */
export function sessionsInWords(count: number): string {
  return count === 1 ? `${count} session` : `${count} sessions`;
}
