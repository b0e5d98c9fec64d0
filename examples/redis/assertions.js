// @ts-check

/**
 * A value for each key that has been used, which expires. One command asks and writes, so no step is needed.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {import('./keys.js').KeyNames} keys
 * @returns {import('netsuite-auth-policy/stores').UsedAssertions}
 */
export function redisAssertions(pool, keys) {
  return {
    async once(key, until) {
      const expiration = { type: /** @type {const} */ ('PXAT'), value: until.getTime() };
      return (await pool.set(keys.assertion(key), '', { condition: 'NX', expiration })) !== null;
    },
  };
}
