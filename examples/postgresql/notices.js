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
    update: (account, change) =>
      database.transaction(async (query) => {
        await lock(query, 'notice', account);
        const { save, result } = await change(await current(query, account));
        if (save !== undefined) await add(query, account, save);
        return result;
      }),
    current: (account) => current(database.query, account),
    revisions: (account) =>
      pages((last, limit) => read(database.query, account, last?.revision, limit), revisionOf),
  };
}

/**
 * @param {Query} query
 * @param {string} account
 */
async function current(query, account) {
  const [row] = await read(query, account, undefined, 1);
  return row && revisionOf(row);
}

/**
 * The revisions before one of them, or all, the highest number first.
 *
 * @param {Query} query
 * @param {string} account
 * @param {number | undefined} before
 * @param {number} limit
 */
async function read(query, account, before, limit) {
  const wanted = where(account, ['revision < ?', before]);
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
 * Rejected where the account has a revision of this number.
 *
 * @param {Query} query
 * @param {string} account
 * @param {NoticeRevision} notice
 */
async function add(query, account, { revision, text, sha256, savedAt, savedBy }) {
  await query(
    `insert into notices (account, revision, text, sha256, saved_at, saved_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [account, revision, text, sha256, savedAt, savedBy],
  );
}
