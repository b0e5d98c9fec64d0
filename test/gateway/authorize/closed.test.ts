import { describe, expect, it, test } from 'vitest';
import {
  type AuthorizationOutcome,
  type AuthorizationRequestFacts,
  authorizationResponse,
  clientIdOf,
  decideAuthorizationRequest,
} from '../../../src/gateway/index.js';
import type { PkceChoices } from '../../../src/pkcePolicy/index.js';
import { broken, expectClosed, expectOwnAnswer } from '../../support.js';
import { type Asked, CHALLENGE, integration, parametersOf, REDIRECT, STATE } from './support.js';

const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
const { clientType: _, createdIn: __, redirectUris: ___, ...own } = integration;

/** The fields that this module looks at itself; PKCE and redirect URIs are judged by their own modules. */
const judged = { ...own, clientType: 'confidential', createdIn: '2026.1', redirectUris: [REDIRECT] } as const;

/** What is asked, and which record a request is refused for. */
const REFUSED: readonly (readonly [string, Asked, object])[] = [
  ['a blocked record', {}, { state: 'blocked' }],
  ['a record that waits', {}, { state: 'waiting_for_approval' }],
  ['a record without the grant', { sent: PKCE }, { authorizationCodeGrant: false }],
  ['a record without the scope', { sent: PKCE }, { scopes: ['restlets'] }],
  ['another client’s record', { sent: PKCE }, { clientId: 'other' }],
];

/** Fields that others judge. */
const OTHERS = ['clientType', 'createdIn', 'redirectUris', 'redirectUris.0'].map(
  (name) => `integration.${name}`,
);

function ask(asked: Asked, facts: object) {
  const parameters = parametersOf(asked);
  return decideAuthorizationRequest('2026.1', {
    parameters,
    ...facts,
  } as unknown as AuthorizationRequestFacts);
}

describe('decideAuthorizationRequest is closed', () => {
  test.each(REFUSED)('%s stays refused, whichever fact is broken', (_name, asked, record) => {
    const facts = { integration: { ...judged, ...record }, host: 'account', accountId: '1234567' };
    const isOpen = (path: string, value: unknown) =>
      OTHERS.includes(path) || (path === 'integration.authorizationCodeGrant' && value === true);
    for (const { facts: of, path, with: value } of broken(facts)) {
      try {
        const answer = ask(asked, of);
        if (!isOpen(path.join('.'), value)) expect(answer.allowed).toBe(false);
      } catch (error) {
        if (!OTHERS.includes(path.join('.'))) {
          expect(['malformed_facts', 'invalid_account_id']).toContain((error as { code?: string }).code);
        }
      }
    }
  });

  it('PK-8: a host that is misspelt does not let the login prompt through', () => {
    expectClosed(
      (facts: { host: string }) => ask({ sent: { prompt: 'login' } }, { integration, ...facts }),
      {
        host: 'system',
      },
      (path, value) => path === '' || value === undefined,
    );
  });

  test.each([
    ['', undefined],
    ['', 'facts'],
    ['parameters', { parameters: undefined, integration }],
    ['parameters.get', { parameters: { client_id: '6d0e2b' }, integration }],
    ['parameters.getAll', { parameters: new Map(Object.entries({ client_id: '6d0e2b' })), integration }],
    ['integration', { parameters: parametersOf({}) }],
    ['integration', { parameters: parametersOf({}), integration: 'record' }],
    [
      'integration.clientId',
      { parameters: parametersOf({}), integration: { ...integration, clientId: undefined } },
    ],
    [
      'integration.clientId',
      {
        parameters: parametersOf({ sent: { client_id: '' } }),
        integration: { ...integration, clientId: '' },
      },
    ],
    [
      'integration.state',
      { parameters: parametersOf({}), integration: { ...integration, state: 'Enabled' } },
    ],
    [
      'integration.authorizationCodeGrant',
      { parameters: parametersOf({}), integration: { ...integration, authorizationCodeGrant: 'false' } },
    ],
    [
      'integration.scopes',
      { parameters: parametersOf({}), integration: { ...integration, scopes: 'restlets rest_webservices' } },
    ],
    ['host', { parameters: parametersOf({}), integration, host: 'System' }],
  ])('%s that is misspelt, missing or of another type is malformed', (path, facts) => {
    expect(() => decideAuthorizationRequest('2026.1', facts as unknown as AuthorizationRequestFacts)).toThrow(
      `“${path}”`,
    );
  });

  test.each([
    [
      'parameters.redirect_uri',
      { getAll: (name: string) => (name === 'client_id' ? ['6d0e2b'] : undefined) },
    ],
    ['parameters.redirect_uri', { get: () => 7 }],
    ['parameters.keys', { keys: () => undefined }],
  ])('%s: parameters that give something else are malformed', (path, other) => {
    const sent = parametersOf({});
    const parameters = {
      get: (name: string) => sent.get(name),
      getAll: (name: string) => sent.getAll(name),
      keys: () => sent.keys(),
      ...other,
    };
    expect(() => ask({}, { parameters, integration })).toThrow(`“${path}”`);
  });

  it('CHOICE-PKCE-NEW: a misspelt option or value is an error', () => {
    for (const choices of [{ newIntegration: 'grant' }, { newIntegrations: 'grant_enabled' }]) {
      const facts = { parameters: parametersOf({ sent: PKCE }), integration };
      expect(() => decideAuthorizationRequest('2026.1', facts, choices as PkceChoices)).toThrow('The option');
    }
  });

  it('CHOICE-ACCOUNT-ID: an account id that is none is an error', () => {
    expect(() => ask({}, { integration, accountId: 'evil.example/#' })).toThrow('not an account id');
  });

  it('nothing done to an answer changes a later one', () => {
    expectOwnAnswer(() => ask({ sent: { ...PKCE, prompt: 'login consent' } }, { integration }), integration);
    for (const [, asked, record] of REFUSED) {
      expectOwnAnswer(() => ask(asked, { integration: { ...integration, ...record } }), integration);
    }
  });
});

