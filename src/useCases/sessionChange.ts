import type { Decision } from '../core/decision.js';
import { checkObject, checkSent } from '../core/facts.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  planSessionChange,
  type SessionAdviceCode,
  type SessionAllowanceFacts,
  type SessionChange,
  type SessionChangePlan,
} from '../sessions/index.js';
import type { Stores } from '../stores/index.js';
import { onLiveSessions, type SessionStepChoices, type SessionStepFacts } from './liveSessions.js';
import type { StepCode } from './problems.js';
import type { StoreFailure } from './storeFailure.js';

/** A change to the user's roles, to the feature or to the release. All other facts are those before the change. */
export interface ApplySessionChangeStepFacts extends SessionStepFacts, SessionAllowanceFacts {
  /** The change. */
  readonly change: SessionChange;
  /** Id of a session to keep, such as that of the user who makes the change. */
  readonly sessionId?: string;
}

/** The answer of {@link applySessionChange}, unless the store fails. */
export type ApplySessionChangeAnswer = Decision<StepCode, SessionChangePlan, SessionAdviceCode>;

/**
 * Ends the sessions that a change to the user's roles, to the feature or to the release makes too many. If a change
 * concerns every user of an account, run it for each of them.
 *
 * @param stores - Where the sessions are kept.
 * @param release - Release of the account before the change.
 * @param facts - The user before the change, the change, and a session to keep.
 * @param choices - The choices about sessions.
 * @throws {@link ReleaseError} for a release that is not modelled, also for the one that the account is upgraded to;
 * {@link FactsError} and {@link ChoicesError}.
 * @see SES-1 to SES-4, S4, S5; {@link planSessionChange}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const facts = {
 *   key: { accountId: '1234567', userId: '7' },
 *   features: { multipleSessions: true },
 *   roles: [],
 *   at: '2026-03-01T08:00:00Z',
 *   change: { kind: 'feature_changed', multipleSessions: false },
 * } as const;
 * const plan = await applySessionChange(memoryStores(), '2026.1', facts);
 * plan.allowed && plan.after; //=> 1
 * ```
 */
export async function applySessionChange(
  stores: Pick<Stores, 'sessions'>,
  release: Release,
  facts: ApplySessionChangeStepFacts,
  choices?: SessionStepChoices,
): Promise<ApplySessionChangeAnswer | StoreFailure> {
  assertRelease(release);
  checkObject(facts);
  checkObject(facts.change, 'change');
  checkSent(facts.sessionId, 'sessionId');
  if (facts.change.kind === 'upgraded') assertRelease(facts.change.to);
  return onLiveSessions(stores, release, facts, choices, (live) => {
    const plan = planSessionChange(release, { ...facts, sessions: live }, choices);
    return { end: plan.endSessions, result: { allowed: true as const, ...plan } };
  });
}
