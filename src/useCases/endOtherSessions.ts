import type { Decision } from '../core/decision.js';
import { checkObject, checkText } from '../core/facts.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  decideEndOtherSessions,
  type EndOtherSessionsGrant,
  type LiveSessionCode,
  type SessionTimeoutChoices,
} from '../sessions/index.js';
import type { Stores } from '../stores/index.js';
import { onLiveSessions, type SessionStepFacts } from './liveSessions.js';
import type { StepCode } from './problems.js';
import type { StoreFailure } from './storeFailure.js';

/** A user who ends all other sessions. */
export interface EndOtherSessionsStepFacts extends SessionStepFacts {
  /** Id of the session that stays. */
  readonly sessionId: string;
}

/** The answer of {@link endOtherSessions}, unless the store fails. */
export type EndOtherSessionsAnswer = Decision<LiveSessionCode | StepCode, EndOtherSessionsGrant, never>;

/**
 * Ends all sessions of the user interface but the present one.
 *
 * @param stores - Where the sessions are kept.
 * @param release - Release of the account.
 * @param facts - The user, and the session that stays.
 * @param choices - The choices about timeouts.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see SES-1, S4; {@link decideEndOtherSessions}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = { key: { accountId: '1234567', userId: '7' }, roles: [], at: '2026-03-01T08:00:00Z' };
 * (await endOtherSessions(memoryStores(), '2026.1', { ...facts, sessionId: 'a' })).allowed; //=> false
 * ```
 */
export async function endOtherSessions(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: EndOtherSessionsStepFacts,
  choices?: SessionTimeoutChoices,
): Promise<EndOtherSessionsAnswer | StoreFailure> {
  assertRelease(release);
  checkObject(facts);
  checkText(facts.sessionId, 'sessionId');
  return onLiveSessions(stores, release, facts, choices, (live) => {
    const result = decideEndOtherSessions(release, { sessions: live, sessionId: facts.sessionId });
    return { end: result.allowed ? result.endSessions : [], result };
  });
}
