/**
 * The nouns of this module, and how sessions are counted and ordered. All sessions in one question are those
 * of one user in one account (SES-10).
 *
 * @module
 */

import type { RuleId } from '../core/decision.js';
import { checkText, hasMembers, isAbsent, isFilled, malformed } from '../core/facts.js';
import { type Instant, isInstant, isValidInstant, timeOf } from '../core/instant.js';

/** Every {@link SessionKind}. */
export const SESSION_KINDS = ['connect', 'soap', 'ui', 'web_store'] as const;

/**
 * Where a session was opened (SES-9). `connect` is SuiteAnalytics Connect. Calls with TBA or
 * OAuth 2.0 tokens open no session and have no kind here (SES-12).
 */
export type SessionKind = (typeof SESSION_KINDS)[number];

/** Tells whether a value is a kind of session. */
export function isSessionKind(value: unknown): value is SessionKind {
  return value === 'ui' || value === 'soap' || value === 'connect' || value === 'web_store';
}

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
  /** Id of the role that it was opened with, or changed to. `null` as if absent: the role is not known. */
  readonly roleId?: string | null;
}

type Counted = Pick<Session<Instant>, 'id' | 'kind' | 'roleId' | 'startedAt'>;

/** Demands sessions that can be counted and told apart. @throws {@link FactsError} */
export function checkSessions(sessions: readonly Pick<Counted, 'id' | 'kind'>[]): void {
  if (!Array.isArray(sessions)) malformed('sessions');
  for (let index = 0; index < sessions.length; index += 1) {
    const session = sessions[index];
    if (!hasMembers(session)) malformed('sessions', index);
    if (!isFilled(session.id)) malformed('sessions', index, 'id');
    if (!isSessionKind(session.kind)) malformed('sessions', index, 'kind');
  }
}

/** The sessions of every kind that run in a role, oldest first. @throws {@link FactsError} for a role that is not one. */
export function inRole(sessions: readonly Counted[], role: string): OldestFirst {
  for (const [index, { roleId }] of sessions.entries())
    if (!isAbsent(roleId)) checkText(roleId, 'sessions', index, 'roleId');
  return oldestFirst(sessions, ({ roleId }) => roleId === role);
}

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

/** Sessions in the order in which they end. */
export interface OldestFirst {
  /** Their ids, each once. */
  readonly ids: readonly string[];
  /** What the order leaned on. */
  readonly leanedOn: readonly RuleId[];
}

/** The sessions that are wanted, oldest first. @throws {@link FactsError} for a start that is no instant at all. */
export function oldestFirst(
  sessions: readonly Counted[],
  isWanted: (session: Counted) => boolean,
): OldestFirst {
  const wanted: Counted[] = [];
  let isDated = true;
  for (let index = 0; index < sessions.length; index += 1) {
    const session = sessions[index] as Counted;
    if (!isWanted(session)) continue;
    if (!isInstant(session.startedAt)) malformed('sessions', index, 'startedAt');
    if (!isValidInstant(session.startedAt)) isDated = false;
    wanted.push(session);
  }
  const ids = new Set(wanted.sort(byStart).map(({ id }) => id));
  return { ids: [...ids], leanedOn: isDated ? [] : ['CHOICE-SESSION-DATE'] };
}

/** Whether a session counts toward the limit, and is not the one with this id. */
export function isOther(except: string | undefined): (session: Counted) => boolean {
  return ({ id, kind }) => kind === 'ui' && id !== except;
}

/** Whether a session of the user interface with this id is live. */
export function isLive(sessions: readonly Counted[], id: string | undefined): id is string {
  return sessions.some((session) => session.kind === 'ui' && session.id === id);
}

/** A number of sessions in words, for sentences: `1 session`, `3 sessions`. */
export function sessionsInWords(count: number): string {
  return count === 1 ? `${count} session` : `${count} sessions`;
}
