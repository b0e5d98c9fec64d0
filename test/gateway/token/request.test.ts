import { describe, expect, it, test } from 'vitest';
import { codes, granted, refused } from '../../support.js';
import { type Asked, AT, ago, ask, askPublic, asPublic, CLIENT, HOUR, jwt, VERIFIER } from './support.js';

describe('decideTokenRequest: what is granted', () => {
  it('PK-10, PK-16, URI-6, R9, P6: tokens for a code, to a confidential client', () => {
    expect(ask()).toEqual({
      allowed: true,
      rules: ['PK-10', 'PK-16', 'PK-17', 'URI-6', 'R9', 'PK-7', 'P6', 'CHOICE-CODE-LIFETIME'],
      advice: [],
      grantType: 'authorization_code',
      clientId: CLIENT,
      entityId: '-5',
      roleId: '3',
      scopes: ['restlets'],
      expiresIn: 3600,
      refreshToken: { expiresAt: '2026-03-08T08:00:00.000Z', oneTimeUse: false },
    });
  });

  it('PK-11, PK-17: tokens for a code, to a public client', () => {
    expect(askPublic({ settings: { validityHours: 24, maximumRotationHours: 72 } })).toEqual({
      allowed: true,
      rules: ['PK-11', 'PK-16', 'PK-17', 'URI-6', 'R9', 'PK-7', 'P6', 'CHOICE-CODE-LIFETIME'],
      advice: [],
      grantType: 'authorization_code',
      clientId: CLIENT,
      entityId: '-5',
      roleId: '3',
      scopes: ['restlets'],
      expiresIn: 3600,
      refreshToken: {
        expiresAt: '2026-03-02T08:00:00.000Z',
        oneTimeUse: true,
        rotationEndsAt: '2026-03-04T08:00:00.000Z',
      },
    });
  });

  it('PK-17: an access token alone for the refresh token of a confidential client', () => {
    expect(ask({ grant: 'refresh_token' })).toEqual({
      allowed: true,
      rules: ['PK-16', 'PK-17', 'CHOICE-REFRESH-SETTINGS'],
      advice: [],
      grantType: 'refresh_token',
      clientId: CLIENT,
      entityId: '-5',
      roleId: '3',
      scopes: ['restlets', 'rest_webservices'],
      expiresIn: 3600,
      refreshToken: null,
    });
  });

  it('PK-17, CHOICE-REFRESH-SETTINGS: a new refresh token for that of a public client', () => {
    expect(askPublic({ grant: 'refresh_token' })).toEqual({
      allowed: true,
      rules: ['PK-16', 'PK-17', 'CHOICE-REFRESH-SETTINGS'],
      advice: [],
      grantType: 'refresh_token',
      clientId: CLIENT,
      entityId: '-5',
      roleId: '3',
      scopes: ['restlets', 'rest_webservices'],
      expiresIn: 3600,
      refreshToken: {
        expiresAt: '2026-03-03T08:00:00.000Z',
        oneTimeUse: true,
        rotationEndsAt: '2026-03-08T06:00:00.000Z',
      },
    });
  });

  it('CERT-23: tells the id of a client assertion that has one', () => {
    const sent = { client_assertion: jwt({}, { jti: 'once' }) };
    expect(granted(ask({ grant: 'client_credentials', sent })).assertion).toMatchObject({ jti: 'once' });
    expect(granted(ask({})).assertion).toBeUndefined();
  });

  it('CERT-19, CERT-22, CERT-23: an access token alone for a client assertion', () => {
    expect(ask({ grant: 'client_credentials' })).toEqual({
      allowed: true,
      rules: [
        'CERT-23',
        'CERT-19',
        'CERT-21',
        'CERT-22',
        'CERT-24',
        'ROT-15',
        'CHOICE-ASSERTION-LIFETIME',
        'CHOICE-ASSERTION-AUDIENCE',
        'CHOICE-ASSERTION-CLOCK',
        'CHOICE-ASSERTION-CLAIMS',
        'CHOICE-ASSERTION-JTI',
      ],
      assertion: { exp: AT.getTime() / 1000 + 3600, usableUntil: AT.getTime() / 1000 + 3600 },
      advice: [],
      grantType: 'client_credentials',
      clientId: CLIENT,
      entityId: '7',
      roleId: '1001',
      scopes: ['rest_webservices'],
      expiresIn: 3600,
      refreshToken: null,
    });
  });

  it('PK-21: says that a client without PKCE would not be new in 2027.1', () => {
    const asked = { code: { binding: null }, sent: { code_verifier: undefined } };
    expect(granted(ask(asked)).advice).toEqual([
      expect.objectContaining({
        code: 'pkce_required_of_new_integrations',
        rule: 'PK-21',
        enforcedFrom: '2027.1',
      }),
    ]);
    expect(granted(ask({ ...asked, release: '2027.1' })).advice).toEqual([]);
  });

  it('PK-21: a refusal keeps the advice about the rest', () => {
    const asked: Asked = {
      code: { binding: null },
      sent: { code_verifier: undefined, redirect_uri: undefined },
    };
    expect(refused(ask(asked)).advice).toEqual([
      expect.objectContaining({ code: 'pkce_required_of_new_integrations', enforcedFrom: '2027.1' }),
    ]);
    expect(refused(ask({ ...asked, release: '2027.1' })).advice).toEqual([]);
  });

  it('RFC 6749 section 3.2: ignores parameters that it does not know', () => {
    expect(ask({ sent: { audience: 'x', '': '', __proto__: 'x', constructor: 'y' } }).allowed).toBe(true);
  });
});

