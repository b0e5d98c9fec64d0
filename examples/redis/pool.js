// @ts-check

import { createClientPool } from 'redis';

/** A server that is silent for this many milliseconds is taken to be gone. */
const SILENCE = 10_000;

/**
 * Connections that make a store fail soon when the server fails, instead of waiting for it to come back, and
 * that reconnect by themselves.
 *
 * @param {{ url?: string, connections?: number }} [options] - `connections`: how many there may be.
 * @returns {Promise<import('./transaction.js').Pool>} It is rejected if there is no such server.
 */
export async function openPool({ url = 'redis://127.0.0.1:6379', connections = 10 } = {}) {
  let opened = false;
  const pool = createClientPool(
    {
      url,
      // what is asked while the server is away fails. If it were queued, the end of a step could run on
      // a connection that does not watch what the step has read
      disableOfflineQueue: true,
      pingInterval: SILENCE / 2,
      socket: {
        socketTimeout: SILENCE,
        reconnectStrategy: (tries) => opened && Math.min(50 * 2 ** tries, 2000) + Math.random() * 50,
      },
    },
    { maximum: connections },
  );
  // callers are told by their promise; without a listener, the error would end the process
  pool.on('error', () => {});
  await pool.connect();
  opened = true;
  return pool;
}
