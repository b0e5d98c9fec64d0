// @ts-check

import { certificatesOf, queueAddition, queueRevocation, revokedWithKey, unexpired } from './certificates.js';
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
 * A value for each record, for each certificate, for each client id, which names its record, and for the key of each
 * revoked certificate, which names the certificate. Sorted sets name the records of an account and the certificates of
 * a record: all of them, by creation, and those that are not revoked, by the end of their validity.
 *
 * @param {import('./transaction.js').Pool} pool
 * @param {KeyNames} keys
 * @returns {IntegrationRepository}
 */
export function redisIntegrations(pool, keys) {
  return {
    update(key, { at, certificateId, spkiFingerprint }, change) {
      const { accountId } = key;
      const recordKey = keys.record(key);
      const inQuestion = certificateId === undefined ? undefined : keys.certificate(accountId, certificateId);
      const read = [recordKey, keys.unrevoked(key), ...(inQuestion === undefined ? [] : [inQuestion])];
      return atomically(pool, read, async (client, multi) => {
        const recordText = await client.get(recordKey);
        const knownText = inQuestion === undefined ? null : await client.get(inQuestion);
        const { put, add, revokedAt, result } = await change({
          integration: parsedIfAny(recordText),
          certificates: at === undefined ? [] : await unexpired(client, keys, key, at),
          known: parsedIfAny(knownText),
          revokedWithSameKey:
            spkiFingerprint === undefined
              ? undefined
              : await revokedWithKey(client, keys, accountId, spkiFingerprint),
        });
        // parsed anew, because the change may have changed what it was shown
        /** @type {Certificate | undefined} */
        const known = parsedIfAny(knownText);
        if (put) await queueRecord(client, multi, keys, key, parsedIfAny(recordText), put);
        if (known && revokedAt) queueRevocation(multi, keys, accountId, known, revokedAt);
        if (add) await queueAddition(client, multi, keys, key, add);
        return result;
      });
    },

    async get(key) {
      return parsedIfAny(await pool.get(keys.record(key)));
    },

    async byClientId(accountId, clientId) {
      const integrationId = await pool.get(keys.clientId(accountId, clientId));
      if (integrationId === null) return undefined;
      /** @type {IntegrationRecord | undefined} */
      const integration = parsedIfAny(await pool.get(keys.record({ accountId, integrationId })));
      // the record may have been given another client id in between
      return integration?.clientId === clientId ? integration : undefined;
    },

    async *list(accountId) {
      for await (const ids of pagesOf(pool, keys.records(accountId))) {
        const names = ids.map((integrationId) => keys.record({ accountId, integrationId }));
        yield* await valuesOf(pool, names);
      }
    },

    async certificates(key, { limit, after }) {
      const max = after === undefined ? '+' : `(${after}`;
      // one more than asked for shows whether another page follows
      const members = await before(pool, keys.history(key), limit + 1, max);
      const page = members.slice(0, limit);
      const certificates = await certificatesOf(pool, keys, key.accountId, page.map(idIn));
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
  const { accountId, integrationId } = key;
  const clientId = keys.clientId(accountId, put.clientId);
  await client.watch(clientId);
  const holder = await client.get(clientId);
  if (holder !== null && holder !== integrationId) {
    throw new Error('Another integration record of the account has this client id.');
  }
  if (replaced) multi.del(keys.clientId(accountId, replaced.clientId));
  multi.set(clientId, integrationId);
  multi.set(keys.record(key), written(put));
  multi.zAdd(keys.records(accountId), { score: 0, value: integrationId });
}
