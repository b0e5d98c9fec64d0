import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/decision.js';
import {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriChoices,
  validateRedirectUris,
} from '../../src/redirectUris/index.js';
import { FORBIDDEN_SCHEMES, RESPONSE_PARAMETERS } from '../../src/redirectUris/limits.js';
import { PROBLEMS } from '../../src/redirectUris/problems.js';
import { REDIRECT_URI_CHOICES, REDIRECT_URI_RULES } from '../../src/redirectUris/rules.js';

const HTTPS = 'https://example.com/callback';
const catalogue = [...REDIRECT_URI_RULES, ...REDIRECT_URI_CHOICES];

/** One answer for every rule there is. */
const answers: readonly Decision<string, object>[] = [
  validateRedirectUris('2025.2', [HTTPS, 'https://u@0x7f.1/*?code']),
  validateRedirectUris('2026.1', [HTTPS, 'myapp://callback']),
  validateRedirectUris('2026.1', ['javascript:x', 'myapp:', '', 'http://localhost/#', HTTPS, HTTPS], {
    maxLength: 28,
    maxCount: 4,
  }),
  validateRedirectUris('2026.1', [`${HTTPS}/long`], { maxLength: 28 }),
  validateRedirectUris('2026.1', []),
  decideRedirectUri('2026.1', { registered: null }),
  decideRedirectUri('2026.1', { registered: [HTTPS] }),
  decideRedirectUri('2026.1', { registered: [HTTPS], requested: 'x' }),
  decideTokenRedirectUri('2026.1', { authorized: HTTPS, presented: HTTPS }),
];

describe('the catalogue', () => {
  it('states every rule that an answer names, and every rule stated is named by an answer', () => {
    const named = new Set(answers.flatMap(({ rules }) => rules));
    expect([...named].sort()).toEqual(catalogue.map(({ id }) => id).sort());
  });

  it('dates the loosening of 2026.1 on both sides', () => {
    const dated = catalogue.filter(({ since, until }) => since !== '2025.2' || until !== undefined);
    expect(dated.map(({ id, since, until }) => [id, since, until])).toEqual([
      ['URI-1', '2026.1', undefined],
      ['URI-15', '2025.2', '2026.1'],
      ['CHOICE-REDIRECT-COUNT', '2026.1', undefined],
    ]);
  });

  it('names the option of every choice that a caller can make', () => {
    const choices: RedirectUriChoices = {
      fragment: 'allow',
      maxCount: 1,
      maxLength: 1,
      rewriting: 'refuse_all',
      schemeShape: 'refuse',
    };
    const options = REDIRECT_URI_CHOICES.flatMap(({ option }) => option ?? []);
    expect(options.sort()).toEqual(Object.keys(choices));
    for (const { option, alternatives } of REDIRECT_URI_CHOICES) {
      expect(alternatives.length > 0).toBe(option !== undefined);
    }
  });
});

describe('the tables', () => {
  it('R14: forbid these schemes', () => {
    expect(FORBIDDEN_SCHEMES.join(' ')).toMatchInlineSnapshot(
      `"about blob data feed file filesystem ftp intent jar javascript livescript mailto mhtml sms ssh tel urn vbscript view-source ws wss"`,
    );
  });

  it('R16: know these response parameters', () => {
    expect(RESPONSE_PARAMETERS.join(' ')).toMatchInlineSnapshot(
      `"code company entity error error_description error_uri iss role state"`,
    );
  });

  it('pin the codes', () => {
    expect(Object.keys(PROBLEMS)).toMatchInlineSnapshot(`
      [
        "redirect_uri_count",
        "redirect_uri_default_port",
        "redirect_uri_dot_segment",
        "redirect_uri_duplicate",
        "redirect_uri_fragment",
        "redirect_uri_host_and_port",
        "redirect_uri_host_capitals",
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
});
