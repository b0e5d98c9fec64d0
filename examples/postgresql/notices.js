// @ts-check

import { lock } from './database.js';
import { pages, where } from './reading.js';

/**
 * @typedef {import('netsuite-auth-policy/loginNotice').NoticeRevision} NoticeRevision
 * @typedef {import('netsuite-auth-policy/stores').NoticeRepository} NoticeRepository
 * @typedef {import('./database.js').Query} Query
 */

/**
 * @param {import('./database.js').Database} database
 * @returns {NoticeRepository}
 */
export function noticeRepository(database) {
  return {
    update: (accountId, change) =>
      database.transaction(async (query) => {
        await lock(query, 'notice', accountId);
        const { save, result } = await change(await current(query, accountId));
        if (save !== undefined) await add(query, accountId, save);
        return result;
      }),
    current: (accountId) => current(database.query, accountId),
    revisions: (accountId) =>
      pages((last, limit) => read(database.query, accountId, last?.revision, limit), revisionOf),
  };
}

/**
 * @param {Query} query
 * @param {string} accountId
 */
async function current(query, accountId) {
  const [row] = await read(query, accountId, undefined, 1);
  return row && revisionOf(row);
}

/**
 * The revisions below a number, or all of them, the highest number first.
 *
 * @param {Query} query
 * @param {string} accountId
 * @param {number | undefined} before
 * @param {number} limit
 */
async function read(query, accountId, before, limit) {
  const wanted = where(accountId, ['revision < ?', before]);
  const text = `select * from notices ${wanted.text} order by revision desc limit ${limit}`;
  return (await query(text, wanted.params)).rows;
}

/**
 * @param {any} row
 * @returns {NoticeRevision}
 */
function revisionOf({ revision, text, sha256, saved_at: savedAt, saved_by: savedBy }) {
  return { revision, text, sha256, savedAt, savedBy };
}

/**
 * Keeps a revision. It is rejected if the account already has a revision with its number.
 *
 * @param {Query} query
 * @param {string} accountId
 * @param {NoticeRevision} notice
 */
async function add(query, accountId, { revision, text, sha256, savedAt, savedBy }) {
  await query(
    `insert into notices (account, revision, text, sha256, saved_at, saved_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [accountId, revision, text, sha256, savedAt, savedBy],
  );
}
