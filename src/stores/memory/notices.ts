import type { NoticeRevision } from '../../loginNotice/index.js';
import type { Change } from '../change.js';
import type { NoticeRepository, NoticeUpdate } from '../notices.js';
import { StoreError } from './error.js';
import { isPending } from './pending.js';

function copy(revision: NoticeRevision): NoticeRevision {
  return { ...revision, savedAt: new Date(revision.savedAt) };
}

/** Login notices in memory. */
export class MemoryNotices implements NoticeRepository {
  readonly #accounts = new Map<string, NoticeRevision[]>();

  async update<Result>(
    account: string,
    change: Change<NoticeRevision | undefined, NoticeUpdate<Result>>,
  ): Promise<Result> {
    for (;;) {
      const before = this.#accounts.get(account)?.at(-1);
      const answer = change(before && copy(before));
      const { save, result } = isPending(answer) ? await answer : answer;
      if (this.#accounts.get(account)?.at(-1) !== before) continue;
      if (save !== undefined) this.#save(account, before?.revision ?? 0, copy(save));
      return result;
    }
  }

  async current(account: string): Promise<NoticeRevision | undefined> {
    const current = this.#accounts.get(account)?.at(-1);
    return current && copy(current);
  }

  async *revisions(account: string): AsyncGenerator<NoticeRevision, void, undefined> {
    for (const revision of this.#accounts.get(account)?.toReversed() ?? []) yield copy(revision);
  }

  #save(account: string, latest: number, revision: NoticeRevision): void {
    if (revision.revision <= latest) throw new StoreError('revision_taken');
    const revisions = this.#accounts.get(account);
    if (revisions === undefined) this.#accounts.set(account, [revision]);
    else revisions.push(revision);
  }
}
