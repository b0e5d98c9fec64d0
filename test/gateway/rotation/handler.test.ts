import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../../src/core/release.js';
import type { RotationHandlerOptions } from '../../../src/gateway/rotation/index.js';
import { rotationCreateResponseSchema, rotationListSchema } from '../../../src/schemas/index.js';
import {
  ACCOUNT,
  administrator,
  caller,
  creation,
  HOST,
  idOf,
  NOW,
  names,
  PATH,
  pem,
  problem,
  served,
} from './support.js';

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
    const page = await stores.integrations.certificates(
      { accountId: ACCOUNT, integrationId: '7' },
      { limit: 9 },
    );
    expect(page.certificates).toMatchObject([{ id: body.certificate_id, entityId: '-5', roleId: '1000' }]);
  });

  it('ROT-8, ROT-9, ROT-11: lists every certificate of the record, with the names of a list', async () => {
    const { call, create } = await served({ authenticate: () => administrator });
    await create('rsa-3072', { entity: 12, role: '3' });
    const certificate_id = await idOf(await create('ec-p256'));
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

  test.each(['2026-11-23T00:00:00Z', '2030-01-01T00:00:00Z'])(
    'ROT-11: lists a certificate that is not valid at %s too',
    async (at) => {
      let now = NOW;
      const { call, create } = await served({ now: () => now });
      await create('ec-p256');
      now = new Date(at);
      expect(await (await call('GET')).json()).toMatchObject([{ revoked: false }]);
    },
  );

  it('S4: waits for what the host says later', async () => {
    const { call, create } = await served({
      release: () => Promise.resolve<Release>('2026.1'),
      authenticate: async () => caller,
      holdsRole: async () => true,
      names: async (certificate, account) => names(certificate, account),
    });
    expect((await create('ec-p256')).status).toBe(200);
    expect(await (await call('GET')).json()).toMatchObject([{ entity: { name: 'entity -5' } }]);
  });

  it('ROT-1: an empty list is an empty array', async () => {
    const { call } = await served();
    expect(await (await call('GET')).json()).toEqual([]);
  });

  it('CERT-3: lists more certificates than the store gives at once', async () => {
    const { call, stores } = await served();
    const key = { accountId: ACCOUNT, integrationId: '7' };
    for (let index = 0; index < 1001; index++) {
      const id = `certificate-${index}`;
      const add = {
        id,
        key: { type: 'EC', curve: 'P-256' },
        validFrom: NOW,
        validUntil: NOW,
        integrationId: '7',
        entityId: '007',
        roleId: '3',
        createdAt: NOW,
      } as const;
      await stores.integrations.update(key, { certificateId: id }, () => ({ add, result: null }));
    }
    const list = (await (await call('GET')).json()) as { certificate_id: string; entity: object }[];
    expect(new Set(list.map((entry) => entry.certificate_id)).size).toBe(1001);
    expect(list[0]?.entity).toMatchObject({ id: '007' });
  });

  it('ROT-8: gives back as text an id that no number holds', async () => {
    const { call, stores } = await served();
    const key = { accountId: ACCOUNT, integrationId: '7' };
    const add = {
      id: 'abc',
      key: { type: 'EC', curve: 'P-256' },
      validFrom: NOW,
      validUntil: NOW,
      integrationId: '7',
      entityId: 'NaN',
      roleId: '9007199254740992',
      createdAt: NOW,
    } as const;
    await stores.integrations.update(key, { certificateId: 'abc' }, () => ({ add, result: null }));
    expect(await (await call('GET')).json()).toMatchObject([
      { entity: { id: 'NaN' }, role: { id: '9007199254740992' } },
    ]);
  });

  it('ROT-13: answers a revocation in plain text, the second one too (CHOICE-CERT-REVOKE-AGAIN)', async () => {
    const { call, create } = await served();
    const certificate_id = await idOf(await create('ec-p256'));
    for (const _ of [1, 2]) {
      const response = await call('POST', `${PATH}/${certificate_id}/revoke?c=`);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(await response.text()).toBe('Successfully revoked');
    }
  });

  it('CERT-8: shortens a longer validity to two years', async () => {
    const { create } = await served();
    const body = await (await create('ec-p256-ten-years')).json();
    expect(body).toMatchObject({ valid_from: '2026-11-24', valid_until: '2028-11-24' });
  });

  it('CHOICE-CERT-TWO-YEARS: takes the choices of certificates', async () => {
    const { create } = await served({ choices: { twoYearsFrom: 'upload' } });
    expect(await (await create('ec-p256-ten-years')).json()).toMatchObject({ valid_until: '2028-12-01' });
  });

  it('CERT-1, ROT-19: refuses a sixth active certificate, and says which to revoke', async () => {
    const { call, create } = await served();
    const ids: string[] = [];
    for (const name of ['ec-p256', 'ec-p384', 'ec-p521', 'rsa-3072', 'rsa-4096']) {
      const response = await create(name);
      expect(response.status).toBe(200);
      ids.push(await idOf(response));
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
  ])('CHOICE-ROTATION-LISTING: no %s in 2025.2, unless chosen', async (_, method, path) => {
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

  it('ROT-2: a port is not part of the host name', async () => {
    const { handler } = await served();
    expect((await handler(new Request(`${HOST}:8443${PATH}`))).status).toBe(200);
  });

  it('ROT-2: asks everything of the account in the spelling of a realm', async () => {
    const asked: string[] = [];
    const { call, create } = await served({
      accountId: () => 'tstdrv123-sb1',
      release: (account) => {
        asked.push(account);
        return '2026.1';
      },
      authenticate: (_, account) => {
        asked.push(account);
        return caller;
      },
      names: (certificate, account) => {
        asked.push(account);
        return names(certificate, account);
      },
    });
    expect((await create('ec-p256')).status).toBe(200);
    expect((await call('GET')).status).toBe(200);
    expect(asked).toEqual(Array(5).fill(ACCOUNT));
  });

  it('ROT-2: takes the account from wherever the host says, in either spelling', async () => {
    const accountId: RotationHandlerOptions['accountId'] = (request) =>
      request.headers.get('X-Account') ?? undefined;
    const { handler } = await served({ accountId });
    const ask = (value: string) =>
      handler(new Request(`http://127.0.0.1${PATH}`, { headers: { 'X-Account': value } }));
    expect((await ask('tstdrv123-sb1')).status).toBe(200);
    expect((await ask('TSTDRV123_SB1')).status).toBe(200);
    expect((await ask('TSTDRV123_SB1/../x')).status).toBe(404);
    expect((await handler(new Request(`http://127.0.0.1${PATH}`))).status).toBe(404);
    expect((await handler(new Request(HOST + PATH))).status).toBe(404);
  });

  it('ROT-15: keeps the text of a certificate by its id, once it has been added', async () => {
    const kept: string[][] = [];
    const { create } = await served({
      keepPem: async (...text) => {
        kept.push(text);
      },
    });
    const certificate_id = await idOf(await create('ec-p256'));
    expect(kept).toEqual([[certificate_id, pem('ec-p256').trim(), ACCOUNT]]);
    const failing = await served({ keepPem: () => Promise.reject(new Error('disk full')) });
    expect((await failing.create('ec-p256')).status).toBe(503);
    expect(await (await failing.call('GET')).json()).toMatchObject([{ revoked: true }]);
  });

  it('CERT-7: keeps no text of a certificate that is refused', async () => {
    const kept: string[] = [];
    const { create } = await served({ keepPem: (id) => void kept.push(id) });
    await create('ec-p256');
    expect((await create('ec-p256')).status).toBe(409);
    expect((await create('rsa-2048')).status).toBe(400);
    expect(kept).toHaveLength(1);
  });

  it('CHOICE-RELEASE-RANGE: looks no account up for a request without a token', async () => {
    const asked: string[] = [];
    const { call } = await served({
      authenticate: () => null,
      release: (accountId) => {
        asked.push(accountId);
        return '2026.1';
      },
    });
    expect((await call('GET')).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('ROT-6: keeps the block alone, whatever text stands before it', async () => {
    const kept: string[] = [];
    const { call } = await served({ keepPem: (_, text) => void kept.push(text) });
    const text = `-----END CERTIFICATE-----\n${pem('ec-p256')}`;
    const created = await call('POST', PATH, creation(text));
    expect(created.status).toBe(200);
    expect(kept).toEqual([pem('ec-p256').trim()]);
    expect(await created.json()).toMatchObject({ certificate: pem('ec-p256').trim() });
  });

  it('ROT-7: answers a creation with the ids as they are, also where no number holds them', async () => {
    const { call } = await served({ authenticate: () => ({ ...caller, entityId: '0123' }) });
    const created = await call('POST', PATH, creation(pem('ec-p256'), { entity: '0123', role: 1000 }));
    expect(await created.json()).toMatchObject({ entity_role_id: { ent: '0123', rol: 1000 } });
  });

  it('CERT-1, C5: keeps the cap when many are created at once', async () => {
    const { call, create } = await served();
    const all = ['ec-p256', 'ec-p384', 'ec-p521', 'rsa-3072', 'rsa-4096', 'ec-p256-ten-years'];
    const statuses = await Promise.all(all.map(async (name) => (await create(name)).status));
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 409]);
    expect(await (await call('GET')).json()).toHaveLength(5);
  });
});
