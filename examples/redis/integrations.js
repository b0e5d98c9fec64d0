// @ts-check

import { certificatesOf, queueAddition, queueRevocation, unexpired } from './certificates.js';
import { atomically } from './transaction.js';
import { before, idIn, pagesOf, parsedIfAny, valuesOf, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy').IntegrationRecord} IntegrationRecord
 * @typedef {import('netsuite-auth-policy/certificates').Certificate} Certificate
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('netsuite-auth-policy/stores').IntegrationRepository} IntegrationRepository
 * @typedef {import('./keys.js').KeyNames} KeyNames
 * @typedef {import('./transaction.js').Client} Client
 * @typedef {import('./transaction.js').Multi} Multi
 */

/**
 * A value for each record and each certificate, and one for each client id, which tells whose it is. Sorted
 * sets tell which records an account has, and which certificates a record: all of them, by creation, and
 * those that are not revoked, by the end of their validity.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {KeyNames} keys
 * @returns {IntegrationRepository}
 */
export function redisIntegrations(pool, keys) {
  return {
    update(key, { at, certificate }, change) {
      const { account } = key;
      const record = keys.record(key);
      const inQuestion = certificate === undefined ? undefined : keys.certificate(account, certificate);
      const read = [record, keys.unrevoked(key), ...(inQuestion === undefined ? [] : [inQuestion])];
      return atomically(pool, read, async (client, multi) => {
        const recordText = await client.get(record);
        const knownText = inQuestion === undefined ? null : await client.get(inQuestion);
        const { put, add, revokedAt, result } = await change({
          record: parsedIfAny(recordText),
          certificates: at === undefined ? [] : await unexpired(client, keys, key, at),
          known: parsedIfAny(knownText),
        });
        // read anew: the change may have changed what it was shown
        /** @type {Certificate | undefined} */
        const known = parsedIfAny(knownText);
        if (put) await queueRecord(client, multi, keys, key, parsedIfAny(recordText), put);
        if (known && revokedAt) queueRevocation(multi, keys, account, known, revokedAt);
        if (add) await queueAddition(client, multi, keys, key, add);
        return result;
      });
    },

    async get(key) {
      return parsedIfAny(await pool.get(keys.record(key)));
    },

    async byClientId(account, clientId) {
      const integration = await pool.get(keys.clientId(account, clientId));
      if (integration === null) return undefined;
      /** @type {IntegrationRecord | undefined} */
      const record = parsedIfAny(await pool.get(keys.record({ account, integration })));
      // between the two it may have got another one
      return record?.clientId === clientId ? record : undefined;
    },

    async *list(account) {
      for await (const ids of pagesOf(pool, keys.records(account))) {
        const names = ids.map((integration) => keys.record({ account, integration }));
        yield* await valuesOf(pool, names);
      }
    },

    async certificates(key, { limit, after }) {
      const max = after === undefined ? '+' : `(${after}`;
      // one more, which tells whether another page comes
      const members = await before(pool, keys.history(key), limit + 1, max);
      const page = members.slice(0, limit);
      const certificates = await certificatesOf(pool, keys, key.account, page.map(idIn));
      const next = page.at(-1);
      return members.length > limit && next !== undefined ? { certificates, next } : { certificates };
    },
  };
}

/**
 * @param {Client} client
 * @param {Multi} multi
 * @param {KeyNames} keys
 * @param {IntegrationKey} key
 * @param {IntegrationRecord | undefined} replaced
 * @param {IntegrationRecord} put
 */
async function queueRecord(client, multi, keys, key, replaced, put) {
  const { account, integration } = key;
  const clientId = keys.clientId(account, put.clientId);
  await client.watch(clientId);
  const holder = await client.get(clientId);
  if (holder !== null && holder !== integration) {
    throw new Error('another record of the account has this client id');
  }
  if (replaced) multi.del(keys.clientId(account, replaced.clientId));
  multi.set(clientId, integration);
  multi.set(keys.record(key), written(put));
  multi.zAdd(keys.records(account), { score: 0, value: integration });
}
