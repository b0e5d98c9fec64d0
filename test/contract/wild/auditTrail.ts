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
      async append(accountId, entry) {
        later.set(JSON.stringify([accountId, entry.id]), structuredClone(entry));
        await auditTrail.append(accountId, entry);
      },
      get: async (accountId, id) => structuredClone(later.get(JSON.stringify([accountId, id]))),
    };
  }),
  'rejects an entry of the same id': appending((auditTrail) => async (accountId, entry) => {
    if (await auditTrail.get(accountId, entry.id)) throw new Error('duplicate key');
    await auditTrail.append(accountId, entry);
  }),
  'has an id once in all accounts': appending((auditTrail) => {
    const ids = new Map<string, string>();
    return async (accountId, entry) => {
      if ((ids.get(entry.id) ?? accountId) !== accountId) return;
      ids.set(entry.id, accountId);
      await auditTrail.append(accountId, entry);
    };
  }),
  'has one entry of each instant and user': appending((auditTrail) => {
    const keys = new Set<string>();
    return async (accountId, entry) => {
      const key = JSON.stringify([accountId, entry.at, entry.userId]);
      if (keys.has(key)) return;
      keys.add(key);
      await auditTrail.append(accountId, entry);
    };
  }),
  'appends after it has resolved': appending((auditTrail) => async (accountId, entry) => {
    setTimeout(() => auditTrail.append(accountId, entry), 1);
  }),
  'appends one entry in ten later': appending((auditTrail) => {
    const waiting: (() => Promise<void>)[] = [];
    return async (accountId, entry) => {
      waiting.push(() => auditTrail.append(accountId, entry));
      if (waiting.length < 10) return;
      for (const append of waiting.splice(0)) await append();
    };
  }),
  'loses one of a hundred': appending((auditTrail) => {
    let count = 0;
    return async (accountId, entry) => {
      count += 1;
      if (count % 100 !== 0) await auditTrail.append(accountId, entry);
    };
  }),
  'gets an entry of whatever account': broken('auditTrail', (auditTrail) => {
    const accounts = new Set<string>();
    return {
      append(accountId, entry) {
        accounts.add(accountId);
        return auditTrail.append(accountId, entry);
      },
      async get(_, id) {
        for (const accountId of accounts) {
          const entry = await auditTrail.get(accountId, id);
          if (entry) return entry;
        }
        return undefined;
      },
    };
  }),
  'finds the entries of all accounts': broken('auditTrail', (auditTrail) => {
    const accounts = new Set<string>();
    return {
      append(accountId, entry) {
        accounts.add(accountId);
        return auditTrail.append(accountId, entry);
      },
      async *query(_, filter) {
        for (const accountId of accounts) yield* auditTrail.query(accountId, filter);
      },
    };
  }),
  'compares accounts without regard to case': broken('auditTrail', (auditTrail) => ({
    append: (accountId, entry) => auditTrail.append(accountId.toLowerCase(), entry),
    get: (accountId, id) => auditTrail.get(accountId.toLowerCase(), id),
    query: (accountId, filter) => auditTrail.query(accountId.toLowerCase(), filter),
  })),
  'compares ids without regard to case': broken('auditTrail', (auditTrail) => ({
    append: (accountId, entry) => auditTrail.append(accountId, { ...entry, id: entry.id.toLowerCase() }),
    get: (accountId, id) => auditTrail.get(accountId, id.toLowerCase()),
  })),
  'hands out its own entries': broken('auditTrail', (auditTrail) => {
    const entries = new Map<string, AuditEntry>();
    return {
      async append(accountId, entry) {
        const name = JSON.stringify([accountId, entry.id]);
        if (!entries.has(name)) entries.set(name, entry);
        await auditTrail.append(accountId, entry);
      },
      get: async (accountId, id) => entries.get(JSON.stringify([accountId, id])),
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
