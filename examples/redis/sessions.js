// @ts-check

import { queueEntries } from './auditTrail.js';
import { atomically } from './transaction.js';
import { parsed, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy/sessions').Session} Session
 * @typedef {import('netsuite-auth-policy/stores').SessionRepository} SessionRepository
 * @typedef {import('netsuite-auth-policy/stores').SessionUpdate<unknown>} SessionUpdate
 */

/**
 * All sessions of a user are one value. It expires when none of them can be used any more.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {import('./keys.js').KeyNames} keys
 * @returns {SessionRepository}
 */
export function redisSessions(pool, keys) {
  return {
    update(key, change) {
      const name = keys.sessions(key);
      return atomically(pool, [name], async (client, multi) => {
        const text = (await client.get(name)) ?? '[]';
        const update = await change(parsed(text));
        queueSessions(multi, name, text, update);
        await queueEntries(client, multi, keys, key.accountId, update.entries ?? []);
        return update.result;
      });
    },

    async list(key) {
      return parsed((await pool.get(keys.sessions(key))) ?? '[]');
    },
  };
}

/**
 * @param {import('./transaction.js').Multi} multi
 * @param {string} key
 * @param {string} text - What the key holds.
 * @param {SessionUpdate} update
 */
function queueSessions(multi, key, text, { end = [], put, forgetAfter }) {
  // a step that neither ends nor puts, such as the use of a session that is not there, leaves the expiry as well
  if (end.length === 0 && put === undefined) return;
  const sessions = updated(parsed(text), end, put);
  if (sessions.length === 0) {
    multi.del(key);
    return;
  }
  multi.set(key, written(sessions)); // which takes an earlier expiry away
  // with an invalid date, the sessions stay
  if (forgetAfter && !Number.isNaN(forgetAfter.getTime())) multi.pExpireAt(key, forgetAfter.getTime());
}

/**
 * @param {readonly Session[]} sessions
 * @param {readonly string[]} end
 * @param {Session | undefined} put
 */
function updated(sessions, end, put) {
  const ended = new Set(end);
  const staying = sessions.filter(({ id }) => !ended.has(id));
  return put === undefined ? staying : [...staying.filter(({ id }) => id !== put.id), put];
}
