import { type Allowed, constant, type Decision, deny, type RuleId } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import { type SessionAllowance, type SessionLimit, type SessionUser, sessionAllowance } from './allowance.js';
import {
  countOthers,
  isLive,
  oldestFirst,
  type Session,
  type SessionChoices,
  type SessionKind,
} from './session.js';

/** A login that asks for a session. */
export interface SessionOpening {
  readonly kind: SessionKind;
  /** The session that the login comes from. If it is live, this is authentication anew and opens nothing (S3). */
  readonly sessionId?: string;
}

export type OpenSessionCode = 'session_limit_reached';

/** What the host must do before it opens the session. */
export interface OpenSessionGrant {
  /** Ids of the sessions to end, oldest first. */
  readonly endSessions: readonly string[];
  /** Sessions of the user interface that the user may have, or `null` for a kind that is not limited here. */
  readonly limit: SessionLimit | null;
}

type Answer = Decision<OpenSessionCode, OpenSessionGrant>;

const OTHER_KIND = /* @__PURE__ */ constant<Answer>({
  allowed: true,
  rules: ['SES-9'],
  advice: [],
  endSessions: [],
  limit: null,
});
const SOAP = /* @__PURE__ */ constant<Answer>({
  allowed: true,
  rules: ['SES-9', 'SES-12'],
  advice: [
    {
      code: 'limited_elsewhere',
      rule: 'SES-12',
      message: 'SOAP has limits per user and account concurrency, which are not judged here',
    },
  ],
  endSessions: [],
  limit: null,
});

/** Room enough: the allowance, as an answer. */
function within({ rules, advice, limit }: SessionAllowance): Answer {
  return { allowed: true, rules, advice, endSessions: [], limit };
}

function full(allowance: SessionAllowance, related: readonly string[]) {
  return deny<OpenSessionCode>(
    [
      {
        code: 'session_limit_reached',
        rule: allowance.because[0].rule,
        message: `no more than ${allowance.limit} at once: ${allowance.because[0].message}`,
        path: ['active'],
        remedy: 'end a session first',
        related,
      },
    ],
    [...allowance.rules, 'CHOICE-SESSION-OVERFLOW'],
  );
}

/**
 * May a session be opened, and which ones must end for it? Once the host has done what an allowed
 * answer says, the user has at most `limit` sessions of the user interface. A login from within a
 * live session is always allowed, and still ends others where the limit has fallen below them.
 *
 * Other kinds of sessions are allowed and count for nothing (SES-9); the account concurrency that
 * governs API calls is not judged here (SES-12).
 *
 * @param release - Release of the account.
 * @param facts - The user as for {@link sessionAllowance}; the live sessions of the user in this account, where an
 *   id that comes twice is one session and invalid dates are the oldest; and what is to be opened.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-1, SES-2, SES-3, SES-4, SES-7, SES-9, SES-12, S1, S2, S3, S6, CHOICE-SESSION-OVERFLOW, CHOICE-SESSION-DATE
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * const at = new Date('2026-03-01T08:00:00Z');
 * const facts = {
 *   features: { multipleSessions: false },
 *   roles: [administrator],
 *   active: [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at }],
 *   opening: { kind: 'ui' },
 * } as const;
 * decideOpenSession('2025.2', facts); //=> { allowed: true, rules: ['SES-1'], advice: [{ code: 'one_session_only', rule: 'SES-2', message: 'Multiple Sessions for 2FA-protected Users is not enabled', path: ['features', 'multipleSessions'], enforcedFrom: '2026.1' }], endSessions: [], limit: 3 }
 * decideOpenSession('2026.1', facts); //=> { allowed: true, rules: ['SES-2', 'CHOICE-SESSION-OVERFLOW'], advice: [], endSessions: ['a'], limit: 1 }
 * decideOpenSession('2026.1', facts, { overflow: 'deny_new' }).allowed; //=> false
 * ```
 */
