// @ts-check
// What hot decisions cost, in ns. A report, not a test.
// Run `npm run build` first, and let nothing else use the processor. `node bench/decisions.js <dist>` measures another build.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './median.js';

const ROUNDS = 15;
const CALLS = 300_000;

const dist = resolve(process.argv[2] ?? 'dist');
/** @param {string} module */
const load = (module) => import(pathToFileURL(`${dist}/${module}/index.js`).href);
const [pkce, uris, sessions, tba, certificates, notices] = await Promise.all(
  ['pkcePolicy', 'redirectUris', 'sessions', 'tbaDeprecation', 'certificates', 'loginNotice'].map(load),
);

/** Times one call. @param {() => unknown} call */
function nanoseconds(call) {
  let kept;
  const started = performance.now();
  for (let left = CALLS; left > 0; left -= 1) kept = call();
  const spent = performance.now() - started;
  if (kept === undefined) throw new Error('no answer');
  return (spent / CALLS) * 1e6;
}

const integration = /** @type {const} */ ({
  clientType: 'confidential',
  createdIn: '2027.1',
  origin: 'owned',
  state: 'enabled',
  tba: ['ui_token'],
  redirectUris: ['https://app.example.com/cb', 'https://app.example.com/other'],
});
const role = /** @type {const} */ ({
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: false,
  samlSso: false,
});
const at = new Date('2026-03-01T08:00:00Z');
const session = /** @type {const} */ ({ id: 'a', kind: 'ui', startedAt: at, lastUsedAt: at });
const scopes = ['restlets'];
const existing = { ...integration, createdIn: '2024.1' };
const redirectUri = 'https://app.example.com/other';
const features = { multipleSessions: true, loginNotification: true };
const three = [session, { ...session, id: 'b' }, { ...session, id: 'c' }];
const notice = { revision: 1, text: 'Authorized use only', sha256: 'c0ffee', savedAt: at, savedBy: '3' };
const login = { id: 'login-1', kind: 'password' };
const acknowledged = { loginId: login.id, userId: '7', roleId: '3', at, revision: 1, sha256: notice.sha256 };

/** @type {Record<string, () => unknown>} */
const CALLS_BY_NAME = {
  'pkceRequirement, required of a new one': () => pkce.pkceRequirement('2027.1', { integration, scopes }),
  'decideRedirectUri, second of two': () => uris.decideRedirectUri('2027.1', { integration, redirectUri }),
  'sessionAllowance, one plain role': () => sessions.sessionAllowance('2026.1', { features, roles: [role] }),
  'decideOpenSession, room enough': () =>
    sessions.decideOpenSession('2026.1', {
      features,
      roles: [role],
      sessions: [session],
      opening: { kind: 'ui' },
    }),
  'decideOpenSession, one of three ends': () =>
    sessions.decideOpenSession('2026.1', {
      features,
      roles: [role],
      sessions: three,
      opening: { kind: 'ui' },
    }),
  'decideUseSession, live': () => sessions.decideUseSession('2026.1', { session, role, at }),
  'decideTbaUse, existing on REST': () =>
    tba.decideTbaUse('2027.1', { integration: existing, channel: 'rest' }),
  'decideOAuthAccess, administrator': () => certificates.decideOAuthAccess('2026.1', { role }),
  'noticeRequirement, acknowledged': () =>
    notices.noticeRequirement('2026.1', {
      features,
      notice,
      login,
      userId: '7',
      acknowledgements: [acknowledged],
      at,
    }),
};

console.log(`Node ${process.version}, median of ${ROUNDS} interleaved rounds of ${CALLS} calls`);
const times = new Map(Object.keys(CALLS_BY_NAME).map((name) => [name, /** @type {number[]} */ ([])]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, call] of Object.entries(CALLS_BY_NAME)) times.get(name)?.push(nanoseconds(call));
}
for (const [name, values] of times)
  console.log(`${name.padEnd(40)}${median(values).toFixed(1).padStart(8)} ns`);
