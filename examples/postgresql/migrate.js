// @ts-check

import { readdir, readFile } from 'node:fs/promises';
import { lock } from './database.js';

const FOLDER = new URL('migrations/', import.meta.url);

/**
 * Applies the files that have not been applied, in the order of their names: all of them, or none if one
 * fails. Processes that start at once wait for the first.
 *
 * @param {import('./database.js').Database} database
 * @returns {Promise<readonly string[]>} The names of the files that were applied now.
 */
export async function migrate(database) {
  const files = (await readdir(FOLDER)).filter((name) => /^\d+_.*\.sql$/.test(name)).sort();
  return database.transaction(async (query) => {
    await lock(query, 'migrations');
    await query(
      'create table if not exists store_migrations (name text primary key, applied_at timestamptz not null)',
    );
    const { rows } = await query('select name from store_migrations');
    const missing = files.filter((name) => !rows.some((row) => row.name === name));
    for (const name of missing) {
      await query(await readFile(new URL(name, FOLDER), 'utf8'));
      await query('insert into store_migrations (name, applied_at) values ($1, now())', [name]);
    }
    return missing;
  });
}
