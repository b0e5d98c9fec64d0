// @ts-check

/**
 * @typedef {import('netsuite-auth-policy/stores').IntegrationKey} IntegrationKey
 * @typedef {import('netsuite-auth-policy/stores').UserKey} UserKey
 * @typedef {ReturnType<typeof keyNames>} KeyNames
 */

/**
 * The names of all keys. Each part is encoded, so that no two things share a name, whatever they are
 * called. The account stands in braces: Redis Cluster then keeps all that one account has on one node,
 * and a step can change it at once.
 *
 * @param {string} prefix
 */
export function keyNames(prefix) {
  /**
   * @param {string} account
   * @param {readonly string[]} parts
   */
  const name = (account, ...parts) =>
    `${prefix}{${encodeURIComponent(account)}}:${parts.map(encodeURIComponent).join(':')}`;

  return {
    /** @param {UserKey} user */
    sessions: ({ account, user }) => name(account, 'sessions', user),

    /** @param {IntegrationKey} key */
    record: ({ account, integration }) => name(account, 'record', integration),
    /** @param {string} account */
    records: (account) => name(account, 'records'),
    /** @param {string} account @param {string} clientId */
    clientId: (account, clientId) => name(account, 'clientId', clientId),
    /** @param {string} account @param {string} id */
    certificate: (account, id) => name(account, 'certificate', id),
    /** @param {IntegrationKey} key */
    history: ({ account, integration }) => name(account, 'history', integration),
    /** @param {IntegrationKey} key */
    unrevoked: ({ account, integration }) => name(account, 'unrevoked', integration),

    /** @param {string} account */
    notices: (account) => name(account, 'notices'),

    /** @param {string} account @param {string} id */
    entry: (account, id) => name(account, 'entry', id),
    /** The whole trail, or the part of a user, or of a user and a detail. @param {string} account @param {string[]} of */
    trail: (account, ...of) => name(account, 'trail', ...of),
  };
}
