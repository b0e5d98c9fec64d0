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
        const { accountId, integrationId } = key;
        // always the record first, because two steps that waited for each other would fail
        await lock(step, 'integration', accountId, integrationId);
        if (question.certificateId !== undefined)
          await lock(step, 'certificate', accountId, question.certificateId);
        const integration = await read(step, key);
        const update = await change({ integration, ...(await readCertificates(step, key, question)) });
        if (update.put !== undefined) await put(step, key, update.put);
        await keepCertificates(step, key, question, update);
        return update.result;
      }),
    get: (key) => read(query, key),
    async byClientId(accountId, clientId) {
      const text = 'select record from integrations where account = $1 and client_id = $2';
      return (await query(text, [accountId, clientId])).rows[0]?.record;
    },
    list(accountId) {
      return pages(
        async (last, limit) => {
          const wanted = where(accountId, ['id > ?', last?.id]);
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
async function read(query, { accountId, integrationId }) {
  const text = 'select record from integrations where account = $1 and id = $2';
  return (await query(text, [accountId, integrationId])).rows[0]?.record;
}

/**
 * Keeps a record. It is rejected if another record of the account has its client id.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {IntegrationRecord} integration
 */
async function put(query, { accountId, integrationId }, integration) {
  await query(
    `insert into integrations (account, id, record) values ($1, $2, $3)
     on conflict (account, id) do update set record = excluded.record`,
    [accountId, integrationId, JSON.stringify(integration)],
  );
}
