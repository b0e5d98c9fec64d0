/**
 * The nouns of this module. All sessions in one question are those of one user in one account (SES-10).
 *
 * @module
 */

/**
 * Where a session was opened (SES-9). `connect` is SuiteAnalytics Connect. Calls with TBA or
 * OAuth 2.0 tokens open no session and have no kind here (SES-12).
 */
export type SessionKind = 'connect' | 'soap' | 'ui' | 'web_store';

/** One session: in a browser it is shared by all tabs of the account (SES-7). */
export interface Session {
  readonly id: string;
  readonly kind: SessionKind;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  /** The role that it was opened with, or changed to. */
  readonly roleId?: string;
}

export interface SessionChoices {
  /** `CHOICE-SESSION-OVERFLOW`. Default: `end_oldest`. */
  readonly overflow: 'deny_new' | 'end_oldest';
  /** `CHOICE-SESSION-LOWERED`. Default: `end_excess`. */
  readonly onLowered: 'end_excess' | 'keep_until_next_login';
  /** `CHOICE-SAML-2FA`. Default: `not_required`. */
  readonly samlRole: 'judged_without_saml' | 'not_required';
  /** `CHOICE-SESSION-INACTIVE-ROLES`. Default: `count`. */
  readonly inactiveRoles: 'count' | 'ignore';
}

/** An invalid date sorts before every other (CHOICE-SESSION-DATE). */
function start(session: Session): number {
  const time = session.startedAt.getTime();
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

function byStart(one: Session, other: Session): number {
  const from = start(one);
  const than = start(other);
  if (from !== than) return from < than ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** At least as many as {@link oldestFirst} gives, without the sorting: an id that comes twice counts twice. */
export function countOthers(active: readonly Session[], except: string | undefined): number {
  let others = 0;
  for (const session of active) if (session.kind === 'ui' && session.id !== except) others += 1;
  return others;
}

/** Ids of the sessions of the user interface but one, each once, oldest first. */
export function oldestFirst(active: readonly Session[], except: string | undefined): string[] {
  const others = active.filter((session) => session.kind === 'ui' && session.id !== except);
  return [...new Set(others.sort(byStart).map((session) => session.id))];
}

/** Whether a session of the user interface with this id is live. */
export function isLive(active: readonly Session[], id: string | undefined): id is string {
  return active.some((session) => session.kind === 'ui' && session.id === id);
}
