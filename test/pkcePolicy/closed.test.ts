import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { verifyCodeVerifier } from '../../src/crypto.js';
import {
  decidePkceAuthorization,
  decidePkceToken,
  type PkceAuthorizationFacts,
  type PkceChoices,
  type PkceFacts,
  type PkceTokenFacts,
  pkceRequirement,
} from '../../src/pkcePolicy/index.js';
import { broken, codes, expectClosed, expectOwnAnswer } from '../support.js';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const BINDING = { codeChallenge: CHALLENGE, codeChallengeMethod: 'S256' } as const;
const NEW = { clientType: 'confidential', createdIn: '2027.1' } as const;
const FACTS_ERROR = expect.objectContaining({ code: 'malformed_facts' });
const CHOICES_ERROR = expect.objectContaining({ code: 'malformed_choices' });

const requirement = (facts: unknown, choices?: unknown, release: Release = '2027.1') =>
  pkceRequirement(release, facts as PkceFacts, choices as PkceChoices);
const authorization = (facts: unknown, choices?: unknown) =>
  decidePkceAuthorization('2027.1', facts as PkceAuthorizationFacts, choices as PkceChoices);
const token = (facts: unknown, choices?: unknown) =>
  decidePkceToken('2027.1', facts as PkceTokenFacts, choices as PkceChoices);

/** What a question says whose facts are malformed, or which requires nothing less. */
function isLess(ask: () => { required: boolean }): boolean {
  try {
    return !ask().required;
  } catch (error) {
    expect(error).toEqual(FACTS_ERROR);
    return false;
  }
}

describe('the requirement', () => {
  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['no record', { scopes: ['restlets'] }],
    ['a misspelt client type', { integration: { ...NEW, clientType: 'Public' }, scopes: ['restlets'] }],
    ['no client type', { integration: { createdIn: '2026.1' }, scopes: ['restlets'] }],
    ['no release of creation', { integration: { clientType: 'confidential' }, scopes: ['restlets'] }],
    ['a blank before it', { integration: { ...NEW, createdIn: ' 2027.1' }, scopes: ['restlets'] }],
    ['a release that there is not', { integration: { ...NEW, createdIn: '2026.3' }, scopes: ['restlets'] }],
    ['scopes as text', { integration: NEW, scopes: 'restlets' }],
    ['no scopes', { integration: NEW }],
    ['a scope that is not text', { integration: NEW, scopes: ['restlets', 7] }],
  ])('%s is the mistake of the caller', (_, facts) => {
    expect(() => requirement(facts)).toThrow(FACTS_ERROR);
  });

  it('CHOICE-PKCE-NEW: when the grant was enabled is looked at where the choice asks for it', () => {
    const integration = { clientType: 'confidential', createdIn: '2024.1' };
    const since = (authorizationCodeGrantSince: unknown) => ({
      integration: { ...integration, authorizationCodeGrantSince },
      scopes: ['restlets'],
    });
    const choices = { newIntegration: 'grant_enabled' };
    for (const absent of [null, undefined]) expect(requirement(since(absent), choices).required).toBe(false);
    for (const other of [' 2027.1', '2026.3', '', 0, {}]) {
      expect(() => requirement(since(other), choices)).toThrow(FACTS_ERROR);
    }
  });

  test.each(['MCP', 'Mcp', ' mcp', 'mcp ', 'mcp\n', 'mcp restlets', 'm\u0441p', '', 'openid', 'constructor'])(
    'PK-5, CHOICE-PKCE-SCOPE: the scope %j requires PKCE of every client',
    (scope) => {
      for (const release of RELEASES) {
        const answer = requirement(
          { integration: { clientType: 'confidential', createdIn: '2014.2' }, scopes: ['restlets', scope] },
          undefined,
          release,
        );
        expect(answer).toMatchObject({
          required: true,
          because: [{ code: 'unknown_scope', rule: 'CHOICE-PKCE-SCOPE' }],
          rules: ['CHOICE-PKCE-SCOPE'],
        });
      }
    },
  );

  it('PK-5: the known scopes but for mcp require nothing', () => {
    const scopes = ['restlets', 'rest_webservices', 'suite_analytics'];
    const integration = { clientType: 'confidential', createdIn: '2014.2' };
    expect(requirement({ integration, scopes }).required).toBe(false);
    expect(requirement({ integration, scopes: [] }).required).toBe(false);
    expect(requirement({ integration, scopes: [...scopes, 'x', 'mcp'] }).because).toMatchObject([
      { code: 'mcp_scope' },
    ]);
  });

  test.each<[string, PkceFacts]>([
    ['of a public client', { integration: { ...NEW, clientType: 'public' }, scopes: ['restlets'] }],
    ['for mcp', { integration: { clientType: 'confidential', createdIn: '2014.2' }, scopes: ['mcp'] }],
    ['of a new integration', { integration: NEW, scopes: ['restlets'] }],
  ])('whichever fact is broken, what is required %s stays so', (_, facts) => {
    const less = broken(facts).filter(({ facts: other }) => isLess(() => requirement(other)));
    // without any scope there is none that asks for PKCE, and a record may be older
    expect(less.map(({ path, with: value }) => [path.join('.'), value])).toEqual(
      facts.scopes[0] === 'mcp' ? [['scopes', []]] : [],
    );
    expectOwnAnswer((of) => requirement(of), facts);
  });

  test.each<[string, unknown]>([
    ['a misspelt option', { newIntegrations: 'grant_enabled' }],
    ['a misspelt value', { newIntegration: 'grant-enabled' }],
    ['a misspelt error', { verifierError: 'InvalidGrant' }],
    ['null', null],
    ['a text', 'grant_enabled'],
  ])('%s of the choices is an error in every question', (_, choices) => {
    const facts = {
      integration: NEW,
      scopes: ['restlets'],
      parameters: {},
      binding: null,
      verify: () => true,
    };
    for (const ask of [requirement, authorization, token])
      expect(() => ask(facts, choices)).toThrow(CHOICES_ERROR);
  });
});

