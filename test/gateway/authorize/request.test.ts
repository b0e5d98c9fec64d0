import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../../src/core/release.js';
import { authorizationResponse, clientIdOf, decideAuthorizationRequest } from '../../../src/gateway/index.js';
import { RESPONSE_PARAMETERS } from '../../../src/redirectUris/limitsAndDates.js';
import {
  type Asked,
  ask,
  CHALLENGE,
  integration,
  outcome,
  parametersOf,
  REDIRECT,
  REQUEST,
  STATE,
} from './support.js';

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
    const repeated = page('invalid_request', undefined, 'parameter_repeated');

    test.each<[string, Asked, object]>([
      ['URI-9: a client that is not known', { record: null }, unknown],
      ['URI-9: another client’s record', { record: { clientId: 'other' } }, unknown],
      ['URI-9: no client id', { sent: { client_id: undefined } }, unknown],
      ['URI-9: an empty client id', { sent: { client_id: '' } }, unknown],
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

    test.each<[string, Asked, readonly string[], readonly string[]]>([
      ['a client that is not known', { record: null }, ['URI-9', 'R8'], ['parameters', 'client_id']],
      [
        'a repeated client id',
        { more: [['client_id', '6d0e2b']] },
        ['CHOICE-PARAMETER-REPEATED', 'R8'],
        ['parameters'],
      ],
      [
        'another redirect URI',
        { sent: { redirect_uri: `${REDIRECT}/` } },
        ['URI-5', 'URI-7', 'URI-8', 'R5', 'R8'],
        ['parameters', 'redirect_uri'],
      ],
      [
        'a blocked record',
        { record: { state: 'blocked' } },
        ['IR-2', 'CHOICE-AUTHORIZE-BLOCKED'],
        ['integration', 'state'],
      ],
    ])('R8: says the rules and the place of %s', (_, asked, rules, path) => {
      expect(ask(asked)).toMatchObject({
        rules,
        violations: [{ rule: rules[0], path, disposition: 'error_page' }],
      });
    });

    it('URI-8, CHOICE-AUTHORIZE-BLOCKED: looks at the redirect URI before the state of the record', () => {
      const asked: Asked = { sent: { redirect_uri: `${REDIRECT}/` }, record: { state: 'blocked' } };
      expect(outcome(asked)).toEqual(mismatch);
    });
  });

  it('PK-5: judges PKCE by the scopes asked for, not by those of the record', () => {
    const record: Asked['record'] = { scopes: ['mcp', 'restlets'] };
    expect(outcome({ record, sent: { scope: 'restlets' } })).toBe('proceed');
  });

  it('PK-8: only prompt none is barred for the mcp scope', () => {
    const sent = { code_challenge: CHALLENGE, code_challenge_method: 'S256', scope: 'mcp', prompt: 'login' };
    expect(outcome({ record: { scopes: ['mcp'] }, sent })).toBe('proceed');
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

  it('PK-4: a state may have blanks', () => {
    expect(outcome({ sent: { state: ' '.repeat(22) } })).toBe('proceed');
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

  it('PK-21: a refusal keeps the advice about the rest, and an error page has none', () => {
    const advice = [
      expect.objectContaining({ code: 'pkce_required_of_new_integrations', enforcedFrom: '2027.1' }),
    ];
    expect(ask({ sent: { scope: 'email' } })).toMatchObject({ disposition: 'redirect', advice });
    expect(ask({ sent: { scope: 'email' }, release: '2027.1' })).toMatchObject({ advice: [] });
    expect(ask({ record: null })).toMatchObject({ disposition: 'error_page', advice: [] });
    expect(ask({ record: { state: 'blocked' } })).toMatchObject({ disposition: 'error_page', advice: [] });
  });

  test.each([
    [{}, 'proceed'],
    [{ more: [['scope', 'restlets']] as const }, 'redirect'],
    [{ sent: { client_id: undefined } }, 'error_page'],
    [{ sent: { prompt: 'login', code_challenge: '' } }, 'redirect'],
  ])('takes any object that reads parameters as a URLSearchParams does: %j', (asked: Asked, expected) => {
    const sent = parametersOf(asked);
    const parameters = {
      get: (name: string) => sent.get(name),
      getAll: (name: string) => sent.getAll(name),
      keys: () => [...sent.keys()],
    };
    const answer = decideAuthorizationRequest('2026.1', { parameters, integration });
    expect(answer).toEqual(ask(asked));
    expect(answer.disposition).toBe(expected);
  });

  it('REL-3: is an error for a release that is not modelled', () => {
    expect(() => ask({ release: '2025.1' as Release, record: null })).toThrow('outside the modelled range');
  });
});

describe('RFC 6749 section 3.1: clientIdOf', () => {
  test.each([
    ['client_id=6d0e2b', '6d0e2b'],
    ['client_id=', undefined],
    ['', undefined],
    ['client_id=6d0e2b&client_id=6d0e2b', undefined],
    ['client_id=&client_id=6d0e2b', undefined],
  ])('%j names %j', (query, expected) => {
    expect(clientIdOf(new URLSearchParams(query))).toBe(expected);
  });
});

const ISS = encodeURIComponent('https://tstdrv123-sb1.suitetalk.api.netsuite.com');

describe('PK-1, PK-9: authorizationResponse', () => {
  it('sends the user back with code, state, role, entity and company', () => {
    const outcome = { code: 'abc', roleId: '3', entityId: '-5', accountId: 'TSTDRV123_SB1' };
    expect(authorizationResponse({ redirectUri: 'myapp://callback', state: STATE }, outcome)).toBe(
      `myapp://callback?state=${STATE}&code=abc&role=3&entity=-5&company=TSTDRV123_SB1&iss=${ISS}`,
    );
    expect(
      authorizationResponse(
        { redirectUri: 'myapp://callback', state: STATE },
        { ...outcome, accountId: 'tstdrv123-sb1' },
      ),
    ).toContain('&company=TSTDRV123_SB1&iss=');
  });

  it('A1, RFC 9207 section 2: a denial names its issuer where the account is told', () => {
    const denied = { error: 'access_denied', accountId: 'TSTDRV123_SB1' } as const;
    expect(authorizationResponse({ redirectUri: REDIRECT, state: STATE }, denied)).toBe(
      `${REDIRECT}?state=${STATE}&error=access_denied&iss=${ISS}`,
    );
  });

  it('R16: by names that no redirect URI may have in its query', () => {
    const outcome = { code: 'abc', roleId: '3', entityId: '-5', accountId: 'TSTDRV123_SB1' };
    const answers = [
      authorizationResponse({ redirectUri: REDIRECT, state: STATE }, outcome),
      authorizationResponse({ redirectUri: REDIRECT, state: STATE }, { error: 'access_denied' }),
    ];
    const names = answers.flatMap((answer) => [...new URL(answer).searchParams.keys()]);
    expect(RESPONSE_PARAMETERS).toEqual(expect.arrayContaining(names));
  });

  it('PK-13: or with access_denied', () => {
    expect(authorizationResponse({ redirectUri: REDIRECT, state: STATE }, { error: 'access_denied' })).toBe(
      `${REDIRECT}?state=${STATE}&error=access_denied`,
    );
  });
});
