// @ts-check
// What the access tokens are for: a resource behind the middleware.

import { Hono } from 'hono';
import { authPolicy } from '../middleware/hono.js';
import { ACCOUNT, roleOf } from './account.js';

/** @param {import('./server.js').Served} served */
export function apiRoutes({ grants, now, release, stores }) {
  /** @type {import('../middleware/host.js').Host} */
  const host = {
    releaseOf: () => release,
    async factsOf({ authentication }, authorization = '') {
      if (authentication !== 'bearer') return {};
      const token = grants.accessToken(authorization.slice('Bearer'.length).trim(), now());
      const role = token && roleOf(token.role);
      if (!role) return { token: null };
      const record = (await stores.integrations.byClientId(ACCOUNT, token.clientId)) ?? null;
      return { record, token: { role, scopes: token.scopes } };
    },
  };
  return new Hono()
    .use('/services/*', authPolicy(host))
    .get('/services/rest/record/v1/customer/:id', (c) =>
      c.json({ id: c.req.param('id'), companyName: 'A customer' }),
    );
}