describe('the authorization request', () => {
  const facts = { integration: NEW, scopes: ['restlets'], parameters: {} };
  test.each<[string, unknown]>([
    ['no facts', null],
    ['no parameters', { integration: NEW, scopes: ['restlets'] }],
    ['parameters as a list', { ...facts, parameters: [] }],
    ['a record that is missing', { ...facts, integration: undefined }],
  ])('%s is the mistake of the caller', (_, other) => {
    expect(() => authorization(other)).toThrow(FACTS_ERROR);
  });

  test.each<[string, PkceAuthorizationFacts]>([
    ['of a new client without a challenge', facts],
    ['of a public client', { ...facts, integration: { clientType: 'public', createdIn: '2014.2' } }],
    ['with plain', { ...facts, parameters: { codeChallenge: CHALLENGE, codeChallengeMethod: 'plain' } }],
    ['without the method', { ...facts, parameters: { codeChallenge: CHALLENGE } }],
    ['with a short challenge', { ...facts, parameters: { codeChallenge: 'x', codeChallengeMethod: 'S256' } }],
    ['with a method alone', { ...facts, parameters: { codeChallengeMethod: 'S256' } }],
  ])('whichever fact is broken, one %s stays refused', (_, of) => {
    expectClosed((other) => authorization(other), of);
    expectOwnAnswer((other) => authorization(other), of);
  });

  it('shares nothing of an allowed answer', () => {
    const parameters = { codeChallenge: CHALLENGE, codeChallengeMethod: 'S256' };
    expectOwnAnswer((other) => authorization(other), { ...facts, parameters });
    const old = { clientType: 'confidential', createdIn: '2014.2' };
    expectOwnAnswer((other) => authorization(other), { ...facts, integration: old });
  });
});

describe('the token request', () => {
  const facts = {
    integration: NEW,
    scopes: ['restlets'],
    binding: BINDING,
    codeVerifier: VERIFIER,
    verify: verifyCodeVerifier,
  };
  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['a binding that is missing', { ...facts, binding: undefined }],
    [
      'a binding that is missing, without a verifier',
      { ...facts, binding: undefined, codeVerifier: undefined },
    ],
    ['a binding that is text', { ...facts, binding: CHALLENGE }],
    ['a bound challenge that is missing', { ...facts, binding: { codeChallengeMethod: 'S256' } }],
    ['a bound challenge that is none', { ...facts, binding: { ...BINDING, codeChallenge: '' } }],
    ['verify that is missing', { ...facts, verify: undefined }],
    ['verify that is no function', { ...facts, verify: true }],
  ])('%s is the mistake of the caller', (_, other) => {
    expect(() => token(other)).toThrow(FACTS_ERROR);
  });

  test.each<[string, unknown]>([
    ['a promise', Promise.resolve(true)],
    ['text', 'true'],
    ['a number', 1],
    ['an object', {}],
  ])('P9: %s is no yes', (_, yes) => {
    expect(codes(token({ ...facts, verify: () => yes }))).toEqual(['code_verifier_mismatch']);
  });

  test.each<[string, PkceTokenFacts]>([
    ['of another verifier', { ...facts, codeVerifier: 'a'.repeat(43) }],
    ['of a malformed verifier', { ...facts, codeVerifier: 'short' }],
    ['of a verifier without a challenge', { ...facts, binding: null }],
    [
      'of a code without a challenge',
      { integration: NEW, scopes: ['restlets'], binding: null, verify: () => true },
    ],
    ['of a bound plain', { ...facts, binding: { ...BINDING, codeChallengeMethod: 'plain' } }],
  ])('whichever fact is broken, one %s stays refused', (_, of) => {
    const { binding, codeVerifier } = of;
    expectClosed(
      (other) => token(other),
      of,
      // a host whose function says yes to everything has said yes
      (path) => path === 'verify' && binding !== null && codeVerifier !== undefined,
    );
  });

  it('shares nothing', () => {
    const { verify, ...rest } = facts;
    for (const other of [rest, { ...rest, codeVerifier: 'short' }, { ...rest, binding: null }]) {
      expectOwnAnswer((of) => token({ ...(of as object), verify }), other);
    }
  });
});

describe('every rule', () => {
  const old = { clientType: 'confidential', createdIn: '2014.2' };
  const ask = { integration: old, scopes: ['restlets'] };
  const redeem = { ...ask, verify: verifyCodeVerifier };
  it('P3, PK-12: is carried by an answer', () => {
    const missing = authorization({ ...ask, parameters: { codeChallenge: CHALLENGE } });
    const unsupported = authorization({
      ...ask,
      parameters: { codeChallenge: CHALLENGE, codeChallengeMethod: 'plain' },
    });
    for (const answer of [missing, unsupported]) expect(answer.rules).toEqual(['PK-6', 'P3', 'PK-12']);
    const malformed = authorization({
      ...ask,
      parameters: { codeChallenge: 'x', codeChallengeMethod: 'S256' },
    });
    expect(malformed.rules).toEqual(['P2', 'PK-12']);
    expect(authorization({ ...ask, integration: NEW, parameters: {} }).rules).toEqual([
      'PK-21',
      'CHOICE-PKCE-NEW',
      'PK-12',
    ]);
    const mismatch = token({ ...redeem, binding: BINDING, codeVerifier: 'a'.repeat(43) });
    expect(mismatch.rules).toEqual(['P9', 'PK-12']);
  });
});
