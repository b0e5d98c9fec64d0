// @ts-check

import { setTimeout as pause } from 'node:timers/promises';
import { ClientOfflineError, WatchError } from 'redis';

/**
 * @typedef {import('redis').RedisClientPoolType} Pool
 * @typedef {import('redis').RedisClientType} Client
 * @typedef {ReturnType<Client['multi']>} Multi
 */

/** The longest pause before another try, in milliseconds. */
const LONGEST_PAUSE = 64;

/**
 * One atomic step: `work` reads with `client` and queues on `multi` what is to be written. All of that is
 * written at once, or nothing. If somebody else has changed one of the keys meanwhile, nothing is, and
 * `work` runs again, until nobody has.
 *
 * `work` may read the keys that are given here; whatever else it reads, it has to watch first. It uses no
 * other connection of the pool: it could wait for one that waits for it. And what it queues must not fail
 * when it runs, for Redis then still runs the rest: everything is made ready, and checked, before.
 *
 * @template Result
 * @param {Pool} pool
 * @param {string[]} keys
 * @param {(client: Client, multi: Multi) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function atomically(pool, keys, work) {
  for (let longest = 1; ; longest = Math.min(2 * longest, LONGEST_PAUSE)) {
    // the connection is given back before the pause, so that those who wait for one get on
    const done = await pool.execute((client) => attempt(client, keys, work));
    if (done !== undefined) return done.result;
    await pause(Math.random() * longest);
  }
}

/**
 * What `work` gave, or nothing where somebody else came between. That counts for an error as well: `work`
 * may have failed only because what it read does not belong together, or is no longer so.
 *
 * @template Result
 * @param {Client} client
 * @param {string[]} keys
 * @param {(client: Client, multi: Multi) => Promise<Result>} work
 * @returns {Promise<{ result: Result } | undefined>}
 */
async function attempt(client, keys, work) {
  const multi = client.multi();
  let result;
  try {
    await client.watch(keys);
    result = await work(client, multi);
  } catch (error) {
    // where the connection has failed too, the first error is the one to tell
    if (await isKept(client, client.multi()).catch(() => true)) throw error;
    return undefined;
  }
  return (await isKept(client, multi)) ? { result } : undefined;
}

/**
 * Writes what is queued, unless somebody else came between. Where nothing is queued, this only finds out.
 * After it, the connection watches nothing, and can go back to the pool.
 *
 * @param {Client} client
 * @param {Multi} multi
 */
async function isKept(client, multi) {
  // what is queued while the connection is away would run on the next one, which watches nothing
  if (!client.isReady) throw new ClientOfflineError();
  try {
    await multi.exec();
    return true;
  } catch (error) {
    if (error instanceof WatchError) return false;
    throw error;
  }
}
