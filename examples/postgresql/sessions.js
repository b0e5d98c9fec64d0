// @ts-check

import { addEntry } from './auditTrail.js';
import { lock } from './database.js';

/**
 * @typedef {import('netsuite-auth-policy/sessions').Session} Session
 * @typedef {import('netsuite-auth-policy/stores').SessionRepository} SessionRepository
 * @typedef {import('netsuite-auth-policy/stores').SessionUpdate<unknown>} SessionUpdate
 * @typedef {import('netsuite-auth-policy/stores').UserKey} UserKey
 * @typedef {import('./database.js').Query} Query
 */

/**
 * @param {import('./database.js').Database} database
 * @returns {SessionRepository}
 */
export function sessionRepository(database) {
  return {
    update: (key, change) =>
      database.transaction(async (query) => {
        await lock(query, 'sessions', key.accountId, key.userId);
        const update = await change(await read(query, key));
        await keep(query, key, update);
        return update.result;
      }),
    list: (key) => read(database.query, key),
  };
}

/**
 * @param {Query} query
 * @param {UserKey} key
 */
async function read(query, { accountId, userId }) {
  const { rows } = await query('select * from sessions where account = $1 and user_id = $2', [
    accountId,
    userId,
  ]);
  return rows.map(sessionOf);
}

/**
 * @param {any} row
 * @returns {Session}
 */
function sessionOf({ id, kind, role_id: roleId, started_at: startedAt, last_used_at: lastUsedAt }) {
  return { id, kind, startedAt, lastUsedAt, ...(roleId !== null && { roleId }) };
}

/**
 * @param {Query} query
 * @param {UserKey} key
 * @param {SessionUpdate} update
 */
async function keep(query, { accountId, userId }, { end = [], put, entries = [] }) {
  if (end.length > 0) {
    await query('delete from sessions where account = $1 and user_id = $2 and id = any ($3)', [
      accountId,
      userId,
      [...end],
    ]);
  }
  if (put !== undefined) {
    await query(
      `insert into sessions (account, user_id, id, kind, role_id, started_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (account, user_id, id) do update
       set kind = excluded.kind, role_id = excluded.role_id,
         started_at = excluded.started_at, last_used_at = excluded.last_used_at`,
      [accountId, userId, put.id, put.kind, put.roleId ?? null, put.startedAt, put.lastUsedAt],
    );
  }
  for (const entry of entries) await addEntry(query, accountId, entry);
}
