import type { Session } from '../sessions/index.js';
import type { Change } from './atomicChange.js';
import type { AuditEntry } from './auditTrail.js';

/** Names one user of one account (SES-10). */
export interface UserKey {
  /** The account. */
  readonly accountId: string;
  /** Internal id of the user, as text. */
  readonly userId: string;
}

/** What a change makes of a user's sessions. */
export interface SessionUpdate<Result> {
  /** Ids of the sessions to remove before `put`. Ids of sessions that are not there are ignored. */
  readonly end?: readonly string[];
  /** The session to keep. It replaces the session with the same id, if there is one. */
  readonly put?: Session;
  /** Entries for the account's audit trail, appended in the same step and in the manner of {@link AuditTrail.append}. */
  readonly entries?: readonly AuditEntry[];
  /**
   * From this instant on, none of the user's sessions can be used, and a store may forget them. Without it, a store
   * keeps them. A step that neither ends nor puts a session leaves the earlier instant as it was.
   */
  readonly forgetAfter?: Date;
  /** What `update` is to give. */
  readonly result: Result;
}

/** The live sessions of users. */
export interface SessionRepository {
  /**
   * One atomic step on the sessions of a user.
   *
   * @param key - The user.
   * @param change - Sees the user's sessions, in any order, and decides what is kept.
   * @returns The `result` of the change.
   */
  update<Result>(key: UserKey, change: Change<readonly Session[], SessionUpdate<Result>>): Promise<Result>;
  /**
   * Reads the sessions of a user, in any order.
   *
   * @param key - The user.
   */
  list(key: UserKey): Promise<readonly Session[]>;
}
