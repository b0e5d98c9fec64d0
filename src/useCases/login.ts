import type { Decision } from '../decision.js';
import {
  type Acknowledgement,
  type LoginKind,
  type NoticeChoices,
  type NoticeFacts,
  type NoticeFrequency,
  type NoticeRequirement,
  type NoticeRevision,
  noticeRequirement,
} from '../loginNotice/index.js';
import { type NoticePending, pendingNotice } from '../pendingNotice.js';
import type { AccountFeatures } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { OpenSessionCode, Session, SessionChoices } from '../sessions/index.js';
import type { LoginEntry, Stores } from '../stores/index.js';
import { failClosed, type StoreFailure } from './failure.js';
import type { SessionSubject } from './live.js';
import { acknowledgementId } from './notice.js';
import {
  INVALID_DATE,
  type OpenedSession,
  onLiveSessions,
  opening,
  type SessionStepCode,
} from './sessions.js';

/** A user at the login page, whose identity and second factor the host has checked. */
export interface LoginFacts extends SessionSubject {
  readonly features: AccountFeatures;
  /** A login at a page: calls with a token open no session of the user interface. */
  readonly login: { readonly id: string; readonly kind: Exclude<LoginKind, 'role_switch' | 'token'> };
  /** Id of the role that the user logs in with. */
  readonly role: string;
  /** The session to open, as for {@link openSession}. */
  readonly session: { readonly id: string; readonly from?: string };
}

/** What the user has acknowledged that may count: in this login, and where earlier ones count, the latest of this text. */
async function acknowledgements(
  { auditTrail }: Pick<Stores, 'auditTrail'>,
  { at, login, user: { account, user } }: LoginFacts,
  { revision, sha256 }: NoticeRevision,
  frequency: NoticeFrequency = 'every_login',
): Promise<Acknowledgement[]> {
  const entry = await auditTrail.get(account, acknowledgementId(user, login.id, revision));
  if (entry?.event === 'acknowledgement') return [entry];
  if (frequency === 'every_login') return [];
  // one that a clock ahead of this one has dated counts where no age is asked for
  const until = frequency === 'once_per_text' ? {} : { to: new Date(at.getTime() + 1) };
  const filter = { event: 'acknowledgement', user, detail: sha256, ...until } as const;
  for await (const latest of auditTrail.query(account, filter)) {
    if (latest.event === 'acknowledgement') return [latest];
  }
  return [];
}

/** The notice that stands in the way, or why none does. */
async function noticeAnswer(
  stores: Pick<Stores, 'auditTrail' | 'notices'>,
  release: Release,
  facts: LoginFacts,
  choices: Partial<NoticeChoices> | undefined,
): Promise<NoticePending | NoticeRequirement> {
  const { features, login, at } = facts;
  const { account, user } = facts.user;
  const notice = (await stores.notices.current(account)) ?? null;
  const question: NoticeFacts = { features, notice, login, user, at };
  const first = noticeRequirement(release, { ...question, acknowledgements: [] }, choices);
  if (notice === null || !first.required) return first;
  const requirement = noticeRequirement(
    release,
    { ...question, acknowledgements: await acknowledgements(stores, facts, notice, choices?.frequency) },
    choices,
  );
  return requirement.required ? pendingNotice(notice, requirement) : requirement;
}

/** The answer to a login that the notice does not stand in the way of. */
function afterNotice(
  { advice, rules }: NoticeRequirement,
  decision: Decision<OpenSessionCode, OpenedSession>,
): Decision<OpenSessionCode, OpenedSession> {
  if (!decision.allowed) return decision;
  return { ...decision, rules: [...rules, ...decision.rules], advice: [...advice, ...decision.advice] };
}

function entryOf(
  { at, login, role, session, user: { user } }: LoginFacts,
  decision: Decision<OpenSessionCode, OpenedSession>,
  put: Session | undefined,
): LoginEntry {
  const common = { event: 'login', at: at.toISOString(), user, role, loginId: login.id } as const;
  // a session that has ended and is opened again has another entry
  const id = JSON.stringify(['login', user, session.id, put?.startedAt ?? null]);
  if (!decision.allowed) {
    const [{ auditDetail, code }] = decision.violations;
    return { ...common, id, status: 'failure', detail: auditDetail ?? code };
  }
  const { endSessions: endedSessions, sessionId } = decision;
  return { ...common, id, status: 'success', sessionId, endedSessions };
}

/**
 * Lets a user in, in this order: the login notice is acknowledged, the user may have another session, the
 * session is opened. Its opening, the ends of others and the entry in the audit trail are one step. A login
 * that waits for its acknowledgement holds no place, and none gets past it.
 *
 * Asking again with the same session id while the session lives adds no entry.
 *
 * @param release - Release of the account.
 * @returns If allowed, with the rules of the notice, then those of the session; if refused with
 *   `acknowledgement_required`, with the notice to show: see {@link acknowledge}.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see LN-5, LN-6, LAT-5, SES-1 to SES-4, S1 to S6, CHOICE-LOGIN-ORDER; {@link noticeRequirement}, {@link decideOpenSession}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const entry = await login(memoryStores(), '2026.1', {
 *   user: { account: '1234567', user: '7' },
 *   features: { loginNotification: true, multipleSessions: false },
 *   roles: [],
 *   role: '1001',
 *   login: { id: 'login-1', kind: 'password' },
 *   session: { id: 'session-1' },
 *   at: new Date('2026-03-01T08:00:00Z'),
 * });
 * entry.allowed && entry.sessionId; //=> 'session-1'
 * ```
 */
export async function login(
  stores: Pick<Stores, 'auditTrail' | 'notices' | 'sessions'>,
  release: Release,
  facts: LoginFacts,
  choices?: Partial<NoticeChoices & SessionChoices>,
): Promise<Decision<OpenSessionCode | SessionStepCode, OpenedSession> | NoticePending | StoreFailure> {
  assertRelease(release);
  if (Number.isNaN(facts.at.getTime())) return INVALID_DATE;
  const notice = await failClosed(() => noticeAnswer(stores, release, facts, choices));
  if ('allowed' in notice) return notice;
  const session = { ...facts.session, kind: 'ui', roleId: facts.role } as const;
  return onLiveSessions(stores, release, facts, (live) => {
    const update = opening(release, facts, session, live, choices);
    const result = afterNotice(notice, update.result);
    return { ...update, result, entries: [entryOf(facts, result, update.put)] };
  });
}
