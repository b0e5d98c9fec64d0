import type { NoticeRevision } from '../loginNotice/index.js';
import type { Change } from './change.js';

/** What a change makes of an account's login notice. */
export interface NoticeUpdate<Result> {
  /** The next revision. One that is there already is never replaced: the step is rejected. */
  readonly save?: NoticeRevision;
  /** What `update` is to give. */
  readonly result: Result;
}

/** The login notices of accounts, every text that was ever saved among them. */
export interface NoticeRepository {
  /** One atomic step on the notice of an account: `change` sees the current revision, or `undefined`. */
  update<Result>(
    account: string,
    change: Change<NoticeRevision | undefined, NoticeUpdate<Result>>,
  ): Promise<Result>;
  /** The revision with the highest number, or `undefined` where none was ever saved. */
  current(account: string): Promise<NoticeRevision | undefined>;
  /** Every revision, the highest number first. */
  revisions(account: string): AsyncIterable<NoticeRevision>;
}
