import { describe, expect, it, test } from 'vitest';
import { type AnyRelease, RELEASES, type Release } from '../../src/core/release.js';
import { verifyCodeVerifier } from '../../src/crypto.js';
import {
  decidePkceAuthorization,
  decidePkceToken,
  type PkceBinding,
  type PkceFacts,
  pkceRequirement,
} from '../../src/pkcePolicy/index.js';
import { codes, granted, refused } from '../support.js';

// RFC 7636 appendix B
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const BINDING: PkceBinding = { codeChallenge: CHALLENGE, codeChallengeMethod: 'S256' };

const RECORD = { clientType: 'confidential', createdIn: '2026.1' } as const;
const confidential: PkceFacts = { integration: RECORD, scopes: ['restlets'] };
const publicClient: PkceFacts = { ...confidential, integration: { ...RECORD, clientType: 'public' } };
const newClient: PkceFacts = { ...confidential, integration: { ...RECORD, createdIn: '2027.1' } };
const createdIn = (release: AnyRelease): PkceFacts => ({
  ...confidential,
  integration: { ...RECORD, createdIn: release },
});
const grantSince = (release: AnyRelease): PkceFacts => ({
  ...confidential,
  integration: { ...RECORD, authorizationCodeGrantSince: release },
});

describe('is PKCE required', () => {
  test.each(RELEASES)('PK-5: of a public client, in %s', (release) => {
    expect(pkceRequirement(release, publicClient)).toMatchObject({
      required: true,
      because: [{ code: 'public_client', rule: 'PK-5' }],
      rules: ['PK-5'],
    });
  });

  test.each(RELEASES)('PK-5: for the mcp scope, of any client, in %s', (release) => {
    expect(pkceRequirement(release, { ...confidential, scopes: ['mcp'] })).toMatchObject({
      required: true,
      because: [{ code: 'mcp_scope', rule: 'PK-5' }],
      rules: ['PK-5'],
    });
    expect(pkceRequirement(release, { ...confidential, scopes: ['restlets', 'mcp'] }).required).toBe(true);
    expect(pkceRequirement(release, { ...publicClient, scopes: ['mcp'] })).toMatchObject({
      required: true,
      because: [{ code: 'public_client' }, { code: 'mcp_scope' }],
    });
  });

  test.each<[Release, boolean]>([
    ['2025.2', false],
    ['2026.1', false],
    ['2026.2', false],
    ['2027.1', true],
    ['2028.2', true],
  ])('PK-21: of a confidential client created in 2027.1, in %s: %s', (release, required) => {
    expect(pkceRequirement(release, newClient).required).toBe(required);
  });

  test.each(RELEASES)('PK-22: not of a confidential client from before 2027.1, in %s', (release) => {
    expect(pkceRequirement(release, createdIn('2026.2')).required).toBe(false);
    expect(pkceRequirement(release, createdIn('2014.2')).required).toBe(false);
  });

  it('PK-5, PK-22: says why it is not required', () => {
    expect(pkceRequirement('2026.2', newClient).because).toMatchObject([
      { code: 'not_required_yet', rule: 'PK-5' },
    ]);
    expect(pkceRequirement('2027.1', confidential).because).toMatchObject([
      { code: 'existing_integration', rule: 'PK-22' },
    ]);
  });

  it('PK-21: says before 2027.1 that new integrations will need it', () => {
    expect(pkceRequirement('2026.2', confidential).advice).toMatchObject([
      { code: 'pkce_required_of_new_integrations', rule: 'PK-21', enforcedFrom: '2027.1' },
    ]);
    expect(pkceRequirement('2027.1', confidential).advice).toEqual([]);
  });

  it('CHOICE-PKCE-NEW: a grant enabled in 2027.1 on an older record makes it new only where the caller chooses so', () => {
    const late = grantSince('2027.1');
    expect(pkceRequirement('2027.1', late)).toMatchObject({
      required: false,
      rules: ['PK-22', 'CHOICE-PKCE-NEW'],
    });
    expect(pkceRequirement('2027.1', late, { newIntegration: 'grant_enabled' })).toMatchObject({
      required: true,
      rules: ['PK-21', 'CHOICE-PKCE-NEW'],
    });
    const early = grantSince('2026.2');
    expect(pkceRequirement('2027.1', early, { newIntegration: 'grant_enabled' }).required).toBe(false);
    expect(pkceRequirement('2027.1', confidential, { newIntegration: 'grant_enabled' }).required).toBe(false);
  });

  it('its answers are constants, whatever the release', () => {
    for (const facts of [confidential, publicClient, newClient, { ...confidential, scopes: ['mcp'] }]) {
      expect(pkceRequirement('2027.1', facts)).toBe(pkceRequirement('2028.2', facts));
      expect(pkceRequirement('2025.2', facts)).toBe(pkceRequirement('2026.2', facts));
      const { because, advice, rules } = pkceRequirement('2026.2', facts);
      expect([because, because[0], advice, rules].every(Object.isFrozen)).toBe(true);
    }
  });

  it('its sentences name the release', () => {
    const sentences = [
      ...RELEASES.flatMap((release) =>
        [confidential, publicClient, newClient].map((facts) => [release, facts] as const),
      ),
    ].flatMap(([release, facts]) => {
      const { advice, because } = pkceRequirement(release, { ...facts });
      return [...because, ...advice].map(({ message }) => message);
    });
    const mcp = pkceRequirement('2026.1', { ...confidential, scopes: ['mcp'] }).because[0].message;
    expect([...new Set([...sentences, mcp])].sort()).toMatchInlineSnapshot(`
      [
        "A public client must use PKCE.",
        "An integration that was created before 2027.1 may go on without PKCE.",
        "Every client that asks for the mcp scope must use PKCE.",
        "From 2027.1 on, a new integration with the authorization code grant must use PKCE, whatever its client type.",
        "From 2027.1 on, new integrations with the authorization code grant must use PKCE, whatever their client type.",
        "In this release, PKCE is optional for a confidential client that does not ask for the mcp scope.",
      ]
    `);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => pkceRequirement('2099.1' as Release, confidential)).toThrow('outside the modelled range');
    expect(() => pkceRequirement(undefined as unknown as Release, confidential)).toThrow(
      'not of the form YYYY.1 or YYYY.2',
    );
  });
});

