import { describe, expect, it, test } from 'vitest';
import {
  type AuthorizationRecord,
  authorizationResponse,
  decideAuthorizationRequest,
} from '../../src/gateway/index.js';
import type { Release } from '../../src/release.js';

const REDIRECT = 'https://app.example.com/cb';
const STATE = 'zJpNtSXTJjpQ4v5oVkGp2w';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const integration: AuthorizationRecord = {
  clientId: '6d0e2b',
  clientType: 'confidential',
  createdIn: '2026.1',
  state: 'enabled',
  authorizationCodeGrant: true,
  redirectUris: [REDIRECT, 'https://app.example.com/q?tenant=1', 'myapp://callback'],
  scopes: ['restlets', 'rest_webservices'],
};

const REQUEST = {
  client_id: '6d0e2b',
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'restlets rest_webservices',
  state: STATE,
};

interface Asked {
  readonly sent?: Readonly<Record<string, string | undefined>>;
  readonly more?: readonly (readonly [string, string])[];
  readonly record?: Partial<AuthorizationRecord> | null;
  readonly release?: Release;
  readonly host?: 'account' | 'system';
}

function ask({ sent = {}, more = [], record = {}, release = '2026.1', host }: Asked = {}) {
  const entries = Object.entries({ ...REQUEST, ...sent }).filter(([, value]) => value !== undefined);
  const parameters = new URLSearchParams(entries as [string, string][]);
  for (const [name, value] of more) parameters.append(name, value);
  return decideAuthorizationRequest(release, {
    parameters,
    integration: record && { ...integration, ...record },
    ...(host && { host }),
  });
}

function outcome(asked: Asked) {
  const answer = ask(asked);
  if (answer.allowed) return 'proceed';
  const { auditDetail, disposition, error, violations } = answer;
  return { disposition, error, auditDetail, codes: violations.map(({ code }) => code) };
}

function locationOf(asked: Asked) {
  const answer = ask(asked);
  return answer.disposition === 'redirect' ? answer.location : answer.disposition;
}