describe('instants', () => {
  const code = { issuedAt: ago(10_000).toISOString() };
  const token = { issuedAt: ago(HOUR).toISOString(), authorizedAt: '2026-03-01T09:00:00+03:00' };

  test.each<[string, Asked]>([
    ['a code', { code }],
    ['a refresh token', { grant: 'refresh_token', token }],
    ['a refresh token of a public client', asPublic({ grant: 'refresh_token', token })],
    ['an assertion', { grant: 'client_credentials' }],
  ])('may be ISO 8601 text: %s', (_, asked) => {
    const { code: __, token: ___, ...asDates } = asked;
    expect(ask({ ...asked, at: AT.toISOString() })).toEqual(ask(asDates));
  });

  it('may be text where a code or a token was used', () => {
    const usedAt = AT.toISOString();
    expect(codes(ask({ code: { usedAt } }))).toEqual(['code_used']);
    expect(codes(ask({ grant: 'refresh_token', token: { usedAt } }))).toEqual(['refresh_token_used']);
  });

  test.each(['', '2026-03-01', '2026-03-01T08:00:00', '2026-02-30T08:00:00Z', 'now'])(
    'CHOICE-CODE-LIFETIME, PK-16: the text %j is not an instant, and refuses',
    (text) => {
      expect(codes(ask({ at: text }))).toEqual(['code_expired']);
      expect(codes(ask({ code: { issuedAt: text } }))).toEqual(['code_expired']);
      for (const instants of [{ at: text }, { token: { issuedAt: text } }]) {
        expect(codes(ask({ grant: 'refresh_token', ...instants }))).toEqual(['refresh_token_expired']);
        expect(codes(askPublic({ grant: 'refresh_token', ...instants }))).toEqual(['refresh_token_expired']);
      }
    },
  );
});

describe('the grant type', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'Authorization_code',
    'authorization_code ',
    'implicit',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
  ])('PK-14: %j is not supported', (grant_type) => {
    expect(ask({ sent: { grant_type } })).toMatchObject({ error: 'unsupported_grant_type', status: 400 });
  });

  it('RFC 6749 section 3.1: an empty one is missing', () => {
    expect(codes(ask({ sent: { grant_type: '' } }))).toEqual(['grant_type_missing']);
  });

  test.each<[string, [string, string][]]>([
    ['grant_type', [['grant_type', 'authorization_code']]],
    ['code_verifier', [['code_verifier', VERIFIER]]],
    ['redirect_uri', [['redirect_uri', 'https://evil.example/']]],
    ['one that is empty', [['code', '']]],
    [
      'one that it does not know',
      [
        ['x', '1'],
        ['x', '2'],
      ],
    ],
  ])('CHOICE-PARAMETER-REPEATED: %s more than once', (_, more) => {
    expect(ask({ more })).toMatchObject({ error: 'invalid_request', ends: 'nothing' });
    expect(codes(ask({ more }))).toEqual(['parameter_repeated']);
  });
});

describe('dates', () => {
  const NONE = new Date(Number.NaN);
  const FIRST = new Date(-8_640_000_000_000_000);
  const LAST = new Date(8_640_000_000_000_000);

  test.each<[string, Asked, string]>([
    ['the request and a code', { at: NONE }, 'code_expired'],
    ['a code', { code: { issuedAt: NONE } }, 'code_expired'],
    ['the request and a token', { grant: 'refresh_token', at: NONE }, 'refresh_token_expired'],
    ['a token', { grant: 'refresh_token', token: { issuedAt: NONE } }, 'refresh_token_expired'],
    [
      'a public client’s authorization',
      asPublic({ grant: 'refresh_token', token: { authorizedAt: NONE } }),
      'refresh_token_expired',
    ],
    ['the request and an assertion', { grant: 'client_credentials', at: NONE }, 'certificate_not_valid'],
  ])('CHOICE-CODE-LIFETIME, PK-16: an invalid date of %s refuses', (_, asked, expected) => {
    expect(codes(ask(asked))[0]).toBe(expected);
  });

  test.each([FIRST, LAST])('at the ends of what a date can hold, %s', (at) => {
    const issued = { issuedAt: at, authorizedAt: at };
    for (const asked of [{}, asPublic({})]) {
      expect(ask({ ...asked, at, code: { issuedAt: at } }).allowed).toBe(true);
      expect(ask({ ...asked, grant: 'refresh_token', at, token: issued }).allowed).toBe(at === FIRST);
    }
  });

  it('ends with the last instant', () => {
    const at = new Date(LAST.getTime() - 1000);
    expect(granted(ask({ at, code: { issuedAt: at } })).refreshToken?.expiresAt).toBe(LAST.toISOString());
  });
});
