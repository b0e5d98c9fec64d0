import type { AuditEntry } from '../../../src/stores/index.js';
import { type BrokenStores, broken, cached, leaking, listed, telling } from './base.js';

/** Without what the table has no column for. */
function withoutBrowser(entry: AuditEntry): AuditEntry {
  if (entry.event === 'login') return entry;
  const { userAgent: _, ...rest } = entry;
  return rest;
}

/** Newest first, and as a dictionary has them where they are of one instant. */
function asInDictionary(one: AuditEntry, other: AuditEntry): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  return other.id.localeCompare(one.id);
}

/** Stores that fail one case of the audit trail each. */
export const brokenAuditTrail: BrokenStores = {
  'audit-trail/kept': broken('auditTrail', (auditTrail) => telling(auditTrail, withoutBrowser)),

  // compares details without regard to case
  'audit-trail/filters': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, { detail, ...filter } = {}) {
      for await (const entry of auditTrail.query(accountId, filter)) {
        if (detail === undefined || entry.detail?.toLowerCase() === detail.toLowerCase()) yield entry;
      }
    },
  })),

  // BETWEEN, which has both ends
  'audit-trail/range': broken('auditTrail', (auditTrail) => ({
    query: (accountId, { to, ...filter } = {}) =>
      auditTrail.query(accountId, to === undefined ? filter : { ...filter, to: new Date(to.getTime() + 1) }),
  })),

  'audit-trail/order': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, filter) {
      yield* (await listed(auditTrail.query(accountId, filter))).sort(asInDictionary);
    },
  })),

  // replaces the entry whose id comes again
  'audit-trail/append-only': broken('auditTrail', (auditTrail) => {
    const later = new Map<string, AuditEntry>();
    return {
      async append(accountId, entry) {
        const name = JSON.stringify([accountId, entry.id]);
        if (await auditTrail.get(accountId, entry.id)) later.set(name, entry);
        await auditTrail.append(accountId, entry);
      },
      get: async (accountId, id) =>
        later.get(JSON.stringify([accountId, id])) ?? auditTrail.get(accountId, id),
      async *query(accountId, filter) {
        for await (const entry of auditTrail.query(accountId, filter)) {
          yield later.get(JSON.stringify([accountId, entry.id])) ?? entry;
        }
      },
    };
  }),

  // does not wait for its lock: who finds it taken goes away
  'audit-trail/at-once': broken('auditTrail', (auditTrail) => {
    let isLocked = false;
    return {
      async append(accountId, entry) {
        if (isLocked) return;
        isLocked = true;
        await auditTrail.append(accountId, entry);
        isLocked = false;
      },
    };
  }),

  // pages by offset
  'audit-trail/under-writes': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, filter) {
      for (let offset = 0; ; offset += 25) {
        const page = (await listed(auditTrail.query(accountId, filter))).slice(offset, offset + 25);
        if (page.length === 0) return;
        yield* page;
      }
    },
  })),

  // gives a connection back at the end alone
  'audit-trail/stopped': broken('auditTrail', (auditTrail) => ({
    query: leaking((accountId, filter) => auditTrail.query(accountId, filter), 50),
  })),

  // compares users without regard to case
  'audit-trail/apart': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, { userId, ...filter } = {}) {
      for await (const entry of auditTrail.query(accountId, filter)) {
        if (userId === undefined || entry.userId.toLowerCase() === userId.toLowerCase()) yield entry;
      }
    },
  })),

  // hands out what is in its cache
  'audit-trail/isolated': broken('auditTrail', (auditTrail) => ({
    get: cached((accountId: string, id: string) => auditTrail.get(accountId, id)).read,
  })),
};
