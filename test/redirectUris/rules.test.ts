import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/core/decision.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import type { ChoiceText, RuleText } from '../../src/core/rule.js';
import { decideClientRegistration } from '../../src/gateway/index.js';
import { REDIRECT_URIS_CHOICES } from '../../src/redirectUris/choices.js';
import {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriChoices,
  validateRedirectUris,
} from '../../src/redirectUris/index.js';
import {
  FORBIDDEN_FAMILIES,
  FORBIDDEN_SCHEMES,
  RESPONSE_PARAMETERS,
} from '../../src/redirectUris/limitsAndDates.js';
import {
  REDIRECT_URI_REQUEST_PROBLEMS,
  REDIRECT_URI_TOKEN_PROBLEMS,
} from '../../src/redirectUris/matchProblems.js';
import { REDIRECT_URI_PROBLEMS } from '../../src/redirectUris/problems.js';
import { REDIRECT_URIS_RULES } from '../../src/redirectUris/rules.js';
import { refused } from '../support.js';

const HTTPS = 'https://example.com/callback';
const catalogue: [string, RuleText | ChoiceText<RedirectUriChoices>][] = Object.entries({
  ...REDIRECT_URIS_RULES,
  ...REDIRECT_URIS_CHOICES,
});

const validate = (release: Release, redirectUris: readonly string[], chosen?: RedirectUriChoices) =>
  validateRedirectUris(release, { redirectUris }, chosen);

/** One answer for every rule there is. */
const answers: readonly Decision<string, object>[] = [
  validate('2025.2', [HTTPS, 'https://u@0x7f.1/*?code']),
  validate('2026.1', [HTTPS, 'myapp://callback']),
  validate('2026.1', ['javascript:x', 'myapp:', '', 'http://localhost/#', HTTPS, HTTPS], {
    maxLength: 28,
    maxCount: 4,
  }),
  validate('2026.1', [`${HTTPS}/long`], { maxLength: 28 }),
  validate('2026.1', []),
  decideRedirectUri('2026.1', { integration: null }),
  decideRedirectUri('2026.1', { integration: { redirectUris: [HTTPS] } }),
  decideRedirectUri('2026.1', { integration: { redirectUris: [HTTPS] }, redirectUri: 'x' }),
  decideTokenRedirectUri('2026.1', { authorizedRedirectUri: HTTPS, redirectUri: HTTPS }),
  decideClientRegistration('2026.1', { integrations: [], redirectUris: [HTTPS] }),
];

describe('the catalogue', () => {
  it('states every rule that an answer names, and every rule stated is named by an answer', () => {
    const named = new Set(answers.flatMap(({ rules }) => rules));
    expect([...named].sort()).toEqual(catalogue.map(([id]) => id).sort());
  });

  it('dates the loosening of 2026.1 on both sides', () => {
    const dated = catalogue.filter(([, { since, until }]) => since !== undefined || until !== undefined);
    expect(dated.map(([id, { since, until }]) => [id, since ?? RELEASES[0], until])).toEqual([
      ['URI-1', '2026.1', undefined],
      ['URI-15', '2025.2', '2026.1'],
      ['CHOICE-REDIRECT-COUNT', '2026.1', undefined],
    ]);
  });

  it('R14 to R17: says truly how sure a rule is, and where it is written', () => {
    const { R14, R15, R16, R17, 'URI-5': match } = REDIRECT_URIS_RULES;
    expect([R14, R15, R16, R17, match].map(({ basis, source }) => [basis, source.page])).toEqual([
      ['standard', 'RFC 8252 section 7.1'],
      ['secondary', 'CVE-2024-1132'],
      ['standard', 'RFC 6749 section 3.1'],
      ['inferred', 'section_158081944642'],
      ['inferred', 'section_158081944642'],
    ]);
    for (const [id, { basis, source }] of Object.entries(REDIRECT_URIS_RULES)) {
      expect([id, basis === 'standard']).toEqual([id, source.page.startsWith('RFC ')]);
    }
  });

  it('names the option of every choice that a caller can make', () => {
    const named: RedirectUriChoices = {
      fragment: 'allow',
      maxCount: 1,
      maxLength: 1,
      rewriting: 'refuse_all',
      schemeShape: 'refuse',
    };
    const texts: ChoiceText<RedirectUriChoices>[] = Object.values(REDIRECT_URIS_CHOICES);
    const options = texts.flatMap((text) => ('option' in text ? text : []));
    expect(options.map(({ option }) => option).sort()).toEqual(Object.keys(named));
    for (const { alternatives = [], range } of options) {
      expect(alternatives.length > 0 || range !== undefined).toBe(true);
    }
    for (const text of texts) expect('alternatives' in text || 'range' in text).toBe('option' in text);
  });
});

