// @ts-check
// What clients can find out by themselves (RFC 8414).

import { Hono } from 'hono';
import { ASSERTION_ALGORITHMS } from './account.js';

export const AUTHORIZE = '/app/login/oauth2/authorize.nl';
export const TOKEN = '/services/rest/auth/oauth2/v1/token';
export const REVOKE = '/services/rest/auth/oauth2/v1/revoke';

/** @param {import('./server.js').Served} served */
export function metadataRoutes(served) {
  return new Hono().get('/.well-known/oauth-authorization-server', (c) => {
    // not the Host header of the request, which says whatever a client wants
    const issuer = served.origin;
    return c.json({
      issuer,
      authorization_endpoint: `${issuer}${AUTHORIZE}`,
      token_endpoint: `${issuer}${TOKEN}`,
      revocation_endpoint: `${issuer}${REVOKE}`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
      scopes_supported: ['mcp', 'rest_webservices', 'restlets', 'suite_analytics'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'none', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
    });
  });
}
