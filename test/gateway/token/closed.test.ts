import { describe, expect, it, test } from 'vitest';
import {
  decideTokenRequest,
  type TokenChoices,
  type TokenRequestFacts,
  tokenRequestNames,
  tokenResponse,
} from '../../../src/gateway/index.js';
import { broken, expectOwnAnswer } from '../../support.js';
import { type Asked, AT, ask, asPublic, basic, CLIENT, factsOf, HOUR, SECRET } from './support.js';

/** Facts that PKCE, redirect URIs and assertions are judged by in modules of their own. */
const ELSEWHERE =
  /^(?:code\.binding\.|integration\.createdIn|assertion\.certificates|assertion\.\w+Disabled)/;

/** Breaks that make other facts of them, which may be allowed. */
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'code.usedAt': [undefined, null],
  'refreshToken.usedAt': [undefined, null],
  'integration.authorizationCodeGrant': [true],
  'integration.clientCredentialsGrant': [true],
  'assertion.signatureValid': [true],
  // an object can be an instant of another kind only if it is a Date
  at: [AT],
};

const REFUSED: readonly (readonly [string, Asked])[] = [
  ['an unknown client', { record: null }],
  ['another client', { record: { clientId: 'other' } }],
  ['a blocked record', { record: { state: 'blocked' } }],
  ['a confidential client without its secret', { authorization: basic(`${CLIENT}:`) }],
  [
    'a public client with a secret',
    { authorization: basic(`${CLIENT}:${SECRET}`), record: { clientType: 'public' } },
  ],
  ['a record without the grant', { record: { authorizationCodeGrant: false } }],
  ['a code of another client', { code: { clientId: 'other' } }],
  ['a code that was used', { code: { usedAt: AT } }],
  ['a code with another redirect URI', { code: { redirectUri: 'https://app.example.com/other' } }],
  ['a code with a scope that the record has lost', { code: { scopes: ['suite_analytics'] } }],
  ['a refresh token of another client', { grant: 'refresh_token', token: { clientId: 'other' } }],
  ['a refresh token that was used', { grant: 'refresh_token', token: { usedAt: AT } }],
  ['a refresh token with a lost scope', { grant: 'refresh_token', token: { scopes: ['suite_analytics'] } }],
  [
    'a refresh of a public client that is over',
    asPublic({
      grant: 'refresh_token',
      token: { issuedAt: '2026-01-01T00:00Z', authorizedAt: '2026-01-01T00:00Z' },
      settings: { validityHours: 1 },
    }),
  ],
  [
    'an assertion that nobody has verified',
    { grant: 'client_credentials', assertion: { signatureValid: false } },
  ],
];

