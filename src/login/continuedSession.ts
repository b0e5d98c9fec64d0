import { checkList, checkObject } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import type { Session, SessionKind } from '../sessions/index.js';

/** The session that a login asks for. */
export interface LoginSessionRequest {
  /** Id of the session to open. The host chooses it, and never uses it for another session. */
  readonly id: string;
  /** Id of the session that the login comes from. If either session is live, it continues and no other is opened (S3). */
  readonly from?: string;
}

/**
 * Finds the live session that a login continues: the one that it asks for, or else the one that it comes from (S3).
 *
 * @param sessions - The live sessions of the user in this account.
 * @param kind - The kind of session that is asked for. A session of another kind does not continue.
 * @param request - The session that is asked for.
 * @throws {@link FactsError} for sessions that are none.
 * @returns The session, or `undefined` if a new one is to be opened.
 *
 * @example
 * ```ts
 * const at = '2026-03-01T08:00:00.000Z';
 * const sessions = [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at }] as const;
 * continuedSession(sessions, 'ui', { id: 'b', from: 'a' })?.id; //=> 'a'
 * continuedSession(sessions, 'ui', { id: 'b' }); //=> undefined
 * ```
 */
export function continuedSession<Live extends Session<Instant>>(
  sessions: readonly Live[],
  kind: SessionKind,
  { id, from }: LoginSessionRequest,
): Live | undefined {
  checkList(sessions, 'sessions');
  let origin: Live | undefined;
  for (const [index, session] of sessions.entries()) {
    checkObject(session, 'sessions', index);
    if (session.kind !== kind) continue;
    if (session.id === id) return session;
    if (session.id === from) origin ??= session;
  }
  return origin;
}
