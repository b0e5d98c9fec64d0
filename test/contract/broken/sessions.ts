import { memoryStores, type UserKey } from '../../../src/stores/index.js';
import { altered, around, type BrokenStores, broken, cached, showing, wrapped } from './base.js';

/** Stores that fail one case of sessions each. */
export const brokenSessions: BrokenStores = {
  // forgets where a session was opened: the column has a default
  'sessions/kept': broken('sessions', (sessions) =>
    showing(sessions, (session) => ({ ...session, kind: 'ui' })),
  ),

  // updates the columns that have a value, and leaves the others as they were
  'sessions/replaced': broken('sessions', (sessions) => ({
    update: (key, change) =>
      sessions.update(
        key,
        altered(change, ({ put, ...update }, active) => {
          if (put === undefined) return update;
          return { ...update, put: { ...active.find(({ id }) => id === put.id), ...put } };
        }),
      ),
  })),

  // DELETE … LIMIT 1
  'sessions/ended': broken('sessions', (sessions) => ({
    update: (key, change) =>
      sessions.update(
        key,
        altered(change, ({ end = [], ...update }) => ({ ...update, end: [...end].slice(0, 1) })),
      ),
  })),

  // joins account and user with a colon
  'sessions/apart': broken('sessions', (sessions) => {
    const joined = ({ accountId, userId }: UserKey) => {
      const [first = '', ...rest] = `${accountId}:${userId}`.split(':');
      return { accountId: first, userId: rest.join(':') };
    };
    return {
      update: (key, change) => sessions.update(joined(key), change),
      list: (key) => sessions.list(joined(key)),
    };
  }),

  // hands out what is in its cache
  'sessions/isolated': broken('sessions', (sessions) => {
    const { clear, read } = cached((key: UserKey) => sessions.list(key));
    return {
      update: (key, change) => around(clear, () => sessions.update(key, change)),
      list: read,
    };
  }),

  'sessions/thrown': broken('sessions', (sessions) => ({
    update: (key, change) => wrapped(sessions.update(key, change)),
  })),

  // appends the entries on a connection of their own, outside the transaction; all but the last, because where
  // there is one only, steps side by side seem to break as well
  'sessions/whole': broken('sessions', (sessions, { auditTrail }) => ({
    update: (key, change) =>
      sessions.update(key, async (active) => {
        const { entries = [], ...update } = await change(active);
        for (const entry of entries.slice(0, -1)) await auditTrail.append(key.accountId, entry);
        return { ...update, entries: entries.slice(-1) };
      }),
  })),

  // takes a step that touches no session for one that has nothing to keep
  'sessions/trail': broken('sessions', (sessions) => ({
    update: (key, change) =>
      sessions.update(
        key,
        altered(change, (update) =>
          update.put === undefined && update.end === undefined ? { result: update.result } : update,
        ),
      ),
  })),

  // runs all steps on one connection: what a step has written before it fails is kept with the next commit
  'sessions/side-by-side': broken('sessions', (sessions) => {
    let running = 0;
    return {
      async update(key, change) {
        let end: readonly string[] = [];
        running += 1;
        try {
          return await sessions.update(
            key,
            altered(change, (update) => {
              end = update.end ?? [];
              return update;
            }),
          );
        } catch (error) {
          if (running > 1) await sessions.update(key, () => ({ end, result: null }));
          throw error;
        } finally {
          running -= 1;
        }
      },
    };
  }),

  // sets an expiry where a step gives one, and never takes it away again
  'sessions/kept-on': broken('sessions', (sessions) => {
    const ends = new Map<string, Date>();
    return {
      update: (key, change) =>
        sessions.update(
          key,
          altered(change, (update) => {
            if (update.forgetAfter !== undefined) ends.set(key.userId, update.forgetAfter);
            return update;
          }),
        ),
      async list(key) {
        const end = ends.get(key.userId);
        return end !== undefined && end.getTime() <= Date.now() ? [] : sessions.list(key);
      },
    };
  }),

  // gives the result of the first run and keeps what the last one gave; for SOAP alone, because with logins
  // the limit seems to break as well
  'sessions/last-run': broken(
    'sessions',
    (sessions) => ({
      update(key, change) {
        const results: unknown[] = [];
        return sessions.update(
          key,
          altered(change, (update) => {
            results.push(update.result);
            return update.put?.kind === 'soap' ? { ...update, result: results[0] as never } : update;
          }),
        );
      },
    }),
    memoryStores,
  ),

  // reads, waits, and writes the whole list without a look whether anything came between; for SOAP alone,
  // because it loses logins as well
  'sessions/lost-update': broken('sessions', (sessions) => ({
    async update(key, change) {
      const seen = (await sessions.list(key)).map(({ id }) => id);
      const update = await change(await sessions.list(key));
      if (update.put?.kind !== 'soap') return sessions.update(key, change);
      return sessions.update(key, (active) => {
        const missing = active.map(({ id }) => id).filter((id) => !seen.includes(id));
        return { ...update, end: [...missing, ...(update.end ?? [])] };
      });
    },
  })),

  // inserts and deletes rows without a lock, so that the limit is passed though nothing is lost
  'sessions/limit': broken('sessions', (sessions) => ({
    async update(key, change) {
      const update = await change(await sessions.list(key));
      return sessions.update(key, () => update);
    },
  })),

  // looks whether the row is there and inserts it if not, without a unique key: two at once insert two
  'sessions/one-id': broken('sessions', (sessions) => {
    const list = async (key: UserKey) =>
      (await sessions.list(key)).map((session) => ({ ...session, id: session.id.split('\n')[0] ?? '' }));
    return {
      list,
      async update(key, change) {
        const seen = (await sessions.list(key)).map(({ id }) => id);
        return sessions.update(key, async (active) => {
          const there = active.map(({ id }) => id);
          const { put, ...update } = await change(active);
          if (put === undefined) return update;
          const isSecond = there.includes(put.id) && !seen.includes(put.id);
          return { ...update, put: isSecond ? { ...put, id: `${put.id}\n${there.length}` } : put };
        });
      },
    };
  }),
};
