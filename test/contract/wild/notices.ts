import type { MakeStores } from '../../../src/contract/index.js';
import type { NoticeRevision } from '../../../src/loginNotice/index.js';
import { memoryStores, type NoticeRepository, type NoticeUpdate } from '../../../src/stores/index.js';
import { altered, broken, leaking, listed } from '../broken/base.js';
import { hostStores, turns, twoHostsApart } from './host.js';

/** Stores whose changes give something else. */
function giving(
  alter: (update: NoticeUpdate<unknown>, current: NoticeRevision | undefined) => object,
): MakeStores {
  return broken('notices', (notices) => ({
    update: (accountId, change) =>
      notices.update(
        accountId,
        altered(change, (update, current) => alter(update, current) as typeof update),
      ),
  }));
}

/** Stores that keep another revision than they were given. */
function keeping(kept: (revision: NoticeRevision) => object): MakeStores {
  return giving(({ save, ...update }) => (save ? { ...update, save: kept(save) } : update));
}

function writing(write: (text: string) => string): MakeStores {
  return keeping((revision) => ({ ...revision, text: write(revision.text) }));
}

/** Stores that give the revisions in a way of their own. */
function listing(list: (revisions: NoticeRevision[]) => NoticeRevision[]): MakeStores {
  return broken('notices', (notices) => ({
    async *revisions(accountId) {
      yield* list(await listed(notices.revisions(accountId)));
    },
  }));
}

function named(nameOf: (accountId: string) => string): MakeStores {
  return broken('notices', (notices) => ({
    update: (accountId, change) => notices.update(nameOf(accountId), change),
    current: (accountId) => notices.current(nameOf(accountId)),
    revisions: (accountId) => notices.revisions(nameOf(accountId)),
  }));
}

/** Tries again a number of times. */
function trying(most: number): (notices: NoticeRepository) => Partial<NoticeRepository> {
  return (notices) => ({
    async update(accountId, change) {
      for (let tries = 1; ; tries += 1) {
        const update = await change(await notices.current(accountId));
        try {
          return await notices.update(accountId, () => update);
        } catch (error) {
          if (tries === most) throw error;
        }
      }
    },
  });
}

