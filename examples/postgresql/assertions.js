// @ts-check

/** How many rows that may be forgotten one use deletes. More than one, so that they never pile up. */
const DELETED_AT_ONCE = 10;

/**
 * @param {import('./database.js').Database} database
 * @returns {import('netsuite-auth-policy/stores').UsedAssertions}
 */
export function usedAssertions({ query }) {
  return {
    async once({ accountId, id }, until) {
      // one statement: who comes second waits for the first, and then finds its row
      const { rows } = await query(
        `insert into used_assertions as used (account, id, until) values ($1, $2, $3)
         on conflict (account, id) do update set until = excluded.until where used.until < now()
         returning true`,
        [accountId, id, until],
      );
      if (rows.length === 0) return false;
      await query(
        `delete from used_assertions where (account, id) in (
           select account, id from used_assertions where until < now()
           order by until limit ${DELETED_AT_ONCE} for update skip locked
         )`,
      );
      return true;
    },
  };
}
