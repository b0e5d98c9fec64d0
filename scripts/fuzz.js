// @ts-check
// Random and mutated requests into every function of the gateway: `npm run fuzz -- [requests] [seed]`.
// Nothing may throw, no answer may be a 500, and nothing secret that was sent may come back.

import { readFileSync } from 'node:fs';
import { readCertificate } from 'netsuite-auth-policy/crypto';
import * as wholeRequests from 'netsuite-auth-policy/gateway';
import * as errors from 'netsuite-auth-policy/gateway/errors';
import * as rotation from 'netsuite-auth-policy/gateway/rotation';
import { decideLogin } from 'netsuite-auth-policy/login';
import { memoryStores } from 'netsuite-auth-policy/stores';

const gateway = { ...wholeRequests, ...rotation, ...errors };
const requests = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

/** What no answer may contain. Each is sent where secrets stand. */
const SECRET = 'hunter2hunter2';
const ACCOUNT = 'TSTDRV123_SB1';
const AT = new Date('2026-12-01T08:00:00Z');
const BASE64_SECRET = btoa(`6d0e2b:${SECRET}`);
const RELEASES = /** @type {const} */ (['2025.2', '2026.1', '2026.2', '2027.1', '2028.2']);

let state = seed;
/** A number from 0 up to, and not including, `below`: mulberry32. @param {number} below */
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

/** @template T @param {readonly T[]} list @returns {T} */
function pick(list) {
  return /** @type {T} */ (list[random(list.length)]);
}

/** What a question answers, or says of facts that a host gives: those may be malformed, while nothing that a client sends is. @param {() => unknown} ask */
function ofHost(ask) {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && error.name === 'FactsError') return error.message;
    throw error;
  }
}

const JUNK = [
  '',
  '\0',
  '%',
  '%00',
  '%2f',
  '..',
  ';',
  ',',
  '"',
  '=',
  '&',
  '+',
  ' ',
  '\t',
  '\r\n',
  'é',
  '\ud800',
  '𐏿',
  '__proto__',
  '{',
  '[',
  '\\',
  '//',
  '#',
  '?',
  'Bearer ',
  'OAuth ',
  ':',
  '@',
  '-',
  '_',
  '\u202e',
  'null',
  'NaN',
  '1e999',
  SECRET,
];

/** A text with up to four changes. @param {string} text */
function mutate(text) {
  let changed = text;
  for (let left = random(5); left > 0; left--) {
    const at = random(changed.length + 1);
    const length = random(8);
    const cut = changed.slice(0, at);
    switch (random(4)) {
      case 0:
        changed = cut + pick(JUNK) + changed.slice(at);
        break;
      case 1:
        changed = cut + changed.slice(at + length);
        break;
      case 2:
        changed = cut + changed.slice(at, at + length).repeat(2) + changed.slice(at + length);
        break;
      default:
        changed = cut + String.fromCharCode(random(0x300)) + changed.slice(at);
    }
  }
  return changed;
}

const record = /** @type {const} */ ({
  id: '7',
  name: 'Orders',
  clientId: '6d0e2b',
  state: 'enabled',
  origin: 'owned',
  createdIn: '2026.1',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  redirectUris: ['https://app.example.com/cb'],
  scopes: ['restlets', 'rest_webservices'],
  tba: ['ui_token'],
  userCredentials: true,
});
const role = /** @type {const} */ ({
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: true,
  samlSso: false,
});

