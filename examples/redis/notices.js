// @ts-check

import { atomically } from './transaction.js';
import { parsed, parsedIfAny, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy/loginNotice').NoticeRevision} NoticeRevision
 * @typedef {import('netsuite-auth-policy/stores').NoticeRepository} NoticeRepository
 */

/** How many revisions are read at once. Each may be long. */
const PAGE = 10;

/**
 * The revisions of an account are a list that only ever grows.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {import('./keys.js').KeyNames} keys
 * @returns {NoticeRepository}
 */
export function redisNotices(pool, keys) {
  return {
    update(accountId, change) {
      const key = keys.notices(accountId);
      return atomically(pool, [key], async (client, multi) => {
        const latest = await client.lIndex(key, -1);
        const { save, result } = await change(parsedIfAny(latest));
        if (save !== undefined) queueRevision(multi, key, latest, save);
        return result;
      });
    },

    async current(accountId) {
      return parsedIfAny(await pool.lIndex(keys.notices(accountId), -1));
    },

    async *revisions(accountId) {
      const key = keys.notices(accountId);
      // places count from the oldest revision on, so that none of them moves when a revision is added
      for (let end = await pool.lLen(key); end > 0; end -= PAGE) {
        const texts = await pool.lRange(key, Math.max(0, end - PAGE), end - 1);
        for (const text of texts.toReversed()) yield parsed(text);
      }
    },
  };
}

/**
 * @param {import('./transaction.js').Multi} multi
 * @param {string} key
 * @param {string | null} latest
 * @param {NoticeRevision} save
 */
function queueRevision(multi, key, latest, save) {
  /** @type {NoticeRevision | undefined} */
  const before = parsedIfAny(latest);
  if (before !== undefined && save.revision <= before.revision) {
    throw new Error('A saved revision of the login notice is never replaced.');
  }
  multi.rPush(key, written(save));
}
