// @ts-check

import {
  addCertificate,
  changeRedirectUris,
  createIntegration,
  login,
  revokeCertificate,
} from 'netsuite-auth-policy/useCases';

/**
 * What users and integrations of the races do. Instants lie in the future, so that no store forgets what
 * has ended.
 *
 * @typedef {import('netsuite-auth-policy/stores').Stores} Stores
 */

const START = Date.parse('2096-03-01T08:00:00.000Z');
const YEAR = 365 * 86_400_000;

export const USER = '7';

/** The record that all share. */
export const SHARED = 'shared';

/**
 * Three sessions at most (SES-2).
 *
 * @type {import('netsuite-auth-policy').Role}
 */
const ADMINISTRATOR = {
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: true,
  samlSso: false,
};

/** @param {number} [later] milliseconds */
export function instant(later = 0) {
  return new Date(START + later);
}

/**
 * The same numbers for the same seed, from 0 to 1.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {Stores} stores
 * @param {string} accountId
 * @param {string} id of the session
 * @param {number} [later]
 */
export function logIn(stores, accountId, id, later) {
  return login(stores, '2026.1', {
    key: { accountId, userId: USER },
    features: { loginNotification: true, multipleSessions: true },
    roles: [ADMINISTRATOR],
    roleId: ADMINISTRATOR.id,
    login: { id: `login of ${id}`, kind: 'password' },
    session: { id },
    at: instant(later),
  });
}

/**
 * @param {Stores} stores
 * @param {string} accountId
 * @param {string} integrationId
 */
export function createRecord(stores, accountId, integrationId) {
  return createIntegration(stores, '2026.1', {
    accountId,
    integration: {
      id: integrationId,
      name: integrationId,
      clientId: `client of ${integrationId}`,
      state: 'enabled',
      origin: 'owned',
      clientType: 'confidential',
      authorizationCodeGrant: true,
      clientCredentialsGrant: true,
      redirectUris: [uri(0)],
      scopes: ['restlets'],
      tba: [],
      userCredentials: false,
    },
    channels: ['restlet'],
  });
}

/**
 * @param {Stores} stores
 * @param {string} accountId
 * @param {string} integrationId
 * @param {string} id of the certificate
 */
export function add(stores, accountId, integrationId, id) {
  return addCertificate(stores, '2026.1', {
    key: { accountId, integrationId },
    certificate: {
      id,
      key: { type: 'EC', curve: 'P-256' },
      validFrom: instant(),
      validUntil: instant(YEAR),
      entityId: '12',
      roleId: '1000',
    },
    at: instant(),
  });
}

/**
 * @param {Stores} stores
 * @param {string} accountId
 * @param {string} integrationId
 * @param {string} certificateId
 */
export function revoke(stores, accountId, integrationId, certificateId) {
  return revokeCertificate(stores, '2026.1', {
    key: { accountId, integrationId },
    certificateId,
    at: instant(1),
  });
}

/**
 * @param {Stores} stores
 * @param {string} accountId
 * @param {string} integrationId
 * @param {number} number
 */
export function redirectTo(stores, accountId, integrationId, number) {
  return changeRedirectUris(stores, '2026.1', {
    key: { accountId, integrationId },
    redirectUris: [uri(number)],
    channels: ['restlet'],
  });
}

/** @param {number} number */
export function uri(number) {
  return `https://example.com/${number}`;
}