export const wildNotices: Readonly<Record<string, MakeStores>> = {
  'takes no lock': () => hostStores({ lockOf: () => crypto.randomUUID() }),
  'takes no lock, and waits before it reads and writes': () =>
    hostStores({ lockOf: () => crypto.randomUUID(), pause: () => turns(20) }),
  'takes a lock that one process has for itself': () => twoHostsApart(),
  'tries again three times': broken('notices', trying(3)),
  'runs a change twice and keeps both': broken('notices', (notices) => ({
    async update(accountId, change) {
      await notices.update(accountId, change);
      return notices.update(accountId, change);
    },
  })),
  'gives the result of the first run': broken(
    'notices',
    (notices) => ({
      update(accountId, change) {
        const results: unknown[] = [];
        return notices.update(
          accountId,
          altered(change, (update) => {
            results.push(update.result);
            return { ...update, result: results[0] as never };
          }),
        );
      },
    }),
    memoryStores,
  ),
  'resolves before it has written': broken('notices', (notices) => ({
    async update(accountId, change) {
      const update = await change(await notices.current(accountId));
      setTimeout(() => notices.update(accountId, () => update).catch(() => {}), 1);
      return update.result;
    },
  })),
  'swallows the error of a change': broken('notices', (notices) => ({
    update: (accountId, change) => notices.update(accountId, change).catch(() => undefined as never),
  })),
  'rejects with the message alone': broken('notices', (notices) => ({
    update: (accountId, change) =>
      notices.update(accountId, change).catch((error) => Promise.reject(String(error))),
  })),
  'gives no result': giving(({ result: _, ...update }) => update),
  'shows a change the first revision': broken('notices', (notices) => ({
    update: (accountId, change) =>
      notices.update(accountId, async () => change((await listed(notices.revisions(accountId))).at(-1))),
  })),
  'numbers the revisions of all accounts together': broken('notices', (notices) => {
    let latest = 0;
    return {
      update: (accountId, change) =>
        notices.update(
          accountId,
          altered(change, ({ save, ...update }) => {
            if (save === undefined) return update;
            latest += 1;
            return { ...update, save: { ...save, revision: latest } };
          }),
        ),
    };
  }),
  'takes the number of the revisions for the next one': giving(({ save, ...update }, current) =>
    save ? { ...update, save: { ...save, revision: (current?.revision ?? 0) + 1 } } : update,
  ),
  'replaces a revision': broken('notices', (notices) => {
    const later = new Map<string, NoticeRevision>();
    const nameOf = (accountId: string, { revision }: NoticeRevision) => `${accountId} ${revision}`;
    return {
      update: (accountId, change) =>
        notices.update(
          accountId,
          altered(change, ({ save, ...update }, current) => {
            if (save === undefined) return update;
            if (current === undefined || save.revision > current.revision) return { ...update, save };
            later.set(nameOf(accountId, save), save);
            return update;
          }),
        ),
      async *revisions(accountId) {
        for await (const one of notices.revisions(accountId)) yield later.get(nameOf(accountId, one)) ?? one;
      },
    };
  }),
  'keeps the latest revision alone': listing((revisions) => revisions.slice(0, 1)),
  'keeps the last ten revisions': listing((revisions) => revisions.slice(0, 10)),
  'gives the earlier revisions alone': listing((revisions) => revisions.slice(1)),
  'gives the lowest number first': listing((revisions) => revisions.toReversed()),
  'orders revisions as text': listing((revisions) =>
    revisions.toSorted((one, other) => (`${one.revision}` < `${other.revision}` ? 1 : -1)),
  ),
  'takes the first revision for the current one': broken('notices', (notices) => ({
    current: async (accountId) => (await listed(notices.revisions(accountId))).at(-1),
  })),
  'takes the highest number as text for the current one': broken('notices', (notices) => ({
    async current(accountId) {
      const revisions = await listed(notices.revisions(accountId));
      return revisions.sort((one, other) => (`${one.revision}` < `${other.revision}` ? 1 : -1))[0];
    },
  })),
  'gives null where there is none': broken('notices', (notices) => ({
    current: async (accountId) => (await notices.current(accountId)) ?? (null as unknown as undefined),
  })),
  'trims texts': writing((text) => text.trim()),
  'writes lines with a line feed': writing((text) => text.replaceAll('\r\n', '\n')),
  'writes tabs as blanks': writing((text) => text.replaceAll('\t', ' ')),
  'escapes markup': writing((text) => text.replaceAll('<', '&lt;')),
  'cleans markup': writing((text) => text.replace(/<[^>]*>/g, '')),
  'doubles quotes': writing((text) => text.replaceAll('”', '””')),
  'writes texts in Latin': writing((text) => Buffer.from(text, 'latin1').toString('latin1')),
  'writes three bytes of a character': writing((text) => text.replace(/\p{Emoji_Presentation}/gu, '?')),
  'cuts texts at 4,000 characters': writing((text) => text.slice(0, 4000)),
  'cuts texts at 65,535 characters': writing((text) => text.slice(0, 65_535)),
  'cuts milliseconds': keeping((revision) => ({
    ...revision,
    savedAt: new Date(Math.floor(revision.savedAt.getTime() / 1000) * 1000),
  })),
  'takes its own clock for the time': keeping((revision) => ({ ...revision, savedAt: new Date() })),
  'writes dates as text': () => hostStores({ write: JSON.stringify, read: JSON.parse }),
  'drops the hash': keeping(({ sha256: _, ...revision }) => revision),
  'gives the user as a number': keeping((revision) => ({ ...revision, savedBy: Number(revision.savedBy) })),
  'compares accounts without regard to case': named((accountId) => accountId.toLowerCase()),
  'trims accounts': named((accountId) => accountId.trim()),
  'cuts accounts at forty characters': named((accountId) => accountId.slice(0, 40)),
  'has no accounts': named(() => ''),
  'hands out its own revision': broken('notices', (notices) => {
    const saved = new Map<string, NoticeRevision>();
    return {
      update: (accountId, change) =>
        notices.update(
          accountId,
          altered(change, (update) => {
            if (update.save) saved.set(accountId, update.save);
            return update;
          }),
        ),
      current: async (accountId) => saved.get(accountId),
    };
  }),
  'leaves a cursor open when its list is stopped': broken('notices', (notices) => ({
    revisions: leaking((accountId) => notices.revisions(accountId), 50),
  })),
  'reads what its cache has': broken('notices', (notices) => {
    const saved = new Map<string, NoticeRevision | undefined>();
    return {
      async current(accountId) {
        if (!saved.has(accountId)) saved.set(accountId, await notices.current(accountId));
        return saved.get(accountId);
      },
    };
  }),
};
