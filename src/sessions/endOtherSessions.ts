import type { Decision } from '../core/decision.js';
import { checkObject, checkText } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { type LiveSessionCode, SESSIONS_PROBLEMS } from './problems.js';
import { checkSessions, isLive, isOther, oldestFirst, type Session } from './session.js';

/** What decides which sessions end when a user ends all others. */
export interface EndOtherSessionsFacts {
  /** The live sessions of the user in this account. */
  readonly sessions: readonly Session<Instant>[];
  /** Id of the session that asks, and stays. */
  readonly sessionId: string;
}

/** What the host must do. */
export interface EndOtherSessionsGrant {
  /** Ids of the sessions to end, oldest first. */
  readonly endSessions: readonly string[];
}

const UNKNOWN = fixedRefusal(SESSIONS_PROBLEMS, 'session_unknown');

/**
 * Which sessions end when a user ends all but the present one, as the user can on Active Sessions? Only
 * sessions of the user interface end.
 *
 * @param release - Release of the account.
 * @param facts - The user's live sessions, and the one that asks.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @see SES-1, SES-9, CHOICE-SESSION-DATE
 *
 * @example
 * ```ts
 * const at = new Date('2026-03-01T08:00:00Z');
 * const sessions = [
 *   { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   { id: 'b', kind: 'ui', startedAt: at, lastUsedAt: at },
 * ] as const;
 * decideEndOtherSessions('2026.1', { sessions, sessionId: 'b' }); //=> { allowed: true, rules: ['SES-1'], advice: [], endSessions: ['a'] }
 * decideEndOtherSessions('2026.1', { sessions, sessionId: 'c' }).allowed; //=> false
 * ```
 */
export function decideEndOtherSessions(
  release: Release,
  facts: EndOtherSessionsFacts,
): Decision<LiveSessionCode, EndOtherSessionsGrant, never> {
  assertRelease(release);
  checkObject(facts);
  const { sessions, sessionId } = facts;
  checkSessions(sessions);
  checkText(sessionId, 'sessionId');
  if (!isLive(sessions, sessionId)) return UNKNOWN();
  const { ids, leanedOn } = oldestFirst(sessions, isOther(sessionId));
  return { allowed: true, rules: ['SES-1', ...leanedOn], advice: [], endSessions: ids };
}
