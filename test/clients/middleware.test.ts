import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { forwardTo, GATEWAYS } from '../../examples/middleware/gateway.js';
import { type Host, memoryHost } from '../../examples/middleware/host.js';
import type { IntegrationRecord } from '../../src/core/records.js';
import type { Release } from '../../src/core/release.js';
import { RECORD } from './record.js';

const record: IntegrationRecord = { ...RECORD, tba: ['ui_token'] };
const later = { ...record, id: '8', clientId: 'later', createdIn: '2027.1' } as const;
const role = { kind: 'administrator', permissions: [] } as const;

function hostOn(release: Release): Host {
  const tokens = new Map([
    ['good', { clientId: 'orders', scopes: ['rest_webservices'], role }],
    ['narrow', { clientId: 'orders', scopes: ['restlets'], role }],
  ]);
  return memoryHost(release, [record, later], tokens);
}

const REST = '/services/rest/record/v1/customer/7';
const tba = (key: string) =>
  `OAuth realm="TSTDRV123_SB1", oauth_consumer_key="${key}", oauth_token="t0ken", oauth_signature="s1gn", ` +
  'oauth_signature_method="HMAC-SHA256", oauth_nonce="nonce12345", oauth_timestamp="1", oauth_version="1.0"';
const nlauth =
  'NLAuth nlauth_account=TSTDRV123_SB1, nlauth_email=a@example.com, nlauth_signature=s1gn, nlauth_role=3';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The path goes out as it is written, and headers may come twice. */
function ask(server: Server, path: string, headers: Record<string, string | string[]> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject).end();
  });
}

/** What the gateways forward to: says what it was sent. */
let seen: string[] = [];
const account = createServer((incoming, outgoing) => {
  seen = incoming.rawHeaders;
  let body = '';
  incoming.on('data', (chunk) => {
    body += String(chunk);
  });
  incoming.on('end', () => {
    outgoing.end(`${incoming.method} ${incoming.url} ${body}`);
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each(Object.entries(GATEWAYS))('%s', (_, gateway) => {
  const servers: Partial<Record<Release, Server>> = {};
  let origin = '';
  const releases: readonly Release[] = ['2026.1', '2027.1', '2028.2'];
  beforeAll(async () => {
    origin = await listen(account);
    for (const release of releases) {
      const server = createServer(await gateway(forwardTo(origin), hostOn(release)));
      await listen(server);
      servers[release] = server;
    }
  });
  afterAll(() => {
    for (const server of [account, ...Object.values(servers)]) {
      server.close();
      server.closeAllConnections();
    }
  });

  async function outcome(release: Release, path: string, headers: Record<string, string | string[]>) {
    const server = servers[release];
    if (server === undefined) throw new Error('not served');
    const { status, text } = await ask(server, path, headers);
    if (status === 200) {
      expect(text).toBe(`GET ${path} `);
      return 200;
    }
    expect(text).not.toMatch(/s1gn|t0ken|example\.com|stolen/);
    return [status, (JSON.parse(text) as { code: string }).code];
  }

  test.each<[string, Release, string, Record<string, string | string[]>, unknown]>([
    ['CERT-16', '2026.1', REST, { Authorization: 'Bearer good' }, 200],
    ['PK-15', '2026.1', REST, { Authorization: 'Bearer stolen' }, [401, 'token_invalid']],
    ['PK-15', '2026.1', REST, {}, [401, 'authentication_missing']],
    ['PK-3', '2026.1', REST, { Authorization: 'Bearer narrow' }, [403, 'scope_missing']],
    ['TBA-3', '2027.1', REST, { Authorization: tba('orders') }, 200],
    ['TBA-1', '2027.1', REST, { Authorization: tba('later') }, [403, 'tba_new_integration']],
    ['TBA-5', '2028.2', REST, { Authorization: tba('orders') }, [403, 'tba_ended']],
    ['IR-6', '2026.1', REST, { Authorization: nlauth }, [403, 'nlauth_not_on_rest']],
    [
      'TBA-8',
      '2027.1',
      '/app/site/hosting/restlet.nl?script=1&deploy=1',
      { Authorization: nlauth },
      [403, 'nlauth_ended'],
    ],
    [
      'TBA-14',
      '2026.1',
      '/services/NetSuitePort_2025_2',
      { Authorization: 'Bearer good' },
      [403, 'oauth2_not_on_soap'],
    ],
    [
      'CHOICE-API-HEADER',
      '2026.1',
      REST,
      { Authorization: 'Bearer good, Bearer stolen' },
      [400, 'authentication_malformed'],
    ],
    [
      'CHOICE-API-HEADER: the host of another account',
      '2026.1',
      REST,
      { Authorization: tba('orders'), Host: '1234567.suitetalk.api.netsuite.com' },
      [400, 'authentication_malformed'],
    ],
    [
      'CHOICE-API-UNKNOWN',
      '2026.1',
      '/services/rest/record/v1/..%2f..%2fauth',
      { Authorization: 'Bearer good' },
      [403, 'target_unknown'],
    ],
    [
      'CHOICE-API-UNKNOWN',
      '2026.1',
      '/services/rest/record/v1//customer',
      { Authorization: 'Bearer good' },
      [403, 'target_unknown'],
    ],
  ])('%s, %s: %s %j', async (_rule, release, path, headers, expected) => {
    expect(await outcome(release, path, headers)).toEqual(expected);
  });

  it('CHOICE-API-HEADER: of several Authorization headers none but the one that was judged goes on', async () => {
    const headers = { Authorization: ['Bearer good', 'Bearer stolen'] };
    expect(await outcome('2026.1', REST, headers)).toBe(200);
    expect(seen.filter((text) => text.startsWith('Bearer'))).toEqual(['Bearer good']);
  });

  it('RFC 9112 section 3.2.2: a URL in place of a path is not forwarded', async () => {
    const server = servers['2026.1'];
    if (server === undefined) throw new Error('not served');
    const url = `http://1234567.suitetalk.api.netsuite.com${REST}`;
    expect((await ask(server, url, { Authorization: 'Bearer good' })).status).toBe(400);
  });

  it('RFC 9457, RFC 6750 section 3: answers in problem details, with a challenge', async () => {
    const server = servers['2026.1'];
    if (server === undefined) throw new Error('not served');
    const { headers } = await ask(server, REST, { Authorization: 'Bearer stolen' });
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    expect(headers['cache-control']).toBe('no-store');
  });
});
