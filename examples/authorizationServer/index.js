// @ts-check
// node examples/authorizationServer/index.js [release] — see README.md

import { parseArgs } from 'node:util';
import { parseRelease } from 'netsuite-auth-policy';
import { connect } from '../postgresql/index.js';
import { ACCOUNT, USERS } from './account.js';
import { start } from './server.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    origin: { type: 'string' },
    port: { type: 'string', default: '8080' },
    postgresql: { type: 'boolean', default: false },
    'redirect-uri': { type: 'string', multiple: true, default: ['https://app.example.com/callback'] },
  },
});

const release = parseRelease(positionals[0] ?? '2026.1');
const database = values.postgresql ? await connect() : undefined;
const { url, close } = await start({
  release,
  port: Number(values.port),
  redirectUris: values['redirect-uri'],
  ...(values.origin !== undefined && { origin: values.origin }),
  ...(database && { stores: database.stores }),
});

console.log(`account ${ACCOUNT} on ${release}, ${url}`);
for (const { email, password } of USERS) console.log(`user ${email}, password ${password}`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, async () => {
    await close();
    await database?.close();
  });
}
