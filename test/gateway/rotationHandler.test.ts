import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import {
  createRotationHandler,
  type RotationCaller,
  type RotationHandlerOptions,
} from '../../src/gateway/index.js';
import type { IntegrationRecord } from '../../src/records.js';
import type { Release } from '../../src/release.js';
import { rotationCreateResponseSchema, rotationListSchema } from '../../src/schemas.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';

const ACCOUNT = 'TSTDRV123_SB1';
const CLIENT = '6d0e2b';
const HOST = 'https://tstdrv123-sb1.restlets.api.netsuite.com';
const PATH = `/services/rest/auth/oauth2/v1/clients/${CLIENT}/certificates`;
const OWN = 'Manage own OAuth 2.0 Client Credentials Certificates';
const NOW = new Date('2026-12-01T08:00:00Z');

const pem = (name: string) => readFileSync(new URL(`../fixtures/${name}.pem`, import.meta.url), 'utf8');

const record: IntegrationRecord = {
  id: '7',
  name: 'Orders',
  clientId: CLIENT,
  state: 'enabled',
  origin: 'owned',
  createdIn: '2026.1',
  clientType: 'confidential',
  authorizationCodeGrant: false,
  clientCredentialsGrant: true,
  redirectUris: [],
  scopes: ['rest_webservices'],
  tba: [],
  userCredentials: false,
};

const caller: RotationCaller = {
  entity: '-5',
  scopes: ['rest_webservices'],
  role: { kind: 'other', permissions: [OWN] },
};
const administrator: RotationCaller = { ...caller, role: { kind: 'administrator', permissions: [] } };

const names: RotationHandlerOptions['names'] = ({ integration, entity, role }) => ({
  application: { name: `record ${integration}`, url: '/record', applicationId: 'F3B0C442-98FC' },
  entity: { name: `entity ${entity}`, url: '/entity' },
  role: { name: `role ${role}`, url: '/role' },
});

