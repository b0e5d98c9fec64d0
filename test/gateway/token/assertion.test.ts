import { describe, expect, it, test } from 'vitest';
import type { TokenIntegration } from '../../../src/gateway/index.js';
import { codes, granted, refused } from '../../support.js';
import {
  type Asked,
  ask,
  CLAIMS,
  CLIENT,
  certificates,
  ENDPOINT,
  integration,
  jwt,
  parameter,
  part,
  WITH_REALM,
} from './support.js';

describe('client credentials', () => {
  const grant = 'client_credentials';

  function asserted(header: object, claims: object = {}, asked: Asked = {}) {
    return ask({ ...asked, grant, sent: { client_assertion: jwt(header, claims), ...asked.sent } });
  }

  test.each([
    ['PS256', 'rsa'],
    ['PS384', 'rsa'],
    ['PS512', 'rsa'],
    ['ES256', 'p256'],
    ['ES384', 'p384'],
    ['ES512', 'p521'],
  ])('CERT-19, CERT-21: grants for %s by %s', (alg, kid) => {
    expect(granted(asserted({ alg, kid }))).toMatchObject({
      grantType: grant,
      entityId: '7',
      roleId: '1001',
      refreshToken: null,
    });
  });

  test.each<[string, object, object, string, string | undefined]>([
    ['CERT-20: RS256', { alg: 'RS256' }, {}, 'algorithm_withdrawn', 'UnsupportedAlgo'],
    ['CERT-19: none', { alg: 'none' }, {}, 'algorithm_not_supported', 'UnsupportedAlgo'],
    ['CERT-19: __proto__', { alg: '__proto__' }, {}, 'algorithm_not_supported', 'UnsupportedAlgo'],
    ['CERT-21: ES256 by RSA', { alg: 'ES256' }, {}, 'algorithm_key_mismatch', 'UnsupportedAlgo'],
    [
      'CERT-21: ES256 by P-384',
      { alg: 'ES256', kid: 'p384' },
      {},
      'algorithm_key_mismatch',
      'UnsupportedAlgo',
    ],
    ['CERT-19: no kid', { kid: undefined }, {}, 'key_id_missing', 'MissingKeyId'],
    ['CERT-25: an unknown kid', { kid: 'other' }, {}, 'key_unknown', 'MissingKey'],
    ['CERT-19: no typ', { typ: undefined }, {}, 'type_not_jwt', undefined],
    [
      'CERT-22: another aud',
      {},
      { aud: `https://1234567.suitetalk${ENDPOINT}` },
      'audience_mismatch',
      undefined,
    ],
    ['CERT-25: exp in the past', {}, { iat: 1, exp: 2 }, 'expired', 'TokenExpired'],
    ['CERT-22: over an hour', {}, { exp: CLAIMS.exp + 1 }, 'lifetime_too_long', 'TokenValidityTooBroad'],
    ['CERT-25: in the future', {}, { iat: CLAIMS.iat + 1 }, 'issued_in_future', 'TokenNotAcceptable'],
  ])('CERT-25: %s is an invalid_client', (_, header, claims, expected, auditDetail) => {
    const answer = asserted(header, claims);
    expect(answer).toMatchObject({
      error: 'invalid_client',
      status: 401,
      headers: WITH_REALM,
      ends: 'nothing',
    });
    const { violations } = refused(answer);
    expect(violations.map((one) => [one.code, one.auditDetail])).toEqual([[expected, auditDetail]]);
    expect(violations[0].path).toEqual(parameter('client_assertion'));
  });

  test.each<[string, Asked, string, string, number, readonly string[]]>([
    [
      'CERT-27: a public client',
      { record: { clientType: 'public' } },
      'public_client',
      'unauthorized_client',
      400,
      ['integration', 'clientType'],
    ],
    [
      'CERT-13: without the grant',
      { record: { clientCredentialsGrant: false } },
      'grant_not_enabled',
      'unauthorized_client',
      400,
      ['integration', 'clientCredentialsGrant'],
    ],
    [
      'CERT-25: a scope that the record has lost',
      { record: { scopes: ['restlets'] } },
      'scope_not_enabled',
      'invalid_scope',
      400,
      parameter('client_assertion'),
    ],
    [
      'IR-2: a blocked record',
      { record: { state: 'blocked' } },
      'integration_not_enabled',
      'invalid_client',
      401,
      ['integration', 'state'],
    ],
    [
      'CERT-25: the feature is off',
      { assertion: { featureDisabled: true } },
      'feature_disabled',
      'invalid_client',
      401,
      ['assertion', 'featureDisabled'],
    ],
    [
      'CERT-25: the entity is inactive',
      { assertion: { subjectDisabled: true } },
      'subject_disabled',
      'invalid_client',
      401,
      ['assertion', 'subjectDisabled'],
    ],
    [
      'CERT-22: another client’s record',
      { record: { clientId: 'other' } },
      'issuer_mismatch',
      'invalid_client',
      401,
      parameter('client_assertion'),
    ],
  ])('%s', (_, asked, expected, error, status, path) => {
    const answer = ask({ ...asked, grant });
    expect(codes(answer)).toEqual([expected]);
    expect(answer).toMatchObject({ error, status, body: { error } });
    expect(refused(answer).violations[0].path).toEqual(path);
    expect(refused(answer).rules.includes('CHOICE-TOKEN-STATUS')).toBe(error === 'unauthorized_client');
  });

  it('CERT-29: the scope mcp is not to be had', () => {
    expect(asserted({}, { scope: 'mcp' })).toMatchObject({ error: 'invalid_scope', status: 400 });
  });

  it('CERT-24: takes scopes in either form, and exactly an hour', () => {
    expect(granted(asserted({}, { scope: 'restlets,rest_webservices' })).scopes).toEqual([
      'restlets',
      'rest_webservices',
    ]);
    expect(codes(asserted({}, {}, { choices: { lifetime: 'under_60_minutes' } }))).toEqual([
      'lifetime_too_long',
    ]);
  });

  it('names every fault, those of the authentication first', () => {
    const answer = asserted(
      { alg: 'RS256' },
      { exp: CLAIMS.iat, scope: 'mcp' },
      { record: { clientCredentialsGrant: false } },
    );
    expect(answer).toMatchObject({ error: 'invalid_client', status: 401 });
    expect(codes(answer)).toEqual([
      'algorithm_withdrawn',
      'grant_not_enabled',
      'scope_invalid',
      'expires_before_issue',
      'expired',
    ]);
    expect(refused(answer).rules).toContain('CHOICE-ASSERTION-CLOCK');
  });

  describe('RFC 7521 section 4.2.1: what has not proven whose it is learns nothing of the record', () => {
    test.each<[string, Partial<TokenIntegration>, string]>([
      ['a scope', { scopes: ['restlets'] }, 'scope_not_enabled'],
      ['the grant', { clientCredentialsGrant: false }, 'grant_not_enabled'],
      ['the client type', { clientType: 'public' }, 'public_client'],
    ])('%s', (_, record, expected) => {
      const forged = ask({ grant, record, assertion: { signatureValid: false } });
      const { body, headers, status } = ask({ grant, assertion: { signatureValid: false } }) as never;
      expect(forged).toMatchObject({ status, headers, body, error: 'invalid_client' });
      expect(codes(forged)).toEqual(['signature_invalid', expected]);
      expect(refused(forged).rules).toContain('CHOICE-ASSERTION-CLOCK');
      const late = ask({ grant, record, at: new Date(CLAIMS.exp * 1000) });
      expect(late).toMatchObject({ status, headers, body, error: 'invalid_client' });
      expect(codes(late)).toEqual(['expired', expected]);
    });
  });

  it('CERT-25: without its facts no key is known', () => {
    const answer = ask({ grant, assertion: null });
    expect(answer).toMatchObject({ error: 'invalid_client', status: 401 });
    expect(codes(answer)).toEqual(['key_unknown']);
  });

  it('CERT-25: a signature that nobody has checked is none', () => {
    const answer = ask({ grant, assertion: { signatureValid: undefined as unknown as boolean } });
    expect(codes(answer)).toEqual(['signature_invalid']);
  });

  it('CERT-25: no record', () => {
    expect(codes(ask({ grant, record: null }))).toEqual(['key_unknown', 'integration_unknown']);
  });

  it('takes nothing from the assertion’s facts that stands elsewhere', () => {
    const more = { certificates, at: new Date(CLAIMS.iat * 1000), integration, accountId: 'tstdrv123-sb1' };
    const answer = ask({
      grant,
      assertion: more,
      at: new Date(CLAIMS.exp * 1000),
      record: { state: 'blocked' },
    });
    expect(codes(answer)).toEqual(['integration_not_enabled', 'expired']);
  });

  it('an issuer that is no text names nobody', () => {
    expect(codes(asserted({}, { iss: null }))).toEqual(['issuer_mismatch']);
    expect(codes(asserted({}, { iss: null }, { sent: { client_id: CLIENT } }))).toEqual([
      'client_authentication_several',
    ]);
  });

  it('RFC 7523 section 3: claims by any name are nothing else', () => {
    const claims = Buffer.from(`{"__proto__":${JSON.stringify(CLAIMS)}}`).toString('base64url');
    const client_assertion = `${part({ typ: 'JWT', alg: 'PS256', kid: 'rsa' })}.${claims}.c2ln`;
    expect(codes(ask({ grant, sent: { client_assertion } }))).toContain('issuer_mismatch');
  });
});
