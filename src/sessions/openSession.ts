import { constant, type Decision, deny, once } from '../core/decision.js';
import { hasMembers, malformed } from '../core/facts.js';
import type { Instant } from '../core/instant.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { allowanceOf, type SessionAllowance, type SessionAllowanceFacts } from './allowance.js';
import { SESSION_OPTIONS, type SessionChoices } from './options.js';
import {
  type OpenSessionCode,
  SESSIONS_ADVICE,
  SESSIONS_PROBLEMS,
  type SessionAdviceCode,
} from './problems.js';
import {
  checkSessions,
  countOthers,
  isLive,
  isOther,
  isSessionKind,
  type OldestFirst,
  oldestFirst,
  type Session,
  type SessionKind,
  sessionsInWords,
} from './session.js';

/** A login that asks for a session. */
export interface SessionOpening {
  /** The kind of session that is asked for. */
  readonly kind: SessionKind;
  /** Id of the session that the login comes from. If it is live, the user authenticates anew and nothing is opened (S3). */
  readonly sessionId?: string;
}

/** What decides whether a session may be opened. */
export interface OpenSessionFacts extends SessionAllowanceFacts {
  /**
   * The live sessions of the user in this account. Several entries with one id are one session, and a session
   * with an invalid start is taken for the oldest.
   */
  readonly sessions: readonly Session<Instant>[];
  /** What is to be opened. */
  readonly opening: SessionOpening;
}

/** What the host must do before it opens the session. */
export interface OpenSessionGrant {
  /** Ids of the sessions to end, oldest first. */
  readonly endSessions: readonly string[];
  /** Sessions of the user interface that the user may have, or `null` for a kind that is not limited here. */
  readonly limit: number | null;
}

type OpenSessionAnswer = Decision<OpenSessionCode, OpenSessionGrant, SessionAdviceCode>;

const OTHER_KIND = constant<OpenSessionAnswer>({
  allowed: true,
  rules: ['SES-9'],
  advice: [],
  endSessions: [],
  limit: null,
});
const SOAP = once(
  (): OpenSessionAnswer => ({
    allowed: true,
    rules: ['SES-9', 'SES-12'],
    advice: [adviceOf(SESSIONS_ADVICE, 'limited_elsewhere')],
    endSessions: [],
    limit: null,
  }),
);

/** The answer where nothing must end. */
function withinLimit({ rules, advice, limit }: SessionAllowance): OpenSessionAnswer {
  return { allowed: true, rules, advice, endSessions: [], limit };
}

function limitReached(
  { advice, because, limit, rules }: SessionAllowance,
  { ids: others, leanedOn }: OldestFirst,
) {
  const [{ message: why, rule }] = because;
  const excess = others.length + 1 - limit;
  const values = { most: sessionsInWords(limit), excess: sessionsInWords(excess), why };
  const violation = violationOf(SESSIONS_PROBLEMS, 'session_limit_reached', {
    rule,
    values,
    related: others,
  });
  return deny([violation], [...rules, 'SES-10', 'S1', 'S6', 'CHOICE-SESSION-OVERFLOW', ...leanedOn], advice);
}

/**
 * May a session be opened, and which ones must end for it? Once the host has done what an allowed
 * answer says, the user has at most `limit` sessions of the user interface. A login from within a
 * live session is always allowed, and still ends others where the limit has fallen below their number.
 *
 * Sessions of other kinds are allowed and do not count (SES-9). The account concurrency that
 * governs API calls is not judged here (SES-12).
 *
 * @param release - Release of the account.
 * @param facts - The user, the user's live sessions, and what is to be opened.
 * @param choices - What a login beyond the limit does, and the choices of {@link sessionAllowance}.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see SES-1, SES-2, SES-3, SES-4, SES-7, SES-9, SES-10, SES-12, S1, S2, S3, S6, CHOICE-SESSION-OVERFLOW, CHOICE-SESSION-DATE
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * const at = new Date('2026-03-01T08:00:00Z');
 * const facts = {
 *   features: { multipleSessions: true },
 *   roles: [administrator],
 *   sessions: [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at }],
 *   opening: { kind: 'ui' },
 * } as const;
 * decideOpenSession('2026.1', facts); //=> { allowed: true, rules: ['SES-3', 'SES-4'], advice: [], endSessions: [], limit: 3 }
 *
 * const switchedOff = { ...facts, features: { multipleSessions: false } };
 * decideOpenSession('2026.1', switchedOff); //=> { allowed: true, rules: ['SES-2', 'S1', 'S2', 'CHOICE-SESSION-OVERFLOW'], advice: [], endSessions: ['a'], limit: 1 }
 * decideOpenSession('2026.1', switchedOff, { overflow: 'deny_new' }).allowed; //=> false
 * ```
 */
export function decideOpenSession(
  release: Release,
  facts: OpenSessionFacts,
  choices?: SessionChoices,
): Decision<OpenSessionCode, OpenSessionGrant, SessionAdviceCode> {
  assertRelease(release);
  checkChoices(choices, SESSION_OPTIONS);
  if (!hasMembers(facts)) malformed();
  const { sessions, opening } = facts;
  if (!hasMembers(opening)) malformed('opening');
  const { kind, sessionId } = opening;
  if (kind !== 'ui') {
    if (!isSessionKind(kind)) malformed('opening', 'kind');
    return kind === 'soap' ? SOAP() : OTHER_KIND;
  }
  if (sessionId !== undefined && typeof sessionId !== 'string') malformed('opening', 'sessionId');
  checkSessions(sessions);
  const allowance = allowanceOf(release, facts, choices);
  if (countOthers(sessions, sessionId) < allowance.limit) return withinLimit(allowance);

  const others = oldestFirst(sessions, isOther(sessionId));
  const excess = others.ids.length + 1 - allowance.limit;
  if (excess <= 0) return withinLimit(allowance);
  const again = isLive(sessions, sessionId);
  if (choices?.overflow === 'deny_new' && !again) return limitReached(allowance, others);
  return {
    allowed: true,
    rules: [
      ...allowance.rules,
      ...(again
        ? (['SES-7', 'S2', 'S3', 'S5'] as const)
        : (['S1', 'S2', 'CHOICE-SESSION-OVERFLOW'] as const)),
      ...others.leanedOn,
    ],
    advice: allowance.advice,
    endSessions: others.ids.slice(0, excess),
    limit: allowance.limit,
  };
}
