// @ts-check

import { where } from './reading.js';

/**
 * @typedef {import('netsuite-auth-policy/certificates').Certificate} Certificate
 * @typedef {import('netsuite-auth-policy/stores').CertificatePage} CertificatePage
 * @typedef {import('netsuite-auth-policy/stores').CertificatePageRequest} CertificatePageRequest
 * @typedef {import('netsuite-auth-policy/stores').CertificateQuestion} CertificateQuestion
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('netsuite-auth-policy/stores').IntegrationState} IntegrationState
 * @typedef {import('netsuite-auth-policy/stores').IntegrationUpdate<unknown>} IntegrationUpdate
 * @typedef {import('./database.js').Query} Query
 */

/**
 * @param {any} row
 * @returns {Certificate}
 */
function certificateOf({
  id,
  integration: integrationId,
  entity: entityId,
  role: roleId,
  key,
  valid_from: validFrom,
  valid_until: validUntil,
  created_at: createdAt,
  revoked_at: revokedAt,
  spki_fingerprint: spkiFingerprint,
}) {
  return {
    ...{ id, integrationId, entityId, roleId, key, validFrom, validUntil, createdAt },
    ...(revokedAt !== null && { revokedAt }),
    ...(spkiFingerprint !== null && { spkiFingerprint }),
  };
}

/**
 * What a change sees of the certificates.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {CertificateQuestion} question
 * @returns {Promise<Omit<IntegrationState, 'integration'>>}
 */
export async function readCertificates(query, { accountId, integrationId }, question) {
  const { at, certificateId, spkiFingerprint } = question;
  const unexpired = `select * from certificates
    where account = $1 and integration = $2 and revoked_at is null and valid_until >= $3`;
  const one = 'select * from certificates where account = $1 and id = $2';
  const sameKey = `select * from certificates
    where account = $1 and spki_fingerprint = $2 and revoked_at is not null limit 1`;
  const certificates = at === undefined ? [] : (await query(unexpired, [accountId, integrationId, at])).rows;
  const known = certificateId === undefined ? [] : (await query(one, [accountId, certificateId])).rows;
  const revoked =
    spkiFingerprint === undefined ? [] : (await query(sameKey, [accountId, spkiFingerprint])).rows;
  return {
    certificates: certificates.map(certificateOf),
    known: known.map(certificateOf)[0],
    revokedWithSameKey: revoked.map(certificateOf)[0],
  };
}

/**
 * Keeps what a change gave. It is rejected if the account already has a certificate with the id of the one that is added.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {CertificateQuestion} question
 * @param {IntegrationUpdate} update
 */
export async function keepCertificates(query, { accountId, integrationId }, question, { add, revokedAt }) {
  if (revokedAt !== undefined && question.certificateId !== undefined) {
    const text = 'update certificates set revoked_at = $3 where account = $1 and id = $2';
    await query(text, [accountId, question.certificateId, revokedAt]);
  }
  if (add !== undefined) {
    const { id, entityId, roleId, key, validFrom, validUntil, createdAt } = add;
    const { revokedAt: revoked = null, spkiFingerprint = null } = add;
    await query(
      `insert into certificates
         (account, id, integration, entity, role, key, valid_from, valid_until, created_at, revoked_at,
          spki_fingerprint)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        accountId,
        id,
        integrationId,
        entityId,
        roleId,
        JSON.stringify(key),
        validFrom,
        validUntil,
        createdAt,
        revoked,
        spkiFingerprint,
      ],
    );
  }
}

/**
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {CertificatePageRequest} page
 * @returns {Promise<CertificatePage>}
 */
export async function certificatePage(query, { accountId, integrationId }, { limit, after }) {
  const [at, id] = after === undefined ? [] : JSON.parse(after);
  const wanted = where(accountId, ['integration = ?', integrationId], ['(created_at, id) < (?, ?)', at, id]);
  const { rows } = await query(
    `select * from certificates ${wanted.text}
     order by created_at desc, id desc limit $${wanted.params.length + 1}`,
    // one row more than asked for shows whether another page follows
    [...wanted.params, limit + 1],
  );
  const certificates = rows.slice(0, limit).map(certificateOf);
  const last = certificates.at(-1);
  return rows.length > limit && last !== undefined
    ? { certificates, next: JSON.stringify([last.createdAt, last.id]) }
    : { certificates };
}
