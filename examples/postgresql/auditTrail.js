// @ts-check

import { pages, where } from './reading.js';

/**
 * @typedef {import('netsuite-auth-policy/stores').AuditEntry} AuditEntry
 * @typedef {import('netsuite-auth-policy/stores').AuditTrail} AuditTrail
 * @typedef {import('./database.js').Query} Query
 */

/**
 * @param {import('./database.js').Database} database
 * @returns {AuditTrail}
 */
export function auditTrail({ query }) {
  return {
    append: (accountId, entry) => addEntry(query, accountId, entry),
    async get(accountId, id) {
      const text = 'select entry from audit_trail where account = $1 and id = $2';
      const { rows } = await query(text, [accountId, id]);
      return rows[0]?.entry;
    },
    query(accountId, { event, userId, roleId, status, detail, from, to } = {}) {
      return pages(
        async (last, limit) => {
          const wanted = where(
            accountId,
            ['event = ?', event],
            ['user_id = ?', userId],
            ['role = ?', roleId],
            ['status = ?', status],
            ['detail = ?', detail],
            ['at >= ?', from],
            ['at < ?', to],
            ['(at, id) < (?, ?)', last?.at, last?.id],
          );
          const { rows } = await query(
            `select at, id, entry from audit_trail ${wanted.text} order by at desc, id desc limit ${limit}`,
            wanted.params,
          );
          return rows;
        },
        ({ entry }) => entry,
      );
    },
  };
}

/**
 * Appends an entry, unless the account already has one with its id.
 *
 * @param {Query} query
 * @param {string} accountId
 * @param {AuditEntry} entry
 */
export async function addEntry(query, accountId, entry) {
  await query(
    `insert into audit_trail (account, id, at, entry) values ($1, $2, $3, $4)
     on conflict (account, id) do nothing`,
    [accountId, entry.id, entry.at, JSON.stringify(entry)],
  );
}
