import { checkObject, checkText } from '../core/facts.js';
import { isoOf, timeOf } from '../core/instant.js';
import type { AccountFeatures } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  decideLogin,
  type LoginChoices,
  type LoginDecision,
  type LoginEligibility,
  type LoginFacts,
  type LoginSession,
  type LoginSessionRequest,
  type PageLogin,
} from '../login/index.js';
import type { Acknowledgement, NoticeFrequency, NoticeReference } from '../loginNotice/index.js';
import type { Session, SessionTimeoutChoices } from '../sessions/index.js';
import type { LoginEntry, SessionUpdate, Stores } from '../stores/index.js';
import { checkSessionStep, parted, type SessionStepFacts, swept } from './liveSessions.js';
import { acknowledgementId } from './notice.js';
import { failClosed, type StoreFailure } from './storeFailure.js';

/** A user at the login page, whose identity and second factor the host has checked. */
export interface LoginStepFacts extends SessionStepFacts {
  /** Features of the account. */
  readonly features: AccountFeatures;
  /** The login. */
  readonly login: PageLogin;
  /** Internal id of the role that the user logs in with, as text. One that is not among `roles` is refused. */
  readonly roleId: string;
  /** The session to open. */
  readonly session: LoginSessionRequest;
}

/** What a caller may decide differently about a login, and about how long sessions live. */
export interface LoginStepChoices extends LoginChoices, SessionTimeoutChoices {}

/** The store has failed, so the user is not let in (S4). */
export interface LoginStoreFailure extends StoreFailure, LoginEligibility {
  /** Tells what the page does: refuse the login. */
  readonly disposition: 'refuse';
}

/**
 * What the user has acknowledged that may count: the acknowledgement of this login or, if earlier logins count, the
 * latest one of this text.
 */
async function acknowledgements(
  { auditTrail }: Pick<Stores, 'auditTrail'>,
  { at, login, key: { accountId, userId } }: LoginStepFacts,
  { revision, sha256 }: NoticeReference,
  frequency: NoticeFrequency = 'every_login',
): Promise<Acknowledgement[]> {
  const entry = await auditTrail.get(accountId, acknowledgementId(userId, login.id, revision));
  if (entry?.event === 'acknowledgement') return [entry];
  if (frequency === 'every_login') return [];
  // one that is dated ahead, by the clock of another host, counts where no age is asked for
  const until = frequency === 'once_per_text' ? {} : { to: new Date(timeOf(at) + 1) };
  const filter = { event: 'acknowledgement', userId, detail: sha256, ...until } as const;
  for await (const latest of auditTrail.query(accountId, filter)) {
    if (latest.event === 'acknowledgement') return [latest];
  }
  return [];
}

/** The session as a store keeps it. */
function kept({ startedAt, lastUsedAt, ...session }: LoginSession): Session {
  return { ...session, startedAt: new Date(startedAt), lastUsedAt: new Date(lastUsedAt) };
}

/** The entry of a login in the audit trail. */
function entryOf(
  { at, login, roleId, session, key: { userId } }: LoginStepFacts,
  decision: LoginDecision,
): LoginEntry {
  const common = { event: 'login', at: isoOf(timeOf(at)), userId, roleId, loginId: login.id } as const;
  if (decision.disposition !== 'enter') {
    const [{ auditDetail, code }] = decision.violations;
    const id = JSON.stringify(['login', userId, session.id, null]);
    return { ...common, id, status: 'failure', detail: auditDetail ?? code };
  }
  const { endSessions: endedSessions, session: stored } = decision;
  // a session that has ended and is opened again has another entry
  const id = JSON.stringify(['login', userId, session.id, stored.startedAt]);
  return { ...common, id, status: 'success', sessionId: stored.id, endedSessions };
}

/** What a login makes of the live sessions. */
function admitted(facts: LoginStepFacts, result: LoginDecision): SessionUpdate<LoginDecision> {
  const entries = [entryOf(facts, result)];
  if (result.disposition !== 'enter') return { entries, result };
  return { end: result.endSessions, put: kept(result.session), entries, result };
}

