import type { MakeStores } from '../../../src/contract/index.js';
import type { Session } from '../../../src/sessions/index.js';
import { memoryStores, type SessionRepository, type SessionUpdate } from '../../../src/stores/index.js';
import { altered, broken } from '../broken/base.js';
import { hostStores, turns, twoHostsApart } from './host.js';

/** Stores whose changes give something else. */
function giving(alter: (update: SessionUpdate<unknown>, active: readonly Session[]) => object): MakeStores {
  return broken('sessions', (sessions) => ({
    update: (key, change) =>
      sessions.update(
        key,
        altered(change, (update, active) => alter(update, active) as typeof update),
      ),
  }));
}

/** Tries again while what there is differs from what was seen. */
function optimistic(
  isSame: (seen: readonly Session[], now: readonly Session[], tries: number) => boolean,
  most = Number.POSITIVE_INFINITY,
): (sessions: SessionRepository) => Partial<SessionRepository> {
  return (sessions) => ({
    async update(key, change) {
      for (let tries = 1; tries <= most; tries += 1) {
        const seen = await sessions.list(key);
        const update = await change(structuredClone(seen));
        const isKept = await sessions.update(key, (now) =>
          isSame(seen, now, tries) ? { ...update, result: true } : { result: false },
        );
        if (isKept) return update.result;
      }
      throw new Error('too many conflicts');
    },
  });
}

const versionOf = (sessions: readonly Session[]) => JSON.stringify(sessions);

export const wildSessions: Readonly<Record<string, MakeStores>> = {
  'takes no lock': () => hostStores({ lockOf: () => crypto.randomUUID() }),
  'takes a lock that one process has for itself': () => twoHostsApart(),
  'reads and writes with a latency, and takes no lock': () =>
    hostStores({ lockOf: () => crypto.randomUUID(), pause: () => turns(20) }),
  'tries again three times': broken(
    'sessions',
    optimistic((seen, now) => versionOf(seen) === versionOf(now), 3),
    memoryStores,
  ),
  'tries again once, and writes then whatever is there': broken(
    'sessions',
    optimistic((seen, now, tries) => tries > 1 || versionOf(seen) === versionOf(now)),
    memoryStores,
  ),
  'takes the number of sessions for their version': broken(
    'sessions',
    optimistic((seen, now) => seen.length === now.length),
    memoryStores,
  ),
  'goes on without the lock if it has to wait': broken('sessions', (sessions) => {
    let running = 0;
    return {
      async update(key, change) {
        running += 1;
        try {
          if (running === 1) return await sessions.update(key, change);
          await turns();
          const update = await change(await sessions.list(key));
          return await sessions.update(key, () => update);
        } finally {
          running -= 1;
        }
      },
    };
  }),
  'runs a change twice and keeps both': broken('sessions', (sessions) => ({
    async update(key, change) {
      await sessions.update(key, change);
      return sessions.update(key, change);
    },
  })),
  'gives the result of the first run': broken(
    'sessions',
    (sessions) => ({
      update(key, change) {
        const results: unknown[] = [];
        return sessions.update(
          key,
          altered(change, (update) => {
            results.push(update.result);
            return { ...update, result: results[0] as never };
          }),
        );
      },
    }),
    memoryStores,
  ),
  'resolves before it has written': broken('sessions', (sessions) => ({
    async update(key, change) {
      const update = await change(await sessions.list(key));
      setTimeout(() => sessions.update(key, () => update).catch(() => {}), 1);
      return update.result;
    },
  })),
  'swallows the error of a change': broken('sessions', (sessions) => ({
    update: (key, change) => sessions.update(key, change).catch(() => undefined as never),
  })),
  'throws where it should reject': broken('sessions', (sessions) => ({
    update(key, change) {
      const update = change([]);
      if (update instanceof Promise) update.catch(() => {});
      return sessions.update(key, change);
    },
  })),
  'ends first, and then fails to put': broken('sessions', (sessions) => ({
    update: async (key, change) => {
      const { end = [], ...update } = await change(await sessions.list(key));
      await sessions.update(key, () => ({ end, result: null }));
      return sessions.update(key, () => update);
    },
  })),
  'appends the entries before it runs the change to its end': broken(
    'sessions',
    (sessions, { auditTrail }) => ({
      update: (key, change) =>
        sessions.update(key, async (active) => {
          const update = await change(active);
          for (const entry of update.entries ?? []) await auditTrail.append(key.accountId, entry);
          return update;
        }),
    }),
  ),
  'ends nothing where it puts': giving(({ end, ...update }) =>
    update.put || end === undefined ? update : { ...update, end },
  ),
  'puts nothing where it ends': giving(({ put, ...update }) =>
    update.end?.length || put === undefined ? update : { ...update, put },
  ),
  'puts before it ends': giving(({ put, end = [], ...update }) =>
    put === undefined || [...end].includes(put.id) ? { ...update, end } : { ...update, end, put },
  ),
  'ends all that a user has': giving((update, active) =>
    update.end?.length ? { ...update, end: [...update.end, ...active.map(({ id }) => id)] } : update,
  ),
  'rejects the end of what is not there': giving((update, active) => {
    const ids = active.map(({ id }) => id);
    if (update.end?.some((id) => !ids.includes(id))) throw new Error('no such session');
    return update;
  }),
  'keeps one session of a user': giving((update, active) =>
    update.put ? { ...update, end: [...(update.end ?? []), ...active.map(({ id }) => id)] } : update,
  ),
  'loses the entries': giving(({ entries: _, ...update }) => update),
  'appends the first entry alone': giving((update) => ({
    ...update,
    entries: [...(update.entries ?? [])].slice(0, 1),
  })),
  'shows a change nothing': broken('sessions', (sessions) => ({
    update: (key, change) => sessions.update(key, () => change([])),
  })),
  'gives no result': broken('sessions', (sessions) => ({
    async update(key, change) {
      await sessions.update(key, change);
      return undefined as never;
    },
  })),
  'gives the result in an object': broken('sessions', (sessions) => ({
    update: async (key, change) => ({ result: await sessions.update(key, change) }) as never,
  })),
  'forgets at once what may be forgotten later': giving((update) =>
    update.forgetAfter ? { ...update, end: [update.put?.id ?? ''], put: undefined } : update,
  ),
  'writes dates as text': () => hostStores({ write: JSON.stringify, read: JSON.parse }),
};
