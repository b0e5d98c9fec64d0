// @ts-check
// What the middleware asks a host for, and a host that has it all in memory.

import { applicationOf } from 'netsuite-auth-policy/gateway';

/** @typedef {import('netsuite-auth-policy/gateway').ApiRequest} ApiRequest */
/** @typedef {import('netsuite-auth-policy/gateway').ApiUseFacts} ApiUseFacts */

/**
 * @typedef {object} Host
 * @property {(request: ApiRequest) => import('netsuite-auth-policy').Release} releaseOf Release of the account that a request is for.
 * @property {(request: ApiRequest, authorization: string | undefined) => ApiUseFacts} factsOf The request, and what is known of it by its Authorization header.
 */

/** @typedef {import('netsuite-auth-policy/gateway').ApiToken & { readonly clientId: string }} KnownToken */

/** This many characters at the end of a token tell it from all others. */
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
  // tokens are long, and finding one by its whole text takes longer than deciding
  const byEnd = new Map([...tokens].map(([text, token]) => [text.slice(-END), { text, token }]));
  return {
    releaseOf: () => release,
    factsOf(request, authorization = '') {
      if (request.authentication === 'bearer') {
        const text = authorization.slice('Bearer'.length).trim();
        const known = byEnd.get(text.slice(-END));
        if (known?.text !== text) return { request, token: null };
        return { request, token: known.token, integration: byClientId.get(known.token.clientId) ?? null };
      }
      const application = applicationOf({ headers: { authorization } });
      // the consumer key of TBA is the client id of OAuth 2.0 (TBA-15)
      const id = application && 'consumerKey' in application ? application.consumerKey : undefined;
      return { request, integration: byClientId.get(id ?? '') ?? null };
    },
  };
}