const HEADERS = [
  `Bearer ${SECRET}`,
  `Basic ${BASE64_SECRET}`,
  `OAuth realm="${ACCOUNT}", oauth_consumer_key="6d0e2b", oauth_token="${SECRET}", oauth_signature="${SECRET}", oauth_signature_method="HMAC-SHA256"`,
  `NLAuth nlauth_account=${ACCOUNT}, nlauth_email=${SECRET}@example.com, nlauth_signature=${SECRET}, nlauth_role=3`,
];
const URLS = [
  'https://tstdrv123-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/7',
  '/services/NetSuitePort_2025_2',
  '/app/site/hosting/restlet.nl?script=1&deploy=1',
  '/rest/issuetoken',
];
const ASSERTION = [
  { typ: 'JWT', alg: 'PS256', kid: 'a' },
  { iss: '6d0e2b', scope: 'restlets', jti: SECRET, iat: 1, exp: 2 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat(SECRET)
  .join('.');
const FORMS = [
  `client_id=6d0e2b&redirect_uri=https://app.example.com/cb&response_type=code&scope=restlets&state=zJpNtSXTJjpQ4v5oVkGp2w&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
  `grant_type=authorization_code&code=${SECRET}&redirect_uri=https://app.example.com/cb&code_verifier=${SECRET.repeat(4)}`,
  `grant_type=refresh_token&refresh_token=${SECRET}&client_id=6d0e2b`,
  `grant_type=client_credentials&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=${ASSERTION}`,
  `grant_type=authorization_code&code=${SECRET}&client_id=6d0e2b&client_secret=${SECRET}`,
];
const certificate = readFileSync(new URL('../test/fixtures/ec-p256.pem', import.meta.url), 'utf8');
const key = `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----\n`;
const BODIES = [
  JSON.stringify({ fileContent: certificate, role: 3, entity: '-5' }),
  JSON.stringify({ fileContent: key + certificate, role: 3, entity: '-5' }),
  JSON.stringify({ fileContent: SECRET, role: 3, entity: '-5', [SECRET]: 1 }),
];
const ENDPOINT = '/services/rest/auth/oauth2/v1/clients/6d0e2b/certificates';

/** @param {string} header */
function mutatedHead(header) {
  const headers = {
    authorization: pick([mutate(header), [header, mutate(header)]]),
    cookie: mutate(`JSESSIONID=${SECRET}`),
    host: mutate('tstdrv123-sb1.suitetalk.api.netsuite.com'),
  };
  const byName = new Map(Object.entries(headers));
  /** As the web has them. @param {string} name */
  const get = (name) => String(byName.get(name) ?? '') || null;
  return {
    method: pick(['GET', 'POST', mutate('GET')]),
    url: mutate(pick(URLS)),
    headers: pick([headers, { get }]),
  };
}

const stores = memoryStores();
await stores.integrations.update({ accountId: ACCOUNT, integrationId: '7' }, {}, () => ({
  put: record,
  result: null,
}));
/** @type {unknown[]} */
const failures = [];
const handler = gateway.createRotationHandler({
  stores,
  release: () => pick(RELEASES),
  authenticate: () => (random(8) === 0 ? null : { entityId: '-5', role, scopes: ['rest_webservices'] }),
  accountId: () => ACCOUNT,
  readCertificate,
  names: () => ({
    application: { name: '', url: '', applicationId: '' },
    entity: { name: '', url: '' },
    role: { name: '', url: '' },
  }),
  holdsRole: () => random(2) === 0,
  now: () => AT,
  onError: (error) => failures.push(error),
});

/** Each takes a request of its own making, and gives what it answered. @type {Record<string, () => unknown>} */
const TARGETS = {
  authorization() {
    const parameters = new URLSearchParams(mutate(pick(FORMS)));
    gateway.clientIdOf(parameters);
    const decision = gateway.decideAuthorizationRequest(pick(RELEASES), {
      parameters,
      integration: pick([record, record, null]),
    });
    if (decision.allowed) {
      const outcome = pick([
        /** @type {const} */ ({ error: 'access_denied' }),
        { code: 'c', roleId: '3', entityId: '-5', accountId: ACCOUNT },
      ]);
      new URL(gateway.authorizationResponse(decision, outcome));
      return decision.disposition;
    }
    if (decision.disposition === 'error_page') return decision;
    // it goes to the registered URI alone, and carries back the state, wherever that came from
    const { host, searchParams } = new URL(decision.location);
    searchParams.delete('state');
    return [host === 'app.example.com' || decision.location, String(searchParams), decision.violations];
  },
  token() {
    const request = {
      authorization: random(2) === 0 ? null : mutate(pick(HEADERS)),
      parameters: new URLSearchParams(mutate(pick(FORMS))),
    };
    gateway.tokenRequestNames(request);
    const issued = { clientId: '6d0e2b', entityId: '-5', roleId: '3', scopes: ['restlets'], issuedAt: AT };
    const decision = gateway.decideTokenRequest(pick(RELEASES), {
      request,
      accountId: ACCOUNT,
      integration: pick([record, { ...record, clientType: 'public' }, null]),
      secretMatches: () => random(2) === 0,
      verify: () => random(2) === 0,
      code: pick([null, { ...issued, redirectUri: 'https://app.example.com/cb', binding: null }]),
      refreshToken: pick([null, { ...issued, authorizedAt: AT }]),
      assertion: { certificates: [], signatureValid: random(2) === 0 },
      at: pick([AT, AT, AT.toISOString(), mutate(AT.toISOString())]),
    });
    if (decision.allowed) gateway.tokenResponse(decision, { accessToken: 'a' });
    return decision;
  },
  registration() {
    const name = 'Orders';
    const registered = pick(['com.example.app:/callback', 'https://localhost:3000/cb', mutate(SECRET)]);
    return gateway.decideClientRegistration(pick(RELEASES), {
      integrations: [
        {
          ...record,
          clientType: 'public',
          redirectUris: [registered],
          dynamicClientRegistration: true,
          dynamicClientName: name,
        },
      ],
      redirectUris: pick([[mutate(registered)], [registered], []]),
      clientName: pick([name, mutate(name)]),
    });
  },
  api() {
    const head = mutatedHead(pick(HEADERS));
    const request = gateway.classifyApiRequest(head);
    const application = gateway.applicationOf(head);
    const decision = gateway.decideApiUse(pick(RELEASES), {
      request,
      integration: pick([record, null]),
      token: { scopes: ['rest_webservices'], role },
      soapAuthentication: pick(['tba', 'nlauth']),
    });
    // the identifier of the application is what it is asked for
    return [
      request,
      application === undefined,
      decision,
      decision.allowed || gateway.apiErrorResponse(decision, request),
    ];
  },
  account() {
    const text = mutate(pick(['tstdrv123-sb1.restlets.api.netsuite.com', ACCOUNT]));
    if (gateway.isAccountId(text)) {
      const host = gateway.accountHost(gateway.parseAccountId(text), 'restlets.api');
      if (new URL(`https://${host}/`).hostname !== host)
        throw new Error('an account id escapes its host name');
    }
    return [gateway.isAccountId(text), gateway.parseAccountHost(text) === undefined];
  },
  login() {
    const release = pick(RELEASES);
    const text = mutate('Authorized use only');
    const login = { id: mutate('login-1'), kind: /** @type {const} */ ('password') };
    const notice = { revision: random(3), text, sha256: mutate('c0ffee'), savedAt: AT, savedBy: '3' };
    const at = pick([AT, new Date(Number.NaN), new Date(random(2 ** 31) * 2000)]);
    gateway.validateRefreshTokenSettings(release, {
      clientType: pick([/** @type {const} */ ('confidential'), /** @type {const} */ ('public')]),
      validityHours: pick([random(1000), Number.NaN, 0.5, -1]),
    });
    /** @type {import('netsuite-auth-policy/login').LoginFacts} */
    const facts = {
      features: { loginNotification: random(2) === 0, multipleSessions: random(2) === 0 },
      notice: pick([notice, null]),
      login,
      userId: mutate('7'),
      acknowledgements: [],
      roles: pick([[], [role], [role, { ...role, designated2fa: false, kind: 'other' }]]),
      roleId: mutate('3'),
      sessions: Array.from({ length: random(5) }, (_, index) => ({
        id: `s${index}`,
        kind: 'ui',
        startedAt: at,
        lastUsedAt: AT,
      })),
      session: { id: mutate('s9'), from: mutate('s1') },
      at,
    };
    return ofHost(() => decideLogin(release, facts).disposition);
  },
  metadata: () => gateway.authorizationServerMetadata(pick(RELEASES), { accountId: ACCOUNT }),
  explain: () => gateway.explainError(mutate(pick(['invalid_grant', 'InvalidState', SECRET]))),
  diagnose: () =>
    gateway.diagnose(pick(RELEASES), {
      message: mutate(pick(['INVALID_LOGIN_ATTEMPT', 'invalid_grant', SECRET])),
      detail: pick([mutate('InvalidSignature'), null]),
    }),
  async rotation() {
    const path =
      random(3) === 0
        ? mutate(pick([ENDPOINT, `${ENDPOINT}/abc/revoke`]))
        : pick([ENDPOINT, `${ENDPOINT}/abc/revoke`]);
    if (!URL.canParse(path, 'http://127.0.0.1')) return undefined;
    const url = new URL(path, 'http://127.0.0.1');
    // there is no Request with these
    if (url.username !== '' || url.password !== '') return undefined;
    const method = pick(['GET', 'POST', 'POST', 'PUT']);
    const init =
      method === 'GET'
        ? { method }
        : {
            method,
            body: pick([
              mutate(pick(BODIES)),
              Buffer.from(Array.from({ length: random(40) }, () => random(256))),
            ]),
          };
    const entry = { revoked: random(2) === 0, valid_until: mutate('2027-01-31') };
    const at = pick([AT, new Date(Number.NaN), mutate(AT.toISOString())]);
    ofHost(() => {
      if (gateway.entryActivity(entry, at).active === gateway.isActiveEntry(entry, at)) return;
      throw new Error('an entry is active by one function and not by the other');
    });
    const response = await handler(new Request(url, init));
    if (response.status >= 500) throw new Error(`status ${response.status}: ${failures.at(-1)}`);
    return response.text();
  },
};

const unasked = Object.keys(gateway).filter(
  (name) =>
    !['AccountIdError', 'EXPLAINED_ERRORS', 'REVOKED_BODY'].includes(name) &&
    !readFileSync(new URL(import.meta.url), 'utf8').includes(`gateway.${name}(`),
);
if (unasked.length > 0) throw new Error(`not asked: ${unasked.join(', ')}`);

const names = Object.keys(TARGETS);
/** @type {Record<string, number>} */
const counts = Object.fromEntries(names.map((name) => [name, 0]));
const started = performance.now();
for (let index = 0; index < requests; index++) {
  // the handler is asked less often: it takes longer than all the others
  const name = random(20) === 0 ? 'rotation' : pick(names);
  const before = state;
  try {
    const answer = JSON.stringify(await TARGETS[name]?.()) ?? '';
    if (answer.includes(SECRET) || answer.includes(BASE64_SECRET))
      throw new Error(`a secret came back: ${answer}`);
  } catch (error) {
    console.error(`${name}, seed ${seed}, request ${index}, state ${before}`);
    throw error;
  }
  counts[name] = (counts[name] ?? 0) + 1;
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `seed ${seed}: ${requests} requests in ${seconds} s, nothing thrown, no 500, no secret: ${JSON.stringify(counts)}`,
);
