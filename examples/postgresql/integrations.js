// @ts-check

import { certificatePage, keepCertificates, readCertificates } from './certificates.js';
import { lock } from './database.js';
import { pages, where } from './reading.js';

/**
 * @typedef {import('netsuite-auth-policy').IntegrationRecord} IntegrationRecord
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('netsuite-auth-policy/stores').IntegrationRepository} IntegrationRepository
 * @typedef {import('./database.js').Query} Query
 */

/**
 * @param {import('./database.js').Database} database
 * @returns {IntegrationRepository}
 */
export function integrationRepository(database) {
  const { query } = database;
  return {
    update: (key, question, change) =>
      database.transaction(async (step) => {
        const { account, integration } = key;
        // always the record first: two steps that wait for each other would fail
        await lock(step, 'integration', account, integration);
        if (question.certificate !== undefined)
          await lock(step, 'certificate', account, question.certificate);
        const record = await read(step, key);
        const update = await change({ record, ...(await readCertificates(step, key, question)) });
        if (update.put !== undefined) await put(step, key, update.put);
        await keepCertificates(step, key, question, update);
        return update.result;
      }),
    get: (key) => read(query, key),
    async byClientId(account, clientId) {
      const text = 'select record from integrations where account = $1 and client_id = $2';
      return (await query(text, [account, clientId])).rows[0]?.record;
    },
    list(account) {
      return pages(
        async (last, limit) => {
          const wanted = where(account, ['id > ?', last?.id]);
          const text = `select id, record from integrations ${wanted.text} order by id limit ${limit}`;
          return (await query(text, wanted.params)).rows;
        },
        ({ record }) => record,
      );
    },
    certificates: (key, page) => certificatePage(query, key, page),
  };
}

/**
 * @param {Query} query
 * @param {IntegrationKey} key
 * @returns {Promise<IntegrationRecord | undefined>}
 */
async function read(query, { account, integration }) {
  const text = 'select record from integrations where account = $1 and id = $2';
  return (await query(text, [account, integration])).rows[0]?.record;
}

/**
 * Rejected where another record of the account has the client id.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {IntegrationRecord} record
 */
async function put(query, { account, integration }, record) {
  await query(
    `insert into integrations (account, id, record) values ($1, $2, $3)
     on conflict (account, id) do update set record = excluded.record`,
    [account, integration, JSON.stringify(record)],
  );
}
