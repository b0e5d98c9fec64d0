import type { Acknowledgement } from '../loginNotice/index.js';

/** Every {@link LoginStatus}. */
export const LOGIN_STATUSES = ['failure', 'success'] as const;

/** Whether a user was let in. */
export type LoginStatus = (typeof LOGIN_STATUSES)[number];

/** An attempt to log in, and its outcome (LAT-5). */
export interface LoginEntry {
  /** The entry's id. It is unique in the account. */
  readonly id: string;
  /** Tells a login from other events. */
  readonly event: 'login';
  /** The instant, as ISO 8601 text in UTC with milliseconds: what `Date.toISOString` gives. */
  readonly at: string;
  /** Internal id of the user. */
  readonly userId: string;
  /** Internal id of the role that the user wanted to log in with. */
  readonly roleId: string;
  /** Whether the user was let in. */
  readonly status: LoginStatus;
  /** Why it failed. */
  readonly detail?: string;
  /** Id of the login. */
  readonly loginId: string;
  /** Id of the session that the login opened or continued. */
  readonly sessionId?: string;
  /** Ids of the sessions that ended because of it. */
  readonly endedSessions?: readonly string[];
}

/** A user has acknowledged a text of the login notice (LN-7). */
export interface AcknowledgementEntry extends Acknowledgement {
  /** The entry's id. It is unique in the account. */
  readonly id: string;
  /** Tells an acknowledgement from other events. */
  readonly event: 'acknowledgement';
  /** An acknowledgement is only recorded when it counts. */
  readonly status: 'success';
  /** SHA-256 of the text, in hexadecimal. */
  readonly detail: string;
}

/** An entry of the Login Audit Trail. */
export type AuditEntry = AcknowledgementEntry | LoginEntry;

/** Which entries are wanted: those that meet every condition given here (LAT-3). */
export interface AuditFilter {
  /** Only this event. */
  readonly event?: AuditEntry['event'];
  /** Only entries of this user. */
  readonly userId?: string;
  /** Only entries of this role. */
  readonly roleId?: string;
  /** Only this status. */
  readonly status?: AuditEntry['status'];
  /** Only entries with exactly this detail. */
  readonly detail?: string;
  /** Only entries of this instant or later. */
  readonly from?: Date;
  /** Only entries before this instant. */
  readonly to?: Date;
}

/** The Login Audit Trail of accounts. Nothing in it is ever changed or removed. */
export interface AuditTrail {
  /**
   * Appends an entry. If the account already has an entry with this id, that one stays as it is.
   *
   * @param accountId - The account.
   * @param entry - The entry.
   */
  append(accountId: string, entry: AuditEntry): Promise<void>;
  /**
   * Reads one entry.
   *
   * @param accountId - The account.
   * @param id - Id of the entry.
   * @returns The entry, or `undefined` if the account has none with this id.
   */
  get(accountId: string, id: string): Promise<AuditEntry | undefined>;
  /**
   * Reads the entries that meet a filter, newest first; those of one instant by descending id, compared
   * by code units. Entries may be appended in the meantime: every entry that was there when reading
   * began is given exactly once. A caller who stops reading early leaves nothing open.
   *
   * @param accountId - The account.
   * @param filter - Which entries are wanted. Without it, all of them.
   */
  query(accountId: string, filter?: AuditFilter): AsyncIterable<AuditEntry>;
}
