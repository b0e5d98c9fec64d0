import type { NoticeRevision } from '../../../src/loginNotice/index.js';
import { altered, around, type BrokenStores, broken, cached, wrapped } from './base.js';

/** What a text column of 64 kB holds of it. */
function cut(revision: NoticeRevision): NoticeRevision {
  return { ...revision, text: revision.text.slice(0, 65_535) };
}

/** Stores that fail one case of login notices each. */
export const brokenNotices: BrokenStores = {
  'notices/kept': broken('notices', (notices) => ({
    update: (accountId, change) =>
      notices.update(
        accountId,
        altered(change, ({ save, ...update }) => (save ? { ...update, save: cut(save) } : update)),
      ),
  })),

  // ON CONFLICT DO NOTHING
  'notices/append-only': broken('notices', (notices) => ({
    update: (accountId, change) =>
      notices.update(
        accountId,
        altered(change, ({ save, ...update }, current) =>
          save === undefined || (current && save.revision <= current.revision) ? update : { ...update, save },
        ),
      ),
  })),

  // compares names without regard to case
  'notices/apart': broken('notices', (notices) => ({
    update: (accountId, change) => notices.update(accountId.toLowerCase(), change),
    current: (accountId) => notices.current(accountId.toLowerCase()),
    revisions: (accountId) => notices.revisions(accountId.toLowerCase()),
  })),

  // hands out what is in its cache
  'notices/isolated': broken('notices', (notices) => {
    const { clear, read } = cached((accountId: string) => notices.current(accountId));
    return {
      update: (accountId, change) => around(clear, () => notices.update(accountId, change)),
      current: read,
    };
  }),

  'notices/thrown': broken('notices', (notices) => ({
    update: (accountId, change) => wrapped(notices.update(accountId, change)),
  })),

  // rejects who comes second, where it should show the change what there is now
  'notices/lost-update': broken('notices', (notices) => ({
    async update(accountId, change) {
      const update = await change(await notices.current(accountId));
      return notices.update(accountId, () => update);
    },
  })),
};