describe('the tables', () => {
  it('R14: forbid these schemes', () => {
    expect(FORBIDDEN_SCHEMES).toMatch(/^(?: [a-z][a-z\d+.-]+)+ $/);
    const schemes = FORBIDDEN_SCHEMES.trim().split(' ');
    expect(schemes).toEqual([...new Set(schemes)].toSorted());
    expect(schemes.filter((scheme) => FORBIDDEN_FAMILIES.test(scheme))).toEqual([]);
  });

  it('R16: know these response parameters', () => {
    expect(RESPONSE_PARAMETERS.join(' ')).toMatchInlineSnapshot(
      `"code company entity error error_description error_uri iss role state"`,
    );
  });

  it('pin the codes', () => {
    expect(Object.keys(REDIRECT_URI_PROBLEMS)).toMatchInlineSnapshot(`
      [
        "redirect_uri_control_character",
        "redirect_uri_count",
        "redirect_uri_default_port",
        "redirect_uri_dot_segment",
        "redirect_uri_duplicate",
        "redirect_uri_fragment",
        "redirect_uri_host_and_port",
        "redirect_uri_host_capitals",
        "redirect_uri_host_malformed",
        "redirect_uri_host_missing",
        "redirect_uri_host_not_plain",
        "redirect_uri_http",
        "redirect_uri_http_loopback",
        "redirect_uri_illegal_character",
        "redirect_uri_incomplete",
        "redirect_uri_multiple",
        "redirect_uri_not_absolute",
        "redirect_uri_not_text",
        "redirect_uri_path_missing",
        "redirect_uri_percent_encoding",
        "redirect_uri_port",
        "redirect_uri_response_parameter",
        "redirect_uri_rewritten",
        "redirect_uri_scheme_capitals",
        "redirect_uri_scheme_forbidden",
        "redirect_uri_scheme_with_authority",
        "redirect_uri_scheme_without_dot",
        "redirect_uri_too_long",
        "redirect_uri_unparsable",
        "redirect_uri_userinfo",
        "redirect_uri_wildcard",
        "redirect_uris_empty",
      ]
    `);
  });

  it('pin the codes of requests', () => {
    expect(Object.keys(REDIRECT_URI_REQUEST_PROBLEMS).join(' ')).toMatchInlineSnapshot(
      `"client_unknown redirect_uri_mismatch redirect_uri_missing redirect_uri_unusable"`,
    );
    expect(Object.keys(REDIRECT_URI_TOKEN_PROBLEMS).join(' ')).toMatchInlineSnapshot(
      `"redirect_uri_mismatch redirect_uri_missing"`,
    );
  });

  it('state whole sentences, and leave no value out', () => {
    const { violations } = refused(
      validate('2025.2', [`${HTTPS}/long`, 'https://example.com:0/', HTTPS], { maxLength: 28, maxCount: 1 }),
    );
    const tables = {
      ...REDIRECT_URI_PROBLEMS,
      ...REDIRECT_URI_REQUEST_PROBLEMS,
    };
    const texts = [
      ...[...Object.values(tables), ...Object.values(REDIRECT_URI_TOKEN_PROBLEMS)],
      ...violations,
    ].flatMap(({ message, remedy }) => [message, remedy ?? []].flat());
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(JSON.stringify(violations)).not.toMatch(/[{]\w+[}]|undefined|null/);
  });
});
