// @ts-check

import { escapeIdentifier, Pool } from 'pg';
import { fromPool } from './database.js';
import { migrate } from './migrate.js';
import { postgresqlStores } from './stores.js';

/**
 * Stores in a PostgreSQL database, brought up to date.
 *
 * @param {import('pg').PoolConfig & { readonly schema?: string }} [config] - Where nothing else is said, the
 *   environment counts (PGHOST, PGUSER …). The schema must be there; without one, the database's own is used.
 */
export async function connect({ schema, ...config } = {}) {
  const pool = new Pool({
    connectionTimeoutMillis: 10_000,
    ...config,
    ...(schema !== undefined && { options: `-c search_path=${optionText(escapeIdentifier(schema))}` }),
  });
  const database = fromPool(pool);
  try {
    await migrate(database);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { stores: postgresqlStores(database), close: () => pool.end() };
}

/** @param {string} text */
function optionText(text) {
  return text.replaceAll(/[\s\\]/g, '\\$&');
}