describe('the authorization request', () => {
  const ask = (client: PkceFacts, codeChallenge?: string, codeChallengeMethod?: string) =>
    decidePkceAuthorization('2026.1', {
      ...client,
      parameters: {
        ...(codeChallenge !== undefined && { codeChallenge }),
        ...(codeChallengeMethod !== undefined && { codeChallengeMethod }),
      },
    });

  it('P6: binds a challenge that was sent, also where PKCE is optional', () => {
    expect(granted(ask(publicClient, CHALLENGE, 'S256')).binding).toEqual(BINDING);
    expect(granted(ask(confidential, CHALLENGE, 'S256'))).toMatchObject({
      rules: ['PK-6', 'P6'],
      binding: BINDING,
    });
  });

  it('PK-5: goes on without a challenge where PKCE is optional, and binds nothing', () => {
    expect(granted(ask(confidential)).binding).toBeNull();
  });

  it('PK-12: refuses a missing challenge as invalid_request, by redirect, with Detail InvalidRequest', () => {
    expect(refused(ask(publicClient)).violations).toEqual([
      {
        code: 'code_challenge_missing',
        rule: 'PK-5',
        message: 'The authorization request has no code challenge. A public client must use PKCE.',
        path: ['parameters', 'codeChallenge'],
        remedy: 'Send code_challenge, and S256 as code_challenge_method.',
        oauthError: 'invalid_request',
        auditDetail: 'InvalidRequest',
        disposition: 'redirect',
      },
    ]);
  });

  it('PK-21: refuses a missing challenge of a new confidential client from 2027.1 on', () => {
    const request = { ...newClient, parameters: {} };
    expect(decidePkceAuthorization('2026.2', request).allowed).toBe(true);
    const refusal = refused(decidePkceAuthorization('2027.1', request));
    expect(refusal.violations).toMatchObject([{ code: 'code_challenge_missing', rule: 'PK-21' }]);
    expect(refusal.rules).toEqual(['PK-21', 'CHOICE-PKCE-NEW', 'PK-12']);
  });

  test.each([
    ['PK-6: a missing method', CHALLENGE, undefined, ['code_challenge_method_missing']],
    ['PK-6: the method plain', CHALLENGE, 'plain', ['code_challenge_method_unsupported']],
    ['PK-6: a method in other case', CHALLENGE, 's256', ['code_challenge_method_unsupported']],
    ['P3: an empty method', CHALLENGE, '', ['code_challenge_method_unsupported']],
    ['P2: 42 characters', CHALLENGE.slice(1), 'S256', ['code_challenge_malformed']],
    ['P2: 44 characters', `${CHALLENGE}A`, 'S256', ['code_challenge_malformed']],
    ['P2: padding', `${CHALLENGE}=`, 'S256', ['code_challenge_malformed']],
    ['P2: base64 in place of base64url', `+/${CHALLENGE.slice(2)}`, 'S256', ['code_challenge_malformed']],
    ['P2: a line feed at the end', `${CHALLENGE}\n`, 'S256', ['code_challenge_malformed']],
    ['P2: an empty challenge', '', 'S256', ['code_challenge_malformed']],
    ['P2: a list', [CHALLENGE] as never, 'S256', ['code_challenge_malformed']],
    ['P2: null', null as never, 'S256', ['code_challenge_malformed']],
    ['P4: a method without challenge', undefined, 'S256', ['code_challenge_method_without_challenge']],
    [
      'every fault at once',
      'short',
      'plain',
      ['code_challenge_malformed', 'code_challenge_method_unsupported'],
    ],
  ])('%s is refused, also where PKCE is optional', (_, challenge, method, expected) => {
    expect(codes(ask(confidential, challenge, method))).toEqual(expected);
  });

  test.each([
    ['PK-6', 'codeChallengeMethod', CHALLENGE, undefined],
    ['PK-6', 'codeChallengeMethod', CHALLENGE, 'plain'],
    ['P2', 'codeChallenge', 'short', 'S256'],
    ['P4', 'codeChallenge', undefined, 'S256'],
  ])('%s: says that a fault is at %s, of %j and %j', (rule, name, challenge, method) => {
    expect(refused(ask(confidential, challenge, method)).violations).toMatchObject([
      { rule, path: ['parameters', name] },
    ]);
  });

  it('a refusal keeps the advice about the rest', () => {
    expect(refused(ask(confidential, undefined, 'S256'))).toMatchObject({
      rules: ['P4', 'PK-5', 'PK-12'],
      advice: [{ code: 'pkce_required_of_new_integrations', enforcedFrom: '2027.1' }],
    });
  });

  it('P4, PK-5: a method alone from a public client breaks two rules', () => {
    expect(codes(ask(publicClient, undefined, 'S256'))).toEqual([
      'code_challenge_method_without_challenge',
      'code_challenge_missing',
    ]);
  });
});

