import type { NoticeRevision } from '../../loginNotice/index.js';
import type { Change } from '../atomicChange.js';
import type { NoticeRepository, NoticeUpdate } from '../notices.js';
import { getOrCreate } from './getOrCreate.js';
import { isPromise } from './isPromise.js';
import { StoreError } from './storeError.js';

/** A date can be changed, so revisions are copied on their way in and out. */
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
    accountId: string,
    change: Change<NoticeRevision | undefined, NoticeUpdate<Result>>,
  ): Promise<Result> {
    const revisions = getOrCreate(this.#accounts, accountId, () => []);
    for (;;) {
      const before = revisions.at(-1);
      const answer = change(before && copy(before));
      const { save, result } = isPromise(answer) ? await answer : answer;
      if (revisions.at(-1) !== before) continue;
      if (save !== undefined) add(revisions, copy(save));
      return result;
    }
  }

  async current(accountId: string): Promise<NoticeRevision | undefined> {
    const current = this.#accounts.get(accountId)?.at(-1);
    return current && copy(current);
  }

  async *revisions(accountId: string): AsyncGenerator<NoticeRevision, void, undefined> {
    for (const revision of this.#accounts.get(accountId)?.toReversed() ?? []) yield copy(revision);
  }
}
