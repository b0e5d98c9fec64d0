import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriChoices,
  validateRedirectUris,
} from '../../src/redirectUris/index.js';

const release = fc.constantFrom(...RELEASES);
const several = fc.constantFrom(...RELEASES.filter((known) => known !== '2025.2'));
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary-ascii' }),
);

const pieces = (...of: string[]) => fc.constantFrom(...of);
/** Text in the shape of a URI, most of it slightly wrong. */
const uriLike = fc
  .tuple(
    pieces('https:', 'HTTPS:', 'http:', 'myapp:', 'com.example.app:', 'Com.App:', 'javascript:', 'a_b:', ''),
    pieces('//', '//', '//', '/', '///', '', '\\\\'),
    pieces('', '', '', 'u@', 'u:p@', '@', 'example.com@'),
    fc.oneof(
      pieces(
        'example.com',
        'EXAMPLE.com',
        'localhost',
        '127.0.0.1',
        '127.1',
        '0x7f.1',
        '2130706433',
        '[::1]',
      ),
      pieces(
        '[0:0::1]',
        '[::ffff:1.2.3.4]',
        'ex%61mple.com',
        'example.com.',
        'xn--bcher-kva.example',
        '..',
        '*',
      ),
      fc.string({ maxLength: 8 }),
      fc.ipV4Extended(),
      fc.ipV6().map((address) => `[${address}]`),
    ),
    pieces('', '', '', ':443', ':8080', ':0', ':', ':65536', ':08'),
    fc.oneof(
      pieces('', '/', '/callback', '/a/../b', '/%2e%2e/', '/..;/', '/%252e', '/*', "/'", '/a%2fb'),
      fc.string({ maxLength: 8 }).map((text) => `/${text}`),
    ),
    fc.oneof(
      pieces('', '', '?', '?x=1', '?code=1', "?q='", '?%63ode'),
      fc.string({ maxLength: 8 }).map((q) => `?${q}`),
    ),
    pieces('', '', '', '#', '#x', '#code=1'),
  )
  .map((parts) => parts.join(''));

const uri = fc.oneof(
  uriLike,
  uriLike,
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  anyText,
);
const choices: fc.Arbitrary<RedirectUriChoices> = fc.record(
  {
    fragment: fc.constantFrom('allow', 'refuse'),
    rewriting: fc.constantFrom('refuse_all', 'refuse_deceptive'),
    schemeShape: fc.constantFrom('advise', 'refuse'),
    maxLength: fc.oneof(fc.nat(60), fc.constant(Number.POSITIVE_INFINITY)),
    maxCount: fc.oneof(fc.nat(4), fc.constant<'unbounded'>('unbounded')),
  },
  { requiredKeys: [] },
);
const OPEN: RedirectUriChoices = { fragment: 'allow' };

