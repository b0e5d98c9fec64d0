import type { Allowed, Denied } from '../core/decision.js';
import { checkInstant, checkObject, checkSent, checkText, checkWord } from '../core/facts.js';
import { type Instant, isoOf, isValidInstant, timeOf } from '../core/instant.js';
import { fixedRefusal, refusalOf } from '../core/problem.js';
import type { AccountFeatures } from '../core/records.js';
import type { Release } from '../core/release.js';
import {
  type LoginKind,
  type NoticeLogin,
  type NoticeReference,
  type NoticeRequirementFacts,
  type NoticeRevision,
  noticeRequirement,
} from '../loginNotice/index.js';
import { INTERACTIVE_LOGINS } from '../loginNotice/limitsAndDates.js';
import {
  decideOpenSession,
  type OpenSessionGrant,
  type Session,
  type SessionAdviceCode,
  type SessionAllowance,
  type SessionAllowanceFacts,
  sessionAllowance,
} from '../sessions/index.js';
import { continuedSession, type LoginSessionRequest } from './continuedSession.js';
import type { LoginChoices } from './options.js';
import { LOGIN_PROBLEMS, type LoginCode, type LoginPendingCode } from './problems.js';

/** A login at a page. Calls with a token do not open a session of the user interface. */
export interface PageLogin extends NoticeLogin {
  /** How the login proves who logs in. */
  readonly kind: Exclude<LoginKind, 'role_switch' | 'token'>;
}

/** A user at the login page, whose identity and second factor the host has checked. */
export interface LoginFacts extends NoticeRequirementFacts, SessionAllowanceFacts {
  /** Features of the account. */
  readonly features: AccountFeatures;
  /** The login. */
  readonly login: PageLogin;
  /** Internal id of the role that the user logs in with, as text. One that is not among `roles` is refused. */
  readonly roleId: string;
  /** The live sessions of the user in this account. */
  readonly sessions: readonly Session<Instant>[];
  /** The session to open. */
  readonly session: LoginSessionRequest;
}

/** A session of the user interface as it is to be stored. Instants are ISO 8601 text in UTC. */
export interface LoginSession extends Session<string> {
  /** Always a session of the user interface. */
  readonly kind: 'ui';
  /** When it was opened. A live session with an invalid start that continues has an invalid instant here, too. */
  readonly startedAt: string;
  /** Internal id of the role that the user has logged in with, as text. */
  readonly roleId: string;
}

/** What a login page can tell the user at once, whatever becomes of the login. */
export interface LoginEligibility {
  /** How many sessions the user may have, and why. `because` names everything that stands in the way of more. */
  readonly eligibility: SessionAllowance;
}

/** The user is in, once the host has ended `endSessions` and stored `session`. */
export interface LoginGrant extends OpenSessionGrant, LoginEligibility {
  /** Tells what the page does: let the user in. */
  readonly disposition: 'enter';
  /** The new session, or the live one that continues, as it is from now on. */
  readonly session: LoginSession;
}

/** The notice that a page shows. */
export interface NoticeToShow extends NoticeReference {
  /** The text with its markup: `renderNoticeHtml` makes it safe for a page. */
  readonly text: string;
}

/** The user must acknowledge the notice first. Ask again after that; until then, the login does not take the place of a session. */
export interface LoginPending extends Denied<LoginPendingCode, never>, LoginEligibility {
  /** Tells what the page does: show the notice. */
  readonly disposition: 'acknowledge';
  /** The notice to show. */
  readonly notice: NoticeToShow;
}

/** The user is not let in, and no session ends. */
export interface LoginRefused extends Denied<LoginCode, SessionAdviceCode>, LoginEligibility {
  /** Tells what the page does: refuse the login. */
  readonly disposition: 'refuse';
}

/** What a login page is to do: see `disposition`. */
export type LoginDecision = Allowed<LoginGrant, SessionAdviceCode> | LoginPending | LoginRefused;

const INVALID_INSTANT = fixedRefusal(LOGIN_PROBLEMS, 'invalid_instant');
const ROLE_INACTIVE = fixedRefusal(LOGIN_PROBLEMS, 'role_inactive');
const ROLE_UNKNOWN = fixedRefusal(LOGIN_PROBLEMS, 'role_unknown');

/** Demands what only a login has: the other facts are demanded by the questions that it asks. @throws {@link FactsError} */
function checkLogin({ at, login, roleId, session }: LoginFacts): void {
  checkInstant(at, 'at');
  checkObject(login, 'login');
  checkWord(login.kind, INTERACTIVE_LOGINS, 'login', 'kind');
  checkText(roleId, 'roleId');
  checkObject(session, 'session');
  checkText(session.id, 'session', 'id');
  checkSent(session.from, 'session', 'from');
}

