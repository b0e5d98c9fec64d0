// @ts-check
// What the access tokens are for: a resource behind the middleware.

import { Hono } from 'hono';
import { authPolicy } from '../middleware/hono.js';
import { roleOf } from './account.js';

/** @param {import('./server.js').Served} served */
export function apiRoutes({ grants, now, records, release }) {
  // what this server serves from never changes while it runs; another host looks the record up here, and awaits it
  const byClientId = new Map(records.map((record) => [record.clientId, record]));
  /** @type {import('../middleware/host.js').Host} */
  const host = {
    releaseOf: () => release,
    factsOf({ authentication }, authorization = '') {
      if (authentication !== 'bearer') return {};
      const token = grants.accessToken(authorization.slice('Bearer'.length).trim(), now());
      const role = token && roleOf(token.role);
      if (!role) return { token: null };
      return { record: byClientId.get(token.clientId) ?? null, token: { role, scopes: token.scopes } };
    },
  };
  return new Hono()
    .use('/services/*', authPolicy(host))
    .get('/services/rest/record/v1/customer/:id', (c) =>
      c.json({ id: c.req.param('id'), companyName: 'A customer' }),
    );
}
