import type { MakeStores } from '../../../src/contract/index.js';
import type { AuditEntry, AuditFilter } from '../../../src/stores/index.js';
import { broken, leaking, listed } from '../broken/base.js';

type Query = (entries: AuditEntry[], filter: AuditFilter) => AuditEntry[];

/** Stores that find in a way of their own. */
function finding(
  find: Query,
  filterOf: (filter: AuditFilter) => AuditFilter = (filter) => filter,
): MakeStores {
  return broken('auditTrail', (auditTrail) => ({
    async *query(accountId, filter = {}) {
      yield* find(await listed(auditTrail.query(accountId, filterOf(filter))), filter);
    },
  }));
}

/** Stores that look at another filter than they were given. */
function filtering(filterOf: (filter: AuditFilter) => AuditFilter): MakeStores {
  return finding((entries) => entries, filterOf);
}

function moved(date: Date, by: number): Date {
  return new Date(date.getTime() + by);
}

/** Trails in which something else is found than was asked for. */
export const wildAuditQueries: Readonly<Record<string, MakeStores>> = {
  'ignores the event that is wanted': filtering(({ event: _, ...filter }) => filter),
  'ignores the user that is wanted': filtering(({ userId: _, ...filter }) => filter),
  'ignores the role that is wanted': filtering(({ roleId: _, ...filter }) => filter),
  'ignores the status that is wanted': filtering(({ status: _, ...filter }) => filter),
  'ignores the detail that is wanted': filtering(({ detail: _, ...filter }) => filter),
  'ignores the beginning': filtering(({ from: _, ...filter }) => filter),
  'ignores the end': filtering(({ to: _, ...filter }) => filter),
  'has the end in': filtering(({ to, ...filter }) => (to ? { ...filter, to: moved(to, 1) } : filter)),
  'has the beginning out': filtering(({ from, ...filter }) =>
    from ? { ...filter, from: moved(from, 1) } : filter,
  ),
  'finds by the whole second': filtering(({ from, to, ...filter }) => ({
    ...filter,
    ...(from && { from: moved(from, -from.getMilliseconds()) }),
    ...(to && { to: moved(to, -to.getMilliseconds()) }),
  })),
  'finds by the day': filtering(({ from, ...filter }) =>
    from ? { ...filter, from: new Date(from.toISOString().slice(0, 10)) } : filter,
  ),
  'ignores the range where a user is wanted': filtering(({ from, to, ...filter }) => ({
    ...filter,
    ...(from && filter.userId === undefined && { from }),
    ...(to && filter.userId === undefined && { to }),
  })),
  'ignores an empty detail': filtering(({ detail, ...filter }) => (detail ? { ...filter, detail } : filter)),
  'takes no detail for an empty one': finding(
    (entries, { detail }) => entries.filter((one) => detail === undefined || (one.detail ?? '') === detail),
    ({ detail: _, ...filter }) => filter,
  ),
  'finds what begins with the role': finding(
    (entries, { roleId = '' }) => entries.filter((one) => one.roleId.startsWith(roleId)),
    ({ roleId: _, ...filter }) => filter,
  ),
  'finds what has the user in it': finding(
    (entries, { userId = '' }) => entries.filter((one) => one.userId.includes(userId)),
    ({ userId: _, ...filter }) => filter,
  ),
  'finds details without regard to case': finding(
    (entries, { detail }) =>
      entries.filter((one) => !detail || one.detail?.toLowerCase() === detail.toLowerCase()),
    ({ detail: _, ...filter }) => filter,
  ),
  'finds users as a pattern': finding(
    (entries, { userId = '*' }) => {
      const parts = userId.split(/[*%]/);
      return entries.filter(
        (one) =>
          parts.every((part) => one.userId.includes(part)) && (parts.length > 1 || one.userId === userId),
      );
    },
    ({ userId: _, ...filter }) => filter,
  ),
  'finds what has one of the things that are wanted': finding(
    (entries, { from: _, to: __, ...filter }) => {
      const wanted = Object.entries(filter) as [keyof AuditFilter & keyof AuditEntry, string][];
      if (wanted.length === 0) return entries;
      return entries.filter((entry) => wanted.some(([field, value]) => entry[field] === value));
    },
    ({ event: _, userId: __, roleId: ___, status: ____, detail: _____, ...filter }) => filter,
  ),
  'filters after it has cut the list': finding(
    (entries, { userId }) =>
      entries.slice(0, 5).filter((one) => userId === undefined || one.userId === userId),
    ({ userId: _, ...filter }) => filter,
  ),
  'gives the oldest first': finding((entries) => entries.reverse()),
  'gives those of one instant by ascending id': finding((entries) =>
    entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1)),
  ),
  'gives those of one instant in a chance order': finding((entries) =>
    entries.sort((a, b) => (a.at === b.at ? Math.random() - 0.5 : a.at < b.at ? 1 : -1)),
  ),
  'orders ids as a dictionary does': finding((entries) =>
    entries.sort((a, b) => (a.at === b.at ? b.id.localeCompare(a.id) : a.at < b.at ? 1 : -1)),
  ),
  'orders by the whole second': finding((entries) =>
    entries.sort((a, b) => (a.at.slice(0, 19) < b.at.slice(0, 19) ? 1 : -1)),
  ),
  'orders by id alone': finding((entries) => entries.sort((a, b) => (a.id < b.id ? 1 : -1))),
  'orders by arrival': broken('auditTrail', (auditTrail) => {
    const ids: string[] = [];
    return {
      append(accountId, entry) {
        ids.unshift(entry.id);
        return auditTrail.append(accountId, entry);
      },
      async *query(accountId, filter) {
        const entries = await listed(auditTrail.query(accountId, filter));
        yield* entries.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      },
    };
  }),
  'gives a hundred at most': finding((entries) => entries.slice(0, 100)),
  'gives 256 at most': finding((entries) => entries.slice(0, 256)),
  'pages by offset': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, filter) {
      for (let offset = 0; ; offset += 20) {
        const page = (await listed(auditTrail.query(accountId, filter))).slice(offset, offset + 20);
        if (page.length === 0) return;
        yield* page;
      }
    },
  })),
  'pages by instant alone': broken('auditTrail', (auditTrail) => ({
    async *query(accountId, filter = {}) {
      let to = filter.to;
      for (;;) {
        const page = (await listed(auditTrail.query(accountId, { ...filter, ...(to && { to }) }))).slice(
          0,
          5,
        );
        const last = page.at(-1);
        if (last === undefined) return;
        yield* page;
        to = new Date(last.at);
      }
    },
  })),
  'ends when something is appended': broken('auditTrail', (auditTrail) => {
    let version = 0;
    return {
      append(accountId, entry) {
        version += 1;
        return auditTrail.append(accountId, entry);
      },
      async *query(accountId, filter) {
        const began = version;
        for await (const entry of auditTrail.query(accountId, filter)) {
          if (version !== began) return;
          yield entry;
        }
      },
    };
  }),
  'begins again when something is appended': broken('auditTrail', (auditTrail) => {
    let version = 0;
    return {
      append(accountId, entry) {
        version += 1;
        return auditTrail.append(accountId, entry);
      },
      async *query(accountId, filter) {
        let began = -1;
        while (began !== version) {
          began = version;
          for await (const entry of auditTrail.query(accountId, filter)) {
            yield entry;
            if (version !== began) break;
          }
        }
      },
    };
  }),
  'leaves a cursor open when its list is stopped': broken('auditTrail', (auditTrail) => ({
    query: leaking((accountId, filter) => auditTrail.query(accountId, filter), 100),
  })),
};
