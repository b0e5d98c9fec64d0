import { type Allowed, type Denied, refusal } from '../decision.js';
import {
  type Acknowledgement,
  type LoginKind,
  type NoticeChoices,
  type NoticeFacts,
  noticeRequirement,
} from '../loginNotice/index.js';
import { type NoticePending, pendingNotice } from '../pendingNotice.js';
import type { AccountFeatures } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import {
  decideOpenSession,
  type OpenSessionCode,
  type OpenSessionGrant,
  type Session,
  type SessionAllowance,
  type SessionChoices,
  type SessionUser,
  sessionAllowance,
} from '../sessions/index.js';

/** A user at the login page, whose identity and second factor the host has checked. */
export interface LoginRequestFacts extends SessionUser, Omit<NoticeFacts, 'features' | 'login'> {
  readonly features: AccountFeatures;
  /** A login at a page: calls with a token open no session of the user interface. */
  readonly login: { readonly id: string; readonly kind: Exclude<LoginKind, 'role_switch' | 'token'> };
  /** What the user has acknowledged in this login and, where earlier ones count, before. Entries of other users do not count. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Id of the role that the user logs in with. */
  readonly role: string;
  /** The live sessions of the user in this account. */
  readonly active: readonly Session[];
  /** The session to open, and the one that the login comes from. If either is live, it goes on and no other is opened (S3). */
  readonly session: { readonly id: string; readonly from?: string };
}

/** A session as it is to be stored. */
export interface LoginSession {
  readonly id: string;
  readonly kind: 'ui';
  readonly roleId: string;
  /** ISO 8601 text; `null` where a session goes on whose own start is an invalid date. */
  readonly startedAt: string | null;
  /** ISO 8601 text. */
  readonly lastUsedAt: string;
}

/** What a login page can tell the user at once, whatever becomes of the login. */
export interface LoginEligibility {
  /** How many sessions the user may have, and why: `because` names every role, and the feature, that stands in the way of several. */
  readonly eligibility: SessionAllowance;
}

/** The user is in, once the host has ended `endSessions` and stored `session`. */
export interface LoginGrant extends OpenSessionGrant, LoginEligibility {
  readonly disposition: 'enter';
  /** The new session, or the live one that goes on, as it is from now on. */
  readonly session: LoginSession;
}

/** The user is not in yet. */
export interface LoginPending extends NoticePending, LoginEligibility {
  readonly disposition: 'acknowledge';
}

export type LoginCode = OpenSessionCode | 'invalid_date';

/** The user is not let in, and nothing is ended. */
export interface LoginRefused extends Denied<LoginCode>, LoginEligibility {
  readonly disposition: 'refuse';
}

/** What a login page is to do: see `disposition`. */
export type LoginDecision = Allowed<LoginGrant> | LoginPending | LoginRefused;

const INVALID_DATE = /* @__PURE__ */ refusal('invalid_date', 'CHOICE-SESSION-DATE', 'not a valid date', [
  'at',
]);

/** The live session that the login goes on with, if there is one. */
function goingOn({ active, session: { from, id } }: LoginRequestFacts): Session | undefined {
  const live = active.filter(({ kind }) => kind === 'ui');
  return live.find((session) => session.id === id) ?? live.find((session) => session.id === from);
}

function stored(
  { id, lastUsedAt, startedAt }: Pick<Session, 'id' | 'lastUsedAt' | 'startedAt'>,
  { at, role }: LoginRequestFacts,
): LoginSession {
  // clocks of several hosts differ, and none turns the last use back
  const used = lastUsedAt > at ? lastUsedAt : at;
  return {
    id,
    kind: 'ui',
    roleId: role,
    // null for an invalid date, where toISOString throws
    startedAt: startedAt.toJSON(),
    lastUsedAt: used.toISOString(),
  };
}

/**
 * Judges a whole login at a page, in this order: the notice is acknowledged, the user may have another session,
 * the session is opened. A login that waits for its acknowledgement holds no session and ends none. Whatever
 * the answer, it says how many sessions the user may have, and why.
 *
 * It judges what it is given: of two logins at once, neither knows of the other. `login` of
 * `netsuite-auth-policy/useCases` decides the same and stores it in one step.
 *
 * @param release - Release of the account.
 * @param facts - The login, and what the host holds of the account and the user. `path`s point into it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-1, LN-2, LN-5, LN-6, LN-8, SES-1 to SES-4, SES-9, S2, S3, CHOICE-LOGIN-ORDER, CHOICE-SESSION-DATE;
 * {@link noticeRequirement}, {@link sessionAllowance}, {@link decideOpenSession}
 *
 * @example
 * ```ts
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * const at = new Date('2026-03-01T08:00:00Z');
 * const facts = {
 *   features: { loginNotification: true, multipleSessions: true },
 *   notice: { revision: 1, text: 'Authorized use only', sha256: 'c0ffee', savedAt: at, savedBy: '3' },
 *   login: { id: 'login-1', kind: 'password' },
 *   user: '7',
 *   acknowledgements: [],
 *   roles: [clerk],
 *   role: '1001',
 *   active: [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at }],
 *   session: { id: 'b' },
 *   at,
 * } as const;
 * const first = decideLogin('2026.1', facts);
 * first.disposition === 'acknowledge' && first.notice.text; //=> 'Authorized use only'
 * first.eligibility.because[0].path; //=> ['roles', 0]
 *
 * const click = { loginId: 'login-1', user: '7', role: '1001', at: at.toISOString(), revision: 1, sha256: 'c0ffee' };
 * const next = decideLogin('2026.1', { ...facts, acknowledgements: [click] });
 * next.disposition === 'enter' && next.endSessions; //=> ['a']
 * next.disposition === 'enter' && next.session.startedAt; //=> '2026-03-01T08:00:00.000Z'
 * ```
 */
export function decideLogin(
  release: Release,
  facts: LoginRequestFacts,
  choices?: Partial<NoticeChoices & SessionChoices>,
): LoginDecision {
  assertRelease(release);
  const { active, at, features, notice, roles, session } = facts;
  const eligibility = sessionAllowance(release, facts, choices);
  if (Number.isNaN(at.getTime())) return { ...INVALID_DATE, disposition: 'refuse', eligibility };

  const requirement = noticeRequirement(release, facts, choices);
  if (notice !== null && requirement.required) {
    return { ...pendingNotice(notice, requirement), disposition: 'acknowledge', eligibility };
  }

  const live = goingOn(facts);
  const opening = { kind: 'ui', ...(live && { sessionId: live.id }) } as const;
  const decision = decideOpenSession(release, { features, roles, active, opening }, choices);
  if (!decision.allowed) return { ...decision, disposition: 'refuse', eligibility };
  return {
    ...decision,
    rules: [...requirement.rules, ...decision.rules],
    advice: [...requirement.advice, ...decision.advice],
    disposition: 'enter',
    session: stored(live ?? { id: session.id, startedAt: at, lastUsedAt: at }, facts),
    eligibility,
  };
}
