// @ts-check

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { createClient } from 'redis';
import { connect as connectPostgresql } from '../../../examples/postgresql/index.js';
import { connect as connectRedis } from '../../../examples/redis/index.js';

/**
 * @typedef {'postgresql' | 'redis'} HostName
 *
 * @typedef {object} Host
 * @property {import('netsuite-auth-policy/stores').Stores} stores
 * @property {() => Promise<unknown>} close
 *
 * @typedef {object} Place Where one run keeps its data: a schema, or a prefix of keys.
 * @property {string} name
 * @property {() => Promise<void>} remove
 */

const SOCKETS = '/var/run/postgresql';

const POSTGRESQL = {
  host: process.env['PGHOST'] ?? (existsSync(SOCKETS) ? SOCKETS : '127.0.0.1'),
  user: process.env['PGUSER'] ?? 'postgres',
  database: process.env['PGDATABASE'] ?? 'test',
};

const REDIS = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';

/**
 * @param {HostName} host
 * @param {string} place
 * @param {number} [connections]
 * @returns {Promise<Host>}
 */
export function connectHost(host, place, connections = 10) {
  return host === 'postgresql'
    ? connectPostgresql({ ...POSTGRESQL, schema: place, max: connections, application_name: place })
    : connectRedis({ url: REDIS, prefix: place, connections });
}

/**
 * Makes a place for this run, or tells why that cannot be.
 *
 * @param {HostName} host
 * @returns {Promise<Place | { readonly reason: string }>}
 */
export async function makePlace(host) {
  try {
    return host === 'postgresql' ? await makeSchema() : await makePrefix();
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    return { reason: message || code || 'it cannot be reached' };
  }
}

/** @returns {Promise<Place>} */
async function makeSchema() {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onPostgresql((client) => client.query(`create schema ${name}`));
  return { name, remove: () => onPostgresql((client) => client.query(`drop schema ${name} cascade`)) };
}

/** @param {(client: Client) => Promise<unknown>} work */
export async function onPostgresql(work) {
  const client = new Client({ ...POSTGRESQL, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** @returns {Promise<Place>} */
async function makePrefix() {
  const name = `test-${randomUUID()}:`;
  const client = createClient({ url: REDIS, socket: { connectTimeout: 5000, reconnectStrategy: false } });
  // the promise of `connect` tells the same
  client.on('error', () => {});
  await client.connect();
  return {
    name,
    async remove() {
      for await (const keys of client.scanIterator({ MATCH: `${name}*`, COUNT: 1000 })) {
        if (keys.length > 0) await client.unlink(keys);
      }
      await client.close();
    },
  };
}
