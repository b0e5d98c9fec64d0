// @ts-check

import { atomically } from './transaction.js';
import { idIn, memberOf, pagesOf, parsedIfAny, valuesOf, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy/stores').AuditEntry} AuditEntry
 * @typedef {import('netsuite-auth-policy/stores').AuditFilter} AuditFilter
 * @typedef {import('netsuite-auth-policy/stores').AuditTrail} AuditTrail
 */

/**
 * A value for each entry, and sorted sets of their instants and ids: of all entries, of those of a user,
 * and of those of a user with one detail.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {import('./keys.js').KeyNames} keys
 * @returns {AuditTrail}
 */
export function redisAuditTrail(pool, keys) {
  return {
    append(account, entry) {
      return atomically(pool, [keys.entry(account, entry.id)], (client, multi) =>
        queueEntries(client, multi, keys, account, [entry]),
      );
    },

    async get(account, id) {
      return parsedIfAny(await pool.get(keys.entry(account, id)));
    },

    async *query(account, filter = {}) {
      const { from, to } = filter;
      // an instant alone is before every member of that instant, which goes on with the id
      const max = to === undefined ? '+' : `(${to.toISOString()}`;
      const min = from === undefined ? '-' : `[${from.toISOString()}`;
      for await (const members of pagesOf(pool, narrowest(keys, account, filter), max, min)) {
        const names = members.map((member) => keys.entry(account, idIn(member)));
        /** @type {AuditEntry[]} */
        const entries = await valuesOf(pool, names);
        yield* entries.filter((entry) => isWanted(entry, filter));
      }
    },
  };
}

/**
 * Queues the entries whose ids the account does not have yet.
 *
 * @param {import('./transaction.js').Client} client
 * @param {import('./transaction.js').Multi} multi
 * @param {import('./keys.js').KeyNames} keys
 * @param {string} account
 * @param {readonly AuditEntry[]} entries
 */
export async function queueEntries(client, multi, keys, account, entries) {
  // of several entries with one id, the first
  const first = new Map(entries.toReversed().map((entry) => [keys.entry(account, entry.id), entry]));
  if (first.size === 0) return;
  await client.watch([...first.keys()]);
  for (const [key, entry] of first) {
    if (await client.exists(key)) continue;
    const { at, id, user, detail } = entry;
    const member = memberOf(at, id);
    multi.set(key, written(entry));
    multi.zAdd(keys.trail(account), member);
    multi.zAdd(keys.trail(account, user), member);
    if (detail !== undefined) multi.zAdd(keys.trail(account, user, detail), member);
  }
}

/**
 * The smallest of the sorted sets that have all that a filter wants.
 *
 * @param {import('./keys.js').KeyNames} keys
 * @param {string} account
 * @param {AuditFilter} filter
 */
function narrowest(keys, account, { user, detail }) {
  if (user === undefined) return keys.trail(account);
  return detail === undefined ? keys.trail(account, user) : keys.trail(account, user, detail);
}

/**
 * @param {AuditEntry} entry
 * @param {AuditFilter} filter
 */
function isWanted(entry, { event, user, role, status, detail }) {
  return (
    (event === undefined || entry.event === event) &&
    (user === undefined || entry.user === user) &&
    (role === undefined || entry.role === role) &&
    (status === undefined || entry.status === status) &&
    (detail === undefined || entry.detail === detail)
  );
}
