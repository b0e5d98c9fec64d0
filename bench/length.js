// @ts-check
// Milliseconds that the gateway's functions take for inputs of 10 kB, 100 kB and 1 MB, each built to be the worst of its kind.
// A report: ten times the length should take about ten times as long, or no longer at all.

import { readCertificate } from 'netsuite-auth-policy/crypto';
import * as gateway from 'netsuite-auth-policy/gateway';
import { explainError } from 'netsuite-auth-policy/gateway/errors';
import { createRotationHandler } from 'netsuite-auth-policy/gateway/rotation';
import { memoryStores } from 'netsuite-auth-policy/stores';
import { median } from './median.js';

const record = /** @type {const} */ ({
  id: '7',
  clientId: '6d0e2b',
  state: 'enabled',
  createdIn: '2026.1',
  clientType: 'confidential',
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  redirectUris: ['https://app.example.com/cb'],
  scopes: ['restlets'],
});
const ASKED = 'client_id=6d0e2b&redirect_uri=https://app.example.com/cb&response_type=code';
const at = new Date('2026-12-01T08:00:00Z');

/** @param {string} form */
function authorization(form) {
  const parameters = new URLSearchParams(form);
  return gateway.decideAuthorizationRequest('2026.1', { parameters, integration: record });
}

/**
 * @param {string} form
 * @param {string | null} [header]
 */
function token(form, header = null) {
  const request = { authorization: header, parameters: new URLSearchParams(form) };
  gateway.tokenRequestNames(request);
  return gateway.decideTokenRequest('2026.1', {
    request,
    accountId: '1234567',
    integration: record,
    secretMatches: () => true,
    verify: () => true,
    at,
  });
}

/**
 * @param {string} url
 * @param {string} [header]
 */
function api(url, header) {
  const head = { method: 'GET', url, headers: { authorization: header } };
  gateway.applicationOf(head);
  return gateway.classifyApiRequest(head);
}

const handler = createRotationHandler({
  stores: memoryStores(),
  accountId: () => '1234567',
  release: () => '2026.1',
  authenticate: () => null,
  names: () => Promise.reject(new Error('not asked')),
  holdsRole: () => false,
  readCertificate,
  now: () => at,
});

/** @type {Record<string, (length: number) => unknown>} */
const CASES = {
  'authorization, one scope': (length) => authorization(`${ASKED}&scope=${'x'.repeat(length)}`),
  'authorization, scopes': (length) => authorization(`${ASKED}&scope=${'x+'.repeat(length / 2)}`),
  'authorization, state': (length) => authorization(`${ASKED}&state=${'x'.repeat(length)}`),
  'authorization, parameters': (length) => authorization('a&'.repeat(length / 2)),
  'authorization, names': (length) =>
    authorization(Array.from({ length: length / 8 }, (_, index) => `p${index}`).join('&')),
  'token, Basic': (length) => token('grant_type=refresh_token', `Basic ${'a'.repeat(length)}`),
  'token, Basic, padding': (length) => token('grant_type=refresh_token', `Basic ${'='.repeat(length)}`),
  'token, Basic, spaces': (length) => token('grant_type=refresh_token', `Basic${' '.repeat(length)}`),
  'token, assertion': (length) =>
    token(`grant_type=client_credentials&client_assertion=${'a.'.repeat(length / 2)}`),
  'token, verifier': (length) => token(`grant_type=authorization_code&code_verifier=${'a'.repeat(length)}`),
  'API, path': (length) => api(`/${'a'.repeat(length)}`),
  'API, segments': (length) => api('/a'.repeat(length / 2)),
  'API, host': (length) => api(`https://${'a-'.repeat(length / 2)}`),
  'API, Bearer': (length) => api('/', `Bearer ${'a'.repeat(length)}`),
  'API, TBA': (length) => api('/', `OAuth ${'a="b",'.repeat(length / 6)}`),
  account: (length) => gateway.isAccountId('a'.repeat(length)),
  'host name': (length) => gateway.parseAccountHost('a-'.repeat(length / 2)),
  explain: (length) => explainError(' '.repeat(length)),
  'rotation, path': (length) =>
    handler(
      new Request(`http://127.0.0.1/services/rest/auth/oauth2/v1/clients/${'a'.repeat(length)}/certificates`),
    ),
};

for (const [name, run] of Object.entries(CASES)) {
  const times = [];
  for (const length of [10_000, 100_000, 1_000_000]) {
    const rounds = [];
    for (let round = 0; round < 7; round++) {
      const started = performance.now();
      await run(length);
      rounds.push(performance.now() - started);
    }
    times.push(median(rounds));
  }
  console.log(name.padEnd(28) + times.map((time) => time.toFixed(3).padStart(10)).join(''));
}