describe('decideTokenRequest is closed', () => {
  test.each(REFUSED)('%s stays refused, whichever fact is broken', (_, asked) => {
    const { request, secretMatches, verify, ...rest } = factsOf(asked);
    expect(ask(asked).allowed).toBe(false);
    for (const { facts, path, with: value } of broken(rest)) {
      const place = path.join('.');
      if (path.length === 0 || ELSEWHERE.test(place) || (OTHERS[place] ?? []).includes(value)) continue;
      try {
        const answer = decideTokenRequest('2026.1', { request, secretMatches, verify, ...facts });
        expect({ place, value, allowed: answer.allowed }).toEqual({ place, value, allowed: false });
      } catch (error) {
        expect(['malformed_facts', 'invalid_account_id']).toContain((error as { code?: string }).code);
      }
    }
  });

  /** What a host may get wrong, where it lies, and in which request. */
  test.each<[string, Asked, object]>([
    ['request', {}, { request: undefined }],
    ['request.authorization', {}, { request: { ...factsOf({}).request, authorization: undefined } }],
    ['request.parameters', {}, { request: { authorization: null, parameters: null } }],
    ['request.parameters.get', {}, { request: { authorization: null, parameters: { grant_type: 'x' } } }],
    ['integration', {}, { integration: undefined }],
    ['integration', { grant: 'client_credentials' }, { integration: 'record' }],
    ['integration.clientType', {}, { integration: { ...factsOf({}).integration, clientType: 'Public' } }],
    [
      'integration.clientType',
      asPublic({}),
      { integration: { ...factsOf({}).integration, clientType: 'Public' } },
    ],
    ['integration.state', {}, { integration: { ...factsOf({}).integration, state: 'Enabled' } }],
    ['integration.scopes', {}, { integration: { ...factsOf({}).integration, scopes: 'restlets' } }],
    [
      'integration.authorizationCodeGrant',
      {},
      { integration: { ...factsOf({}).integration, authorizationCodeGrant: 'false' } },
    ],
    ['integration.clientId', {}, { integration: { ...factsOf({}).integration, clientId: '' } }],
    ['secretMatches', {}, { secretMatches: true }],
    ['at', {}, { at: 1_772_352_000_000 }],
    ['code', {}, { code: 'the-code' }],
    ['code.scopes', {}, { code: { ...factsOf({}).code, scopes: 'restlets' } }],
    ['code.roleId', {}, { code: { ...factsOf({}).code, roleId: undefined } }],
    ['code.entityId', {}, { code: { ...factsOf({}).code, entityId: -5 } }],
    ['code.issuedAt', {}, { code: { ...factsOf({}).code, issuedAt: 0 } }],
    ['code.usedAt', {}, { code: { ...factsOf({}).code, usedAt: false } }],
    ['code.redirectUri', {}, { code: { ...factsOf({}).code, redirectUri: undefined } }],
    ['code.binding', {}, { code: { ...factsOf({}).code, binding: undefined } }],
    [
      'refreshToken.authorizedAt',
      { grant: 'refresh_token' },
      { refreshToken: { ...factsOf({}).refreshToken, authorizedAt: null } },
    ],
    ['refreshTokenSettings', asPublic({}), { refreshTokenSettings: null }],
    ['refreshTokenSettings.validityHours', asPublic({}), { refreshTokenSettings: { validityHours: '720' } }],
    ['assertion', { grant: 'client_credentials' }, { assertion: 'verified' }],
  ])('%s that is misspelt, missing or of another type is malformed, and ends nothing', (path, asked, of) => {
    expect(() => decideTokenRequest('2026.1', { ...factsOf(asked), ...of } as TokenRequestFacts)).toThrow(
      `“${path}”`,
    );
  });

  test.each([undefined, null, 'facts', []])('facts %j are malformed', (facts) => {
    expect(() => decideTokenRequest('2026.1', facts as never)).toThrow('The fact “”');
  });

  it('a misspelt option or value is an error, whatever the grant', () => {
    for (const choices of [
      { codeLifetimeSeconds: '600' },
      { codeLifetime: 60 },
      { grantTypeError: 'invalid_grant' },
      { verifierError: 'invalid_client' },
      { clockToleranceSeconds: '60' },
    ]) {
      expect(() => ask({ grant: 'refresh_token', choices: choices as TokenChoices })).toThrow('The option');
    }
  });

  it('PK-17: settings that a database writes as null are absent', () => {
    const settings = { validityHours: null, maximumRotationHours: null };
    expect(ask(asPublic({ settings }))).toEqual(ask(asPublic({})));
  });

  it('nothing done to an answer changes a later one, nor a code or a refresh token', () => {
    const all: Asked[] = [
      {},
      { grant: 'refresh_token' },
      asPublic({ grant: 'refresh_token' }),
      ...REFUSED.map(([, asked]) => asked),
    ];
    for (const asked of all) expectOwnAnswer((facts) => decideTokenRequest('2026.1', facts), factsOf(asked));
    expect(ask({ grant: 'refresh_token', token: { issuedAt: new Date(AT.getTime() - HOUR) } }).allowed).toBe(
      true,
    );
  });
});

describe('what is leaned on', () => {
  it('CHOICE-TOKEN-GRANT-TYPE: a wrong grant type has the error that is chosen', () => {
    const sent = { grant_type: 'password' };
    for (const grantTypeError of ['unsupported_grant_type', 'invalid_request'] as const) {
      const answer = ask({ sent, choices: { grantTypeError } });
      expect(answer).toMatchObject({
        error: grantTypeError,
        status: 400,
        body: { error: grantTypeError },
        rules: ['PK-14', 'CHOICE-TOKEN-GRANT-TYPE'],
      });
    }
  });

  it('CHOICE-TOKEN-CLIENT-ID: a client that names itself twice, granted or refused', () => {
    const twice = { client_id: CLIENT };
    expect(ask({ sent: twice })).toMatchObject({ allowed: true });
    expect(ask({ sent: twice }).rules).toContain('CHOICE-TOKEN-CLIENT-ID');
    expect(ask({ sent: twice, code: null }).rules).toContain('CHOICE-TOKEN-CLIENT-ID');
    expect(ask({}).rules).not.toContain('CHOICE-TOKEN-CLIENT-ID');
    expect(ask(asPublic({})).rules).not.toContain('CHOICE-TOKEN-CLIENT-ID');
  });
});

describe('what surrounds it is closed', () => {
  test.each([
    undefined,
    null,
    'request',
    [],
    {},
    { authorization: null },
    { authorization: 7, parameters: new URLSearchParams() },
  ])('a request %j is malformed', (request) => {
    expect(() => tokenRequestNames(request as never)).toThrow('The fact');
  });

  test.each([
    ['grant', undefined, { accessToken: 'a' }],
    ['grant.expiresIn', { expiresIn: '3600' }, { accessToken: 'a' }],
    ['tokens', { expiresIn: 3600 }, null],
    ['tokens.accessToken', { expiresIn: 3600 }, {}],
    ['tokens.refreshToken', { expiresIn: 3600 }, { accessToken: 'a', refreshToken: null }],
  ])('%s: no answer is made of it', (path, grant, tokens) => {
    expect(() => tokenResponse(grant as never, tokens as never)).toThrow(`“${path}”`);
  });
});
