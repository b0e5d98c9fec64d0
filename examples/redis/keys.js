// @ts-check

/**
 * @typedef {import('netsuite-auth-policy/stores').AssertionKey} AssertionKey
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('netsuite-auth-policy/stores').UserKey} UserKey
 * @typedef {ReturnType<typeof keyNames>} KeyNames
 */

/**
 * The names of all keys. Each part is encoded, so that no two things share a name, whatever they are
 * called. The account is in braces, so that Redis Cluster keeps everything of one account on one node,
 * where one step can change it.
 *
 * @param {string} prefix
 */
export function keyNames(prefix) {
  /**
   * @param {string} accountId
   * @param {readonly string[]} parts
   */
  const name = (accountId, ...parts) =>
    `${prefix}{${encodeURIComponent(accountId)}}:${parts.map(encodeURIComponent).join(':')}`;

  return {
    /** @param {UserKey} key */
    sessions: ({ accountId, userId }) => name(accountId, 'sessions', userId),

    /** @param {IntegrationKey} key */
    record: ({ accountId, integrationId }) => name(accountId, 'record', integrationId),
    /** @param {string} accountId */
    records: (accountId) => name(accountId, 'records'),
    /** @param {string} accountId @param {string} clientId */
    clientId: (accountId, clientId) => name(accountId, 'clientId', clientId),
    /** @param {string} accountId @param {string} id */
    certificate: (accountId, id) => name(accountId, 'certificate', id),
    /** @param {string} accountId @param {string} spkiFingerprint */
    revokedKey: (accountId, spkiFingerprint) => name(accountId, 'revokedKey', spkiFingerprint),
    /** @param {IntegrationKey} key */
    history: ({ accountId, integrationId }) => name(accountId, 'history', integrationId),
    /** @param {IntegrationKey} key */
    unrevoked: ({ accountId, integrationId }) => name(accountId, 'unrevoked', integrationId),

    /** @param {string} accountId */
    notices: (accountId) => name(accountId, 'notices'),

    /** @param {string} accountId @param {string} id */
    entry: (accountId, id) => name(accountId, 'entry', id),
    /** The whole trail, or the part of a user, or of a user and a detail. @param {string} accountId @param {string[]} of */
    trail: (accountId, ...of) => name(accountId, 'trail', ...of),

    /** @param {AssertionKey} key */
    assertion: ({ accountId, id }) => name(accountId, 'assertion', id),
  };
}
