// @ts-check
// A gateway with the middleware or without it, or what it forwards to: `node bench/middlewareServer.js express <origin> guarded`.

import { createServer } from 'node:http';
import { forwardTo, GATEWAYS } from '../examples/middleware/gateway.js';
import { memoryHost } from '../examples/middleware/host.js';

const [, , framework = '', origin = '', guarded] = process.argv;

/** @type {import('netsuite-auth-policy').IntegrationRecord} */
const record = {
  id: '7',
  name: 'Orders',
  clientId: 'orders',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2024.1',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: false,
  redirectUris: [],
  scopes: ['rest_webservices'],
  tba: [],
  userCredentials: false,
};
const token = process.env['TOKEN'] ?? '';
/** @type {import('../examples/middleware/host.js').KnownToken} */
const known = {
  clientId: 'orders',
  scopes: ['rest_webservices'],
  role: { kind: 'administrator', permissions: [] },
};
const host = memoryHost('2026.1', [record], new Map([[token, known]]));

/** @type {import('node:http').RequestListener} */
const account = (_, outgoing) => {
  outgoing.setHeader('Content-Type', 'application/json').end('{"id":"7","companyName":"A customer"}');
};
const listener = origin
  ? await GATEWAYS[framework]?.(forwardTo(origin), guarded ? host : undefined)
  : account;
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.(`http://127.0.0.1:${address?.port}`);
});
process.once('disconnect', () => process.exit());
