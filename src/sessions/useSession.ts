import { maxTime, millisecondsInMinute } from 'date-fns/constants';
import { type Decision, deny, type RuleId, refuseOr, type Violation } from '../core/decision.js';
import { hasMembers, malformed } from '../core/facts.js';
import { type Instant, isoOf, timeOf } from '../core/instant.js';
import { invalidInstants } from '../core/invalidInstants.js';
import { checkChoices } from '../core/options.js';
import { fixedRefusal, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { type SessionTimeoutChoices, TIMEOUT_OPTIONS } from './options.js';
import { SESSIONS_PROBLEMS, type UseSessionCode } from './problems.js';
import { isSessionKind, type Session } from './session.js';
import { type TimeoutSettings, timeoutsOf } from './timeouts.js';

/** What decides whether a session may still be used. */
export interface UseSessionFacts extends TimeoutSettings {
  /** The session. Its instants may lie a little after `at`, since clocks differ. */
  readonly session: Pick<Session<Instant>, 'kind' | 'lastUsedAt' | 'startedAt'>;
  /** The instant at which it is to be used. */
  readonly at: Instant;
}

/** How long the session may be used. */
export interface UseSessionGrant {
  /** When the session ends unless it is used again, as ISO 8601 text: at that very instant it has ended. */
  readonly validUntil: string;
}

const ROLE_INACTIVE = fixedRefusal(SESSIONS_PROBLEMS, 'role_inactive');

/** When a session ends that has lived since an instant. */
function deadline(since: number, minutes: number | null): number {
  return minutes === null ? Number.POSITIVE_INFINITY : since + minutes * millisecondsInMinute;
}

function ended(code: 'absolute_timeout' | 'idle_timeout', minutes: number | null): Violation<UseSessionCode> {
  return violationOf(SESSIONS_PROBLEMS, code, { values: { minutes: `${minutes}` } });
}

/**
 * May a session still be used at an instant? An allowed answer says until when: a session has ended once its
 * time has passed in full (CHOICE-SESSION-BOUNDARY).
 *
 * @param release - Release of the account.
 * @param facts - The session, what its timeouts depend on, and the instant.
 * @param choices - Whether an Administrator counts as one who may view card numbers.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see SES-11, CHOICE-SESSION-BOUNDARY, CHOICE-SESSION-DATE, CHOICE-SESSION-NO-TIMEOUT, CHOICE-SESSION-ROLE-UNKNOWN,
 * CHOICE-SESSION-ROLE-GONE, CHOICE-SESSION-ADMIN-CARDS
 *
 * @example
 * ```ts
 * const startedAt = new Date('2026-03-01T08:00:00Z');
 * const session = { kind: 'ui', startedAt, lastUsedAt: startedAt } as const;
 * const facts = { session, role: { kind: 'other', permissions: [] } } as const;
 * decideUseSession('2026.1', { ...facts, at: '2026-03-01T10:59:59Z' }); //=> { allowed: true, rules: ['SES-11', 'CHOICE-SESSION-BOUNDARY'], advice: [], validUntil: '2026-03-01T11:00:00.000Z' }
 * decideUseSession('2026.1', { ...facts, at: '2026-03-01T11:00:00Z' }).allowed; //=> false
 * ```
 */
export function decideUseSession(
  release: Release,
  facts: UseSessionFacts,
  choices?: SessionTimeoutChoices,
): Decision<UseSessionCode, UseSessionGrant, never> {
  assertRelease(release);
  checkChoices(choices, TIMEOUT_OPTIONS);
  if (!hasMembers(facts)) malformed();
  const { session, at } = facts;
  if (!hasMembers(session)) malformed('session');
  if (!isSessionKind(session.kind)) malformed('session', 'kind');
  const timeouts = timeoutsOf(session.kind, facts, choices);
  if (session.kind === 'ui' && facts.role?.inactive === true) return ROLE_INACTIVE();
  const started = timeOf(session.startedAt);
  const used = timeOf(session.lastUsedAt);
  const now = timeOf(at);
  const [invalid, ...more] = Number.isNaN(started + used + now) ? invalidIn(facts) : [];
  if (invalid !== undefined) return deny([invalid, ...more]);

  const idle = deadline(used, timeouts.idleMinutes);
  const absolute = deadline(started, timeouts.absoluteMinutes);
  const rules: readonly RuleId[] = [...timeouts.rules, 'CHOICE-SESSION-BOUNDARY'];
  const violations: Violation<UseSessionCode>[] = [];
  if (now >= idle) violations.push(ended('idle_timeout', timeouts.idleMinutes));
  if (now >= absolute) violations.push(ended('absolute_timeout', timeouts.absoluteMinutes));
  // the last instant that there is, for one beyond it
  const validUntil = isoOf(Math.min(idle, absolute, maxTime));
  return refuseOr(violations, () => ({ allowed: true, rules, advice: [], validUntil }), rules);
}

function invalidIn({ at, session }: UseSessionFacts): Violation<'invalid_instant'>[] {
  return invalidInstants('CHOICE-SESSION-DATE', [
    [['session', 'startedAt'], session.startedAt],
    [['session', 'lastUsedAt'], session.lastUsedAt],
    [['at'], at],
  ]);
}
