// @ts-check

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { hashNoticeText } from 'netsuite-auth-policy/crypto';
import { createRotationHandler } from 'netsuite-auth-policy/gateway/rotation';
import { memoryStores } from 'netsuite-auth-policy/stores';
import { setNotice } from 'netsuite-auth-policy/useCases';
import { ACCOUNT, FEATURES, integrationRecords, keepRecords, NOTICE, ROLES } from './account.js';
import { apiRoutes } from './api.js';
import { Grants } from './grants.js';
import { loginRoutes } from './login.js';
import { metadataRoutes } from './metadata.js';
import { pageHeaders } from './pages.js';
import { rotationOptions } from './rotation.js';
import { tokenRoutes } from './token.js';

/**
 * @typedef {object} Served
 * @property {import('netsuite-auth-policy').Release} release
 * @property {import('netsuite-auth-policy/stores').Stores} stores
 * @property {readonly import('netsuite-auth-policy').IntegrationRecord[]} records
 * @property {Grants} grants
 * @property {Map<string, string>} pems Texts of certificates by their ids.
 * @property {() => Date} now
 * @property {string} origin Where browsers and clients reach the server.
 * @property {boolean} isSecure Whether they do by HTTPS.
 */

/**
 * @typedef {object} Options
 * @property {import('netsuite-auth-policy').Release} release Release of the account.
 * @property {readonly string[]} redirectUris Where the example's clients may be sent back to.
 * @property {import('netsuite-auth-policy/stores').Stores} [stores] Default: in memory.
 * @property {number} [port] Default: any that is free.
 * @property {() => Date} [now]
 * @property {string} [origin] Where browsers and clients reach the server, such as `https://auth.example.com`. Default: the address that it listens on.
 */

/** Only below this path may a path be percent-encoded: there it has the ids of records. */
const RECORDS = '/services/rest/record/';

/**
 * Whether a path means what it says. A server in front could read another path out of one that the URL parser rewrites
 * or that a router decodes.
 * @param {string} target
 */
function isAsWritten(target) {
  const [path = ''] = target.split('?', 1);
  if (path.includes('%') && !path.startsWith(RECORDS)) return false;
  return URL.canParse(path, 'http://127.0.0.1') && new URL(path, 'http://127.0.0.1').pathname === path;
}

/**
 * Starts the server, on 127.0.0.1 alone.
 * @param {Options} options
 */
export async function start({
  now = () => new Date(),
  origin,
  port = 0,
  redirectUris,
  release,
  stores = memoryStores({ now }),
}) {
  const records = integrationRecords(release, redirectUris);
  await keepRecords(stores, records);
  const [administrator] = ROLES;
  if (administrator) {
    await setNotice(stores, release, {
      accountId: ACCOUNT,
      features: FEATURES,
      role: administrator,
      userId: '-5',
      text: NOTICE,
      hash: hashNoticeText,
      at: now(),
    });
  }

  /** @type {Served} */
  const served = {
    release,
    stores,
    records,
    grants: new Grants(),
    pems: new Map(),
    now,
    origin: origin ?? '',
    isSecure: origin?.startsWith('https:') === true,
  };
  const rotation = createRotationHandler(rotationOptions(served));
  const app = new Hono()
    .use('/app/login/*', ...pageHeaders)
    // the handler limits the length of the body by itself
    .all('/services/rest/auth/oauth2/v1/clients/*', (c) => rotation(c.req.raw))
    .use(bodyLimit({ maxSize: 65_536, onError: (c) => c.json({ error: 'invalid_request' }, 413) }))
    .route('/', metadataRoutes(served))
    .route('/', loginRoutes(served))
    .route('/', tokenRoutes(served))
    .route('/', apiRoutes(served));
  app.onError((error, c) => {
    console.error(error);
    return c.text('try again later', 503);
  });

  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    if (isAsWritten(incoming.url ?? '')) listener(incoming, outgoing);
    else outgoing.writeHead(400).end();
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const url = `http://127.0.0.1:${address.port}`;
  served.origin ||= url;
  return {
    url,
    stores,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}
