// @ts-check

import { memberOf, valuesOf, written } from './values.js';

/**
 * @typedef {import('netsuite-auth-policy/certificates').Certificate} Certificate
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('./keys.js').KeyNames} KeyNames
 * @typedef {import('./transaction.js').Client} Client
 * @typedef {import('./transaction.js').Multi} Multi
 */

/**
 * Certificates of the account by their ids.
 *
 * @param {import('./values.js').Reader} reader
 * @param {KeyNames} keys
 * @param {string} account
 * @param {readonly string[]} ids
 * @returns {Promise<Certificate[]>}
 */
export function certificatesOf(reader, keys, account, ids) {
  return valuesOf(
    reader,
    ids.map((id) => keys.certificate(account, id)),
  );
}

/**
 * Those of a record that are neither revoked nor past their end. Who revokes one takes it out of the set of
 * the unrevoked: to watch that set is to watch them all.
 *
 * @param {Client} client
 * @param {KeyNames} keys
 * @param {IntegrationKey} key
 * @param {Date} at
 */
export async function unexpired(client, keys, key, at) {
  const ids = await client.zRangeByScore(keys.unrevoked(key), at.getTime(), '+inf');
  return certificatesOf(client, keys, key.account, ids);
}

/**
 * @param {Client} client
 * @param {Multi} multi
 * @param {KeyNames} keys
 * @param {IntegrationKey} key
 * @param {Certificate} add
 */
export async function queueAddition(client, multi, keys, key, add) {
  const certificate = keys.certificate(key.account, add.id);
  await client.watch(certificate);
  if (await client.exists(certificate)) throw new Error('the account has a certificate of this id');
  const end = add.validUntil.getTime();
  multi.set(certificate, written(add));
  multi.zAdd(keys.history(key), memberOf(add.createdAt.toISOString(), add.id));
  // one without a readable end has not expired
  multi.zAdd(keys.unrevoked(key), { score: Number.isNaN(end) ? Infinity : end, value: add.id });
}

/**
 * @param {Multi} multi
 * @param {KeyNames} keys
 * @param {string} account
 * @param {Certificate} known whose key is watched
 * @param {Date} revokedAt
 */
export function queueRevocation(multi, keys, account, known, revokedAt) {
  const { id, integration } = known;
  multi.set(keys.certificate(account, id), written({ ...known, revokedAt }));
  multi.zRem(keys.unrevoked({ account, integration }), id);
}
