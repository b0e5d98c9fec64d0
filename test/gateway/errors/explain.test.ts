import { describe, expect, it, test } from 'vitest';
import { RULES } from '../../../src/catalogue.js';
import type { AuditDetail, OAuthError } from '../../../src/core/decision.js';
import type { ApiError } from '../../../src/gateway/errors/apiErrors.js';
import type { ErrorExplanation, ErrorKind } from '../../../src/gateway/errors/explanation.js';
import { EXPLAINED_ERRORS, explainError } from '../../../src/gateway/errors/index.js';
import { ERRORS_RULES } from '../../../src/gateway/errors/rules.js';
import type { TbaRequestError } from '../../../src/gateway/errors/tba.js';
import type { TbaFlowError } from '../../../src/gateway/errors/tbaFlow.js';

// as a Record, so that the compiler misses none
const OAUTH: Readonly<Record<OAuthError, string>> = {
  access_denied: 'authorization',
  invalid_client: 'token 401',
  invalid_grant: 'token 400',
  invalid_request: 'authorization token resource 400',
  invalid_scope: 'authorization token 400',
  invalid_token: 'resource 401',
  unauthorized_client: 'authorization token',
  unsupported_grant_type: 'token 400',
  unsupported_response_type: 'authorization',
};
const DETAILS: Readonly<Record<AuditDetail, string>> = {
  AccessTokenExpired: 'ERR-2 older than 60 minutes',
  AuthorizationCodeGrantRequired: 'CERT-25 needs the authorization code grant',
  AuthorizationExplicitlyDenied: 'ERR-2 did not consent',
  ClientAuthenticationFailed: 'ERR-2 did not accept the client ID and the client secret',
  ClientIdMismatch: 'ERR-2 issued to another client',
  EntityOrRoleDisabled: 'CERT-25 does not exist or is not active',
  FeatureDisabled: 'CERT-25 OAuth 2.0 is off',
  IntegrationBlocked: 'CERT-25 not enabled',
  InvalidGrant: 'PK-12 does not match the code_challenge',
  InvalidGrantType: 'ERR-2 grant_type',
  InvalidIntegration: 'CERT-25 no integration record',
  InvalidIssuer: 'CERT-25 issuer',
  InvalidRedirectURI: 'URI-8 redirect_uri',
  InvalidRefreshToken: 'ERR-2 refresh token was not accepted',
  InvalidRequest: 'PK-12 PKCE parameters',
  InvalidScope: 'CERT-25 empty or unknown',
  InvalidSignature: 'CERT-25 signature of the token',
  InvalidState: 'PK-4 state',
  InvalidTokenType: 'ERR-2 another kind',
  MissingKey: 'CERT-25 matches no valid key',
  MissingKeyId: 'CERT-25 no kid',
  RefreshTokenExpired: 'ERR-2 has expired',
  ScopeMismatched: 'CERT-25 not enabled on the integration record',
  SignatureValidation: 'CERT-25 could not be validated',
  TokenBlocked: 'ERR-2 revoked',
  TokenExpired: 'CERT-25 exp of the token is in the past',
  TokenNotAcceptable: 'CERT-25 iat of the token is in the future',
  TokenRejected: 'ERR-2 refresh token was sent',
  TokenValidityTooBroad: 'CERT-25 too much time between iat and exp',
  UnknownIntegration: 'URI-9 no integration record',
  UnsupportedAlgo: 'CERT-25 alg',
  UnsupportedResponseType: 'ERR-2 response_type',
};
const TBA: Readonly<Record<TbaRequestError, string>> = {
  FeatureDisabled: 'TBA-17 Token-based authentication is off',
  InvalidSignature: 'TBA-17 signature of the TBA request',
  InvalidTimestamp: 'TBA-17 more than 5 minutes off',
  MissingTokenPassportRequiredFields: 'ERR-2 lacks a part',
  NonceUsed: 'TBA-17 used before',
  UnknownAlgorithm: 'TBA-17 signature method',
  VersionRejected: 'TBA-17 version',
  consumer_key_refused: 'TBA-17 not enabled',
  consumer_key_unknown: 'TBA-17 no integration record',
  nonce_rejected: 'TBA-17 nonce',
  nonce_used: 'TBA-17 used before',
  parameter_rejected: 'ERR-1 parameter',
  permission_denied: 'ERR-1 may not log in with tokens',
  temporary_locked: 'ERR-1 locked for 30 minutes',
  token_rejected: 'TBA-17 access token',
};
const TBA_FLOW: Readonly<Record<TbaFlowError, string>> = {
  AuthorizationFlowRequired: 'ERR-2 does not use the three-step flow',
  IntegrationBlocked: 'ERR-2 blocked',
  InvalidCallback: 'ERR-2 callback URL',
  InvalidVerifier: 'ERR-2 oauth_verifier',
  MissingRequiredParameter: 'ERR-2 lacks a parameter',
  NonceRejected: 'TBA-17 nonce',
  UnknownIntegration: 'ERR-2 no integration record',
};
const API: Readonly<Record<ApiError, string>> = {
  INVALID_LOGIN: 'ERR-3 nearly every wrong credential',
  INVALID_LOGIN_ATTEMPT: 'ERR-3 nearly every wrong credential',
  INVALID_LOGIN_CREDENTIALS: 'ERR-3 RESTlet',
  'Invalid login attempt': 'ERR-3 nearly every wrong credential',
  SSS_REQUEST_LIMIT_EXCEEDED: 'SES-12 at once',
  WS_CONCUR_SESSION_DISALLWD: 'SES-12 SOAP session',
  WS_REQUEST_BLOCKED: 'SES-12 at once',
};
/** Every documented name, with the kind of its explanation, the first rule of it, and what it means. */
const MEANINGS = [
  ...Object.entries(DETAILS).map(([error, says]) => ['audit_detail', error, says] as const),
  ...Object.entries({ ...TBA, ...TBA_FLOW }).map(([error, says]) => ['tba', error, says] as const),
  ...Object.entries(API).map(([error, says]) => ['api', error, says] as const),
];

