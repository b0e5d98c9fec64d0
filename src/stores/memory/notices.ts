import type { NoticeRevision } from '../../loginNotice/index.js';
import type { Change } from '../change.js';
import type { NoticeRepository, NoticeUpdate } from '../notices.js';
import { ensured } from './ensured.js';
import { StoreError } from './error.js';
import { isPending } from './pending.js';

function copy(revision: NoticeRevision): NoticeRevision {
  return { ...revision, savedAt: new Date(revision.savedAt) };
}

function add(revisions: NoticeRevision[], revision: NoticeRevision): void {
  if (revision.revision <= (revisions.at(-1)?.revision ?? 0)) throw new StoreError('revision_taken');
  revisions.push(revision);
}

/** Login notices in memory. */
export class MemoryNotices implements NoticeRepository {
  readonly #accounts = new Map<string, NoticeRevision[]>();

  async update<Result>(
    account: string,
    change: Change<NoticeRevision | undefined, NoticeUpdate<Result>>,
  ): Promise<Result> {
    const revisions = ensured(this.#accounts, account, () => []);
    for (;;) {
      const before = revisions.at(-1);
      const answer = change(before && copy(before));
      const { save, result } = isPending(answer) ? await answer : answer;
      if (revisions.at(-1) !== before) continue;
      if (save !== undefined) add(revisions, copy(save));
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
}
