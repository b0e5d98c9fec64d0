import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { forwardTo, GATEWAYS } from '../../examples/middleware/gateway.js';
import { memoryHost } from '../../examples/middleware/host.js';
import { RECORD } from './record.js';

const role = {
  kind: 'other',
  permissions: ['Log in using OAuth 2.0 Access Tokens', 'REST Web Services'],
} as const;
const REST = '/services/rest/record/v1/customer/7';
const AUTHORIZED = { Authorization: 'Bearer good' };

/** What the origin has been sent, and what becomes of its answers. */
const seen: IncomingMessage[] = [];
const gone: string[] = [];
const origin = createServer((incoming, outgoing) => {
  seen.push(incoming);
  const { searchParams } = new URL(incoming.url ?? '', 'http://origin');
  outgoing.on('close', () => outgoing.writableFinished || gone.push(incoming.url ?? ''));
  const behaviour = searchParams.get('behave');
  if (behaviour === 'silent') return;
  if (behaviour === 'dies') {
    outgoing.writeHead(200, { 'Content-Length': '1000' });
    outgoing.write('the beginning');
    setTimeout(() => outgoing.socket?.destroy(), 20);
    return;
  }
  if (behaviour === 'stops') {
    outgoing.writeHead(200, { 'Content-Length': '1000' }).write('the beginning');
    return;
  }
  let body = '';
  incoming.on('data', (chunk) => {
    body += String(chunk);
  });
  incoming.on('end', () => {
    outgoing.setHeader('Connection', 'close, X-Hop');
    outgoing.setHeader('X-Hop', 'of the origin');
    outgoing.setHeader('Proxy-Authenticate', 'Basic');
    outgoing.setHeader('X-End', 'to end');
    outgoing.end(`${incoming.method} ${body}`);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Whether the answer broke off. */
  readonly broken: boolean;
}

describe.each(Object.entries(GATEWAYS))('%s', (_, gateway) => {
  let port = 0;
  let server: Server;
  let deaf = 0;
  let deafServer: Server;
  beforeAll(async () => {
    const target = origin.listening ? (origin.address() as AddressInfo).port : await listen(origin);
    const tokens = new Map([['good', { clientId: 'orders', scopes: ['rest_webservices'], role }]]);
    const host = memoryHost('2026.1', [RECORD], tokens);
    server = createServer(await gateway(forwardTo(`http://127.0.0.1:${target}`, { timeout: 300 }), host));
    port = await listen(server);
    deafServer = createServer(await gateway(forwardTo('http://127.0.0.1:1'), host));
    deaf = await listen(deafServer);
  });
  afterAll(() => {
    for (const one of [server, deafServer]) {
      one.close();
      one.closeAllConnections();
    }
  });

  function ask(
    query: string,
    headers: Record<string, string>,
    { to = port, method = 'GET', body = '' } = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: to, path: `${REST}${query}`, method };
      const sent = httpRequest({ ...options, headers: { ...AUTHORIZED, ...headers } }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('error', () => {});
        response.on('close', () => {
          const { headers: received, statusCode: status = 0, complete } = response;
          resolve({ status, headers: received, text, broken: !complete });
        });
      });
      sent.on('error', reject).end(body);
    });
  }

  test.each(['close, Authorization', 'authorization', 'keep-alive,AUTHORIZATION , x', 'Host', 'cookie'])(
    'RFC 9110 section 7.6.1: a request that names what it was judged by is not forwarded: Connection: %s',
    async (connection) => {
      seen.splice(0);
      expect((await ask('', { Connection: connection })).status).toBe(400);
      expect(seen).toEqual([]);
    },
  );

  it('RFC 9110 section 7.6.1: fields of one connection do not go on, and those of the answer do not come back', async () => {
    seen.splice(0);
    const hops = {
      TE: 'trailers',
      'Keep-Alive': 'timeout=5',
      'Proxy-Authorization': 'Basic x',
      'X-Hop': 'h',
    };
    const answer = await ask('', { Connection: 'close, X-Hop, TE', ...hops, 'X-End': 'to end' });
    const headers = seen[0]?.headers ?? {};
    expect(headers).toMatchObject({ authorization: 'Bearer good', 'x-end': 'to end' });
    for (const name of ['te', 'keep-alive', 'proxy-authorization', 'x-hop'])
      expect(headers).not.toHaveProperty(name);
    expect(answer.headers).toMatchObject({ 'x-end': 'to end' });
    for (const name of ['x-hop', 'proxy-authenticate']) expect(answer.headers).not.toHaveProperty(name);
  });

  it('RFC 9112 section 7: the body of a GET in chunks stays a body, and is no request of its own', async () => {
    seen.splice(0);
    const smuggled = 'POST /services/rest/evil HTTP/1.1\r\nHost: x\r\n\r\n';
    const answer = await ask('', { 'Transfer-Encoding': 'chunked' }, { body: smuggled });
    expect(answer.text).toBe(`GET ${smuggled}`);
    const posted = await ask('', { 'Content-Length': '4' }, { method: 'POST', body: 'four' });
    expect(posted.text).toBe('POST four');
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('answers 504 where the origin is silent, and closes the request to it', async () => {
    gone.splice(0);
    expect((await ask('?behave=silent', {})).status).toBe(504);
    await vi.waitFor(() => expect(gone).toHaveLength(1));
  });

  it('answers 502 where there is no origin', async () => {
    expect((await ask('', {}, { to: deaf })).status).toBe(502);
    expect((await ask('', {}, { to: deaf, method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(502);
  });

  test.each(['dies', 'stops'])(
    'breaks its answer off where the origin %s in the middle of it',
    async (how) => {
      const answer = await ask(`?behave=${how}`, {});
      expect(answer).toMatchObject({ status: 200, text: 'the beginning', broken: true });
    },
  );

  it('gives up the request to the origin where the client goes away', async () => {
    gone.splice(0);
    const before = seen.length;
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${REST}?behave=stops HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer good\r\n\r\n`);
    await vi.waitFor(() => expect(seen.length).toBe(before + 1));
    socket.destroy();
    await vi.waitFor(() => expect(gone).toHaveLength(1), { timeout: 250 });
  });
});

afterAll(() => {
  origin.close();
  origin.closeAllConnections();
});
