// @ts-check

import { openPool } from './pool.js';
import { redisStores } from './stores.js';

/**
 * Connects to a server, and gives the stores on it.
 *
 * @param {{ url?: string, prefix?: string, connections?: number }} [options]
 */
export async function connect({ url, prefix, connections } = {}) {
  const pool = await openPool({ ...(url && { url }), ...(connections && { connections }) });
  return {
    stores: redisStores(pool, { ...(prefix && { prefix }) }),
    /** Waits for the steps that are under way. */
    close: () => pool.close(),
  };
}
