import type { Decision } from '../core/decision.js';
import { checkText } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import type {
  LiveSessionCode,
  SessionTimeoutChoices,
  UseSessionCode,
  UseSessionGrant,
} from '../sessions/index.js';
import type { Stores } from '../stores/index.js';
import { checkSessionStep, parted, type SessionStepFacts, swept, usedAt, useOf } from './liveSessions.js';
import { USE_CASE_PROBLEMS } from './problems.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** A session that is used. */
export interface TouchSessionStepFacts extends SessionStepFacts {
  /** Id of the session. */
  readonly sessionId: string;
}

/** The answer of {@link touchSession}, unless the store fails. */
export type TouchSessionAnswer = Decision<LiveSessionCode | UseSessionCode, UseSessionGrant, never>;

const UNKNOWN = fixedRefusal(USE_CASE_PROBLEMS, 'session_unknown');

/**
 * Uses a session. If it is still live, its idle time begins anew at the instant of the step; if not, it is removed.
 *
 * @param stores - Where the sessions are kept.
 * @param release - Release of the account.
 * @param facts - The user, and the session.
 * @param choices - The choices about timeouts.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see SES-11, S4; {@link decideUseSession}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 * import { openSession } from 'netsuite-auth-policy/useCases';
 *
 * const stores = memoryStores();
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * const facts = { key: { accountId: '1234567', userId: '7' }, roles: [clerk], at: '2026-03-01T08:00:00Z' };
 * const session = { id: 'a', kind: 'ui', roleId: '1001' } as const;
 * await openSession(stores, '2026.1', { ...facts, features: { multipleSessions: true }, session });
 * const later = { ...facts, at: '2026-03-01T10:00:00Z' };
 * const use = await touchSession(stores, '2026.1', { ...later, sessionId: 'a' });
 * use.allowed && use.validUntil; //=> '2026-03-01T13:00:00.000Z'
 * (await touchSession(stores, '2026.1', { ...later, sessionId: 'b' })).allowed; //=> false
 * ```
 */
export async function touchSession(
  { sessions }: Pick<Stores, 'sessions'>,
  release: Release,
  facts: TouchSessionStepFacts,
  choices?: SessionTimeoutChoices,
): Promise<TouchSessionAnswer | StoreFailure> {
  assertRelease(release);
  checkSessionStep(release, facts, choices);
  checkText(facts.sessionId, 'sessionId');
  return failClosed(() =>
    sessions.update<TouchSessionAnswer>(facts.key, (stored) => {
      const parts = parted(release, facts, stored, choices);
      const session = stored.find(({ id }) => id === facts.sessionId);
      if (session === undefined) return { result: UNKNOWN() };
      const use = useOf(release, facts, session, choices);
      if (!use.allowed) return swept(release, facts, parts, { result: use }, choices);
      const put = usedAt(session, facts.at);
      return swept(release, facts, parts, { put, result: useOf(release, facts, put, choices) }, choices);
    }),
  );
}
