import type { NoticeRevision } from '../loginNotice/index.js';
import type { Change } from './atomicChange.js';

/** What a change makes of an account's login notice. */
export interface NoticeUpdate<Result> {
  /** The next revision. A revision is never replaced: if its number has been used, the step is rejected. */
  readonly save?: NoticeRevision;
  /** What `update` is to give. */
  readonly result: Result;
}

/** The login notices of accounts, with every text that was ever saved. */
export interface NoticeRepository {
  /**
   * One atomic step on the notice of an account.
   *
   * @param accountId - The account.
   * @param change - Sees the current revision, or `undefined` if none was ever saved, and decides what is kept.
   * @returns The `result` of the change.
   */
  update<Result>(
    accountId: string,
    change: Change<NoticeRevision | undefined, NoticeUpdate<Result>>,
  ): Promise<Result>;
  /**
   * Reads the revision with the highest number.
   *
   * @param accountId - The account.
   * @returns The revision, or `undefined` if none was ever saved.
   */
  current(accountId: string): Promise<NoticeRevision | undefined>;
  /**
   * Reads every revision, the highest number first.
   *
   * @param accountId - The account.
   */
  revisions(accountId: string): AsyncIterable<NoticeRevision>;
}
