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
 * One atomic step: `work` reads with `client`, and queues on `multi` what is to be written. Either all of it is
 * written at once, or nothing. If somebody else changes one of the keys in the meantime, nothing is written and
 * `work` runs again, as often as it takes.
 *
 * `work` may read the keys that are given here; it must watch whatever else it reads before it reads it. It must not use
 * another connection of the pool, because steps could then wait for each other's. And what it queues must not fail
 * when it is executed, because Redis still executes the rest: everything is checked before.
 *
 * @template Result
 * @param {Pool} pool
 * @param {string[]} keys
 * @param {(client: Client, multi: Multi) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function atomically(pool, keys, work) {
  for (let longest = 1; ; longest = Math.min(2 * longest, LONGEST_PAUSE)) {
    // the connection is given back before the pause, so that others can use it
    const done = await pool.execute((client) => attempt(client, keys, work));
    if (done !== undefined) return done.result;
    await pause(Math.random() * longest);
  }
}

/**
 * What `work` gave, or nothing if somebody else came between. The same goes for an error: `work` may have
 * failed only because what it read does not belong together or has changed since.
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
    // if the connection has failed too, the first error is the one to report
    if (await isKept(client, client.multi()).catch(() => true)) throw error;
    return undefined;
  }
  return (await isKept(client, multi)) ? { result } : undefined;
}

/**
 * Writes what is queued, unless somebody else came between. If nothing is queued, this only finds out whether somebody
 * did. Afterwards the connection watches nothing, and can go back to the pool.
 *
 * @param {Client} client
 * @param {Multi} multi
 */
async function isKept(client, multi) {
  // what is queued while the connection is away would be executed on the next one, which watches nothing
  if (!client.isReady) throw new ClientOfflineError();
  try {
    await multi.exec();
    return true;
  } catch (error) {
    if (error instanceof WatchError) return false;
    throw error;
  }
}
