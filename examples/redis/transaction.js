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
 * What `work` gave, or nothing where somebody else came between.
 *
 * @template Result
 * @param {Client} client
 * @param {string[]} keys
 * @param {(client: Client, multi: Multi) => Promise<Result>} work
 * @returns {Promise<{ result: Result } | undefined>}
 */
async function attempt(client, keys, work) {
  const multi = client.multi();
  const result = await watching(client, async () => {
    await client.watch(keys);
    return work(client, multi);
  });
  // what is queued while the connection is away would run on the next one, which watches nothing
  if (!client.isReady) throw new ClientOfflineError();
  try {
    // also where nothing is to be written: that nobody came between makes what was read belong together
    await multi.exec();
    return { result };
  } catch (error) {
    if (error instanceof WatchError) return undefined;
    throw error;
  }
}

/**
 * Where `work` fails, its own error comes out, and the connection goes back to the pool watching nothing.
 *
 * @template Result
 * @param {Client} client
 * @param {() => Promise<Result>} work
 */
async function watching(client, work) {
  try {
    return await work();
  } catch (error) {
    // if this fails, the connection is gone, and with it all that it watched
    await client.unwatch().catch(() => {});
    throw error;
  }
}
