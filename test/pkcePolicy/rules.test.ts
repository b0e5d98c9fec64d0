import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import type { ChoiceText, RuleText } from '../../src/core/rule.js';
import { termAt } from '../../src/core/terms.js';
import { PKCE_POLICY_CHOICES } from '../../src/pkcePolicy/choices.js';
import {
  decidePkceAuthorization,
  decidePkceToken,
  type PkceChoices,
  type PkceParameters,
  type PkceTokenFacts,
  pkceRequirement,
} from '../../src/pkcePolicy/index.js';
import { CODE_CHALLENGE_METHODS } from '../../src/pkcePolicy/limitsAndDates.js';
import { PKCE_DEFAULTS } from '../../src/pkcePolicy/options.js';
import {
  PKCE_ADVICE,
  PKCE_AUTHORIZATION_PROBLEMS,
  PKCE_REASONS,
  PKCE_TOKEN_PROBLEMS,
} from '../../src/pkcePolicy/problems.js';
import { PKCE_POLICY_RULES } from '../../src/pkcePolicy/rules.js';
import { pkceBinding } from '../../src/pkcePolicy/schema.js';
import { refused } from '../support.js';

const catalogue: [string, RuleText | ChoiceText<PkceChoices>][] = Object.entries({
  ...PKCE_POLICY_RULES,
  ...PKCE_POLICY_CHOICES,
});

describe('the catalogue', () => {
  it('states every rule that an answer names, and every rule stated is named by an answer', () => {
    const binding = { codeChallenge: 'a'.repeat(43), codeChallengeMethod: 'S256' } as const;
    const old = { clientType: 'confidential', createdIn: '2014.2' } as const;
    const scopes = ['restlets'];
    const token = (other: Partial<PkceTokenFacts>) =>
      decidePkceToken('2027.1', { integration: old, scopes, binding, verify: () => false, ...other });
    const authorization = (parameters: PkceParameters, asked: readonly string[] = scopes) =>
      decidePkceAuthorization('2027.1', { integration: old, scopes: asked, parameters });
    const codeVerifier = 'a'.repeat(43);
    const answers = [
      pkceRequirement('2026.1', { integration: old, scopes }),
      pkceRequirement('2027.1', { integration: { ...old, createdIn: '2027.1' }, scopes }),
      authorization({}),
      authorization({}, ['other']),
      authorization({ codeChallenge: 'x' }),
      authorization({ codeChallengeMethod: 'S256' }),
      authorization(binding),
      token({}),
      token({ codeVerifier }),
      token({ codeVerifier: 'x' }),
      token({ codeVerifier, verify: () => true }),
      token({ codeVerifier, binding: null }),
      token({ codeVerifier, binding: { ...binding, codeChallengeMethod: 'plain' } }),
      token({ binding: null, integration: { ...old, clientType: 'public' } }),
    ];
    const named = new Set(answers.flatMap(({ rules }) => rules));
    expect([...named].sort()).toEqual(catalogue.map(([id]) => id).sort());
  });

  it('dates what releases change', () => {
    const dated = catalogue.filter(([, { since, until }]) => since !== undefined || until !== undefined);
    expect(dated.map(([id, { since, until }]) => [id, since, until])).toEqual([
      ['PK-6', '2020.2', undefined],
      ['PK-21', '2027.1', undefined],
      ['PK-22', '2027.1', undefined],
      ['CHOICE-PKCE-NEW', '2027.1', undefined],
    ]);
  });

  it('names the option of every choice, and its default', () => {
    const texts: ChoiceText<PkceChoices>[] = Object.values(PKCE_POLICY_CHOICES);
    const options = texts.flatMap((text) => ('option' in text ? [[text.option, text.default]] : []));
    expect(Object.fromEntries(options)).toEqual(PKCE_DEFAULTS);
  });

  it('takes its numbers and releases from the terms', () => {
    const statements = ['PK-5', 'PK-6', 'PK-7', 'P2', 'CHOICE-PKCE-NEW'].map((id) =>
      catalogue.flatMap(([known, { statement }]) => (known === id ? statement : [])),
    );
    expect(statements.flat()).toMatchInlineSnapshot(`
      [
        "A public client must use PKCE, and so must every client that asks for the mcp scope. For any other client, PKCE is optional before 2027.1.",
        "A code challenge comes with its method, which is S256 from 2020.2 on. The default of RFC 7636, plain, is refused.",
        "A code verifier has 43 to 128 characters, which are letters, digits, hyphens, full stops, underscores and tildes. Its SHA-256 hash is the challenge.",
        "An S256 challenge is a SHA-256 hash in base64url without padding, so it has exactly 43 characters of that alphabet.",
        "An integration is new if its record was created in an account on 2027.1 or later.",
      ]
    `);
  });
});

