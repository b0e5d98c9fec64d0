// @ts-check

import { createClientPool } from 'redis';

/** A server that is silent for so long, in milliseconds, counts as one that is gone. */
const SILENCE = 10_000;

/**
 * Connections that make a store fail soon where the server fails, instead of waiting for it to come back, and
 * that connect again by themselves.
 *
 * @param {{ url?: string, connections?: number }} [options] `connections`: how many at most.
 * @returns {Promise<import('./transaction.js').Pool>} Rejected where there is no such server.
 */
export async function openPool({ url = 'redis://127.0.0.1:6379', connections = 10 } = {}) {
  let opened = false;
  const pool = createClientPool(
    {
      url,
      // what is asked while the server is away fails. If it were kept for later, the end of a step could
      // run on a connection that no longer watches what the step has read
      disableOfflineQueue: true,
      pingInterval: SILENCE / 2,
      socket: {
        socketTimeout: SILENCE,
        reconnectStrategy: (tries) => opened && Math.min(50 * 2 ** tries, 2000) + Math.random() * 50,
      },
    },
    { maximum: connections },
  );
  // whoever asked for something is told; without a listener, the error would end the process as well
  pool.on('error', () => {});
  await pool.connect();
  opened = true;
  return pool;
}
