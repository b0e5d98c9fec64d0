import { describe, expect, it, test } from 'vitest';
import type { Violation } from '../../../src/core/decision.js';
import {
  ACCOUNT,
  administrator,
  CLIENT,
  caller,
  creation,
  idOf,
  PATH,
  pem,
  problem,
  record,
  served,
} from './support.js';

describe('the rotation endpoint', () => {
  describe('CHOICE-ROTATION-STATUS: refuses', () => {
    it('ROT-3, RFC 6750 section 3: a call without a token, or with one that is not valid', async () => {
      const { call } = await served({ authenticate: () => null });
      const without = await call('GET');
      expect(without.headers.get('WWW-Authenticate')).toBe('Bearer');
      expect(await without.clone().json()).toMatchObject({ violations: [{ path: ['token'] }] });
      expect(await problem(without)).toEqual({ status: 401, code: 'token_missing', rule: 'ROT-3' });
      const invalid = await call('GET', PATH, undefined, { Authorization: 'Bearer stolen' });
      expect(invalid.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
      expect(await invalid.text()).not.toContain('stolen');
    });

    it('ROT-3: a call without a token, before it tells which clients there are', async () => {
      const { call } = await served({ authenticate: () => null });
      expect((await call('GET', PATH.replace(CLIENT, 'other'))).status).toBe(401);
    });

    it('ROT-3: a token without the scope', async () => {
      const { call } = await served({ authenticate: () => ({ ...caller, scopes: ['restlets'] }) });
      const response = await call('GET');
      expect(response.headers.get('WWW-Authenticate')).toBe(
        'Bearer error="insufficient_scope", scope="rest_webservices"',
      );
      expect(await problem(response)).toEqual({ status: 403, code: 'scope_missing', rule: 'ROT-3' });
    });

    it('ROT-3, ROT-4: a token without the scope, of a role without the permission', async () => {
      const { call } = await served({
        authenticate: () => ({ ...caller, scopes: [], role: { kind: 'other', permissions: [] } }),
      });
      const response = await call('GET');
      expect(response.headers.get('WWW-Authenticate')).toContain('insufficient_scope');
      expect(await response.json()).toMatchObject({
        violations: [{ code: 'scope_missing' }, { code: 'permission_missing' }],
      });
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
      expect(await problem(response)).toEqual({ status: 404, code: 'integration_unknown', rule: 'ROT-2' });
    });

    test.each([
      ['an id of 255 characters', 255, 'integration_unknown', 'certificate_unknown'],
      ['an id of 256 characters', 256, 'not_found', 'not_found'],
    ])('ROT-2: %s', async (_, length, client, certificate) => {
      const { call } = await served();
      const id = '~.'.repeat(128).slice(0, length);
      expect(await problem(await call('GET', PATH.replace(CLIENT, id)))).toMatchObject({ code: client });
      expect(await problem(await call('POST', `${PATH}/${id}/revoke`))).toMatchObject({ code: certificate });
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
      const key = { accountId: ACCOUNT, integrationId: '8' };
      const other = { ...record, id: '8', clientId: 'other' };
      await stores.integrations.update(key, {}, () => ({ put: other, result: null }));
      const certificate_id = await idOf(await create('ec-p256'));
      const path = `${PATH.replace(CLIENT, 'other')}/${certificate_id}/revoke`;
      expect(await problem(await call('POST', path))).toMatchObject({
        status: 404,
        code: 'certificate_unknown',
      });
    });

    it('CERT-12: a certificate of another record, without telling whose it is', async () => {
      let who = administrator;
      const { call, create, stores } = await served({ authenticate: () => who });
      const key = { accountId: ACCOUNT, integrationId: '8' };
      const other = { ...record, id: '8', clientId: 'other' };
      await stores.integrations.update(key, {}, () => ({ put: other, result: null }));
      const certificate_id = await idOf(await create('ec-p256', { entity: 12 }));
      who = caller;
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
      ['no certificate', creation('x'), 'certificate_missing'],
    ])('ROT-6: %s', async (_, body, code) => {
      const { call } = await served();
      expect(await problem(await call('POST', PATH, body))).toMatchObject({ status: 400, code });
    });

    it('ROT-6: names every member that is wrong, and none that it does not know', async () => {
      const { create } = await served();
      const response = await create('ec-p256', {
        entity: {},
        fileContent: 7,
        secretMember: 1,
        role: 'x',
      });
      const text = await response.text();
      const { violations } = JSON.parse(text) as { violations: Violation[] };
      expect(violations.map(({ path }) => path)).toEqual(
        expect.arrayContaining([['body'], ['body', 'entity'], ['body', 'fileContent'], ['body', 'role']]),
      );
      expect(violations[0]?.path).toEqual(['body']);
      for (const violation of violations) {
        expect(violation).toMatchObject({ code: 'body_not_accepted', rule: 'ROT-6' });
      }
      expect(text).not.toContain('secretMember');
    });

    it('C4: a private key, without repeating it', async () => {
      const { call } = await served();
      const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n';
      const response = await call('POST', PATH, creation(key + pem('ec-p256')));
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
      expect(response.headers.get('Allow')).toBe(allow);
      expect(await problem(response)).toEqual({ status: 405, code: 'method_not_allowed', rule: 'ROT-1' });
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
      expect(await problem(await call('GET', path))).toEqual({
        status: 404,
        code: 'not_found',
        rule: 'ROT-2',
      });
    });

    it('ROT-2: a URL that is none', async () => {
      const { handler } = await served();
      const request = { url: 'http://xn--/', method: 'GET', headers: new Headers() } as Request;
      expect((await handler(request)).status).toBe(404);
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
});