describe('what is leaned on', () => {
  const accountId = 'TSTDRV123_SB1';

  it('A1, CHOICE-ISSUER: an error that is sent to the client names its issuer where the account is told', () => {
    const answer = ask({ sent: { scope: 'email' } }, { integration, accountId });
    if (answer.disposition !== 'redirect') expect.fail(answer.disposition);
    expect(new URL(answer.location).searchParams.get('iss')).toBe(
      'https://tstdrv123-sb1.suitetalk.api.netsuite.com',
    );
    expect(answer.rules).toEqual(expect.arrayContaining(['A1', 'CHOICE-ISSUER', 'CHOICE-ACCOUNT-ID']));
    const without = ask({ sent: { scope: 'email' } }, { integration });
    expect('location' in without && without.location).not.toContain('iss=');
  });

  it('CHOICE-AUTHORIZE-ORDER: several faults, and not one', () => {
    expect(ask({ sent: { scope: 'email', state: '' } }, { integration }).rules).toContain(
      'CHOICE-AUTHORIZE-ORDER',
    );
    expect(ask({ sent: { scope: 'email' } }, { integration }).rules).not.toContain('CHOICE-AUTHORIZE-ORDER');
  });

  it('CHOICE-AUTHORIZE-STATE: a state that is refused, or that is there twice', () => {
    for (const asked of [{ sent: { state: 'short' } }, { more: [['state', STATE]] as const }]) {
      expect(ask(asked, { integration }).rules).toContain('CHOICE-AUTHORIZE-STATE');
    }
    expect(ask({ sent: { state: '' } }, { integration }).rules).not.toContain('CHOICE-AUTHORIZE-STATE');
  });
});

describe('what surrounds it is closed', () => {
  const grant = { redirectUri: REDIRECT, state: STATE };
  const issued = { code: 'abc', roleId: '3', entityId: '-5', accountId: '1234567' };

  test.each<AuthorizationOutcome>([issued, { error: 'access_denied', accountId: '1234567' }])(
    'an answer is made of a grant and an outcome alone: %j',
    (outcome) => {
      for (const { facts: of, path } of broken({ grant, outcome })) {
        if (path.length === 0) continue;
        try {
          const { searchParams } = new URL(authorizationResponse(of.grant, of.outcome));
          expect(searchParams.get('state')).not.toBe('');
          if (!searchParams.has('error')) expect(searchParams.get('code')).not.toBe('');
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(
            /malformed_facts|invalid_account_id|ERR_INVALID_URL/,
          );
        }
      }
    },
  );

  test.each([
    ['grant', undefined, issued],
    ['grant.redirectUri', { ...grant, redirectUri: '' }, issued],
    ['grant.state', { redirectUri: REDIRECT }, issued],
    ['outcome', grant, null],
    ['outcome.error', grant, { error: 'invalid_request' }],
    ['outcome.code', grant, { ...issued, code: undefined }],
    ['outcome.roleId', grant, { ...issued, roleId: 3 }],
    ['outcome.entityId', grant, { ...issued, entityId: '' }],
  ])('%s that is missing or of another type is malformed', (path, of, outcome) => {
    expect(() => authorizationResponse(of as never, outcome as never)).toThrow(`“${path}”`);
  });

  test.each([undefined, null, 7, 'client_id=1', {}, []])('%j has no client id', (parameters) => {
    expect(() => clientIdOf(parameters as never)).toThrow('The fact');
  });
});