export function decideOpenSession(
  release: Release,
  facts: SessionUser & { readonly active: readonly Session[]; readonly opening: SessionOpening },
  choices?: Partial<SessionChoices>,
): Decision<OpenSessionCode, OpenSessionGrant> {
  const { active, opening } = facts;
  if (opening.kind !== 'ui') {
    assertRelease(release);
    return opening.kind === 'soap' ? SOAP : OTHER_KIND;
  }
  const allowance = sessionAllowance(release, facts, choices);
  if (countOthers(active, opening.sessionId) < allowance.limit) return within(allowance);

  const others = oldestFirst(active, opening.sessionId);
  const excess = others.length + 1 - allowance.limit;
  if (excess <= 0) return within(allowance);
  const again = isLive(active, opening.sessionId);
  if (choices?.overflow === 'deny_new' && !again) return full(allowance, others);
  return {
    allowed: true,
    rules: [
      ...allowance.rules,
      ...(again ? (['S3', 'S5'] as const) : (['CHOICE-SESSION-OVERFLOW'] as const)),
    ],
    advice: allowance.advice,
    endSessions: others.slice(0, excess),
    limit: allowance.limit,
  };
}

export type LiveSessionCode = 'session_unknown';

function unknown(rule: RuleId, path: string) {
  return constant(
    deny<LiveSessionCode>([
      {
        code: 'session_unknown',
        rule,
        message: 'not a live session of the user interface',
        path: [path],
      },
    ]),
  );
}

const CURRENT_UNKNOWN = /* @__PURE__ */ unknown('SES-1', 'current');
const SWITCHING_UNKNOWN = /* @__PURE__ */ unknown('SES-8', 'sessionId');

/**
 * Ends all sessions of the user interface but the present one, as the user can on Active Sessions.
 *
 * @param release - Release of the account.
 * @param facts - The live sessions of the user in this account, and the id of the one that asks.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-1, SES-9
 *
 * @example
 * ```ts
 * const at = new Date('2026-03-01T08:00:00Z');
 * const active = [
 *   { id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at },
 *   { id: 'b', kind: 'ui', startedAt: at, lastUsedAt: at },
 * ] as const;
 * decideEndOtherSessions('2026.1', { active, current: 'b' }); //=> { allowed: true, rules: ['SES-1'], advice: [], endSessions: ['a'] }
 * decideEndOtherSessions('2026.1', { active, current: 'c' }).allowed; //=> false
 * ```
 */
export function decideEndOtherSessions(
  release: Release,
  facts: { readonly active: readonly Session[]; readonly current: string },
): Decision<LiveSessionCode, { readonly endSessions: readonly string[] }> {
  assertRelease(release);
  const { active, current } = facts;
  if (!isLive(active, current)) return CURRENT_UNKNOWN;
  return { allowed: true, rules: ['SES-1'], advice: [], endSessions: oldestFirst(active, current) };
}

/** What a change to another role obliges the host to do. */
export interface SwitchRoleGrant {
  /** The session of the role before, or none where the role stays the same. */
  readonly endSessions: readonly string[];
  /** Whether the second factor must be asked for. */
  readonly asksSecondFactor: false;
}

const SAME_ROLE = /* @__PURE__ */ constant<Allowed<SwitchRoleGrant>>({
  allowed: true,
  rules: ['SES-8', '2FA-8'],
  advice: [],
  endSessions: [],
  asksSecondFactor: false,
});

/**
 * Changes from the role of a session to another: the session ends, and one of the other role takes
 * its place without asking for the second factor again. The number of sessions stays the same.
 *
 * @param release - Release of the account.
 * @param facts - The live sessions of the user in this account, the session in which the role is changed, and the
 *   id of the role to change to, which must be one of the user's.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-8, 2FA-8
 *
 * @example
 * ```ts
 * const at = new Date('2026-03-01T08:00:00Z');
 * const active = [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at, roleId: '3' }] as const;
 * decideSwitchRole('2026.1', { active, sessionId: 'a', roleId: '1001' }); //=> { allowed: true, rules: ['SES-8', '2FA-8'], advice: [], endSessions: ['a'], asksSecondFactor: false }
 * ```
 */
export function decideSwitchRole(
  release: Release,
  facts: { readonly active: readonly Session[]; readonly sessionId: string; readonly roleId: string },
): Decision<LiveSessionCode, SwitchRoleGrant> {
  assertRelease(release);
  const { active, sessionId, roleId } = facts;
  const session = active.find(({ id, kind }) => kind === 'ui' && id === sessionId);
  if (session === undefined) return SWITCHING_UNKNOWN;
  if (session.roleId === roleId) return SAME_ROLE;
  return { ...SAME_ROLE, endSessions: [sessionId] };
}
