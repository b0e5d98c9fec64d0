// @ts-check
// What the middleware asks a host for, and a host with all of it in memory.

import { applicationOf } from 'netsuite-auth-policy/gateway';

/** @typedef {import('netsuite-auth-policy/gateway').ApiFacts} ApiFacts */
/** @typedef {import('netsuite-auth-policy/gateway').ApiRequest} ApiRequest */

/**
 * @typedef {object} Host
 * @property {(request: ApiRequest) => import('netsuite-auth-policy').Release} releaseOf Release of the account that a request is for.
 * @property {(request: ApiRequest, authorization: string | undefined) => ApiFacts} factsOf What is known of a request, found by its Authorization header.
 */

/** @typedef {NonNullable<ApiFacts['token']> & { readonly clientId: string }} KnownToken */

/**
 * A host for one account.
 *
 * @param {import('netsuite-auth-policy').Release} release
 * @param {readonly import('netsuite-auth-policy').IntegrationRecord[]} records
 * @param {ReadonlyMap<string, KnownToken>} tokens By their text.
 * @returns {Host}
 */
export function memoryHost(release, records, tokens) {
  const byClientId = new Map(records.map((record) => [record.clientId, record]));
  return {
    releaseOf: () => release,
    factsOf({ authentication }, authorization = '') {
      if (authentication === 'bearer') {
        const token = tokens.get(authorization.slice('Bearer'.length).trim());
        return token ? { token, record: byClientId.get(token.clientId) ?? null } : { token: null };
      }
      const application = applicationOf({ headers: { authorization } });
      // the consumer key of TBA is the client id of OAuth 2.0 (TBA-15)
      const id = application && 'consumerKey' in application ? application.consumerKey : undefined;
      return { record: byClientId.get(id ?? '') ?? null };
    },
  };
}