describe('decideAuthorizationRequest', () => {
  it('PK-2, PK-3, PK-4: proceeds, and says what the code has to remember', () => {
    expect(ask()).toEqual({
      allowed: true,
      rules: ['PK-2', 'PK-3', 'PK-4', 'PK-8', 'URI-5', 'R5', 'PK-5'],
      advice: [
        expect.objectContaining({ code: 'pkce_required_of_new_integrations', enforcedFrom: '2027.1' }),
      ],
      disposition: 'proceed',
      clientId: '6d0e2b',
      redirectUri: REDIRECT,
      scopes: ['restlets', 'rest_webservices'],
      state: STATE,
      prompt: [],
      binding: null,
    });
  });

  it('P8: binds the challenge to the code', () => {
    expect(ask({ sent: { code_challenge: CHALLENGE, code_challenge_method: 'S256' } })).toMatchObject({
      disposition: 'proceed',
      binding: { codeChallenge: CHALLENGE, codeChallengeMethod: 'S256' },
    });
  });

  it('PK-3: a scope asked for twice counts once', () => {
    expect(ask({ sent: { scope: 'restlets restlets' } })).toMatchObject({ scopes: ['restlets'] });
  });

  it('RFC 6749 section 3.1: ignores parameters that it does not know', () => {
    expect(outcome({ sent: { display: 'popup', '': '' } })).toBe('proceed');
  });

  describe('URI-7, URI-9, R8: shows an error page and redirects nowhere', () => {
    const page = (error: string, auditDetail: string | undefined, code: string) => ({
      disposition: 'error_page',
      error,
      auditDetail,
      codes: [code],
    });
    const unknown = page('unauthorized_client', 'UnknownIntegration', 'client_unknown');
    const mismatch = page('invalid_request', 'InvalidRedirectURI', 'redirect_uri_mismatch');
    const missing = page('invalid_request', undefined, 'redirect_uri_missing');
    const repeated = page('invalid_request', 'InvalidRequest', 'parameter_repeated');

    test.each<[string, Asked, object]>([
      ['URI-9: a client that is not known', { record: null }, unknown],
      ['URI-9: another client’s record', { record: { clientId: 'other' } }, unknown],
      ['URI-9: no client id', { sent: { client_id: undefined } }, unknown],
      ['URI-9: an empty client id', { sent: { client_id: '' }, record: { clientId: '' } }, unknown],
      ['URI-5: no redirect URI', { sent: { redirect_uri: undefined } }, missing],
      ['URI-5: an empty redirect URI', { sent: { redirect_uri: '' } }, missing],
      ['URI-8: another redirect URI', { sent: { redirect_uri: 'https://evil.example/cb' } }, mismatch],
      ['R5: a final slash', { sent: { redirect_uri: `${REDIRECT}/` } }, mismatch],
      ['R5: an encoded path', { sent: { redirect_uri: 'https://app.example.com/%63b' } }, mismatch],
      ['R5: another case', { sent: { redirect_uri: 'https://APP.example.com/cb' } }, mismatch],
      ['R5: a fragment', { sent: { redirect_uri: `${REDIRECT}#` } }, mismatch],
      [
        'CHOICE-PARAMETER-REPEATED: two redirect URIs, the first a good one',
        { more: [['redirect_uri', 'https://evil.example/cb']] },
        repeated,
      ],
      ['CHOICE-PARAMETER-REPEATED: two client ids', { more: [['client_id', '6d0e2b']] }, repeated],
      [
        'CHOICE-AUTHORIZE-BLOCKED: a blocked record',
        { record: { state: 'blocked' } },
        page('unauthorized_client', 'IntegrationBlocked', 'integration_not_enabled'),
      ],
      [
        'IR-2: a record that waits for approval',
        { record: { state: 'waiting_for_approval' } },
        page('unauthorized_client', 'IntegrationBlocked', 'integration_not_enabled'),
      ],
    ])('%s', (_, asked, expected) => {
      expect(outcome(asked)).toEqual(expected);
      expect(ask(asked)).not.toHaveProperty('location');
    });
  });

  describe('PK-13: redirects with an error', () => {
    test.each<[string, Asked, string, string, string]>([
      [
        'PK-2',
        { sent: { response_type: undefined } },
        'invalid_request',
        'InvalidRequest',
        'response_type_missing',
      ],
      ['PK-2', { sent: { response_type: '' } }, 'invalid_request', 'InvalidRequest', 'response_type_missing'],
      [
        'PK-2',
        { sent: { response_type: 'token' } },
        'unsupported_response_type',
        'InvalidRequest',
        'response_type_unsupported',
      ],
      [
        'PK-2',
        { sent: { response_type: 'code token' } },
        'unsupported_response_type',
        'InvalidRequest',
        'response_type_unsupported',
      ],
      ['PK-4', { sent: { state: undefined } }, 'invalid_request', 'InvalidState', 'state_missing'],
      ['PK-4', { sent: { state: '' } }, 'invalid_request', 'InvalidState', 'state_missing'],
      ['PK-4', { sent: { state: 'a'.repeat(21) } }, 'invalid_request', 'InvalidState', 'state_malformed'],
      ['PK-4', { sent: { state: 'a'.repeat(1025) } }, 'invalid_request', 'InvalidState', 'state_malformed'],
      ['PK-4', { sent: { state: `${STATE}\n` } }, 'invalid_request', 'InvalidState', 'state_malformed'],
      ['PK-4', { sent: { state: `${STATE}é` } }, 'invalid_request', 'InvalidState', 'state_malformed'],
      ['PK-3', { sent: { scope: undefined } }, 'invalid_scope', 'InvalidScope', 'scope_missing'],
      ['PK-3', { sent: { scope: '' } }, 'invalid_scope', 'InvalidScope', 'scope_missing'],
      ['PK-3', { sent: { scope: 'email' } }, 'invalid_scope', 'InvalidScope', 'scope_unknown'],
      [
        'PK-3',
        { sent: { scope: 'restlets,rest_webservices' } },
        'invalid_scope',
        'InvalidScope',
        'scope_unknown',
      ],
      ['PK-3', { sent: { scope: 'RESTlets' } }, 'invalid_scope', 'InvalidScope', 'scope_unknown'],
      [
        'PK-3',
        { sent: { scope: 'suite_analytics' } },
        'invalid_scope',
        'ScopeMismatched',
        'scope_not_enabled',
      ],
      [
        'PK-8',
        { sent: { prompt: 'select_account' } },
        'invalid_request',
        'InvalidRequest',
        'prompt_unsupported',
      ],
      ['PK-8', { sent: { prompt: 'none login' } }, 'invalid_request', 'InvalidRequest', 'prompt_unsupported'],
      [
        'PK-8',
        { sent: { prompt: 'login login' } },
        'invalid_request',
        'InvalidRequest',
        'prompt_unsupported',
      ],
      [
        'PK-8',
        { sent: { prompt: 'constructor' } },
        'invalid_request',
        'InvalidRequest',
        'prompt_unsupported',
      ],
      [
        'PK-8',
        { sent: { prompt: 'login' }, host: 'system' },
        'invalid_request',
        'InvalidRequest',
        'prompt_login_without_account',
      ],
      [
        'CERT-25',
        { record: { authorizationCodeGrant: false } },
        'unauthorized_client',
        'AuthorizationCodeGrantRequired',
        'grant_not_enabled',
      ],
      [
        'CHOICE-PARAMETER-REPEATED',
        { more: [['scope', 'restlets']] },
        'invalid_request',
        'InvalidRequest',
        'parameter_repeated',
      ],
      [
        'PK-6: no method',
        { sent: { code_challenge: CHALLENGE } },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_method_missing',
      ],
      [
        'PK-6: plain',
        { sent: { code_challenge: CHALLENGE, code_challenge_method: 'plain' } },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_method_unsupported',
      ],
      [
        'P4: a method alone',
        { sent: { code_challenge_method: 'S256' } },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_method_without_challenge',
      ],
      [
        'P2: an empty challenge',
        { sent: { code_challenge: '', code_challenge_method: 'S256' } },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_malformed',
      ],
      [
        'P5: a public client without a challenge',
        { record: { clientType: 'public' } },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_missing',
      ],
      [
        'PK-21: a new integration without a challenge',
        { record: { createdIn: '2027.1' }, release: '2027.1' },
        'invalid_request',
        'InvalidRequest',
        'code_challenge_missing',
      ],
    ])('%s, %j', (_, asked, error, auditDetail, code) => {
      expect(outcome(asked)).toEqual({ disposition: 'redirect', error, auditDetail, codes: [code] });
    });

    it('PK-3, PK-8: mcp goes alone, with PKCE, and not with prompt none', () => {
      const record: Partial<AuthorizationRecord> = { scopes: ['mcp'] };
      const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
      expect(outcome({ record, sent: { scope: 'mcp', ...pkce } })).toBe('proceed');
      expect(outcome({ record, sent: { scope: 'mcp', prompt: 'none' } })).toMatchObject({
        error: 'invalid_request',
        codes: ['prompt_none_with_mcp', 'code_challenge_missing'],
      });
      expect(outcome({ record, sent: { scope: 'mcp restlets', ...pkce } })).toMatchObject({
        error: 'invalid_scope',
        auditDetail: 'InvalidScope',
        codes: ['scope_mcp_not_alone', 'scope_not_enabled'],
      });
    });

    it('names every fault, and answers with the first error by rank', () => {
      const asked = {
        sent: { scope: 'email', response_type: 'token', state: 'short' },
        record: { authorizationCodeGrant: false },
      };
      expect(outcome(asked)).toEqual({
        disposition: 'redirect',
        error: 'unauthorized_client',
        auditDetail: 'AuthorizationCodeGrantRequired',
        codes: ['grant_not_enabled', 'response_type_unsupported', 'state_malformed', 'scope_unknown'],
      });
    });

    it('says at which parameter each fault is', () => {
      const answer = ask({
        sent: { code_challenge: 'x' },
        record: { createdIn: '2027.1' },
        release: '2027.1',
      });
      expect(!answer.allowed && answer.violations.map(({ path }) => path)).toEqual([
        ['parameters', 'code_challenge'],
        ['parameters', 'code_challenge_method'],
      ]);
    });
  });

  describe('RFC 6749 section 4.1.2.1: the location of an error', () => {
    it('carries the error and the state', () => {
      expect(locationOf({ sent: { scope: 'email' } })).toBe(`${REDIRECT}?error=invalid_scope&state=${STATE}`);
    });

    it('R3: keeps the query of the redirect URI', () => {
      const sent = { redirect_uri: 'https://app.example.com/q?tenant=1', scope: 'email' };
      expect(locationOf({ sent })).toBe(
        `https://app.example.com/q?tenant=1&error=invalid_scope&state=${STATE}`,
      );
    });

    it('CHOICE-REDIRECT-FRAGMENT: keeps a fragment behind the parameters', () => {
      const uri = 'https://app.example.com/t#/cb';
      const asked = { sent: { redirect_uri: uri, scope: 'email' }, record: { redirectUris: [uri] } };
      expect(locationOf(asked)).toBe(`https://app.example.com/t?error=invalid_scope&state=${STATE}#/cb`);
    });

    test.each<[string, Asked, string]>([
      ['sends back one that is too short', { sent: { state: 'short' } }, '&state=short'],
      ['encodes it', { sent: { state: 'a b&error=x' } }, '&state=a+b%26error%3Dx'],
      ['leaves out one that is too long', { sent: { state: 'a'.repeat(1025) } }, ''],
      ['leaves out one with control characters', { sent: { state: `${STATE}\r\nSet-Cookie: a=b` } }, ''],
      ['leaves out one that is repeated', { more: [['state', STATE]] }, ''],
      ['has none where none was sent', { sent: { state: undefined } }, ''],
    ])('CHOICE-AUTHORIZE-STATE: %s', (_, asked, expected) => {
      expect(locationOf(asked)).toBe(`${REDIRECT}?error=invalid_request${expected}`);
    });
  });

  test.each([
    ['none', ['none']],
    ['login', ['login']],
    ['consent', ['consent']],
    ['login consent', ['login', 'consent']],
    ['consent login', ['login', 'consent']],
  ])('PK-8: prompt %j', (prompt, expected) => {
    expect(ask({ sent: { prompt } })).toMatchObject({ disposition: 'proceed', prompt: expected });
  });

  it('PK-8: consent works where the account is not known', () => {
    expect(outcome({ sent: { prompt: 'consent' }, host: 'system' })).toBe('proceed');
  });

  test.each([22, 1024])('PK-4: a state of %i characters is one', (length) => {
    expect(outcome({ sent: { state: '~'.repeat(length) } })).toBe('proceed');
  });

  it('PK-22: an existing confidential client goes on without PKCE in 2027.1', () => {
    expect(outcome({ release: '2027.1' })).toBe('proceed');
  });

  it('CHOICE-PKCE-NEW: takes the choices of PKCE', () => {
    const parameters = new URLSearchParams(REQUEST);
    const late = { ...integration, authorizationCodeGrantSince: '2027.1' } as const;
    const question = { parameters, integration: late };
    expect(decideAuthorizationRequest('2027.1', question).disposition).toBe('proceed');
    expect(
      decideAuthorizationRequest('2027.1', question, { newIntegration: 'grant_enabled' }).disposition,
    ).toBe('redirect');
  });

  it('REL-3: is an error for a release that is not modelled', () => {
    expect(() => ask({ release: '2025.1' as Release, record: null })).toThrow('2025.2 to 2028.2');
  });
});

describe('PK-1, PK-9: authorizationResponse', () => {
  it('sends the user back with code, state, role, entity and company', () => {
    const outcome = { code: 'abc', role: '3', entity: '-5', company: 'TSTDRV123_SB1' };
    expect(authorizationResponse({ redirectUri: 'myapp://callback', state: STATE }, outcome)).toBe(
      `myapp://callback?state=${STATE}&code=abc&role=3&entity=-5&company=TSTDRV123_SB1`,
    );
  });

  it('PK-13: or with access_denied', () => {
    expect(authorizationResponse({ redirectUri: REDIRECT, state: STATE }, { error: 'access_denied' })).toBe(
      `${REDIRECT}?state=${STATE}&error=access_denied`,
    );
  });
});