/** What {@link decideLogin} says with what the stores have. */
function decided(
  release: Release,
  { at, features, key, login, roleId, roles, session }: LoginStepFacts,
  stored: Pick<LoginFacts, 'acknowledgements' | 'notice' | 'sessions'>,
  choices: LoginStepChoices | undefined,
): LoginDecision {
  const facts = { features, login, userId: key.userId, roleId, roles, session, at };
  return decideLogin(release, { ...facts, ...stored }, choices);
}

/** Asks {@link decideLogin} whether the login waits and, if it does not, asks again with the live sessions and stores the answer. */
async function decideAndStore(
  { auditTrail, notices, sessions }: Pick<Stores, 'auditTrail' | 'notices' | 'sessions'>,
  release: Release,
  facts: LoginStepFacts,
  choices: LoginStepChoices | undefined,
): Promise<LoginDecision> {
  const { key } = facts;
  const notice = (await notices.current(key.accountId)) ?? null;
  const decide = (acknowledged: readonly Acknowledgement[], live: readonly Session[]) =>
    decided(release, facts, { notice, acknowledgements: acknowledged, sessions: live }, choices);
  // whether the login waits does not depend on the sessions, and nothing is opened while it does
  let acknowledged: readonly Acknowledgement[] = [];
  let before = decide(acknowledged, []);
  if (before.disposition === 'acknowledge') {
    acknowledged = await acknowledgements({ auditTrail }, facts, before.notice, choices?.frequency);
    before = acknowledged.length === 0 ? before : decide(acknowledged, []);
  }
  if (before.disposition !== 'enter') return before;
  return sessions.update<LoginDecision>(key, (stored) => {
    const parts = parted(release, facts, stored, choices);
    return swept(release, facts, parts, admitted(facts, decide(acknowledged, parts.live)), choices);
  });
}

/**
 * Lets a user in as {@link decideLogin} decides, and stores what it says. The opening of the session, the end of other
 * sessions and the entry in the audit trail are one atomic step. A login that waits for its acknowledgement does not
 * take the place of a session, and no login gets past the notice.
 *
 * Asking again with the same session id while the session is live does not add another entry.
 *
 * @param stores - Where sessions, notices and the audit trail are kept.
 * @param release - Release of the account.
 * @param facts - The user, the login, and the session to open.
 * @param choices - The choices about the notice and about sessions.
 * @returns What the page is to do: see `disposition`. If it is `acknowledge`, show the notice and store the click with
 * {@link acknowledge}.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError}.
 * @see LN-5, LN-6, LAT-5, SES-1 to SES-4, S1 to S6, CHOICE-LOGIN-ORDER; {@link decideLogin}
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * const entry = await login(memoryStores(), '2026.1', {
 *   key: { accountId: '1234567', userId: '7' },
 *   features: { loginNotification: true, multipleSessions: false },
 *   roles: [clerk],
 *   roleId: '1001',
 *   login: { id: 'login-1', kind: 'password' },
 *   session: { id: 'session-1' },
 *   at: '2026-03-01T08:00:00Z',
 * });
 * entry.disposition === 'enter' && entry.session.id; //=> 'session-1'
 * ```
 */
export async function login(
  stores: Pick<Stores, 'auditTrail' | 'notices' | 'sessions'>,
  release: Release,
  facts: LoginStepFacts,
  choices?: LoginStepChoices,
): Promise<LoginDecision | LoginStoreFailure> {
  assertRelease(release);
  checkSessionStep(release, facts, choices);
  checkObject(facts.login, 'login');
  checkText(facts.login.id, 'login', 'id');
  // what the caller has made wrong shows before a store is asked
  const { eligibility } = decided(
    release,
    facts,
    { notice: null, acknowledgements: [], sessions: [] },
    choices,
  );
  const answer = await failClosed(() => decideAndStore(stores, release, facts, choices));
  return 'disposition' in answer
    ? answer
    : Object.assign(answer, { disposition: 'refuse', eligibility } as const);
}
