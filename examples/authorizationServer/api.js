// @ts-check
// What the access tokens are for: a resource behind the middleware.

import { Hono } from 'hono';
import { authPolicy } from '../middleware/hono.js';
import { roleOf } from './account.js';

/** @param {import('./server.js').Served} served */
export function apiRoutes({ grants, now, records, release }) {
  // these records never change while the server runs; another host looks the record up here, and awaits it
  const byClientId = new Map(records.map((record) => [record.clientId, record]));
  /** @type {import('../middleware/host.js').Host} */
  const host = {
    releaseOf: () => release,
    factsOf(request, authorization = '') {
      if (request.authentication !== 'bearer') return { request };
      const token = grants.accessToken(authorization.slice('Bearer'.length).trim(), now());
      const role = token && roleOf(token.roleId);
      if (!role) return { request, token: null };
      const { clientId, scopes } = token;
      return { request, integration: byClientId.get(clientId) ?? null, token: { role, scopes } };
    },
  };
  return new Hono()
    .use('/services/*', authPolicy(host))
    .get('/services/rest/record/v1/customer/:id', (c) =>
      c.json({ id: c.req.param('id'), companyName: 'A customer' }),
    );
}