describe('the tables', () => {
  it('pin the codes', () => {
    const tables = { PKCE_REASONS, PKCE_ADVICE, PKCE_AUTHORIZATION_PROBLEMS, PKCE_TOKEN_PROBLEMS };
    expect(Object.values(tables).map((table) => Object.keys(table).join(' '))).toMatchInlineSnapshot(`
      [
        "existing_integration mcp_scope new_integration not_required_yet public_client unknown_scope",
        "pkce_required_of_new_integrations",
        "code_challenge_malformed code_challenge_method_missing code_challenge_method_unsupported code_challenge_method_without_challenge code_challenge_missing",
        "code_challenge_method_unsupported code_verifier_malformed code_verifier_mismatch code_verifier_missing code_verifier_unexpected pkce_required",
      ]
    `);
  });

  it('state whole sentences, and leave no value out', () => {
    const integration = { clientType: 'public', createdIn: '2026.1' } as const;
    const facts = { integration, scopes: ['restlets'], verify: () => true };
    const binding = { codeChallenge: 'a'.repeat(43), codeChallengeMethod: 'S256' } as const;
    const { violations: requested } = refused(
      decidePkceAuthorization('2026.1', { ...facts, parameters: { codeChallenge: 'x' } }),
    );
    const { violations: redeemed } = refused(
      decidePkceToken('2026.1', { ...facts, binding, codeVerifier: 'short' }),
    );
    const texts = [
      PKCE_REASONS,
      PKCE_ADVICE,
      PKCE_AUTHORIZATION_PROBLEMS,
      PKCE_TOKEN_PROBLEMS,
      requested,
      redeemed,
    ].flatMap((table) => Object.values<{ message: string; remedy?: string }>(table));
    for (const { message, remedy = message } of texts) {
      // a reason that is filled in is a sentence of its own
      expect(message).toMatch(/^[A-Z].*(?:\.|\. \{reason\})$/);
      expect(remedy).toMatch(/^[A-Z].*(?:\.|\. \{reason\})$/);
    }
    expect(
      [...requested, ...redeemed].map(({ message, remedy }) => [message, remedy]),
    ).toMatchInlineSnapshot(`
      [
        [
          "The code challenge must be exactly 43 base64url characters.",
          "Send the SHA-256 hash of the code verifier in base64url without padding.",
        ],
        [
          "The authorization request has a code challenge without its method.",
          "Send S256 as code_challenge_method.",
        ],
        [
          "The code verifier must be 43 to 128 letters, digits, hyphens, full stops, underscores and tildes.",
          "Send the code verifier that the code challenge was made from.",
        ],
      ]
    `);
  });

  it('PK-6, P8: no modelled release takes the method plain, nor can a code be bound to it', () => {
    for (const release of RELEASES) {
      expect(termAt(CODE_CHALLENGE_METHODS, release)).toMatchObject({ value: ['S256'], rules: ['PK-6'] });
    }
    expect(termAt(CODE_CHALLENGE_METHODS, '2020.1').value).toEqual(['S256', 'plain']);
    const binding = { codeChallenge: 'a'.repeat(43), codeChallengeMethod: 'plain' };
    expect(pkceBinding.safeParse(binding).success).toBe(false);
    expect(pkceBinding.safeParse({ ...binding, codeChallengeMethod: 'S256' }).success).toBe(true);
  });
});