/** A live session, used at the instant of the login. The clocks of several hosts differ, and none turns the last use back. */
function usedAgain(live: Session<Instant>, { at, roleId, sessions }: LoginFacts): LoginSession {
  checkInstant(live.startedAt, 'sessions', sessions.indexOf(live), 'startedAt');
  const isAhead = timeOf(live.lastUsedAt) > timeOf(at);
  return {
    id: live.id,
    kind: 'ui',
    roleId,
    startedAt: written(live.startedAt),
    lastUsedAt: written(isAhead ? live.lastUsedAt : at),
  };
}

function opened({ at, roleId, session: { id } }: LoginFacts): LoginSession {
  const now = written(at);
  return { id, kind: 'ui', roleId, startedAt: now, lastUsedAt: now };
}

/** An instant as text. An invalid one stays invalid. */
function written(instant: Instant): string {
  const time = timeOf(instant);
  return Number.isNaN(time) ? String(instant) : isoOf(time);
}

function toShow({ revision, sha256, text }: NoticeRevision<Instant>): NoticeToShow {
  return { revision, sha256, text };
}

/**
 * Decides about a whole login at a page, in this order: whether the role is an active one of the user, whether the notice
 * has been acknowledged, whether the user may have another session, and which session is opened or continues. A login that waits for its acknowledgement does
 * not take the place of a session and does not end any. Whatever the answer is, it says how many sessions the user may have, and why.
 *
 * Two logins that are decided at the same time do not know of each other. `login` of `netsuite-auth-policy/useCases`
 * asks this function and stores its answer in one atomic step.
 *
 * @param release - Release of the account.
 * @param facts - The login, and what the host knows of the account and the user.
 * @param choices - The choices about the notice and about sessions.
 * @returns What the page is to do: `disposition` tells the three answers apart.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see LN-1, LN-2, LN-5, LN-6, LN-8, SES-1 to SES-4, SES-9, S2, S3, CHOICE-LOGIN-ORDER, CHOICE-SESSION-DATE, CHOICE-SESSION-ROLE-GONE;
 * {@link noticeRequirement}, {@link sessionAllowance}, {@link decideOpenSession}
 *
 * @example
 * ```ts
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * const at = '2026-03-01T08:00:00.000Z';
 * const facts = {
 *   features: { loginNotification: true, multipleSessions: true },
 *   notice: { revision: 1, text: 'Authorized use only', sha256: 'c0ffee', savedAt: at, savedBy: '3' },
 *   login: { id: 'login-1', kind: 'password' },
 *   userId: '7',
 *   acknowledgements: [],
 *   roles: [clerk],
 *   roleId: '1001',
 *   sessions: [{ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at }],
 *   session: { id: 'b' },
 *   at,
 * } as const;
 * const first = decideLogin('2026.1', facts);
 * first.disposition === 'acknowledge' && first.notice.text; //=> 'Authorized use only'
 * first.eligibility.because[0].path; //=> ['roles', 0]
 *
 * const click = { loginId: 'login-1', userId: '7', roleId: '1001', at, revision: 1, sha256: 'c0ffee' };
 * const next = decideLogin('2026.1', { ...facts, acknowledgements: [click] });
 * next.disposition === 'enter' && next.endSessions; //=> ['a']
 * next.disposition === 'enter' && next.session.startedAt; //=> '2026-03-01T08:00:00.000Z'
 * ```
 */
export function decideLogin(release: Release, facts: LoginFacts, choices?: LoginChoices): LoginDecision {
  const eligibility = sessionAllowance(release, facts, choices);
  checkLogin(facts);
  const { at, features, notice, roleId, roles, sessions } = facts;
  if (!isValidInstant(at)) return { ...INVALID_INSTANT(), disposition: 'refuse', eligibility };
  const chosen = roles.filter(({ id }) => id === roleId);
  if (chosen.length === 0) return { ...ROLE_UNKNOWN(), disposition: 'refuse', eligibility };
  if (chosen.some(({ inactive }) => inactive === true))
    return { ...ROLE_INACTIVE(), disposition: 'refuse', eligibility };

  const requirement = noticeRequirement(release, facts, choices);
  if (notice !== null && requirement.required) {
    const [{ message: reason, rule }] = requirement.because;
    const details = { rule, values: { reason } };
    return {
      ...refusalOf(LOGIN_PROBLEMS, 'acknowledgement_required', details, requirement.rules),
      disposition: 'acknowledge',
      notice: toShow(notice),
      eligibility,
    };
  }

  const live = continuedSession(sessions, 'ui', facts.session);
  const opening = { kind: 'ui', ...(live && { sessionId: live.id }) } as const;
  const decision = decideOpenSession(release, { features, roles, sessions, opening }, choices);
  if (!decision.allowed) return { ...decision, disposition: 'refuse', eligibility };
  return {
    allowed: true,
    rules: [...requirement.rules, ...decision.rules],
    advice: decision.advice,
    disposition: 'enter',
    endSessions: decision.endSessions,
    limit: decision.limit,
    session: live === undefined ? opened(facts) : usedAgain(live, facts),
    eligibility,
  };
}