const ALL = EXPLAINED_ERRORS.flatMap((error) => explainError(error));

function explanation(error: string, kind: ErrorKind): ErrorExplanation {
  const [found, ...more] = explainError(error).filter((one) => one.kind === kind);
  if (found === undefined || more.length > 0) throw new Error(`not explained once: ${error}`);
  return found;
}

function causes(error: string, kind: ErrorKind): string {
  return explanation(error, kind).causes.join('\n');
}

function meaningOf(detail: string): string {
  return explanation(detail, 'audit_detail').meaning;
}

function remedies(error: string, kind: ErrorKind): string {
  return explanation(error, kind).remedies.join('\n');
}

describe('what is explained', () => {
  test.each(Object.entries(OAUTH))('PK-13, PK-14, PK-15: %s, seen at %s', (error, seen) => {
    const { where, status } = explanation(error, 'oauth');
    expect([...where, ...(status === undefined ? [] : [status])].join(' ')).toBe(seen);
  });

  test.each(MEANINGS)('ERR-1, ERR-2, ERR-3, TBA-17, CERT-25: %s %s: %s', (kind, error, says) => {
    const [rule = '', ...words] = says.split(' ');
    const { meaning, rules } = explanation(error, kind);
    expect(meaning).toContain(words.join(' '));
    expect(rules[0]).toBe(rule);
  });

  it('is seen where it is documented', () => {
    const seen = (kind: ErrorKind) =>
      new Set(ALL.filter((one) => one.kind === kind).map(({ where }) => where.join(' ')));
    expect(seen('audit_detail')).toEqual(new Set(['login_audit_trail']));
    expect(seen('tba')).toEqual(new Set(['login_audit_trail tba_response']));
    expect(seen('api')).toEqual(new Set(['api_response']));
  });

  it('is nothing else', () => {
    const names = new Set([...Object.keys(OAUTH), ...MEANINGS.map(([, error]) => error)]);
    expect([...EXPLAINED_ERRORS].sort()).toEqual([...names].sort());
    expect(ALL).toHaveLength(Object.keys(OAUTH).length + MEANINGS.length);
  });

  it('PK-14: each endpoint’s errors are at that endpoint', () => {
    const at = (place: string) =>
      ALL.filter(({ where }) => where.some((one) => one === place))
        .map(({ error }) => error)
        .sort();
    expect(at('authorization')).toEqual([
      'access_denied',
      'invalid_request',
      'invalid_scope',
      'unauthorized_client',
      'unsupported_response_type',
    ]);
    expect(at('token')).toEqual([
      'invalid_client',
      'invalid_grant',
      'invalid_request',
      'invalid_scope',
      'unauthorized_client',
      'unsupported_grant_type',
    ]);
    expect(at('resource')).toEqual(['invalid_request', 'invalid_token']);
  });
});

