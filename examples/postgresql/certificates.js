// @ts-check

import { where } from './reading.js';

/**
 * @typedef {import('netsuite-auth-policy/certificates').Certificate} Certificate
 * @typedef {import('netsuite-auth-policy/stores').CertificatePage} CertificatePage
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
  integration,
  entity,
  role,
  key,
  valid_from: validFrom,
  valid_until: validUntil,
  created_at: createdAt,
  revoked_at: revokedAt,
}) {
  const certificate = { id, integration, entity, role, key, validFrom, validUntil, createdAt };
  return revokedAt === null ? certificate : { ...certificate, revokedAt };
}

/**
 * What a change sees of the certificates.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {CertificateQuestion} question
 * @returns {Promise<Pick<IntegrationState, 'certificates' | 'known'>>}
 */
export async function readCertificates(query, { account, integration }, { at, certificate }) {
  const unexpired = `select * from certificates
    where account = $1 and integration = $2 and revoked_at is null and valid_until >= $3`;
  const one = 'select * from certificates where account = $1 and id = $2';
  const certificates = at === undefined ? [] : (await query(unexpired, [account, integration, at])).rows;
  const known = certificate === undefined ? [] : (await query(one, [account, certificate])).rows;
  return { certificates: certificates.map(certificateOf), known: known.map(certificateOf)[0] };
}

/**
 * Rejected where the account has a certificate of the id that is added.
 *
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {CertificateQuestion} question
 * @param {IntegrationUpdate} update
 */
export async function keepCertificates(query, { account, integration }, question, { add, revokedAt }) {
  if (revokedAt !== undefined && question.certificate !== undefined) {
    const text = 'update certificates set revoked_at = $3 where account = $1 and id = $2';
    await query(text, [account, question.certificate, revokedAt]);
  }
  if (add !== undefined) {
    const { id, entity, role, key, validFrom, validUntil, createdAt, revokedAt: revoked = null } = add;
    await query(
      `insert into certificates
         (account, id, integration, entity, role, key, valid_from, valid_until, created_at, revoked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        account,
        id,
        integration,
        entity,
        role,
        JSON.stringify(key),
        validFrom,
        validUntil,
        createdAt,
        revoked,
      ],
    );
  }
}

/**
 * @param {Query} query
 * @param {IntegrationKey} key
 * @param {{ readonly limit: number, readonly after?: string }} page
 * @returns {Promise<CertificatePage>}
 */
export async function certificatePage(query, { account, integration }, { limit, after }) {
  const [at, id] = after === undefined ? [] : JSON.parse(after);
  const wanted = where(account, ['integration = ?', integration], ['(created_at, id) < (?, ?)', at, id]);
  const { rows } = await query(
    `select * from certificates ${wanted.text}
     order by created_at desc, id desc limit $${wanted.params.length + 1}`,
    // one more than asked for tells whether another page follows
    [...wanted.params, limit + 1],
  );
  const certificates = rows.slice(0, limit).map(certificateOf);
  const last = certificates.at(-1);
  return rows.length > limit && last !== undefined
    ? { certificates, next: JSON.stringify([last.createdAt, last.id]) }
    : { certificates };
}
