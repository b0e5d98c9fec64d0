import type { MakeStores } from '../../../src/contract/index.js';
import type { AuditEntry, AuditTrail } from '../../../src/stores/index.js';
import { broken, telling } from '../broken/base.js';
import { hostStores, turns, twoHostsApart } from './host.js';

function told(tell: (entry: AuditEntry) => object): MakeStores {
  return broken('auditTrail', (auditTrail) => telling(auditTrail, (entry) => tell(entry) as AuditEntry));
}

function appending(append: (auditTrail: AuditTrail) => AuditTrail['append']): MakeStores {
  return broken('auditTrail', (auditTrail) => ({ append: append(auditTrail) }));
}

export const wildAuditTrail: Readonly<Record<string, MakeStores>> = {
  'takes no lock': () => hostStores({ lockOf: () => crypto.randomUUID() }),
  'takes no lock, and waits before it reads and writes': () =>
    hostStores({ lockOf: () => crypto.randomUUID(), pause: () => turns(20) }),
  'takes a lock that one process has for itself': () => twoHostsApart(),
  'replaces the entry of the same id': broken('auditTrail', (auditTrail) => {
    const later = new Map<string, AuditEntry>();
    return {
      async append(account, entry) {
        later.set(JSON.stringify([account, entry.id]), structuredClone(entry));
        await auditTrail.append(account, entry);
      },
      get: async (account, id) => structuredClone(later.get(JSON.stringify([account, id]))),
    };
  }),
  'rejects an entry of the same id': appending((auditTrail) => async (account, entry) => {
    if (await auditTrail.get(account, entry.id)) throw new Error('duplicate key');
    await auditTrail.append(account, entry);
  }),
  'has an id once in all accounts': appending((auditTrail) => {
    const ids = new Map<string, string>();
    return async (account, entry) => {
      if ((ids.get(entry.id) ?? account) !== account) return;
      ids.set(entry.id, account);
      await auditTrail.append(account, entry);
    };
  }),
  'has one entry of each instant and user': appending((auditTrail) => {
    const keys = new Set<string>();
    return async (account, entry) => {
      const key = JSON.stringify([account, entry.at, entry.user]);
      if (keys.has(key)) return;
      keys.add(key);
      await auditTrail.append(account, entry);
    };
  }),
  'appends after it has resolved': appending((auditTrail) => async (account, entry) => {
    setTimeout(() => auditTrail.append(account, entry), 1);
  }),
  'appends one entry in ten later': appending((auditTrail) => {
    const waiting: (() => Promise<void>)[] = [];
    return async (account, entry) => {
      waiting.push(() => auditTrail.append(account, entry));
      if (waiting.length < 10) return;
      for (const append of waiting.splice(0)) await append();
    };
  }),
  'loses one of a hundred': appending((auditTrail) => {
    let count = 0;
    return async (account, entry) => {
      count += 1;
      if (count % 100 !== 0) await auditTrail.append(account, entry);
    };
  }),
  'gets an entry of whatever account': broken('auditTrail', (auditTrail) => {
    const accounts = new Set<string>();
    return {
      append(account, entry) {
        accounts.add(account);
        return auditTrail.append(account, entry);
      },
      async get(_, id) {
        for (const account of accounts) {
          const entry = await auditTrail.get(account, id);
          if (entry) return entry;
        }
        return undefined;
      },
    };
  }),
  'finds the entries of all accounts': broken('auditTrail', (auditTrail) => {
    const accounts = new Set<string>();
    return {
      append(account, entry) {
        accounts.add(account);
        return auditTrail.append(account, entry);
      },
      async *query(_, filter) {
        for (const account of accounts) yield* auditTrail.query(account, filter);
      },
    };
  }),
  'compares accounts without regard to case': broken('auditTrail', (auditTrail) => ({
    append: (account, entry) => auditTrail.append(account.toLowerCase(), entry),
    get: (account, id) => auditTrail.get(account.toLowerCase(), id),
    query: (account, filter) => auditTrail.query(account.toLowerCase(), filter),
  })),
  'compares ids without regard to case': broken('auditTrail', (auditTrail) => ({
    append: (account, entry) => auditTrail.append(account, { ...entry, id: entry.id.toLowerCase() }),
    get: (account, id) => auditTrail.get(account, id.toLowerCase()),
  })),
  'hands out its own entries': broken('auditTrail', (auditTrail) => {
    const entries = new Map<string, AuditEntry>();
    return {
      async append(account, entry) {
        const name = JSON.stringify([account, entry.id]);
        if (!entries.has(name)) entries.set(name, entry);
        await auditTrail.append(account, entry);
      },
      get: async (account, id) => entries.get(JSON.stringify([account, id])),
    };
  }),
  'drops the browser': told((entry) => {
    const { userAgent: _, ...rest } = { userAgent: '', ...entry };
    return rest;
  }),
  'gives null for no browser': told((entry) => ({ userAgent: null, ...entry })),
  'gives null for no detail': told((entry) => ({ detail: null, ...entry })),
  'gives the instant as a date': told((entry) => ({ ...entry, at: new Date(entry.at) })),
  'writes the instant without milliseconds': told((entry) => ({ ...entry, at: `${entry.at.slice(0, 19)}Z` })),
  'gives revisions as text': told((entry) =>
    entry.event === 'login' ? entry : { ...entry, revision: `${entry.revision}` },
  ),
  'sorts the sessions that ended': told((entry) =>
    entry.event === 'login' && entry.endedSessions
      ? { ...entry, endedSessions: entry.endedSessions.toSorted() }
      : entry,
  ),
  'joins the sessions that ended': told((entry) =>
    entry.event === 'login' && entry.endedSessions
      ? { ...entry, endedSessions: entry.endedSessions.join() }
      : entry,
  ),
  'drops the sessions that ended': told((entry) => {
    const { endedSessions: _, ...rest } = { endedSessions: [], ...entry };
    return rest;
  }),
  'writes details in capitals': told((entry) =>
    entry.detail ? { ...entry, detail: entry.detail.toUpperCase() } : entry,
  ),
  'drops the id of the login': told(({ loginId: _, ...entry }) => entry),
};