/** The host as it stands in the text. */
function writtenHost(text: string): string {
  return /^[^:]*:\/\/(\[[^\]]*\]|[^:/?#]*)/.exec(text)?.[1] ?? '';
}

function writtenPath(text: string): string {
  return /^[^:]*:(?:\/\/[^/?#]*)?([^?#]*)/.exec(text)?.[1] ?? '';
}

it('validation answers for any text, the same twice, as data, and with every path in the list', () => {
  fc.assert(
    fc.property(release, fc.array(uri, { maxLength: 5 }), choices, (at, uris, chosen) => {
      const list = Object.freeze([...uris]);
      const decision = validateRedirectUris(at, { redirectUris: list }, chosen);
      expect(validateRedirectUris(at, { redirectUris: uris }, chosen)).toEqual(decision);
      expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
      const problems = [...decision.advice, ...(decision.allowed ? [] : decision.violations)];
      const places =
        uris.length === 0 ? ['["redirectUris"]'] : [...uris.keys()].map((n) => `["redirectUris",${n}]`);
      expect(places).toEqual(expect.arrayContaining(problems.map(({ path }) => JSON.stringify(path))));
    }),
    { numRuns: 2000 },
  );
});

it('URI-5: every URI of an accepted list matches itself', () => {
  fc.assert(
    fc.property(several, fc.uniqueArray(uri, { maxLength: 4 }), (at, uris) => {
      fc.pre(validateRedirectUris(at, { redirectUris: uris }, OPEN).allowed);
      for (const requested of uris) {
        expect(
          decideRedirectUri(at, { integration: { redirectUris: uris }, redirectUri: requested }),
        ).toMatchObject({
          allowed: true,
          redirectUri: requested,
        });
      }
    }),
  );
});

/** Whether a browser may be sent there, for all that its parser makes of the text. */
function isHarmless(text: string): boolean {
  return URL.canParse(text) && !['http:', 'javascript:', 'data:', 'file:'].includes(new URL(text).protocol);
}

it('URI-4, URI-5: a match is membership in the list, whatever the texts, and never leads to script or to http', () => {
  const text = fc.oneof(
    anyText,
    uri,
    fc.constantFrom('a:', 'A:', 'a/', '', 'JavaScript:x', ' data:x', 'ab:', 'AB:'),
  );
  fc.assert(
    fc.property(release, fc.array(text), text, (at, registered, requested) => {
      const { allowed } = decideRedirectUri(at, {
        integration: { redirectUris: registered },
        redirectUri: requested,
      });
      if (!registered.some((known) => known === requested)) expect(allowed).toBe(false);
      else if (/^(?:https:\/\/|(?:com[.]|myapp:|ab:))/i.test(requested)) expect(allowed).toBe(true);
      else if (!isHarmless(requested)) expect(allowed).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

it('URI-6: a token request is judged by equality, whatever the texts', () => {
  const text = fc.oneof(anyText, uri, fc.constantFrom('a', 'A')).filter((one) => one !== '');
  fc.assert(
    fc.property(release, text, text, (at, authorizedRedirectUri, redirectUri) => {
      expect(decideTokenRedirectUri(at, { authorizedRedirectUri, redirectUri }).allowed).toBe(
        authorizedRedirectUri === redirectUri,
      );
      expect(
        decideTokenRedirectUri(at, { authorizedRedirectUri, redirectUri: authorizedRedirectUri }).allowed,
      ).toBe(true);
    }),
  );
});

it('R15: what is accepted is readable by the URL standard, which finds the scheme, host and path that were written', () => {
  let accepted = 0;
  fc.assert(
    fc.property(uri, choices, (text, chosen) => {
      if (!validateRedirectUris('2026.1', { redirectUris: [text] }, chosen).allowed) return;
      accepted++;
      const url = new URL(text);
      expect(url.hostname.toLowerCase()).toBe(writtenHost(text).toLowerCase());
      expect(url.protocol).toBe(text.slice(0, text.indexOf(':') + 1).toLowerCase());
      expect(url.username + url.password).toBe('');
      expect(['http:', 'javascript:', 'data:']).not.toContain(url.protocol);
      expect(url.pathname).toBe(writtenPath(text) || (url.protocol === 'https:' ? '/' : ''));
    }),
    { numRuns: 5000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

it('CHOICE-REDIRECT-REWRITING: what the URL standard writes differently is accepted with advice, or refused by choice', () => {
  fc.assert(
    fc.property(uri, (text) => {
      const decision = validateRedirectUris('2026.1', { redirectUris: [text] }, OPEN);
      if (!decision.allowed) return;
      const rewritten = new URL(text).href !== text;
      const told = decision.advice.some(({ rule }) => rule === 'CHOICE-REDIRECT-REWRITING');
      expect(told).toBe(rewritten);
      expect(
        validateRedirectUris('2026.1', { redirectUris: [text] }, { ...OPEN, rewriting: 'refuse_all' })
          .allowed,
      ).toBe(!told);
    }),
    { numRuns: 5000 },
  );
});

it('URI-1, URI-15: the number of URIs is the only thing that a release changes', () => {
  fc.assert(
    fc.property(several, fc.array(uri, { maxLength: 4 }), choices, (at, uris, chosen) => {
      const before = validateRedirectUris('2025.2', { redirectUris: uris }, chosen);
      const since = validateRedirectUris(at, { redirectUris: uris }, chosen);
      if (uris.length < 2) expect(before).toEqual(since);
      const rest = before.allowed ? [] : before.violations.filter(({ rule }) => rule !== 'URI-15');
      expect(rest).toEqual(since.allowed ? [] : since.violations);
      expect(before.allowed).toBe(since.allowed && uris.length < 2);
    }),
    { numRuns: 1000 },
  );
});

it('a list is accepted where each of its URIs is, and none stands there twice', () => {
  fc.assert(
    fc.property(fc.array(uri, { minLength: 1, maxLength: 4 }), (uris) => {
      const each = uris.every((one) => validateRedirectUris('2026.1', { redirectUris: [one] }).allowed);
      expect(validateRedirectUris('2026.1', { redirectUris: uris }).allowed).toBe(
        each && new Set(uris).size === uris.length,
      );
    }),
    { numRuns: 1000 },
  );
});
