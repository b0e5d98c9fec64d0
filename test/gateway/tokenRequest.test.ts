import { describe, expect, it, test } from 'vitest';
import { codes, granted } from '../support.js';
import { type Asked, ask, askPublic, asPublic, CLIENT, VERIFIER } from './tokenSupport.js';

describe('decideTokenRequest: what is granted', () => {
  it('PK-10, PK-16, URI-6, R9, P6: tokens for a code, to a confidential client', () => {
    expect(ask()).toEqual({
      allowed: true,
      rules: ['PK-10', 'PK-16', 'PK-17', 'URI-6', 'R9', 'PK-7', 'P6', 'CHOICE-CODE-LIFETIME'],
      advice: [],
      grantType: 'authorization_code',
      clientId: CLIENT,
      entity: '-5',
      role: '3',
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
      entity: '-5',
      role: '3',
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
      rules: ['PK-16', 'PK-17'],
      advice: [],
      grantType: 'refresh_token',
      clientId: CLIENT,
      entity: '-5',
      role: '3',
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
      entity: '-5',
      role: '3',
      scopes: ['restlets', 'rest_webservices'],
      expiresIn: 3600,
      refreshToken: {
        expiresAt: '2026-03-03T08:00:00.000Z',
        oneTimeUse: true,
        rotationEndsAt: '2026-03-08T06:00:00.000Z',
      },
    });
  });

  it('CERT-19, CERT-22, CERT-23: an access token alone for a client assertion', () => {
    expect(ask({ grant: 'client_credentials' })).toEqual({
      allowed: true,
      rules: [
        'CERT-23',
        'CERT-19',
        'CERT-21',
        'CERT-22',
        'CHOICE-ASSERTION-LIFETIME',
        'CHOICE-ASSERTION-AUDIENCE',
        'CHOICE-ASSERTION-CLOCK',
      ],
      advice: [],
      grantType: 'client_credentials',
      clientId: CLIENT,
      entity: '7',
      role: '1001',
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

  it('RFC 6749 section 3.2: ignores parameters that it does not know', () => {
    expect(ask({ sent: { audience: 'x', '': '', __proto__: 'x', constructor: 'y' } }).allowed).toBe(true);
  });
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
