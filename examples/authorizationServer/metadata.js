// @ts-check
// What clients can find out by themselves (RFC 8414).

import { Hono } from 'hono';
import { authorizationServerMetadata } from 'netsuite-auth-policy/gateway';
import { ACCOUNT } from './account.js';

export const AUTHORIZE = '/app/login/oauth2/authorize.nl';
export const TOKEN = '/services/rest/auth/oauth2/v1/token';
export const REVOKE = '/services/rest/auth/oauth2/v1/revoke';
const KEYS = '/services/rest/auth/oauth2/v1/keys';

/** @param {import('./server.js').Served} served */
export function metadataRoutes({ release }) {
  const { metadata } = authorizationServerMetadata(release, { accountId: ACCOUNT });
  return (
    new Hono()
      .get('/.well-known/oauth-authorization-server', (c) => c.json(metadata))
      // the access tokens of this server mean something to it alone
      .get(KEYS, (c) => c.json({ keys: [] }))
  );
}
