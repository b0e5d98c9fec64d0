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
 * Certificates of the account, by their ids.
 *
 * @param {import('./values.js').Reader} reader
 * @param {KeyNames} keys
 * @param {string} accountId
 * @param {readonly string[]} ids
 * @returns {Promise<Certificate[]>}
 */
export function certificatesOf(reader, keys, accountId, ids) {
  return valuesOf(
    reader,
    ids.map((id) => keys.certificate(accountId, id)),
  );
}

/**
 * The certificates of a record that are neither revoked nor past their end. Revoking one takes it out of the set of
 * unrevoked ones, so watching that set is watching them all.
 *
 * @param {Client} client
 * @param {KeyNames} keys
 * @param {IntegrationKey} key
 * @param {Date} at
 */
export async function unexpired(client, keys, key, at) {
  const ids = await client.zRangeByScore(keys.unrevoked(key), at.getTime(), '+inf');
  return certificatesOf(client, keys, key.accountId, ids);
}

/**
 * A revoked certificate with this key, if there is one.
 *
 * @param {Client} client
 * @param {KeyNames} keys
 * @param {string} accountId
 * @param {string} spkiFingerprint
 */
export async function revokedWithKey(client, keys, accountId, spkiFingerprint) {
  const id = await client.get(keys.revokedKey(accountId, spkiFingerprint));
  return id === null ? undefined : (await certificatesOf(client, keys, accountId, [id]))[0];
}

/**
 * @param {Client} client
 * @param {Multi} multi
 * @param {KeyNames} keys
 * @param {IntegrationKey} key
 * @param {Certificate} add
 */
export async function queueAddition(client, multi, keys, key, add) {
  const certificate = keys.certificate(key.accountId, add.id);
  await client.watch(certificate);
  if (await client.exists(certificate))
    throw new Error('The account already has a certificate with this id.');
  const end = add.validUntil.getTime();
  multi.set(certificate, written(add));
  multi.zAdd(keys.history(key), memberOf(add.createdAt.toISOString(), add.id));
  // a certificate whose end is an invalid date has not expired
  multi.zAdd(keys.unrevoked(key), { score: Number.isNaN(end) ? Infinity : end, value: add.id });
}

/**
 * @param {Multi} multi
 * @param {KeyNames} keys
 * @param {string} accountId
 * @param {Certificate} known - The certificate. Its key is watched.
 * @param {Date} revokedAt
 */
export function queueRevocation(multi, keys, accountId, known, revokedAt) {
  const { id, integrationId, spkiFingerprint } = known;
  multi.set(keys.certificate(accountId, id), written({ ...known, revokedAt }));
  multi.zRem(keys.unrevoked({ accountId, integrationId }), id);
  if (spkiFingerprint) multi.set(keys.revokedKey(accountId, spkiFingerprint), id);
}
