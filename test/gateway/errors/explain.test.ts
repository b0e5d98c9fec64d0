import { describe, expect, it, test } from 'vitest';
import { RULES } from '../../../src/catalogue.js';
import type { AuditDetail, OAuthError } from '../../../src/core/decision.js';
import type { ErrorExplanation, ErrorKind } from '../../../src/gateway/errors/explanation.js';
import { EXPLAINED_ERRORS, explainError } from '../../../src/gateway/errors/index.js';
import { ERRORS_RULES } from '../../../src/gateway/errors/rules.js';

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
  AuthorizationCodeGrantRequired: 'CERT-25',
  EntityOrRoleDisabled: 'CERT-25',
  FeatureDisabled: 'CERT-25',
  IntegrationBlocked: 'CERT-25',
  InvalidGrant: 'PK-12',
  InvalidIntegration: 'CERT-25',
  InvalidIssuer: 'CERT-25',
  InvalidRedirectURI: 'URI-8',
  InvalidRequest: 'PK-12',
  InvalidScope: 'CERT-25',
  InvalidSignature: 'CERT-25',
  InvalidState: 'PK-4',
  MissingKey: 'CERT-25',
  MissingKeyId: 'CERT-25',
  ScopeMismatched: 'CERT-25',
  SignatureValidation: 'CERT-25',
  TokenExpired: 'CERT-25',
  TokenNotAcceptable: 'CERT-25',
  TokenValidityTooBroad: 'CERT-25',
  UnknownIntegration: 'URI-9',
  UnsupportedAlgo: 'CERT-25',
};
const TBA = [
  ...['FeatureDisabled', 'InvalidSignature', 'InvalidTimestamp', 'NonceUsed', 'UnknownAlgorithm'],
  ...['VersionRejected', 'consumer_key_refused', 'consumer_key_unknown', 'nonce_rejected', 'nonce_used'],
  ...['parameter_rejected', 'permission_denied', 'temporary_locked', 'token_rejected'],
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

function remedies(error: string, kind: ErrorKind): string {
  return explanation(error, kind).remedies.join('\n');
}

describe('what is explained', () => {
  test.each(Object.entries(OAUTH))('PK-13, PK-14, PK-15: %s, seen at %s', (error, seen) => {
    const { where, status } = explanation(error, 'oauth');
    expect([...where, ...(status === undefined ? [] : [status])].join(' ')).toBe(seen);
  });

  test.each(Object.entries(DETAILS))('%s of the Login Audit Trail, by %s', (error, rule) => {
    const { where, rules } = explanation(error, 'audit_detail');
    expect(where).toEqual(['login_audit_trail']);
    expect(rules[0]).toBe(rule);
  });

  test.each(TBA)('TBA-17: %s', (error) => {
    const { where, rules } = explanation(error, 'tba');
    expect(where).toEqual(['login_audit_trail', 'tba_response']);
    expect(rules[0]).toBe('TBA-17');
  });

  it('is nothing else', () => {
    const names = new Set([...Object.keys(OAUTH), ...Object.keys(DETAILS), ...TBA]);
    expect([...EXPLAINED_ERRORS].sort()).toEqual([...names].sort());
    expect(ALL).toHaveLength(Object.keys(OAUTH).length + Object.keys(DETAILS).length + TBA.length);
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
    const texts = [one.meaning, ...one.causes, ...one.remedies];
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

  it('CERT-25, TBA-17: FeatureDisabled and InvalidSignature are of OAuth 2.0 and of TBA', () => {
    const twice = EXPLAINED_ERRORS.filter((error) => explainError(error).length > 1);
    expect([...twice].sort()).toEqual(['FeatureDisabled', 'InvalidSignature']);
    for (const error of twice) {
      expect(explainError(error).map(({ kind }) => kind)).toEqual(['audit_detail', 'tba']);
    }
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n'],
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
    expect(explanation('MissingKey', 'audit_detail').meaning).toContain('no valid certificate');
    expect(explanation('MissingKeyId', 'audit_detail').meaning).toContain('no kid');
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
  it('TBA-17: is its only one', () => {
    expect(Object.entries(ERRORS_RULES).map(([id, { source }]) => [id, source.page])).toEqual([
      ['TBA-17', 'subsect_156935170194'],
    ]);
  });
});
