import type { MakeStores } from '../../../src/contract/index.js';
import type { Session } from '../../../src/sessions/index.js';
import type { UserKey } from '../../../src/stores/index.js';
import { altered, broken, showing } from '../broken/base.js';
import { hostStores, Machine, USUAL } from './host.js';

function shownAs(shown: (session: Session) => object): MakeStores {
  return broken('sessions', (sessions) => showing(sessions, (session) => shown(session) as Session));
}

/** Users under other names. The accounts stay, for the audit trail has them too. */
function named(nameOf: (userId: string) => string): MakeStores {
  return broken('sessions', (sessions) => {
    const keyOf = ({ accountId, userId }: UserKey) => ({ accountId, userId: nameOf(userId) });
    return {
      update: (key, change) => sessions.update(keyOf(key), change),
      list: (key) => sessions.list(keyOf(key)),
    };
  });
}

/** A whole second. */
function floor(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}

/** Sessions that are not given back as they were kept. */
export const wildSessionLists: Readonly<Record<string, MakeStores>> = {
  'cuts milliseconds': shownAs((session) => ({
    ...session,
    startedAt: floor(session.startedAt),
    lastUsedAt: floor(session.lastUsedAt),
  })),
  'has one column for both instants': shownAs((session) => ({ ...session, startedAt: session.lastUsedAt })),
  'drops the role': shownAs(({ roleId: _, ...session }) => session),
  'gives null for no role': shownAs((session) => ({ ...session, roleId: session.roleId ?? null })),
  'gives the role as a number': shownAs(({ roleId, ...session }) =>
    roleId === undefined ? session : { ...session, roleId: Number(roleId) },
  ),
  'gives its own columns as well': shownAs((session) => ({ ...session, version: 1 })),
  'compares users without regard to case': named((user) => user.toLowerCase()),
  'trims users': named((user) => user.trim()),
  'compares users without regard to accents': named((user) => user.normalize('NFD').replace(/\p{M}/gu, '')),
  'reads users as numbers': named((user) => `${Number(user) || user}`),
  'cuts users at a quote': named((user) => user.split(/['"]/)[0] ?? ''),
  'takes what stands before a sign for the user': named((user) => user.split(/[^\w -]/)[0] ?? ''),
  'keeps users in an object': () => {
    const machine = new Machine();
    const documents: Record<string, string> = {};
    return hostStores(
      {
        nameOf: (kind = '', accountId = '', user = '') =>
          kind === 'sessions' ? user : `${kind} ${accountId} ${user}`,
        read: (text) => USUAL.read(text),
      },
      Object.assign(machine, {
        documents: {
          get: (name: string) => documents[name],
          set: (name: string, text: string) => {
            documents[name] = text;
          },
        },
      }) as Machine,
    );
  },
  'has no accounts': () => hostStores({ nameOf: (kind, _, ...rest) => JSON.stringify([kind, ...rest]) }),
  'joins account and user with a slash': () => hostStores({ nameOf: (...parts) => parts.join('/') }),
  'ends by id in the whole account': broken('sessions', (sessions) => {
    const keys: UserKey[] = [];
    return {
      async update(key, change) {
        keys.push(key);
        let ended: readonly string[] = [];
        const result = await sessions.update(
          key,
          altered(change, (update) => {
            ended = update.end ?? [];
            return update;
          }),
        );
        const others = keys.filter(({ accountId }) => accountId === key.accountId);
        for (const other of others) await sessions.update(other, () => ({ end: ended, result: null }));
        return result;
      },
    };
  }),
  'hands out its own list': broken('sessions', (sessions) => {
    const lists = new Map<string, readonly Session[]>();
    const own = async (key: UserKey) => {
      const name = JSON.stringify([key.accountId, key.userId]);
      const list = lists.get(name) ?? (await sessions.list(key));
      lists.set(name, list);
      return list;
    };
    return {
      list: own,
      async update(key, change) {
        const result = await sessions.update(key, async () => change(await own(key)));
        lists.delete(JSON.stringify([key.accountId, key.userId]));
        return result;
      },
    };
  }),
  'keeps the dates that it was given': broken('sessions', (sessions) => {
    const dates = new Map<number, Date>();
    const own = (date: Date) => dates.get(date.getTime()) ?? date;
    return {
      list: async (key) =>
        (await sessions.list(key)).map((session) => ({ ...session, lastUsedAt: own(session.lastUsedAt) })),
      update: (key, change) =>
        sessions.update(
          key,
          altered(change, (update) => {
            if (update.put) dates.set(update.put.lastUsedAt.getTime(), update.put.lastUsedAt);
            return update;
          }),
        ),
    };
  }),
  'lists fifty at most': broken('sessions', (sessions) => ({
    list: async (key) => (await sessions.list(key)).slice(0, 50),
  })),
  'lists what its cache has, in each process': () => {
    const machine = new Machine();
    const handle = () => {
      const stores = hostStores({}, machine);
      const lists = new Map<string, readonly Session[]>();
      const list = async (key: UserKey) => {
        const name = JSON.stringify(key);
        const sessions = lists.get(name) ?? (await stores.sessions.list(key));
        lists.set(name, sessions);
        return sessions;
      };
      return { ...stores, sessions: { ...stores.sessions, list } };
    };
    return [handle(), handle()];
  },
  'lists no sessions of SOAP': broken('sessions', (sessions) => ({
    list: async (key) => (await sessions.list(key)).filter(({ kind }) => kind !== 'soap'),
  })),
  'lists a session for each time that it was put': broken('sessions', (sessions) => {
    const puts: string[] = [];
    return {
      list: async (key) =>
        (await sessions.list(key)).flatMap((session) =>
          puts.filter((id) => id === session.id).map(() => session),
        ),
      update: (key, change) =>
        sessions.update(
          key,
          altered(change, (update) => {
            if (update.put) puts.push(update.put.id);
            return update;
          }),
        ),
    };
  }),
};
