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

/** Characters at the end of a token that tell it from others. */
const END = 32;

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
  // tokens are long, and to find one by all of its text takes longer than to decide
  const byEnd = new Map([...tokens].map(([text, token]) => [text.slice(-END), { text, token }]));
  return {
    releaseOf: () => release,
    factsOf({ authentication }, authorization = '') {
      if (authentication === 'bearer') {
        const text = authorization.slice('Bearer'.length).trim();
        const known = byEnd.get(text.slice(-END));
        if (known?.text !== text) return { token: null };
        return { token: known.token, record: byClientId.get(known.token.clientId) ?? null };
      }
      const application = applicationOf({ headers: { authorization } });
      // the consumer key of TBA is the client id of OAuth 2.0 (TBA-15)
      const id = application && 'consumerKey' in application ? application.consumerKey : undefined;
      return { record: byClientId.get(id ?? '') ?? null };
    },
  };
}