async function served(options: Partial<RotationHandlerOptions> = {}, kept = record) {
  const stores = memoryStores();
  const key = { account: ACCOUNT, integration: kept.id };
  await stores.integrations.update(key, {}, () => ({ put: kept, result: null }));
  const errors: unknown[] = [];
  const handler = createRotationHandler({
    stores,
    release: () => '2026.1',
    authenticate: () => caller,
    names,
    now: () => NOW,
    onError: (error) => errors.push(error),
    ...options,
  });
  const call = (method: string, path = PATH, body?: string | object, headers: Record<string, string> = {}) =>
    handler(
      new Request(HOST + path, {
        method,
        headers,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const create = (name: string, more: object = {}) =>
    call('POST', PATH, { fileContent: pem(name), role: 1000, entity: '-5', ...more });
  return { stores, handler, call, create, errors };
}

async function problem(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ type: 'about:blank', status: response.status });
  expect(body['title']).toMatch(/^[A-Z]/);
  return { status: response.status, code: body['code'], rule: body['rule'] };
}

describe('the rotation endpoint', () => {
  it('ROT-1, ROT-6, ROT-7: creates a certificate, and answers with the names of a create response', async () => {
    const { create, stores } = await served();
    const response = await create('ec-p256');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const body = rotationCreateResponseSchema.parse(await response.json());
    expect(body).toEqual({
      entity_role_id: { com: ACCOUNT, ent: -5, rol: 1000 },
      application_id: 7,
      certificate_id: expect.stringMatching(/^[\w-]{43}$/),
      certificate: pem('ec-p256').trim(),
      algorithm: 'EC',
      created_at: '2026-12-01',
      valid_from: '2026-11-24',
      valid_until: '2028-11-23',
      invalidated: false,
    });
    const page = await stores.integrations.certificates({ account: ACCOUNT, integration: '7' }, { limit: 9 });
    expect(page.certificates).toMatchObject([{ id: body.certificate_id, entity: '-5', role: '1000' }]);
  });

  it('ROT-8, ROT-9, ROT-11: lists every certificate of the record, with the names of a list', async () => {
    const { call, create } = await served({ authenticate: () => administrator });
    await create('rsa-3072', { entity: 12, role: '3' });
    const { certificate_id } = (await (await create('ec-p256')).json()) as { certificate_id: string };
    await call('POST', `${PATH}/${certificate_id}/revoke`);
    const response = await call('GET', `${PATH}?c=`);
    expect(response.status).toBe(200);
    const list = rotationListSchema.parse(await response.json());
    expect(list).toHaveLength(2);
    expect(list.find((entry) => entry.certificate_id === certificate_id)).toEqual({
      application: { id: 7, name: 'record 7', url: '/record', application_id: 'F3B0C442-98FC' },
      entity: { id: -5, name: 'entity -5', url: '/entity' },
      role: { id: 1000, name: 'role 1000', url: '/role' },
      created: '2026-12-01',
      valid_from: '2026-11-24',
      valid_until: '2028-11-23',
      revoked: true,
      certificate_id,
      algorithm: 'EC',
    });
    expect(list.find((entry) => entry.algorithm === 'RSA')).toMatchObject({
      entity: { id: 12 },
      role: { id: 3 },
      revoked: false,
    });
  });

  it('ROT-1: an empty list is an empty array', async () => {
    const { call } = await served();
    expect(await (await call('GET')).json()).toEqual([]);
  });

  it('CERT-3: lists more certificates than the store gives at once', async () => {
    const { call, stores } = await served();
    const key = { account: ACCOUNT, integration: '7' };
    for (let index = 0; index < 1001; index++) {
      const id = `certificate-${index}`;
      const add = {
        id,
        key: { type: 'EC', curve: 'P-256' },
        validFrom: NOW,
        validUntil: NOW,
        integration: '7',
        entity: 'not a number',
        role: '3',
        createdAt: NOW,
      } as const;
      await stores.integrations.update(key, { certificate: id }, () => ({ add, result: null }));
    }
    const list = (await (await call('GET')).json()) as { certificate_id: string; entity: object }[];
    expect(new Set(list.map((entry) => entry.certificate_id)).size).toBe(1001);
    expect(list[0]?.entity).toMatchObject({ id: 'not a number' });
  });

  it('ROT-13: answers a revocation in plain text, the second one too (CHOICE-CERT-REVOKE-AGAIN)', async () => {
    const { call, create } = await served();
    const { certificate_id } = (await (await create('ec-p256')).json()) as { certificate_id: string };
    for (const _ of [1, 2]) {
      const response = await call('POST', `${PATH}/${certificate_id}/revoke?c=`);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toMatch(/^text\/plain\b/);
      expect(await response.text()).toBe('Successfully revoked');
    }
  });

  it('CERT-8: shortens a longer validity to two years', async () => {
    const { create } = await served();
    const body = await (await create('ec-p256-ten-years')).json();
    expect(body).toMatchObject({ valid_from: '2026-11-24', valid_until: '2028-11-24' });
  });

  it('CERT-1, ROT-19: refuses a sixth active certificate, and says which to revoke', async () => {
    const { call, create } = await served();
    const ids: string[] = [];
    for (const name of ['ec-p256', 'ec-p384', 'ec-p521', 'rsa-3072', 'rsa-4096']) {
      const response = await create(name);
      expect(response.status).toBe(200);
      ids.push(((await response.json()) as { certificate_id: string }).certificate_id);
    }
    const refused = await create('ec-p256-ten-years');
    expect(refused.status).toBe(409);
    const body = (await refused.json()) as { code: string; violations: { related: string[] }[] };
    expect(body.code).toBe('certificate_cap_reached');
    expect(body.violations[0]?.related.toSorted()).toEqual(ids.toSorted());
    await call('POST', `${PATH}/${ids[0]}/revoke`);
    expect((await create('ec-p256-ten-years')).status).toBe(200);
  });

  it('CERT-1: has no cap before 2026.1', async () => {
    const { create } = await served({ release: () => '2025.2' });
    for (const name of ['ec-p256', 'ec-p384', 'ec-p521', 'rsa-3072', 'rsa-4096', 'ec-p256-ten-years']) {
      expect((await create(name)).status).toBe(200);
    }
  });

  test.each([
    ['list', 'GET', PATH],
    ['revoke', 'POST', `${PATH}/abc/revoke`],
  ])('CHOICE-ROTATION-BEFORE-2026-1: no %s in 2025.2, unless chosen', async (_, method, path) => {
    const before: Partial<RotationHandlerOptions> = { release: () => '2025.2' };
    const { call } = await served(before);
    expect(await problem(await call(method, path))).toMatchObject({
      status: 404,
      code: 'operation_not_available',
    });
    const all = await served({ ...before, choices: { beforeListing: 'all' } });
    expect((await all.call(method, path)).headers.get('Content-Type')).toBe(
      method === 'GET' ? 'application/json' : 'application/problem+json',
    );
  });

  it('REL-3: asks for the release of the account of each request', async () => {
    const asked: string[] = [];
    const releases: Record<string, Release> = { [ACCOUNT]: '2026.1', '1234567': '2025.2' };
    const { handler } = await served({
      release: (account) => {
        asked.push(account);
        return releases[account] ?? '2026.2';
      },
    });
    await handler(new Request(`${HOST}${PATH}`));
    await handler(new Request(`https://1234567.restlets.api.netsuite.com${PATH}`));
    expect(asked).toEqual([ACCOUNT, '1234567']);
  });

  describe('CHOICE-ROTATION-STATUS: refuses', () => {
    it('ROT-3, RFC 6750 section 3: a call without a token, or with one that is not valid', async () => {
      const { call } = await served({ authenticate: () => null });
      const without = await call('GET');
      expect(without.headers.get('WWW-Authenticate')).toBe('Bearer');
      expect(await problem(without)).toEqual({ status: 401, code: 'token_missing', rule: 'ROT-3' });
      const invalid = await call('GET', PATH, undefined, { Authorization: 'Bearer stolen' });
      expect(invalid.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
      expect(await invalid.text()).not.toContain('stolen');
    });

    it('ROT-3: a token without the scope', async () => {
      const { call } = await served({ authenticate: () => ({ ...caller, scopes: ['restlets'] }) });
      const response = await call('GET');
      expect(response.headers.get('WWW-Authenticate')).toBe(
        'Bearer error="insufficient_scope", scope="rest_webservices"',
      );
      expect(await problem(response)).toEqual({ status: 403, code: 'scope_missing', rule: 'ROT-3' });
    });

    it('ROT-4, CERT-15: a role without the permission', async () => {
      const { call } = await served({
        authenticate: () => ({ ...caller, role: { kind: 'other', permissions: [] } }),
      });
      const response = await call('GET');
      expect(response.headers.has('WWW-Authenticate')).toBe(false);
      expect(await problem(response)).toEqual({ status: 403, code: 'permission_missing', rule: 'ROT-4' });
    });

    it('ROT-2: a client that the account does not have', async () => {
      const { call } = await served();
      const response = await call('GET', PATH.replace(CLIENT, 'other'));
      expect(await problem(response)).toMatchObject({ status: 404, code: 'integration_unknown' });
    });

    it('CERT-12: a certificate that the record does not have', async () => {
      const { call } = await served();
      expect(await problem(await call('POST', `${PATH}/none/revoke`))).toMatchObject({
        status: 404,
        code: 'certificate_unknown',
      });
    });

    it('CERT-12: a certificate of another record', async () => {
      const { call, create, stores } = await served();
      const key = { account: ACCOUNT, integration: '8' };
      const other = { ...record, id: '8', clientId: 'other' };
      await stores.integrations.update(key, {}, () => ({ put: other, result: null }));
      const { certificate_id } = (await (await create('ec-p256')).json()) as { certificate_id: string };
      const path = `${PATH.replace(CLIENT, 'other')}/${certificate_id}/revoke`;
      expect(await problem(await call('POST', path))).toMatchObject({
        status: 404,
        code: 'certificate_unknown',
      });
    });

    it('CERT-9, CHOICE-CERT-AGAIN: a certificate that is known', async () => {
      const { create } = await served();
      await create('ec-p256');
      expect(await problem(await create('ec-p256'))).toMatchObject({
        status: 409,
        code: 'certificate_known',
      });
    });

    it('CERT-7: a key that is not accepted', async () => {
      const { create } = await served();
      expect(await problem(await create('rsa-2048'))).toMatchObject({
        status: 400,
        code: 'key_not_accepted',
      });
    });

    it('CERT-13: a record without the grant', async () => {
      const { create } = await served({}, { ...record, clientCredentialsGrant: false });
      expect(await problem(await create('ec-p256'))).toMatchObject({
        status: 400,
        code: 'grant_not_enabled',
      });
    });

    test.each([
      ['no body', undefined, 'body_unreadable'],
      ['no JSON', 'fileContent=x', 'body_unreadable'],
      ['a member too few', { fileContent: 'x', role: 1 }, 'body_not_accepted'],
      ['an id that is none', { fileContent: 'x', role: 'admin', entity: 1 }, 'body_not_accepted'],
      ['a number in place of an object', '7', 'body_not_accepted'],
      ['no certificate', { fileContent: 'x', role: 1, entity: '-5' }, 'certificate_missing'],
    ])('ROT-6: %s', async (_, body, code) => {
      const { call } = await served();
      expect(await problem(await call('POST', PATH, body))).toMatchObject({ status: 400, code });
    });

    it('ROT-6: names every member that is wrong, and none that it does not know', async () => {
      const { create } = await served();
      const response = await create('ec-p256', { entity: {}, secretMember: 1, role: 'x' });
      const text = await response.text();
      const { violations } = JSON.parse(text) as { violations: { path: string[] }[] };
      expect(violations.map(({ path }) => path)).toEqual(
        expect.arrayContaining([['body'], ['body', 'entity'], ['body', 'role']]),
      );
      expect(text).not.toContain('secretMember');
    });

    it('C4: a private key, without repeating it', async () => {
      const { call } = await served();
      const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n';
      const response = await call('POST', PATH, { fileContent: key + pem('ec-p256'), role: 1, entity: '-5' });
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ status: 400, code: 'private_key_in_file' });
      expect(text).not.toContain('MIIEvQ');
    });

    it('ROT-7: text around the certificate is not in the answer', async () => {
      const { create } = await served();
      const response = await create('ec-p256', { fileContent: `a\n${pem('ec-p256')}\nb` });
      expect(await response.json()).toMatchObject({ certificate: pem('ec-p256').trim() });
    });

    test.each([
      ['PUT', PATH, 'GET, POST'],
      ['DELETE', PATH, 'GET, POST'],
      ['constructor', PATH, 'GET, POST'],
      ['GET', `${PATH}/abc/revoke`, 'POST'],
      ['HEAD', PATH, 'GET, POST'],
    ])('ROT-1: %s of %s', async (method, path, allow) => {
      const { call } = await served();
      const response = await call(method, path);
      expect(response.status).toBe(405);
      expect(response.headers.get('Allow')).toBe(allow);
    });

    test.each([
      '/',
      '/services/rest/auth/oauth2/v1/clients//certificates',
      `${PATH}/`,
      `${PATH}/abc`,
      `${PATH}/abc/revoke/`,
      `${PATH}/a%2Fb/revoke`,
      PATH.replace(CLIENT, '6d0e%32b'),
      PATH.replace('/clients/', '/clients/..;/'),
      `/x${PATH}`,
      PATH.toUpperCase(),
    ])('ROT-2: the path %s', async (path) => {
      const { call } = await served();
      expect(await problem(await call('GET', path))).toMatchObject({ status: 404, code: 'not_found' });
    });

    test.each([
      'https://tstdrv123-sb1.suitetalk.api.netsuite.com',
      'https://restlets.api.netsuite.com',
      'http://127.0.0.1:8080',
      'https://tstdrv123-sb1.restlets.api.netsuite.com.example.com',
    ])('ROT-2: the host %s', async (host) => {
      const { handler } = await served();
      expect((await handler(new Request(host + PATH))).status).toBe(404);
    });
  });

  it('ROT-2: takes the account from wherever the host says, in either spelling', async () => {
    const account: RotationHandlerOptions['account'] = (request) =>
      request.headers.get('X-Account') ?? undefined;
    const { handler } = await served({ account });
    const ask = (value: string) =>
      handler(new Request(`http://127.0.0.1${PATH}`, { headers: { 'X-Account': value } }));
    expect((await ask('tstdrv123-sb1')).status).toBe(200);
    expect((await ask('TSTDRV123_SB1')).status).toBe(200);
    expect((await ask('TSTDRV123_SB1/../x')).status).toBe(404);
    expect((await handler(new Request(`http://127.0.0.1${PATH}`))).status).toBe(404);
  });

  describe('CHOICE-ROTATION-OWN: a caller with the permission for own certificates', () => {
    it('creates none for another entity, unless that is chosen or the role manages all', async () => {
      const notOwn = { status: 403, code: 'entity_not_own', rule: 'CHOICE-ROTATION-OWN' };
      expect(await problem(await (await served()).create('ec-p256', { entity: 12 }))).toEqual(notOwn);
      const chosen = await served({ choices: { certificatesOf: 'any_entity' } });
      expect((await chosen.create('ec-p256', { entity: 12 })).status).toBe(200);
      const manager: RotationCaller = {
        ...caller,
        role: { kind: 'other', permissions: [OWN, 'OAuth 2.0 Authorized Applications Management'] },
      };
      const managed = await served({ authenticate: () => manager });
      expect((await managed.create('ec-p256', { entity: 12 })).status).toBe(200);
    });

    it('ROT-12: creates one for another role of its entity', async () => {
      expect((await (await served()).create('ec-p256', { role: 1 })).status).toBe(200);
    });

    it('revokes none of another entity', async () => {
      let who = administrator;
      const { call, create } = await served({ authenticate: () => who });
      const response = await create('ec-p256', { entity: 12 });
      const { certificate_id } = (await response.json()) as { certificate_id: string };
      who = caller;
      const path = `${PATH}/${certificate_id}/revoke`;
      expect(await problem(await call('POST', path))).toMatchObject({ status: 403, code: 'entity_not_own' });
      expect(await (await call('GET')).json()).toMatchObject([{ revoked: false }]);
      who = administrator;
      expect((await call('POST', path)).status).toBe(200);
    });
  });

  it('ROT-15: keeps the text of a certificate by its id before the certificate counts', async () => {
    const kept: string[][] = [];
    const { create } = await served({
      keepPem: async (...text) => {
        kept.push(text);
      },
    });
    const { certificate_id } = (await (await create('ec-p256')).json()) as { certificate_id: string };
    expect(kept).toEqual([[certificate_id, pem('ec-p256').trim(), ACCOUNT]]);
    const failing = await served({ keepPem: () => Promise.reject(new Error('disk full')) });
    expect((await failing.create('ec-p256')).status).toBe(503);
    expect(await (await failing.call('GET')).json()).toEqual([]);
  });

  describe('CHOICE-ROTATION-BODY: a body above the bound', () => {
    /** A body that counts how much of it was asked for. */
    function endless() {
      const taken = { chunks: 0, cancelled: false };
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          taken.chunks += 1;
          controller.enqueue(new Uint8Array(1024).fill(0x20));
        },
        cancel() {
          taken.cancelled = true;
        },
      });
      return { taken, body };
    }

    function post(body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}) {
      const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
      return new Request(HOST + PATH, init);
    }

    it('is refused before it is read whole', async () => {
      const { handler } = await served({ maximumBodyBytes: 4096 });
      const { body, taken } = endless();
      expect(await problem(await handler(post(body)))).toMatchObject({ status: 413, code: 'body_too_large' });
      expect(taken.cancelled).toBe(true);
      expect(taken.chunks).toBeLessThan(10);
    });

    it('is refused unread where it states its length', async () => {
      const { handler } = await served();
      const { body, taken } = endless();
      const response = await handler(post(body, { 'Content-Length': '65537' }));
      expect(await problem(response)).toMatchObject({ status: 413, code: 'body_too_large' });
      expect(taken.cancelled).toBe(true);
      expect(taken.chunks).toBeLessThan(3);
    });

    it('is refused unread where there is none to read', async () => {
      const { call } = await served();
      const response = await call('POST', PATH, undefined, { 'Content-Length': '65537' });
      expect(response.status).toBe(413);
    });

    it('is read up to the bound and no further', async () => {
      const text = JSON.stringify({ fileContent: pem('ec-p256'), role: 1, entity: '-5' });
      const { length } = text;
      expect((await (await served({ maximumBodyBytes: length })).call('POST', PATH, text)).status).toBe(200);
      expect((await (await served({ maximumBodyBytes: length - 1 })).call('POST', PATH, text)).status).toBe(
        413,
      );
    });

    test.each([
      ['broken UTF-8', [new Uint8Array([0x22, 0xff, 0x22])]],
      ['UTF-8 that ends too early', [new Uint8Array([0x22, 0xe2, 0x82])]],
    ])('ROT-6: %s is refused', async (_, chunks) => {
      const { handler } = await served();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(chunk);
          controller.close();
        },
      });
      expect(await problem(await handler(post(body)))).toMatchObject({
        status: 400,
        code: 'body_unreadable',
      });
    });

    it('ROT-6: one that breaks off is refused', async () => {
      const { handler } = await served();
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.error(new Error('connection lost'));
        },
      });
      expect(await problem(await handler(post(body)))).toMatchObject({
        status: 400,
        code: 'body_unreadable',
      });
    });

    it('ROT-6: characters may be split between chunks', async () => {
      const { handler } = await served();
      const bytes = new TextEncoder().encode(
        JSON.stringify({ fileContent: `é ${pem('ec-p256')}`, role: 1, entity: '-5' }),
      );
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
      expect((await handler(post(body))).status).toBe(200);
    });
  });

  describe('S4: where the host or the store fails', () => {
    const broken = new Error('connection refused: password=hunter2');
    const fails = () => Promise.reject(broken);

    function failing(part: Partial<Stores['integrations']>): Partial<RotationHandlerOptions> {
      const { integrations } = memoryStores();
      const get = async () => record;
      return { stores: { integrations: { ...integrations, get, byClientId: get, ...part } } };
    }

    test.each<[string, Partial<RotationHandlerOptions>, string, string]>([
      ['release', { release: fails }, 'GET', PATH],
      ['release, not modelled', { release: () => '2025.1' as Release }, 'GET', PATH],
      ['authenticate', { authenticate: fails }, 'GET', PATH],
      ['byClientId', failing({ byClientId: fails }), 'GET', PATH],
      ['certificates', failing({ certificates: fails }), 'GET', PATH],
      ['update, create', failing({ update: fails }), 'POST', PATH],
      ['update, revoke', failing({ update: fails }), 'POST', `${PATH}/abc/revoke`],
      ['now', { now: () => new Date(Number.NaN) }, 'GET', PATH],
      ['now, create', { now: () => new Date(Number.NaN) }, 'POST', PATH],
      [
        'now, throws',
        {
          now: () => {
            throw broken;
          },
        },
        'GET',
        PATH,
      ],
    ])('%s: the answer is 503 and says nothing of it', async (_, options, method, path) => {
      const { call } = await served(options);
      const body = method === 'POST' ? { fileContent: pem('ec-p256'), role: 1, entity: '-5' } : undefined;
      const response = await call(method, path, body);
      expect(response.status).toBe(503);
      expect(await response.text()).not.toContain('hunter2');
    });

    it('tells onError, where there is one', async () => {
      const { call, errors } = await served(failing({ update: fails }));
      await call('POST', PATH, { fileContent: pem('ec-p256'), role: 1, entity: '-5' });
      await call('POST', `${PATH}/abc/revoke`);
      expect(errors).toEqual([broken, broken]);
      const silent = createRotationHandler({
        stores: memoryStores(),
        release: fails,
        authenticate: () => null,
        names,
        now: () => NOW,
      });
      expect((await silent(new Request(HOST + PATH))).status).toBe(503);
    });
  });

  it('S4: answers even where onError throws', async () => {
    const onError = () => {
      throw new Error('the log is full');
    };
    const { call } = await served({ release: () => Promise.reject(new Error('no release')), onError });
    expect((await call('GET')).status).toBe(503);
  });

  it('CERT-1, C5: keeps the cap when many are created at once', async () => {
    const { call, create } = await served();
    const all = ['ec-p256', 'ec-p384', 'ec-p521', 'rsa-3072', 'rsa-4096', 'ec-p256-ten-years'];
    const statuses = await Promise.all(all.map(async (name) => (await create(name)).status));
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 409]);
    expect(await (await call('GET')).json()).toHaveLength(5);
  });
});
