import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Certificate, CertificateKey } from '../../src/certificates/index.js';
import { deriveCodeChallenge, verifyCodeVerifier } from '../../src/crypto.js';
import { constant } from '../../src/decision.js';
import {
  type AssertionFacts,
  decideTokenRequest,
  type IssuedCode,
  type IssuedRefreshToken,
  type RefreshTokenSettings,
  type TokenChoices,
  type TokenFaultCode,
  type TokenRecord,
  type TokenRequestFacts,
  tokenResponse,
} from '../../src/gateway/index.js';
import type { Scope } from '../../src/records.js';
import { RELEASES, type Release } from '../../src/release.js';
import { codes, granted, refused } from '../support.js';

const AT = new Date('2026-03-01T08:00:00Z');
const REDIRECT = 'https://app.example.com/cb';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const BINDING = { codeChallenge: deriveCodeChallenge(VERIFIER), codeChallengeMethod: 'S256' } as const;
const CLIENT = '6d0e2b';
const SECRET = 'correct-horse';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ENDPOINT = '.api.netsuite.com/services/rest/auth/oauth2/v1/token';
const HOUR = 3_600_000;

function ago(milliseconds: number): Date {
  return new Date(AT.getTime() - milliseconds);
}

function basic(text: string): string {
  return `Basic ${btoa(text)}`;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const integration: TokenRecord = {
  id: '12',
  clientId: CLIENT,
  clientType: 'confidential',
  createdIn: '2026.1',
  state: 'enabled',
  authorizationCodeGrant: true,
  clientCredentialsGrant: true,
  scopes: ['restlets', 'rest_webservices'],
};

const code: IssuedCode = {
  clientId: CLIENT,
  entity: '-5',
  role: '3',
  scopes: ['restlets'],
  issuedAt: ago(10_000),
  redirectUri: REDIRECT,
  binding: BINDING,
};

const refreshToken: IssuedRefreshToken = {
  clientId: CLIENT,
  entity: '-5',
  role: '3',
  scopes: ['restlets', 'rest_webservices'],
  issuedAt: ago(HOUR),
  authorizedAt: ago(2 * HOUR),
};

function certificate(id: string, key: CertificateKey): Certificate {
  const validFrom = new Date('2026-01-01T00:00:00Z');
  const validUntil = new Date('2027-01-01T00:00:00Z');
  return {
    id,
    key,
    integration: '12',
    entity: '7',
    role: '1001',
    validFrom,
    validUntil,
    createdAt: validFrom,
  };
}

const certificates = [
  certificate('rsa', { type: 'RSA', bits: 3072 }),
  certificate('p256', { type: 'EC', curve: 'P-256' }),
  certificate('p384', { type: 'EC', curve: 'P-384' }),
  certificate('p521', { type: 'EC', curve: 'P-521' }),
];

const CLAIMS = {
  iss: CLIENT,
  scope: ['rest_webservices'],
  aud: `https://tstdrv123-sb1.suitetalk${ENDPOINT}`,
  iat: AT.getTime() / 1000,
  exp: AT.getTime() / 1000 + 3600,
};

function jwt(header: object = {}, claims: object = {}): string {
  const signed = [
    { typ: 'JWT', alg: 'PS256', kid: 'rsa', ...header },
    { ...CLAIMS, ...claims },
  ];
  return [...signed.map(part), 'c2lnbmF0dXJl'].join('.');
}

type Form = Readonly<Record<string, string | undefined>>;

/** What each grant sends. */
const FORMS = {
  authorization_code: { code: 'the-code', redirect_uri: REDIRECT, code_verifier: VERIFIER },
  refresh_token: { refresh_token: 'the-token' },
  client_credentials: { client_assertion_type: ASSERTION_TYPE, client_assertion: jwt() },
};

interface Asked {
  /** Default: `authorization_code`. */
  readonly grant?: keyof typeof FORMS;
  readonly sent?: Form;
  readonly more?: readonly [string, string][];
  /** Default: the id and the secret of a confidential client, except for an assertion. */
  readonly authorization?: string | null;
  readonly record?: Partial<TokenRecord> | null;
  readonly code?: Partial<IssuedCode> | null;
  readonly token?: Partial<IssuedRefreshToken> | null;
  readonly settings?: RefreshTokenSettings;
  readonly assertion?: Partial<AssertionFacts> | null;
  readonly at?: Date;
  readonly account?: string;
  readonly release?: Release;
  readonly choices?: Partial<TokenChoices>;
}

function factsOf(asked: Asked): TokenRequestFacts {
  const { grant = 'authorization_code', sent = {}, more = [], settings } = asked;
  const form: Form = { grant_type: grant, ...FORMS[grant], ...sent };
  const entries = Object.entries(form).filter(([, value]) => value !== undefined);
  const usual = grant === 'client_credentials' ? null : basic(`${CLIENT}:${SECRET}`);
  const { authorization = usual } = asked;
  return {
    request: {
      authorization,
      parameters: new URLSearchParams([...(entries as [string, string][]), ...more]),
    },
    accountId: asked.account ?? 'tstdrv123-sb1',
    integration: asked.record === null ? null : { ...integration, ...asked.record },
    secretMatches: (secret) => secret === SECRET,
    verify: verifyCodeVerifier,
    code: asked.code === null ? null : { ...code, ...asked.code },
    refreshToken: asked.token === null ? null : { ...refreshToken, ...asked.token },
    ...(settings && { refreshTokenSettings: settings }),
    ...(asked.assertion !== null && {
      assertion: { certificates, signatureValid: true, ...asked.assertion },
    }),
    at: asked.at ?? AT,
  };
}

function ask(asked: Asked = {}) {
  return decideTokenRequest(asked.release ?? '2026.1', factsOf(asked), asked.choices);
}

/** A public client, with its id in the body. */
function asPublic(asked: Asked): Asked {
  return {
    ...asked,
    authorization: null,
    sent: { client_id: CLIENT, ...asked.sent },
    record: { ...asked.record, clientType: 'public' },
  };
}

function askPublic(asked: Asked) {
  return ask(asPublic(asked));
}

const HEADERS = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json', Pragma: 'no-cache' };
const WITH_REALM = { ...HEADERS, 'WWW-Authenticate': 'Basic realm="TSTDRV123_SB1"' };

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

interface Refusal {
  readonly asked: Asked;
  readonly error: string;
  readonly rules: readonly string[];
  readonly message: string;
  readonly path: readonly string[];
  readonly auditDetail?: string;
  readonly ends?: 'authorization' | 'code';
}

const HEADER = ['request', 'authorization'];
function parameter(name: string): string[] {
  return ['request', 'parameters', name];
}

/** Every code, by the compiler. */
const REFUSALS: Readonly<Record<TokenFaultCode, Refusal>> = {
  assertion_malformed: {
    asked: { grant: 'client_credentials', sent: { client_assertion: 'a.b' } },
    error: 'invalid_client',
    rules: ['CERT-19'],
    message: 'the client assertion is no JWT',
    path: parameter('client_assertion'),
  },
  assertion_missing: {
    asked: {
      grant: 'client_credentials',
      authorization: basic(`${CLIENT}:${SECRET}`),
      sent: { client_assertion: undefined, client_assertion_type: undefined },
    },
    error: 'invalid_request',
    rules: ['CERT-23'],
    message: 'the client assertion is missing',
    path: parameter('client_assertion'),
  },
  assertion_type_unsupported: {
    asked: { grant: 'client_credentials', sent: { client_assertion_type: 'jwt' } },
    error: 'invalid_client',
    rules: ['CERT-23'],
    message: 'client_assertion_type must be that of a JWT',
    path: parameter('client_assertion_type'),
  },
  client_authentication_malformed: {
    asked: { authorization: 'Bearer abc' },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the Authorization header is no HTTP Basic with a client id',
    path: HEADER,
  },
  client_authentication_missing: {
    asked: { authorization: null },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'the request names no client',
    path: parameter('client_id'),
  },
  client_authentication_several: {
    asked: { sent: { client_secret: SECRET } },
    error: 'invalid_request',
    rules: ['PK-14'],
    message: 'the client authenticates in several ways or names two clients',
    path: ['request'],
    auditDetail: 'InvalidRequest',
  },
  client_authentication_unsupported: {
    asked: { authorization: null, sent: FORMS.client_credentials },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'a client assertion is for the client credentials grant alone',
    path: parameter('client_assertion'),
  },
  client_secret_in_body: {
    asked: { authorization: null, sent: { client_id: CLIENT, client_secret: SECRET } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the client secret goes into HTTP Basic, not into the body',
    path: parameter('client_secret'),
  },
  client_secret_mismatch: {
    asked: { authorization: basic(`${CLIENT}:wrong`) },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the client secret is not that of the client',
    path: HEADER,
  },
  client_secret_of_public_client: {
    asked: { record: { clientType: 'public' } },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'a public client sends no secret',
    path: HEADER,
  },
  client_secret_required: {
    asked: { authorization: null, sent: { client_id: CLIENT } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'a confidential client sends its secret by HTTP Basic',
    path: HEADER,
  },
  client_unknown: {
    asked: { record: null },
    error: 'invalid_client',
    rules: ['PK-14'],
    message: 'no record has this client ID',
    path: ['integration'],
    auditDetail: 'InvalidIntegration',
  },
  code_expired: {
    asked: { code: { issuedAt: ago(600_000) } },
    error: 'invalid_grant',
    rules: ['CHOICE-CODE-LIFETIME'],
    message: 'the code has expired',
    path: parameter('code'),
    auditDetail: 'InvalidGrant',
    ends: 'code',
  },
  code_missing: {
    asked: { sent: { code: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'the code is missing',
    path: parameter('code'),
    auditDetail: 'InvalidRequest',
  },
  code_of_other_client: {
    asked: { code: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'the code was issued to another client',
    path: parameter('code'),
    auditDetail: 'InvalidGrant',
  },
  code_unknown: {
    asked: { code: null },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'no such code was issued',
    path: parameter('code'),
    auditDetail: 'InvalidGrant',
  },
  code_used: {
    asked: { code: { usedAt: ago(5_000) } },
    error: 'invalid_grant',
    rules: ['PK-9', 'CHOICE-CODE-ENDS'],
    message: 'the code has been used',
    path: parameter('code'),
    auditDetail: 'InvalidGrant',
    ends: 'authorization',
  },
  grant_not_enabled: {
    asked: { record: { authorizationCodeGrant: false } },
    error: 'unauthorized_client',
    rules: ['PK-14', 'CHOICE-TOKEN-STATUS'],
    message: 'the authorization code grant is not enabled on the record',
    path: ['integration', 'authorizationCodeGrant'],
    auditDetail: 'AuthorizationCodeGrantRequired',
  },
  grant_type_missing: {
    asked: { sent: { grant_type: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'grant_type is missing',
    path: parameter('grant_type'),
    auditDetail: 'InvalidRequest',
  },
  grant_type_unsupported: {
    asked: { sent: { grant_type: 'password' } },
    error: 'unsupported_grant_type',
    rules: ['PK-14'],
    message: 'grant_type must be authorization_code, refresh_token or client_credentials',
    path: parameter('grant_type'),
  },
  integration_not_enabled: {
    asked: { record: { state: 'blocked' } },
    error: 'invalid_client',
    rules: ['IR-2'],
    message: 'the integration record is blocked or waits for approval',
    path: ['integration', 'state'],
    auditDetail: 'IntegrationBlocked',
  },
  parameter_repeated: {
    asked: { more: [['code', 'the-code']] },
    error: 'invalid_request',
    rules: ['CHOICE-PARAMETER-REPEATED'],
    message: 'a parameter occurs more than once',
    path: ['request', 'parameters'],
    auditDetail: 'InvalidRequest',
  },
  refresh_token_expired: {
    asked: { grant: 'refresh_token', token: { issuedAt: ago(168 * HOUR) } },
    error: 'invalid_grant',
    rules: ['PK-16'],
    message: 'the refresh token has expired',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidGrant',
  },
  refresh_token_missing: {
    asked: { grant: 'refresh_token', sent: { refresh_token: undefined } },
    error: 'invalid_request',
    rules: ['PK-17'],
    message: 'the refresh token is missing',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidRequest',
  },
  refresh_token_of_other_client: {
    asked: { grant: 'refresh_token', token: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'the refresh token was issued to another client',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidGrant',
  },
  refresh_token_unknown: {
    asked: { grant: 'refresh_token', token: null },
    error: 'invalid_grant',
    rules: ['PK-20'],
    message: 'no such refresh token is known',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidGrant',
  },
  refresh_token_used: {
    asked: asPublic({ grant: 'refresh_token', token: { usedAt: ago(5_000) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-REUSE'],
    message: 'the refresh token has been used',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidGrant',
    ends: 'authorization',
  },
  rotation_over: {
    asked: asPublic({ grant: 'refresh_token', token: { authorizedAt: ago(168 * HOUR) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-SETTINGS'],
    message: 'the maximum time for token rotation is over: the user has to log in again',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidGrant',
  },
  scope_not_enabled: {
    asked: { grant: 'refresh_token', record: { scopes: ['restlets'] } },
    error: 'invalid_scope',
    rules: ['PK-3'],
    message: 'a scope is no longer enabled on the record',
    path: parameter('scope'),
    auditDetail: 'ScopeMismatched',
  },
  scope_not_granted: {
    asked: { grant: 'refresh_token', sent: { scope: 'restlets suite_analytics' } },
    error: 'invalid_scope',
    rules: ['PK-14'],
    message: 'a scope was not granted',
    path: parameter('scope'),
    auditDetail: 'InvalidScope',
  },
  signature_invalid: {
    asked: { grant: 'client_credentials', assertion: { signatureValid: false } },
    error: 'invalid_client',
    rules: [
      'CERT-25',
      'CERT-19',
      'CERT-21',
      'CERT-22',
      'CHOICE-ASSERTION-LIFETIME',
      'CHOICE-ASSERTION-AUDIENCE',
      'CHOICE-ASSERTION-CLOCK',
    ],
    message: 'the signature is not that of the certificate',
    path: parameter('client_assertion'),
    auditDetail: 'InvalidSignature',
  },
};

describe('PK-14, CHOICE-TOKEN-STATUS: every refusal is an answer to send', () => {
  test.each(Object.entries(REFUSALS))('%s', (code, { asked, ...expected }) => {
    const { auditDetail, ends = 'nothing', error, message, path, rules } = expected;
    const invalidClient = error === 'invalid_client';
    expect(ask(asked)).toEqual({
      allowed: false,
      rules,
      violations: [
        { code, rule: rules[0], message, path, oauthError: error, ...(auditDetail && { auditDetail }) },
      ],
      error,
      status: invalidClient ? 401 : 400,
      headers: invalidClient ? WITH_REALM : HEADERS,
      body: { error },
      ends,
    });
  });

  test.each(['tstdrv123-sb1', 'TSTDRV123_SB1', 'tstdrv123_SB1'])(
    'PK-14, CHOICE-ACCOUNT-ID: the realm of %s has the one spelling',
    (account) => {
      expect(ask({ account, record: null })).toMatchObject({ headers: WITH_REALM });
    },
  );

  it('PK-14: the realm of an account without a suffix', () => {
    expect(ask({ account: '1234567', record: null })).toMatchObject({
      headers: { 'WWW-Authenticate': 'Basic realm="1234567"' },
    });
  });

  it('CHOICE-ACCOUNT-ID: an account id that is none is an error, whatever the request', () => {
    for (const account of ['', 'evil.example/', 'a"b', 'a_b_c']) {
      expect(() => ask({ account })).toThrow('expected an account id');
      expect(() => ask({ account, code: null })).toThrow('expected an account id');
      expect(() => ask({ account, grant: 'client_credentials' })).toThrow('expected an account id');
    }
  });

  it('REL-3: a release that is not modelled is an error, before anything else', () => {
    expect(() => ask({ release: '2025.1' as Release, account: '', record: null })).toThrow(
      '2025.2 to 2028.2',
    );
  });

  it('nobody can change the headers of another answer', () => {
    const answers = [ask({ code: null }), ask({ sent: { grant_type: 'x' } })].map((one) => refused(one));
    expect(answers.every((one) => 'headers' in one && Object.isFrozen(one.headers))).toBe(true);
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

describe('client authentication', () => {
  const confidential = `${CLIENT}:${SECRET}`;

  test.each<[string, Asked]>([
    ['PK-10: HTTP Basic', {}],
    ['PK-10: HTTP Basic, the secret form-encoded', { authorization: basic(`${CLIENT}:correct%2Dhorse`) }],
    [
      'CHOICE-TOKEN-CLIENT-ID: HTTP Basic with the same id in the body',
      { sent: { client_id: CLIENT, client_secret: '' } },
    ],
    ['PK-11: the id in the body', asPublic({})],
    ['RFC 6749 section 2.3.1: an empty secret beside it', asPublic({ sent: { client_secret: '' } })],
    ['PK-11: the id with an empty secret', { ...asPublic({}), authorization: basic(`${CLIENT}:`) }],
    [
      'PK-11: the id without a colon, and not in the body',
      { ...asPublic({ sent: { client_id: undefined } }), authorization: basic(CLIENT) },
    ],
  ])('%s', (_, asked) => {
    for (const grant of ['authorization_code', 'refresh_token'] as const) {
      expect(granted(ask({ ...asked, grant }))).toMatchObject({ grantType: grant, clientId: CLIENT });
    }
  });

  test.each<[string, Asked, string]>([
    ['PK-10: a confidential client’s id alone', { authorization: basic(CLIENT) }, 'client_secret_required'],
    ['PK-10: an empty secret', { authorization: basic(`${CLIENT}:`) }, 'client_secret_required'],
    ['PK-10: a longer secret', { authorization: basic(`${confidential}x`) }, 'client_secret_mismatch'],
    [
      'PK-11: a public client’s secret',
      { record: { clientType: 'public' } },
      'client_secret_of_public_client',
    ],
    ['PK-14: another client’s record', { record: { clientId: 'other' } }, 'client_unknown'],
    ['IR-2: a record that waits', { record: { state: 'waiting_for_approval' } }, 'integration_not_enabled'],
    [
      'IR-2: a record that is blocked, whatever the secret',
      { record: { state: 'blocked' }, authorization: basic(`${CLIENT}:wrong`) },
      'integration_not_enabled',
    ],
    [
      'CERT-27: an assertion of a public client',
      { authorization: null, sent: FORMS.client_credentials, record: { clientType: 'public' } },
      'client_authentication_unsupported',
    ],
  ])('%s is refused with 401, and ends nothing', (_, asked, expected) => {
    for (const grant of ['authorization_code', 'refresh_token'] as const) {
      const answer = ask({ ...asked, grant });
      expect(answer).toMatchObject({ error: 'invalid_client', status: 401, ends: 'nothing' });
      expect(codes(answer)).toEqual([expected]);
    }
  });

  test.each<[string, Asked]>([
    ['HTTP Basic and a secret in the body', { sent: { client_secret: SECRET } }],
    ['HTTP Basic and an assertion', { sent: FORMS.client_credentials }],
    ['HTTP Basic and another client id', { sent: { client_id: 'other' } }],
    [
      'an assertion and a secret in the body',
      { authorization: null, sent: { ...FORMS.client_credentials, client_secret: SECRET } },
    ],
    ['an assertion and HTTP Basic', { grant: 'client_credentials', authorization: basic(confidential) }],
    ['an assertion and another client id', { grant: 'client_credentials', sent: { client_id: 'other' } }],
  ])('PK-14, RFC 6749 section 2.3: several at once, %s', (_, asked) => {
    expect(ask(asked)).toMatchObject({ error: 'invalid_request', status: 400, ends: 'nothing' });
    expect(codes(ask(asked))).toEqual(['client_authentication_several']);
  });

  test.each<[string, Asked, string, string]>([
    ['HTTP Basic', { authorization: basic(confidential) }, 'assertion_missing', 'invalid_request'],
    ['a client id', { sent: { client_id: CLIENT } }, 'assertion_missing', 'invalid_request'],
    ['a secret in the body', { sent: { client_secret: SECRET } }, 'client_secret_in_body', 'invalid_client'],
    ['nothing', {}, 'client_authentication_missing', 'invalid_client'],
  ])('CERT-23: client credentials by %s are none', (_, asked, expected, error) => {
    const without = { client_assertion: undefined, client_assertion_type: undefined };
    const answer = ask({ ...asked, grant: 'client_credentials', sent: { ...without, ...asked.sent } });
    expect(codes(answer)).toEqual([expected]);
    expect(answer).toMatchObject({ error });
  });

  function secretsAsked(asked: Asked): string[] {
    const secrets: string[] = [];
    const secretMatches = (secret: string) => secrets.push(secret) > 0;
    decideTokenRequest('2026.1', { ...factsOf(asked), secretMatches });
    return secrets;
  }

  test.each<[string, Asked, string[]]>([
    ['once, for a confidential client', {}, [SECRET]],
    ['once, for a refresh', { grant: 'refresh_token' }, [SECRET]],
    ['decoded', { authorization: basic(`${CLIENT}:a%3Ab+c`) }, ['a:b c']],
    ['not for an empty secret', { authorization: basic(`${CLIENT}:`) }, []],
    ['not for a public client', asPublic({}), []],
    ['not for a public client that sends one', { record: { clientType: 'public' } }, []],
    ['not for another client’s record', { record: { clientId: 'other' } }, []],
    ['not for a blocked record', { record: { state: 'blocked' } }, []],
    ['not for client credentials', { grant: 'client_credentials' }, []],
  ])('PK-10: the secret is compared %s', (_, asked, expected) => {
    expect(secretsAsked(asked)).toEqual(expected);
  });
});

describe('the authorization code', () => {
  function outcome(asked: Asked) {
    const answer = ask(asked);
    return answer.allowed
      ? 'granted'
      : { codes: codes(answer), error: answer.error, status: answer.status, ends: answer.ends };
  }
  function dead(error: string, ...faults: string[]) {
    return { codes: faults, error, status: 400, ends: 'code' };
  }

  describe('URI-6, R9, RFC 6749 section 4.1.3: repeats the redirect URI', () => {
    test.each<[string, string | undefined, string]>([
      ['none', undefined, 'redirect_uri_missing'],
      ['an empty one', '', 'redirect_uri_missing'],
      ['another', 'https://evil.example/cb', 'redirect_uri_mismatch'],
      ['a final slash', `${REDIRECT}/`, 'redirect_uri_mismatch'],
      ['another case', REDIRECT.toUpperCase(), 'redirect_uri_mismatch'],
      ['a port', 'https://app.example.com:443/cb', 'redirect_uri_mismatch'],
    ])('%s', (_, redirect_uri, expected) => {
      const asked = { sent: { redirect_uri } };
      expect(outcome(asked)).toEqual(dead('invalid_grant', expected));
      const [violation] = refused(ask(asked)).violations;
      expect(violation).toMatchObject({ rule: 'URI-6', path: parameter('redirect_uri') });
      expect(refused(ask(asked)).rules).toEqual(
        expect.arrayContaining(['URI-6', 'R9', 'CHOICE-CODE-ENDS', 'CHOICE-CODE-LIFETIME']),
      );
    });
  });

  describe('the code verifier', () => {
    test.each<[string, Asked, string]>([
      ['P6: none', { sent: { code_verifier: undefined } }, 'code_verifier_missing'],
      ['P1: an empty one', { sent: { code_verifier: '' } }, 'code_verifier_malformed'],
      ['P1: 42 characters', { sent: { code_verifier: VERIFIER.slice(1) } }, 'code_verifier_malformed'],
      ['P1: 129 characters', { sent: { code_verifier: 'a'.repeat(129) } }, 'code_verifier_malformed'],
      ['P1: a plus sign', { sent: { code_verifier: `${VERIFIER}+` } }, 'code_verifier_malformed'],
      ['P9, PK-12: another', { sent: { code_verifier: `${VERIFIER}x` } }, 'code_verifier_mismatch'],
      [
        'P8: the challenge itself, as plain would have it',
        { sent: { code_verifier: BINDING.codeChallenge } },
        'code_verifier_mismatch',
      ],
      ['P7: one for a code without a challenge', { code: { binding: null } }, 'code_verifier_unexpected'],
      [
        'P7: an empty one for a code without a challenge',
        { code: { binding: null }, sent: { code_verifier: '' } },
        'code_verifier_unexpected',
      ],
      [
        'P8: a code that is bound by another method',
        { code: { binding: { ...BINDING, codeChallengeMethod: 'plain' as 'S256' } } },
        'code_challenge_method_unsupported',
      ],
    ])('%s, ends the code', (_, asked, expected) => {
      expect(outcome(asked)).toEqual(dead('invalid_grant', expected));
      expect(outcome(asPublic(asked))).toEqual(dead('invalid_grant', expected));
      const [violation] = refused(ask(asked)).violations;
      expect(violation.path).toEqual(parameter('code_verifier'));
      expect(refused(ask(asked)).rules).toContain('CHOICE-CODE-ENDS');
    });

    test.each([43, 128])('P1, PK-7, RFC 7636 section 4.6: matches one of %i characters', (length) => {
      const code_verifier = 'a.~_-B7'.repeat(20).slice(0, length);
      const binding = { ...BINDING, codeChallenge: deriveCodeChallenge(code_verifier) };
      expect(outcome({ code: { binding }, sent: { code_verifier } })).toBe('granted');
    });

    it('CHOICE-PKCE-VERIFIER-ERROR: takes the choices of PKCE', () => {
      const asked: Asked = {
        sent: { code_verifier: undefined },
        choices: { verifierError: 'invalid_request' },
      };
      expect(outcome(asked)).toEqual(dead('invalid_request', 'code_verifier_missing'));
    });

    it('P10: a client that is public by now needs PKCE, whatever it was when the code was issued', () => {
      const asked = { code: { binding: null }, sent: { code_verifier: undefined } };
      expect(outcome(asked)).toBe('granted');
      expect(outcome(asPublic(asked))).toEqual(dead('invalid_grant', 'pkce_required'));
      expect(refused(ask(asPublic(asked))).rules).toEqual(expect.arrayContaining(['P10', 'PK-5']));
    });
  });

  describe.each(RELEASES)('%s', (release) => {
    const without = { release, code: { binding: null }, sent: { code_verifier: undefined } };
    const required = dead('invalid_grant', 'pkce_required');

    it('P6: grants with PKCE, whatever the client', () => {
      expect(outcome({ release })).toBe('granted');
      expect(outcome({ release, record: { createdIn: '2027.1' } })).toBe('granted');
      expect(outcome(asPublic({ release }))).toBe('granted');
    });

    it('P11, PK-21: a new integration needs PKCE from 2027.1 on', () => {
      const asked: Asked = { ...without, record: { createdIn: '2027.1' } };
      expect(outcome(asked)).toEqual(release < '2027.1' ? 'granted' : required);
    });

    it('P11, PK-22: an existing one goes on without', () => {
      expect(outcome({ ...without, record: { createdIn: '2026.2' } })).toBe('granted');
    });

    it('P11, PK-5: a public client, and the scope mcp, always need it', () => {
      const scopes: Scope[] = ['mcp'];
      expect(outcome(asPublic(without))).toEqual(required);
      expect(outcome({ ...without, record: { scopes }, code: { binding: null, scopes } })).toEqual(required);
      expect(outcome({ release, record: { scopes }, code: { scopes } })).toBe('granted');
    });

    it('PK-5: the scopes of the code count, not those of the record', () => {
      const asked: Asked = { ...without, record: { scopes: ['mcp', 'restlets'] } };
      expect(outcome(asked)).toBe('granted');
    });

    it('CHOICE-PKCE-NEW: takes the choices of PKCE', () => {
      const asked: Asked = { ...without, record: { authorizationCodeGrantSince: '2027.1' } };
      expect(outcome(asked)).toBe('granted');
      expect(outcome({ ...asked, choices: { newIntegration: 'grant_enabled' } })).toEqual(
        release < '2027.1' ? 'granted' : required,
      );
    });

    it('PK-16, CERT-23: refreshes and client credentials are as ever', () => {
      expect(outcome({ release, grant: 'refresh_token' })).toBe('granted');
      expect(outcome(asPublic({ release, grant: 'refresh_token' }))).toBe('granted');
      expect(outcome({ release, grant: 'client_credentials' })).toBe('granted');
    });
  });

  it('names every fault of a code, and answers with the error of the first', () => {
    const sent = { redirect_uri: 'myapp://callback', code_verifier: `${VERIFIER}x` };
    const all = ['redirect_uri_mismatch', 'code_verifier_mismatch', 'scope_not_enabled'];
    expect(outcome({ sent, record: { scopes: [] } })).toEqual(dead('invalid_grant', ...all));
  });

  it('PK-3: is refused for a scope that the record has lost', () => {
    const asked: Asked = { code: { scopes: ['restlets', 'suite_analytics'] } };
    expect(outcome(asked)).toEqual(dead('invalid_scope', 'scope_not_enabled'));
    expect(refused(ask(asked)).violations[0].auditDetail).toBe('ScopeMismatched');
  });

  test.each<[string, number, Partial<TokenChoices>, boolean]>([
    ['a moment before ten minutes', 599_999, {}, true],
    ['ten minutes', 600_000, {}, false],
    ['the future, of a host whose clock is ahead', -1_000, {}, true],
    ['a moment before its time', 59_999, { codeLifetimeSeconds: 60 }, true],
    ['its time', 60_000, { codeLifetimeSeconds: 60 }, false],
    ['no time', 0, { codeLifetimeSeconds: 0 }, false],
    ['not more than ten minutes', 600_000, { codeLifetimeSeconds: 6000 }, false],
    ['ten minutes of six thousand', 599_999, { codeLifetimeSeconds: 6000 }, true],
    ['a lifetime that is no number', 0, { codeLifetimeSeconds: Number.NaN }, false],
  ])('CHOICE-CODE-LIFETIME: %s', (_, age, choices, live) => {
    const asked: Asked = { code: { issuedAt: ago(age) }, choices };
    expect(outcome(asked)).toEqual(live ? 'granted' : dead('invalid_grant', 'code_expired'));
  });

  it('CHOICE-CODE-ENDS, RFC 6749 section 4.1.2: a second use ends the authorization, whatever else is wrong', () => {
    const used = { usedAt: AT, issuedAt: ago(HOUR) };
    const ended = { codes: ['code_used'], error: 'invalid_grant', status: 400, ends: 'authorization' };
    expect(outcome({ code: used, sent: { code_verifier: undefined } })).toEqual(ended);
    expect(outcome({ code: { ...used, usedAt: new Date(Number.NaN) } })).toEqual(ended);
  });

  it('CHOICE-CODE-ENDS: another client ends no code, used or not', () => {
    const other: Asked = { code: { clientId: 'other', usedAt: AT }, sent: { code_verifier: 'x' } };
    expect(outcome(other)).toMatchObject({ codes: ['code_of_other_client'], ends: 'nothing' });
  });

  it('CHOICE-CODE-ENDS: nor does one that is not authenticated', () => {
    const asked = { authorization: basic(`${CLIENT}:wrong`), sent: { code_verifier: 'x' } };
    expect(outcome(asked)).toMatchObject({ error: 'invalid_client', ends: 'nothing' });
  });

  it('RFC 6749 section 3.1: an empty code is missing', () => {
    expect(outcome({ sent: { code: '' } })).toMatchObject({ codes: ['code_missing'] });
  });

  it('counts a code that the facts leave out as not found', () => {
    const { code: _, ...facts } = factsOf({});
    expect(codes(decideTokenRequest('2026.1', facts))).toEqual(['code_unknown']);
  });
});

describe('the refresh token', () => {
  const grant = 'refresh_token';

  function outcome(asked: Asked) {
    const answer = ask({ ...asked, grant });
    if (answer.allowed) return answer.refreshToken;
    return codes(answer);
  }

  test.each<[string, Partial<IssuedRefreshToken>, boolean]>([
    ['a moment before seven days', { issuedAt: ago(168 * HOUR - 1) }, true],
    ['seven days', { issuedAt: ago(168 * HOUR) }, false],
    ['authorized long ago', { authorizedAt: ago(9999 * HOUR) }, true],
  ])('PK-16: of a confidential client, %s', (_, token, live) => {
    for (const settings of [{}, { validityHours: 1, maximumRotationHours: 1 }]) {
      expect(outcome({ token, settings })).toEqual(live ? null : ['refresh_token_expired']);
    }
  });

  test.each<[string, Partial<IssuedRefreshToken>, RefreshTokenSettings, string | undefined]>([
    [
      'a moment before 48 hours',
      { issuedAt: ago(48 * HOUR - 1), authorizedAt: ago(50 * HOUR) },
      {},
      undefined,
    ],
    ['48 hours', { issuedAt: ago(48 * HOUR), authorizedAt: ago(50 * HOUR) }, {}, 'refresh_token_expired'],
    ['a moment before an hour', { issuedAt: ago(HOUR - 1) }, { validityHours: 1 }, undefined],
    ['an hour', { issuedAt: ago(HOUR) }, { validityHours: 1 }, 'refresh_token_expired'],
    [
      'a moment before 720 hours',
      { issuedAt: ago(720 * HOUR - 1), authorizedAt: ago(720 * HOUR - 1) },
      { validityHours: 720, maximumRotationHours: 720 },
      undefined,
    ],
    [
      '720 hours',
      { issuedAt: ago(720 * HOUR), authorizedAt: ago(719 * HOUR) },
      { validityHours: 720, maximumRotationHours: 720 },
      'refresh_token_expired',
    ],
    ['a moment before the end of rotation', { authorizedAt: ago(168 * HOUR - 1) }, {}, undefined],
    ['the end of rotation', { authorizedAt: ago(168 * HOUR) }, {}, 'rotation_over'],
    [
      'a moment before the end of rotation that is set',
      { authorizedAt: ago(5 * HOUR - 1) },
      { maximumRotationHours: 5 },
      undefined,
    ],
    [
      'the end of rotation that is set',
      { authorizedAt: ago(5 * HOUR) },
      { maximumRotationHours: 5 },
      'rotation_over',
    ],
    ['both over', { issuedAt: ago(200 * HOUR), authorizedAt: ago(200 * HOUR) }, {}, 'rotation_over'],
    [
      'hours out of range count as one',
      { issuedAt: ago(HOUR) },
      { validityHours: 721 },
      'refresh_token_expired',
    ],
    ['rotation out of range counts as one hour', {}, { maximumRotationHours: 0 }, 'rotation_over'],
  ])('PK-17, CHOICE-REFRESH-SETTINGS: of a public client, %s', (_, token, settings, expected) => {
    const found = outcome(asPublic({ token, settings }));
    if (expected === undefined) expect(found).toMatchObject({ oneTimeUse: true });
    else expect(found).toEqual([expected]);
  });

  it('PK-17: the end of rotation stays where it is', () => {
    const token = { issuedAt: ago(HOUR), authorizedAt: ago(160 * HOUR) };
    expect(outcome(asPublic({ token }))).toEqual({
      expiresAt: '2026-03-01T16:00:00.000Z',
      oneTimeUse: true,
      rotationEndsAt: '2026-03-01T16:00:00.000Z',
    });
  });

  it('PK-17: leans on the settings where a public client is refused for them', () => {
    const asked = asPublic({ grant, token: { issuedAt: ago(48 * HOUR) } });
    expect(refused(ask(asked)).rules).toEqual(['PK-16', 'PK-17', 'CHOICE-REFRESH-SETTINGS']);
  });

  describe('CHOICE-REFRESH-SETTINGS: the client type has changed since', () => {
    const threeDays = { issuedAt: ago(72 * HOUR), authorizedAt: ago(72 * HOUR) };

    it('to public: its hours count, and the token is used once', () => {
      expect(outcome({ token: threeDays })).toBeNull();
      expect(outcome(asPublic({ token: threeDays }))).toEqual(['refresh_token_expired']);
      expect(outcome(asPublic({ token: { authorizedAt: ago(169 * HOUR) } }))).toEqual(['rotation_over']);
      expect(outcome(asPublic({}))).toMatchObject({ oneTimeUse: true });
    });

    it('to confidential: a used token stays used, and a live one brings no other', () => {
      expect(outcome({ token: { usedAt: AT } })).toEqual(['refresh_token_used']);
      expect(outcome({})).toBeNull();
    });
  });

  describe('CHOICE-REFRESH-REUSE, RFC 9700 section 4.14.2: used again', () => {
    it('ends the authorization, also where the token has expired by now', () => {
      const token = { usedAt: AT, issuedAt: ago(9999 * HOUR), authorizedAt: ago(9999 * HOUR) };
      const answer = askPublic({ grant, token });
      expect(answer).toMatchObject({ error: 'invalid_grant', ends: 'authorization' });
      expect(codes(answer)).toEqual(['refresh_token_used']);
    });

    it('but not by another client', () => {
      const answer = askPublic({ grant, token: { usedAt: AT, clientId: 'other' } });
      expect(answer).toMatchObject({ ends: 'nothing' });
      expect(codes(answer)).toEqual(['refresh_token_of_other_client']);
    });
  });

  describe('RFC 6749 section 6: scope', () => {
    function scopesFor(scope: string | undefined, token: Partial<IssuedRefreshToken> = {}) {
      const answer = ask({ grant, sent: { scope }, token });
      return answer.allowed ? answer.scopes : codes(answer);
    }

    test.each<[string, string | undefined, readonly string[]]>([
      ['none: all that were granted', undefined, ['restlets', 'rest_webservices']],
      ['an empty one: likewise', '', ['restlets', 'rest_webservices']],
      ['the same', 'restlets rest_webservices', ['restlets', 'rest_webservices']],
      ['fewer', 'rest_webservices', ['rest_webservices']],
      ['one twice', 'restlets restlets', ['restlets']],
      ['more', 'restlets suite_analytics', ['scope_not_granted']],
      ['another', 'mcp', ['scope_not_granted']],
      ['another case', 'RESTLETS', ['scope_not_granted']],
      ['commas', 'restlets,rest_webservices', ['scope_not_granted']],
      ['two spaces', 'restlets  rest_webservices', ['scope_not_granted']],
      ['a space', ' ', ['scope_not_granted']],
      ['a name of objects', 'constructor', ['scope_not_granted']],
    ])('%s', (_, scope, expected) => {
      expect(scopesFor(scope)).toEqual(expected);
    });

    it('is not widened to what the record has', () => {
      expect(scopesFor('rest_webservices', { scopes: ['restlets'] })).toEqual(['scope_not_granted']);
    });

    it('PK-3: a scope that the record has lost refuses the token, and ends nothing', () => {
      const answer = ask({ grant, record: { scopes: ['restlets'] }, sent: { scope: 'restlets' } });
      expect(answer).toMatchObject({ error: 'invalid_scope', ends: 'nothing' });
      expect(codes(answer)).toEqual(['scope_not_enabled']);
    });
  });

  it('PK-14: needs the authorization code grant', () => {
    const answer = ask({ grant, record: { authorizationCodeGrant: false } });
    expect(answer).toMatchObject({ error: 'unauthorized_client', status: 400, headers: HEADERS });
  });

  it('RFC 6749 section 3.1: an empty one is missing', () => {
    expect(outcome({ sent: { refresh_token: '' } })).toEqual(['refresh_token_missing']);
  });

  it('PK-20: counts one that was revoked, or that the facts leave out, as not found', () => {
    const { refreshToken: _, ...facts } = factsOf({ grant });
    expect(codes(decideTokenRequest('2026.1', facts))).toEqual(['refresh_token_unknown']);
    expect(outcome({ token: null })).toEqual(['refresh_token_unknown']);
  });
});

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
      entity: '7',
      role: '1001',
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
      'integration_blocked',
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
    expect(codes(answer)).toEqual(['algorithm_withdrawn', 'grant_not_enabled', 'scope_invalid', 'expired']);
    expect(refused(answer).rules).toContain('CHOICE-ASSERTION-CLOCK');
  });

  describe('RFC 7521 section 4.2.1: what has not proven whose it is learns nothing of the record', () => {
    test.each<[string, Partial<TokenRecord>, string]>([
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
    expect(codes(answer)).toEqual(['integration_blocked', 'expired']);
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

describe('PK-16, RFC 6749 section 5.1: tokenResponse', () => {
  it('CERT-23: an access token alone', () => {
    expect(tokenResponse({ expiresIn: 3600 }, { accessToken: 'a' })).toEqual({
      status: 200,
      headers: HEADERS,
      body: { access_token: 'a', expires_in: 3600, token_type: 'bearer' },
    });
  });

  it('and a refresh token', () => {
    expect(tokenResponse(granted(ask()), { accessToken: 'a', refreshToken: 'b' }).body).toEqual({
      access_token: 'a',
      expires_in: 3600,
      refresh_token: 'b',
      token_type: 'bearer',
    });
  });
});

describe('laws', () => {
  const MARKER = 'pl4nted-m4rker';
  const date = fc.oneof(
    { weight: 1, arbitrary: fc.date({ noInvalidDate: false }) },
    { weight: 2, arbitrary: fc.date({ min: ago(HOUR), max: new Date(AT.getTime() + HOUR) }) },
    { weight: 4, arbitrary: fc.constant(AT) },
  );
  const hours = fc.oneof(fc.integer({ min: 0, max: 721 }), fc.double());
  function mostly<T>(usual: T, other: T): fc.Arbitrary<T> {
    return fc.oneof(
      { weight: 7, arbitrary: fc.constant(usual) },
      { weight: 1, arbitrary: fc.constant(other) },
    );
  }
  const clientId = mostly(CLIENT, 'other');
  const scopes = fc.subarray<Scope>(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']);
  const issued = {
    clientId,
    entity: fc.constant('-5'),
    role: fc.constant('3'),
    scopes,
    issuedAt: date,
  };
  const optional = { noNullPrototype: true } as const;
  const record = fc.record({
    id: fc.constant('12'),
    clientId,
    clientType: fc.constantFrom('confidential' as const, 'public' as const),
    createdIn: fc.constantFrom('2019.2' as const, '2026.1' as const, '2027.1' as const),
    state: mostly('enabled' as const, 'blocked' as const),
    authorizationCodeGrant: mostly(true, false),
    clientCredentialsGrant: mostly(true, false),
    scopes: fc.oneof(
      fc.constant<Scope[]>(['restlets', 'rest_webservices', 'suite_analytics', 'mcp']),
      scopes,
    ),
  });
  const odd = fc.oneof(
    fc.constantFrom('', MARKER, '__proto__', 'constructor', `${MARKER}\r\nX: y`, 'restlets'),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string().map((text) => MARKER + text),
  );
  function sent(...usual: string[]) {
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: odd });
  }
  const forgedJwt = fc
    .tuple(fc.dictionary(fc.constantFrom('alg', 'kid', 'typ', 'jku', '__proto__'), odd), fc.jsonValue())
    .map(([header, claims]) => `${part({ ...header, jku: MARKER })}.${part(claims)}.${MARKER}`);
  const assertionText = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        jwt(),
        jwt({ alg: 'ES256', kid: 'p256' }),
        jwt({ jku: MARKER }, { sub: MARKER }),
      ),
    },
    { weight: 1, arbitrary: forgedJwt },
    { weight: 1, arbitrary: odd },
  );
  const form = fc
    .tuple(
      fc.oneof(
        fc.record({
          grant_type: sent('authorization_code'),
          code: sent('the-code'),
          redirect_uri: sent(REDIRECT),
          code_verifier: sent(VERIFIER),
        }),
        fc.record({ grant_type: sent('refresh_token'), refresh_token: sent('the-token') }),
        fc.record({
          grant_type: sent('client_credentials'),
          client_assertion_type: sent(ASSERTION_TYPE),
          client_assertion: assertionText,
        }),
      ),
      fc.record(
        { client_id: sent(CLIENT), scope: sent('restlets', 'restlets rest_webservices') },
        { requiredKeys: [], ...optional },
      ),
      mostly(0, 1).chain((count) =>
        fc.array(fc.tuple(fc.constantFrom('client_secret', 'email', '__proto__', MARKER, 'code'), odd), {
          minLength: count,
          maxLength: count,
        }),
      ),
    )
    .map(([usual, more, others]) => [...Object.entries<string>({ ...usual, ...more }), ...others]);
  const header = fc.oneof(
    { weight: 12, arbitrary: fc.constant('usual') },
    { weight: 2, arbitrary: fc.constantFrom(null, basic(`${CLIENT}:`), basic(`${CLIENT}:${SECRET}`)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        basic(`${CLIENT}:${MARKER}`),
        `Bearer ${MARKER}`,
        basic(`${MARKER}:${SECRET}`),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array().map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => `Basic ${text}`) },
    { weight: 1, arbitrary: odd },
  );
  function perhapsUsed<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
    return fc
      .tuple(fc.record(model), mostly<{ usedAt?: Date }>({}, { usedAt: AT }))
      .map(([kept, used]) => ({ ...kept, ...used }));
  }
  function usualHeader([first]: string[][], client: TokenRecord | null): string | null {
    if (first?.[1] === 'client_credentials') return null;
    return basic(client?.clientType === 'public' ? CLIENT : `${CLIENT}:${SECRET}`);
  }
  const facts: fc.Arbitrary<TokenRequestFacts> = fc
    .record(
      {
        authorization: header,
        form,
        integration: fc.option(record, { freq: 10 }),
        code: fc.option(
          perhapsUsed({
            ...issued,
            redirectUri: fc.constant(REDIRECT),
            binding: fc.constantFrom(BINDING, BINDING, null),
          }),
          { freq: 10 },
        ),
        refreshToken: fc.option(perhapsUsed({ ...issued, authorizedAt: date }), { freq: 10 }),
        refreshTokenSettings: fc.record(
          { validityHours: hours, maximumRotationHours: hours },
          { requiredKeys: [], ...optional },
        ),
        assertion: fc.record({ certificates: fc.constant(certificates), signatureValid: fc.boolean() }),
        at: date,
      },
      optional,
    )
    .map(({ authorization, form: entries, ...found }) => ({
      request: {
        authorization: authorization === 'usual' ? usualHeader(entries, found.integration) : authorization,
        parameters: new URLSearchParams(entries),
      },
      accountId: 'tstdrv123-sb1',
      secretMatches: (secret: string) => secret === SECRET,
      verify: verifyCodeVerifier,
      ...found,
    }));
  const release = fc.constantFrom(...RELEASES);
  const choices: fc.Arbitrary<Partial<TokenChoices>> = fc.record(
    {
      codeLifetimeSeconds: fc.oneof(fc.integer({ min: -1, max: 700 }), fc.double()),
      newIntegration: fc.constantFrom('grant_enabled' as const, 'record_created' as const),
      verifierError: fc.constantFrom('invalid_grant' as const, 'invalid_request' as const),
    },
    { requiredKeys: [], ...optional },
  );

  it('are about every grant, and refusals of each', () => {
    const found = new Map<string, number>();
    for (const given of fc.sample(facts, { numRuns: 2000, seed: 1 })) {
      const answer = decideTokenRequest('2026.1', given);
      const kind = answer.allowed ? answer.grantType : answer.error;
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }

    for (const grant of Object.keys(FORMS)) expect(found.get(grant)).toBeGreaterThan(15);

    expect([...found.keys()].toSorted()).toEqual([
      'authorization_code',
      'client_credentials',
      'invalid_client',
      'invalid_grant',
      'invalid_request',
      'invalid_scope',
      'refresh_token',
      'unauthorized_client',
      'unsupported_grant_type',
    ]);
  });

  it('X2: the same facts, frozen all the way down, get the same answer, which survives JSON', () => {
    fc.assert(
      fc.property(release, facts, choices, (in_, given, chosen) => {
        const answer = decideTokenRequest(in_, constant(given), constant(chosen));
        expect(decideTokenRequest(in_, given, chosen)).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 1000 },
    );
  });

  it('a refusal says nothing of what was sent', () => {
    fc.assert(
      fc.property(release, facts, choices, (in_, given, chosen) => {
        const answer = decideTokenRequest(in_, given, chosen);
        if (answer.allowed) return;
        const text = JSON.stringify(answer);
        for (const planted of [
          MARKER,
          CLIENT,
          SECRET,
          VERIFIER,
          'the-code',
          'the-token',
          'app.example.com',
        ]) {
          for (const form of [planted, btoa(planted), encodeURIComponent(planted)]) {
            expect(text).not.toContain(form);
          }
        }
        expect(answer.violations.length).toBeGreaterThan(0);
        expect(answer.body).toEqual({ error: answer.error });
        expect(answer.violations[0].oauthError).toBe(answer.error);
      }),
      { numRuns: 1000 },
    );
  });

  it('X1: what 2027.1 allows, 2026.1 allows with the same terms', () => {
    fc.assert(
      fc.property(facts, choices, (given, chosen) => {
        const later = decideTokenRequest('2027.1', given, chosen);
        if (!later.allowed) return;
        const { advice, rules, ...terms } = later;
        expect(decideTokenRequest('2026.1', given, chosen)).toMatchObject(terms);
      }),
      { numRuns: 2000 },
    );
  });

  it('P6, P7, P9: a code is granted for its own verifier or, without a challenge, for none', () => {
    const verifier = fc.stringMatching(/^[A-Za-z0-9._~-]{43,128}$/);
    fc.assert(
      fc.property(verifier, verifier, fc.boolean(), (own, other, bound) => {
        const binding = bound ? { ...BINDING, codeChallenge: deriveCodeChallenge(own) } : null;
        const by = (code_verifier: string | undefined) =>
          ask({ code: { binding }, sent: { code_verifier } }).allowed;
        expect([by(own), by(other), by(undefined)]).toEqual([bound, bound && own === other, !bound]);
      }),
    );
  });

  it('random bytes as form and header never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array(), date, (body, head, at) => {
        const asked = factsOf({ at });
        for (const prefix of [
          '',
          'Basic ',
          'grant_type=refresh_token&',
          'grant_type=authorization_code&code=',
        ]) {
          for (const authorization of [prefix + Buffer.from(head).toString('latin1'), null]) {
            const parameters = new URLSearchParams(prefix + Buffer.from(body).toString('latin1'));
            const answer = decideTokenRequest('2026.1', { ...asked, request: { authorization, parameters } });
            expect(answer.allowed).toBe(false);
          }
        }
      }),
    );
  });

  it('a mebibyte of anything is answered', () => {
    const MEBI = 1 << 20;
    const many = Array.from({ length: MEBI / 16 }, (_, index): [string, string] => [`p${index}`, 'x']);
    const large: Asked[] = [
      { authorization: `Basic ${'YTpi'.repeat(MEBI / 4)}` },
      { authorization: `Basic ${' '.repeat(MEBI)}!` },
      { sent: { code_verifier: 'a'.repeat(MEBI) } },
      { sent: { redirect_uri: 'a'.repeat(MEBI) } },
      { sent: { grant_type: 'a'.repeat(MEBI) } },
      { grant: 'refresh_token', sent: { scope: 'restlets '.repeat(MEBI / 9) } },
      { grant: 'refresh_token', sent: { scope: many.map(([name]) => name).join(' ') } },
      { grant: 'client_credentials', sent: { client_assertion: '.'.repeat(MEBI) } },
      { grant: 'client_credentials', sent: { client_assertion: 'e30.'.repeat(MEBI / 4) } },
      { more: many, code: null },
    ];
    for (const asked of large) expect(ask(asked).allowed).toBe(false);
  });
});