describe('every explanation', () => {
  const known = new Set<string>(RULES.map(({ id }) => id));

  test.each(ALL)('$kind $error says why and what to do, in sentences', (one) => {
    expect(one.causes.length).toBeGreaterThan(0);
    expect(one.remedies.length).toBeGreaterThan(0);
    const texts = [one.meaning, ...one.causes, one.check, ...one.remedies];
    for (const text of texts) {
      expect(text).toMatch(/^[A-Z][^\s]* (?:\S+ )*\S*[^\s.]\.$/);
      expect(text).not.toMatch(/\.\s|[!?'"`]| {2}/);
    }
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(ALL)('$kind $error rests on rules of the catalogue', ({ rules }) => {
    expect(rules.length).toBeGreaterThan(0);
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules.filter((id) => !known.has(id))).toEqual([]);
  });

  test.each(ALL)('$kind $error cannot be changed', (one) => {
    const parts = [explainError(one.error), one, one.where, one.causes, one.remedies, one.rules];
    expect(parts.every(Object.isFrozen)).toBe(true);
  });

  it('names its page', () => {
    for (const { source } of ALL) expect(source.url).toMatch(/^https:\/\/docs\.oracle\.com\/.*\.html$/);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(ALL))).toStrictEqual(ALL);
  });
});

describe('looking up', () => {
  it('gives one list to every caller', () => {
    expect(Object.isFrozen(EXPLAINED_ERRORS)).toBe(true);
    for (const error of EXPLAINED_ERRORS) expect(explainError(error)).toBe(explainError(error));
  });

  test.each(EXPLAINED_ERRORS)('%s in any letter case, with white space around it', (error) => {
    const found = explainError(error);
    expect(found.map((one) => one.error)).toEqual(found.map(() => error));
    const spellings = [
      error.toUpperCase(),
      error.toLowerCase(),
      ` ${error}`,
      `\t${error}\r\n`,
      `\u00a0${error} `,
    ];
    for (const spelling of spellings) expect(explainError(spelling)).toBe(found);
  });

  it('CERT-25, TBA-17, ERR-2: some names are of OAuth 2.0 and of TBA', () => {
    const twice = EXPLAINED_ERRORS.filter((error) => explainError(error).length > 1);
    expect([...twice].sort()).toEqual([
      'FeatureDisabled',
      'IntegrationBlocked',
      'InvalidSignature',
      'UnknownIntegration',
    ]);
    for (const error of twice) {
      expect(explainError(error).map(({ kind }) => kind)).toEqual(['audit_detail', 'tba']);
    }
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a full stop', '.'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['toString', 'toString'],
    ['hasOwnProperty', 'hasOwnProperty'],
    ['a space inside', 'invalid grant'],
    ['a part', 'invalid'],
    ['more than a name', 'invalid_grant; invalid_grant'],
    ['a lone high surrogate', '\ud800'],
    ['a lone low surrogate', 'invalid_grant\udc00'],
    ['a NUL', 'invalid_grant\u0000'],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a megabyte of white space inside', `x${' '.repeat(1_000_000)}x`],
    ['a megabyte after a name', `invalid_grant${' '.repeat(1_000_000)}x`],
    ['markup', '<script>alert(1)</script>'],
  ])('finds nothing for %s', (_, text) => {
    const found = explainError(text);
    expect(found).toEqual([]);
    expect(Object.isFrozen(found)).toBe(true);
  });

  test.each([null, undefined, 7, {}, ['invalid_grant'], Symbol.iterator])(
    'finds nothing for what is no text',
    (value) => {
      expect(explainError(value as unknown as string)).toEqual([]);
    },
  );
});

describe('particular facts', () => {
  it('ERR-3: the commonest complaint sends to the audit trail, as it is printed and by its codes', () => {
    for (const text of [
      'Invalid login attempt.',
      'invalid login attempt',
      'INVALID_LOGIN_ATTEMPT',
      'INVALID_LOGIN',
    ]) {
      const [found] = explainError(text);
      expect(found?.check).toContain('View Login Audit Trail');
      expect(found?.rules).toContain('ERR-3');
    }
  });

  it('ERR-3: Web Services Only at a RESTlet', () => {
    expect(causes('INVALID_LOGIN_CREDENTIALS', 'api')).toContain('Web Services Only');
  });

  it('ERR-1: what locks, what is denied and what is rejected', () => {
    expect(causes('temporary_locked', 'tba')).toContain('5 failed logins');
    expect(remedies('temporary_locked', 'tba')).toMatch(/wait 30 minutes.*reset the password/);
    expect(causes('permission_denied', 'tba')).toMatch(/no access[\s\S]*View My Roles/);
    expect(causes('parameter_rejected', 'tba')).toMatch(/more than once.*malformed.*empty/);
  });

  it('ERR-2: refresh tokens', () => {
    expect(meaningOf('TokenRejected')).toContain('refresh token was sent where an access token');
    expect(causes('RefreshTokenExpired', 'audit_detail')).toMatch(/7 days[\s\S]*48 hours/);
    expect(causes('InvalidRefreshToken', 'audit_detail')).toContain('twice');
  });

  it('CERT-25: of client assertions Oracle lists no Details', () => {
    for (const error of ['MissingKey', 'MissingKeyId', 'TokenValidityTooBroad', 'UnsupportedAlgo']) {
      expect(causes(error, 'audit_detail')).toContain('for which Oracle lists no Details');
    }
  });

  it('PK-14: invalid_client comes with WWW-Authenticate', () => {
    expect(explanation('invalid_client', 'oauth').meaning).toContain('WWW-Authenticate');
  });

  it('PK-14: several client authentications at once are an invalid_request', () => {
    expect(causes('invalid_request', 'oauth')).toMatch(/token endpoint.*several ways at once/);
  });

  it('URI-7, URI-9: an unknown redirect URI or client is shown on an error page', () => {
    const page = /user sees an error page and is not redirected/;
    expect(causes('invalid_request', 'oauth')).toMatch(page);
    expect(causes('unauthorized_client', 'oauth')).toMatch(page);
    expect(remedies('UnknownIntegration', 'audit_detail')).toMatch(page);
  });

  it('PK-15: invalid_token is an invalid login attempt', () => {
    expect(explanation('invalid_token', 'oauth').meaning).toContain('invalid login attempt');
    expect(causes('invalid_token', 'oauth')).toContain('60 minutes');
  });

  it('PK-12, URI-6, PK-17: invalid_grant has several causes', () => {
    expect(explanation('invalid_grant', 'oauth').rules).toEqual(
      expect.arrayContaining(['PK-12', 'URI-6', 'PK-16', 'PK-17']),
    );
    expect(causes('invalid_grant', 'oauth')).toMatch(/7 days.*48 hours/);
  });

  it('PK-2: response_type is code', () => {
    expect(remedies('unsupported_response_type', 'oauth')).toContain('code');
  });

  it('PK-4: a state has 22 to 1,024 characters', () => {
    expect(remedies('InvalidState', 'audit_detail')).toContain('22 to 1,024 printable ASCII');
  });

  it('IR-2: Blocked and Waiting for Approval block', () => {
    for (const text of [
      causes('IntegrationBlocked', 'audit_detail'),
      causes('consumer_key_refused', 'tba'),
    ]) {
      expect(text).toContain('Blocked');
      expect(text).toContain('Waiting for Approval');
    }
  });

  it('IR-10: adding a scope revokes', () => {
    for (const text of [remedies('ScopeMismatched', 'audit_detail'), remedies('invalid_scope', 'oauth')]) {
      expect(text).toContain('revokes');
    }
  });

  it('CERT-22, CERT-24, CERT-25: a validity under 60 minutes, whatever the two hours', () => {
    const text = remedies('TokenValidityTooBroad', 'audit_detail');
    expect(text).toContain('less than 60 minutes');
    expect(text).toContain('two hours');
  });

  it('CERT-20: RS algorithms have ended', () => {
    expect(causes('UnsupportedAlgo', 'audit_detail')).toMatch(/RS256.*1 March 2025/);
  });

  it('CERT-19, CERT-25: kid', () => {
    expect(meaningOf('MissingKey')).toContain('no valid key or certificate');
    expect(meaningOf('MissingKeyId')).toContain('no kid');
  });

  it('CERT-25: expired and issued in the future', () => {
    expect(explanation('TokenExpired', 'audit_detail').meaning).toMatch(/exp .* past/);
    expect(explanation('TokenNotAcceptable', 'audit_detail').meaning).toMatch(/iat .* future/);
  });

  it('URI-15: one redirect URI before 2026.1', () => {
    expect(causes('InvalidRedirectURI', 'audit_detail')).toContain('before 2026.1');
  });

  it('PK-6: the only method is S256', () => {
    expect(causes('InvalidRequest', 'audit_detail')).toContain('S256');
  });

  it('TBA-17: nonce, timestamp and algorithm', () => {
    expect(causes('nonce_rejected', 'tba')).toContain('fewer than 6 characters');
    expect(explanation('InvalidTimestamp', 'tba').meaning).toContain('more than 5 minutes');
    expect(causes('UnknownAlgorithm', 'tba')).toContain('HMAC-SHA1');
    expect(remedies('UnknownAlgorithm', 'tba')).toContain('HMAC-SHA256');
  });

  it('TBA-17: nonce_used and NonceUsed are one error', () => {
    const { error, ...rest } = explanation('nonce_used', 'tba');
    expect(explanation('NonceUsed', 'tba')).toEqual({ ...rest, error: 'NonceUsed' });
    expect(error).toBe('nonce_used');
  });

  it('TBA-16, TBA-18: permissions and refreshes', () => {
    expect(causes('permission_denied', 'tba')).toContain('Log in using Access Tokens');
    expect(causes('token_rejected', 'tba')).toContain('sandbox refresh');
  });
});

describe('the rules it brings', () => {
  it('are those on errors', () => {
    expect(Object.entries(ERRORS_RULES).map(([id, { source }]) => [id, source.page])).toEqual([
      ['ERR-1', 'subsect_156935170194'],
      ['ERR-2', 'subsect_158324637123'],
      ['ERR-3', 'chapter_1529417663'],
      ['TBA-17', 'subsect_156935170194'],
    ]);
  });
});
