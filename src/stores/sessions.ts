import type { Session } from '../sessions/index.js';
import type { AuditEntry } from './auditTrail.js';
import type { Change } from './change.js';

/** A user in an account (SES-10). */
export interface UserKey {
  readonly account: string;
  readonly user: string;
}

/** What a change makes of a user's sessions. */
export interface SessionUpdate<Result> {
  /** Ids of the sessions to remove, before `put`. Those that are not there are ignored. */
  readonly end?: readonly string[];
  /** The session to keep; it takes the place of the one with its id. */
  readonly put?: Session;
  /** To be appended to the account's audit trail in the same step, as {@link AuditTrail.append} does. */
  readonly entries?: readonly AuditEntry[];
  /**
   * From this instant on none of the user's sessions can be used, and a store may forget them. Absent: it keeps
   * them. A step that neither ends nor puts leaves it as it was.
   */
  readonly forgetAfter?: Date;
  /** What `update` is to give. */
  readonly result: Result;
}

/** The live sessions of users. */
export interface SessionRepository {
  /** One atomic step on the sessions of a user. */
  update<Result>(user: UserKey, change: Change<readonly Session[], SessionUpdate<Result>>): Promise<Result>;
  /** The sessions of a user, in any order. */
  list(user: UserKey): Promise<readonly Session[]>;
}