describe('the token request', () => {
  const redeem = (client: PkceFacts, binding: PkceBinding | null, codeVerifier?: string) =>
    decidePkceToken('2026.1', {
      ...client,
      binding,
      ...(codeVerifier !== undefined && { codeVerifier }),
      verify: verifyCodeVerifier,
    });

  it('PK-7: accepts the verifier of the bound challenge', () => {
    expect(redeem(publicClient, BINDING, VERIFIER)).toEqual({
      allowed: true,
      rules: ['PK-7', 'P6'],
      advice: [],
    });
  });

  it('P9: a promise is no yes', () => {
    const verify = () => Promise.resolve(true) as unknown as boolean;
    const request = { ...publicClient, binding: BINDING, codeVerifier: VERIFIER, verify };
    expect(codes(decidePkceToken('2026.1', request))).toEqual(['code_verifier_mismatch']);
  });

  it('PK-12, P9: refuses a verifier that does not match as invalid_grant', () => {
    expect(refused(redeem(publicClient, BINDING, `${VERIFIER}x`)).violations).toMatchObject([
      {
        code: 'code_verifier_mismatch',
        rule: 'P9',
        oauthError: 'invalid_grant',
        auditDetail: 'InvalidGrant',
      },
    ]);
  });

  it('P6: a challenge binds a confidential client that need not have sent one', () => {
    expect(codes(redeem(confidential, BINDING))).toEqual(['code_verifier_missing']);
  });

  it('P7: a verifier without a challenge is a sign of a stripped challenge', () => {
    expect(codes(redeem(confidential, null, VERIFIER))).toEqual(['code_verifier_unexpected']);
    expect(codes(redeem(publicClient, null, VERIFIER))).toEqual(['code_verifier_unexpected']);
    expect(codes(redeem(confidential, null, ''))).toEqual(['code_verifier_unexpected']);
  });

  it('P8: a bound method other than S256 is refused, even if the verifier equals the challenge', () => {
    const plain = { codeChallenge: VERIFIER, codeChallengeMethod: 'plain' } as const;
    expect(codes(redeem(publicClient, plain, VERIFIER))).toEqual(['code_challenge_method_unsupported']);
  });

  it('P10: judges a client that has become public since the code was issued', () => {
    expect(redeem(confidential, null)).toMatchObject({
      allowed: true,
      rules: ['PK-5'],
      advice: [{ rule: 'PK-21' }],
    });
    const refusal = refused(redeem(publicClient, null));
    expect(refusal.violations).toMatchObject([
      {
        code: 'pkce_required',
        rule: 'PK-5',
        message: 'The authorization code was issued without a code challenge. A public client must use PKCE.',
        oauthError: 'invalid_grant',
      },
    ]);
    expect(refusal.rules).toContain('P10');
  });

  it('P10, CHOICE-PKCE-NEW: a new integration needs PKCE, by the choices of the caller', () => {
    const verify = () => true;
    const request = { ...grantSince('2027.1'), binding: null, verify };
    expect(decidePkceToken('2027.1', request).allowed).toBe(true);
    const refusal = refused(decidePkceToken('2027.1', request, { newIntegration: 'grant_enabled' }));
    expect(refusal.rules).toEqual(['PK-21', 'P10', 'CHOICE-PKCE-NEW']);
  });

  const plain: PkceBinding = { ...BINDING, codeChallengeMethod: 'plain' };

  test.each([
    ['P1', 'a malformed verifier', BINDING, 'short'],
    ['P6', 'a missing verifier', BINDING, undefined],
    ['P7', 'a verifier without a challenge', null, VERIFIER],
    ['P8', 'a method other than S256', plain, VERIFIER],
    ['P9', 'another verifier', BINDING, 'a'.repeat(43)],
  ])('%s: is the rule that refuses %s', (rule, _, binding, codeVerifier) => {
    const { violations } = refused(redeem(confidential, binding, codeVerifier));
    expect(violations).toMatchObject([{ rule, path: ['codeVerifier'] }]);
  });

  test.each([
    ['42 characters', 'a'.repeat(42), false],
    ['43 characters', 'a'.repeat(43), true],
    ['128 characters', 'a'.repeat(128), true],
    ['129 characters', 'a'.repeat(129), false],
    ['every unreserved mark', `${'a'.repeat(40)}-._~`, true],
    ['a plus sign', `${'a'.repeat(43)}+`, false],
    ['a line feed', `${'a'.repeat(43)}\n`, false],
    ['a letter outside ASCII', `${'a'.repeat(43)}ä`, false],
    ['nothing', '', false],
    ['a list around it', [VERIFIER] as never, false],
    ['null in its place', null as never, false],
  ])('P1: a verifier with %s is well-formed: %s', (_, codeVerifier, wellFormed) => {
    const decision = decidePkceToken('2026.1', {
      ...publicClient,
      binding: BINDING,
      codeVerifier,
      verify: () => true,
    });
    expect(codes(decision)).toEqual(wellFormed ? [] : ['code_verifier_malformed']);
  });

  it('CHOICE-PKCE-VERIFIER-ERROR: a missing or malformed verifier is an invalid_grant unless the caller chooses', () => {
    const request = { ...publicClient, binding: BINDING, verify: verifyCodeVerifier };
    const refusal = refused(decidePkceToken('2026.1', request));
    expect(refusal.rules).toEqual(['P6', 'CHOICE-PKCE-VERIFIER-ERROR']);
    expect(refusal.violations[0]).toMatchObject({ oauthError: 'invalid_grant', auditDetail: 'InvalidGrant' });
    const other = refused(decidePkceToken('2026.1', request, { verifierError: 'invalid_request' }));
    expect(other.violations[0]).toMatchObject({
      oauthError: 'invalid_request',
      auditDetail: 'InvalidRequest',
    });
  });

  it('C4: never repeats the verifier', () => {
    expect(JSON.stringify(redeem(publicClient, BINDING, `${VERIFIER}secret`))).not.toContain('secret');
  });
});
