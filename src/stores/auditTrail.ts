import type { Acknowledgement } from '../loginNotice/index.js';

/** An attempt to log in, and what came of it (LAT-5). */
export interface LoginEntry {
  readonly id: string;
  readonly event: 'login';
  /** The instant, as ISO 8601 text in UTC with milliseconds: what `Date.toISOString` gives. */
  readonly at: string;
  readonly user: string;
  readonly role: string;
  readonly status: 'failure' | 'success';
  /** Why it failed. */
  readonly detail?: string;
  readonly loginId: string;
  /** The session that it opened, or was made from. */
  readonly sessionId?: string;
  /** Ids of the sessions that ended for it. */
  readonly endedSessions?: readonly string[];
}

/** A user has acknowledged a text of the login notice (LN-7). */
export interface AcknowledgementEntry extends Acknowledgement {
  readonly id: string;
  readonly event: 'acknowledgement';
  readonly status: 'success';
  /** SHA-256 of the text. */
  readonly detail: string;
}

/** An entry of the Login Audit Trail. */
export type AuditEntry = AcknowledgementEntry | LoginEntry;

/** Which entries are wanted: those for which everything that is given holds (LAT-3). */
export interface AuditFilter {
  readonly event?: AuditEntry['event'];
  readonly user?: string;
  readonly role?: string;
  readonly status?: AuditEntry['status'];
  readonly detail?: string;
  /** At this instant or later. */
  readonly from?: Date;
  /** Before this instant. */
  readonly to?: Date;
}

/** The Login Audit Trail of accounts. Nothing in it is ever changed or removed. */
export interface AuditTrail {
  /** Appends an entry. Where the account has one of this id, that one stays as it is. */
  append(account: string, entry: AuditEntry): Promise<void>;
  /** The entry of this id, or `undefined`. */
  get(account: string, id: string): Promise<AuditEntry | undefined>;
  /**
   * The entries that a filter wants, newest first; those of one instant by descending id, compared
   * by code units. While it is read, entries may be appended; every one that was there when reading
   * began comes once. Who stops reading early leaves nothing open.
   */
  query(account: string, filter?: AuditFilter): AsyncIterable<AuditEntry>;
}
