// @ts-check

import { atomically } from './transaction.js';
import { idIn, memberOf, pagesOf, parsedIfAny, valuesOf, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy/stores').AuditEntry} AuditEntry
 * @typedef {import('netsuite-auth-policy/stores').AuditFilter} AuditFilter
 * @typedef {import('netsuite-auth-policy/stores').AuditTrail} AuditTrail
 */

/**
 * A value for each entry, and sorted sets of their instants and ids: of all entries, of the entries of a user,
 * and of the entries of a user with one detail.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {import('./keys.js').KeyNames} keys
 * @returns {AuditTrail}
 */
export function redisAuditTrail(pool, keys) {
  return {
    append(accountId, entry) {
      return atomically(pool, [keys.entry(accountId, entry.id)], (client, multi) =>
        queueEntries(client, multi, keys, accountId, [entry]),
      );
    },

    async get(accountId, id) {
      return parsedIfAny(await pool.get(keys.entry(accountId, id)));
    },

    async *query(accountId, filter = {}) {
      const { from, to } = filter;
      // an instant alone comes before every member of that instant, which continues with the id
      const max = to === undefined ? '+' : `(${to.toISOString()}`;
      const min = from === undefined ? '-' : `[${from.toISOString()}`;
      for await (const members of pagesOf(pool, narrowest(keys, accountId, filter), max, min)) {
        const names = members.map((member) => keys.entry(accountId, idIn(member)));
        /** @type {AuditEntry[]} */
        const entries = await valuesOf(pool, names);
        yield* entries.filter((entry) => isWanted(entry, filter));
      }
    },
  };
}

/**
 * Queues the entries whose ids are not in the account yet.
 *
 * @param {import('./transaction.js').Client} client
 * @param {import('./transaction.js').Multi} multi
 * @param {import('./keys.js').KeyNames} keys
 * @param {string} accountId
 * @param {readonly AuditEntry[]} entries
 */
export async function queueEntries(client, multi, keys, accountId, entries) {
  // the first of several entries with one id
  const first = new Map(entries.toReversed().map((entry) => [keys.entry(accountId, entry.id), entry]));
  if (first.size === 0) return;
  await client.watch([...first.keys()]);
  for (const [key, entry] of first) {
    if (await client.exists(key)) continue;
    const { at, id, userId, detail } = entry;
    const member = memberOf(at, id);
    multi.set(key, written(entry));
    multi.zAdd(keys.trail(accountId), member);
    multi.zAdd(keys.trail(accountId, userId), member);
    if (detail !== undefined) multi.zAdd(keys.trail(accountId, userId, detail), member);
  }
}

/**
 * The smallest of the sorted sets that hold everything that a filter wants.
 *
 * @param {import('./keys.js').KeyNames} keys
 * @param {string} accountId
 * @param {AuditFilter} filter
 */
function narrowest(keys, accountId, { userId, detail }) {
  if (userId === undefined) return keys.trail(accountId);
  return detail === undefined ? keys.trail(accountId, userId) : keys.trail(accountId, userId, detail);
}

/**
 * @param {AuditEntry} entry
 * @param {AuditFilter} filter
 */
function isWanted(entry, { event, userId, roleId, status, detail }) {
  return (
    (event === undefined || entry.event === event) &&
    (userId === undefined || entry.userId === userId) &&
    (roleId === undefined || entry.roleId === roleId) &&
    (status === undefined || entry.status === status) &&
    (detail === undefined || entry.detail === detail)
  );
}
