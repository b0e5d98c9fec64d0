// @ts-check
// The account that this server serves: its users, roles and integration records. All made up, secrets included.

import { hash, timingSafeEqual } from 'node:crypto';

export const ACCOUNT = 'TSTDRV123_SB1';

/** @type {import('netsuite-auth-policy').AccountFeatures} */
export const FEATURES = { loginNotification: true, multipleSessions: true };

export const NOTICE = '<b>Authorized use only.</b> What is done in this account is recorded.';

const OWN_CERTIFICATES = 'Manage own OAuth 2.0 Client Credentials Certificates';
const OAUTH_LOGIN = 'Log in using OAuth 2.0 Access Tokens';

/** @type {readonly import('netsuite-auth-policy').Role[]} */
export const ROLES = [
  {
    id: '3',
    name: 'Administrator',
    kind: 'administrator',
    permissions: [],
    designated2fa: true,
    samlSso: false,
  },
  {
    id: '1000',
    name: 'Integration',
    kind: 'other',
    permissions: [OAUTH_LOGIN, OWN_CERTIFICATES],
    designated2fa: true,
    samlSso: false,
  },
  {
    id: '1001',
    name: 'Clerk',
    kind: 'other',
    permissions: [OAUTH_LOGIN],
    designated2fa: false,
    samlSso: false,
  },
];

/** @typedef {import('netsuite-auth-policy').User & { readonly email: string, readonly password: string }} ExampleUser */

/** @type {readonly ExampleUser[]} */
export const USERS = [
  {
    id: '-5',
    name: 'Ada Admin',
    email: 'ada@example.com',
    password: 'ada-demo-password',
    roleIds: ['3', '1000'],
  },
  {
    id: '12',
    name: 'Carl Clerk',
    email: 'carl@example.com',
    password: 'carl-demo-password',
    roleIds: ['1001'],
  },
];

/** Secrets of the confidential clients, by client id. A real server keeps hashes alone. */
const SECRETS = new Map([
  ['existing-web', 'existing-web-demo-secret'],
  ['new-web', 'new-web-demo-secret'],
]);

/**
 * Whether a secret is the client's. The time it takes does not depend on where the two differ.
 * @param {string} clientId
 * @param {string} secret
 */
export function secretMatches(clientId, secret) {
  const expected = SECRETS.get(clientId);
  return expected !== undefined && sameText(expected, secret);
}

/**
 * @param {string} one
 * @param {string} other
 */
export function sameText(one, other) {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}

/**
 * The integration records. `new-web` was created in the release of the account, the others long before.
 * @param {import('netsuite-auth-policy').Release} release
 * @param {readonly string[]} redirectUris
 * @returns {readonly import('netsuite-auth-policy').IntegrationRecord[]}
 */
export function integrationRecords(release, redirectUris) {
  const web = {
    state: 'enabled',
    origin: 'owned',
    createdIn: '2024.1',
    clientType: 'confidential',
    authorizationCodeGrant: true,
    clientCredentialsGrant: false,
    redirectUris,
    scopes: ['restlets', 'rest_webservices'],
    tba: [],
    userCredentials: false,
  };
  return [
    { ...web, id: '101', name: 'Web shop', clientId: 'existing-web' },
    { ...web, id: '102', name: 'New web shop', clientId: 'new-web', createdIn: release },
    { ...web, id: '103', name: 'Phone app', clientId: 'existing-app', clientType: 'public' },
    { ...web, id: '104', name: 'Assistant', clientId: 'assistant', clientType: 'public', scopes: ['mcp'] },
    { ...web, id: '105', name: 'Stopped', clientId: 'stopped', state: 'blocked' },
    {
      ...web,
      id: '106',
      name: 'Nightly export',
      clientId: 'nightly-export',
      authorizationCodeGrant: false,
      clientCredentialsGrant: true,
      redirectUris: [],
    },
  ].map((record) => /** @type {import('netsuite-auth-policy').IntegrationRecord} */ (record));
}

/**
 * Puts the records into stores that do not have them.
 * @param {import('netsuite-auth-policy/stores').Stores} stores
 * @param {readonly import('netsuite-auth-policy').IntegrationRecord[]} records
 */
export async function keepRecords(stores, records) {
  for (const record of records) {
    const key = { accountId: ACCOUNT, integrationId: record.id };
    await stores.integrations.update(key, {}, () => ({ put: record, result: undefined }));
  }
}

/** @param {string} id */
export function roleOf(id) {
  return ROLES.find((role) => role.id === id);
}

/** @param {string} id */
export function userOf(id) {
  return USERS.find((user) => user.id === id);
}

/**
 * Whether both belong to this account and the entity holds the role.
 * @param {import('netsuite-auth-policy').CertificateSubject} subject
 */
export function holdsRole({ entityId, roleId }) {
  return roleOf(roleId) !== undefined && userOf(entityId)?.roleIds.includes(roleId) === true;
}
