import { describe, expect, it, test } from 'vitest';
import {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriRequest,
} from '../../src/redirectUris/index.js';
import { RELEASES, type Release } from '../../src/release.js';
import { codes, granted, refused } from '../support.js';

const URI = 'https://example.com/callback';
const registered = [URI, 'com.example.app:/callback', 'https://example.com/taskpane.html#/callback'];

describe('the authorization request', () => {
  test.each(RELEASES)('URI-5, R5: goes back to the registered URI that it names, in %s', (release) => {
    for (const requested of registered) {
      expect(decideRedirectUri(release, { registered, requested })).toEqual({
        allowed: true,
        rules: ['URI-5', 'R5'],
        advice: [],
        redirectUri: requested,
      });
    }
  });

  it('R3: keeps the query of the registered URI', () => {
    const requested = `${URI}?tenant=7`;
    expect(granted(decideRedirectUri('2026.1', { registered: [requested], requested })).redirectUri).toBe(
      requested,
    );
    expect(codes(decideRedirectUri('2026.1', { registered: [requested], requested: URI }))).toEqual([
      'redirect_uri_mismatch',
    ]);
  });

  it('URI-7, URI-8, R8: a mismatch stays on an error page, as invalid_request with Detail InvalidRedirectURI', () => {
    expect(decideRedirectUri('2026.1', { registered, requested: `${URI}/` })).toEqual({
      allowed: false,
      rules: ['URI-5', 'URI-7', 'URI-8', 'R5', 'R8'],
      violations: [
        {
          code: 'redirect_uri_mismatch',
          rule: 'URI-5',
          message: 'the redirect URI is none of the registered ones',
          path: ['requested'],
          remedy:
            'send it exactly as registered: loopback port, letter case, default port and final slash all count',
          oauthError: 'invalid_request',
          auditDetail: 'InvalidRedirectURI',
          disposition: 'error_page',
        },
      ],
    });
  });

  test.each([
    ['a trailing slash', `${URI}/`],
    ['a missing part', 'https://example.com/'],
    ['a longer path', `${URI}/../evil`],
    ['a longer host', 'https://example.com.evil.example/callback'],
    ['a shorter text', URI.slice(0, -1)],
    ['capitals in the host', 'https://EXAMPLE.com/callback'],
    ['capitals in the scheme', 'HTTPS://example.com/callback'],
    ['capitals in the path', 'https://example.com/Callback'],
    ['the default port', 'https://example.com:443/callback'],
    ['another port', 'https://example.com:8443/callback'],
    ['userinfo', 'https://user@example.com/callback'],
    ['a query', `${URI}?x=1`],
    ['an empty query', `${URI}?`],
    ['a fragment', `${URI}#x`],
    ['an empty fragment', `${URI}#`],
    ['http', 'http://example.com/callback'],
    ['percent-encoding', 'https://example.com/%63allback'],
    ['a dot segment', 'https://example.com/./callback'],
    ['a backslash', 'https:\\\\example.com\\callback'],
    ['a tab', 'https://example.com/call\tback'],
    ['a space at the end', `${URI} `],
    ['a wildcard', 'https://example.com/*'],
    ['two in one', registered.join(' ')],
    ['nothing at all', ''],
  ])('URI-5: %s makes it another URI', (_, requested) => {
    expect(codes(decideRedirectUri('2026.1', { registered, requested }))).toEqual(['redirect_uri_mismatch']);
  });

  it('R5: a loopback port is no exception', () => {
    const request = {
      registered: ['http://127.0.0.1/callback'],
      requested: 'http://127.0.0.1:49152/callback',
    };
    expect(codes(decideRedirectUri('2026.1', request))).toEqual(['redirect_uri_mismatch']);
  });

  it('URI-10: a registered wildcard matches itself and nothing else', () => {
    const wild = ['https://example.com/*', '*'];
    expect(codes(decideRedirectUri('2026.1', { registered: wild, requested: URI }))).toEqual([
      'redirect_uri_mismatch',
    ]);
  });

  test.each([
    ['one', [URI]],
    ['several', registered],
    ['none', []],
  ])(
    'R7, CHOICE-REDIRECT-MISSING: a request without redirect_uri is refused where %s registered',
    (_, uris) => {
      expect(decideRedirectUri('2026.1', { registered: uris })).toEqual({
        allowed: false,
        rules: ['URI-5', 'R7', 'R8', 'CHOICE-REDIRECT-MISSING'],
        violations: [
          {
            code: 'redirect_uri_missing',
            rule: 'URI-5',
            message: 'the redirect URI is missing',
            path: ['requested'],
            remedy: 'send it in every request, also where only one is registered',
            oauthError: 'invalid_request',
            disposition: 'error_page',
          },
        ],
      });
    },
  );

  it('URI-9: an unknown client is an unauthorized_client on an error page, whatever it asks for', () => {
    const refusal = refused(decideRedirectUri('2026.1', { registered: null, requested: URI }));
    expect(refusal).toEqual({
      allowed: false,
      rules: ['URI-9', 'R8'],
      violations: [
        {
          code: 'client_unknown',
          rule: 'URI-9',
          message: 'no record has this client ID',
          path: ['registered'],
          oauthError: 'unauthorized_client',
          auditDetail: 'UnknownIntegration',
          disposition: 'error_page',
        },
      ],
    });
    expect(decideRedirectUri('2026.1', { registered: null })).toEqual(refusal);
  });

  it('refuses a repeated parameter that arrives as a list', () => {
    const request = { registered, requested: [URI] } as unknown as RedirectUriRequest;
    expect(codes(decideRedirectUri('2026.1', request))).toEqual(['redirect_uri_mismatch']);
  });
});

describe('the token request', () => {
  test.each(RELEASES)('URI-6, R9: repeats the redirect URI, in %s', (release) => {
    expect(decideTokenRedirectUri(release, { authorized: URI, presented: URI })).toEqual({
      allowed: true,
      rules: ['URI-6', 'R9'],
      advice: [],
    });
  });

  test.each([
    ['another URI', { presented: 'com.example.app:/callback' }, 'redirect_uri_mismatch'],
    ['a trailing slash', { presented: `${URI}/` }, 'redirect_uri_mismatch'],
    ['another case', { presented: URI.toUpperCase() }, 'redirect_uri_mismatch'],
    ['an empty one', { presented: '' }, 'redirect_uri_mismatch'],
    ['none', {}, 'redirect_uri_missing'],
  ])('URI-6, R9: %s is an invalid_grant', (_, request, code) => {
    const refusal = refused(decideTokenRedirectUri('2026.1', { authorized: URI, ...request }));
    expect(refusal.rules).toEqual(['URI-6', 'R9']);
    expect(refusal.violations).toEqual([
      {
        code,
        rule: 'URI-6',
        message: expect.stringMatching(/^the redirect URI /),
        path: ['presented'],
        remedy: 'repeat the redirect URI of the authorization request',
        oauthError: 'invalid_grant',
      },
    ]);
  });

  it('URI-6: a code that remembers nothing is not redeemed by presenting nothing', () => {
    const forgotten = {} as unknown as { authorized: string };
    expect(decideTokenRedirectUri('2026.1', forgotten).allowed).toBe(false);
  });
});

describe('answers', () => {
  it('are constants where nothing in them varies', () => {
    for (const [a, b] of [
      [decideRedirectUri('2026.1', { registered }), decideRedirectUri('2027.1', { registered })],
      [
        decideRedirectUri('2026.1', { registered, requested: 'x' }),
        decideRedirectUri('2027.1', { registered, requested: 'y' }),
      ],
      [
        decideTokenRedirectUri('2026.1', { authorized: URI, presented: URI }),
        decideTokenRedirectUri('2027.1', { authorized: 'x', presented: 'x' }),
      ],
    ] as const) {
      expect(a).toBe(b);
      expect(Object.isFrozen(a)).toBe(true);
    }
    const match = granted(decideRedirectUri('2026.1', { registered, requested: URI }));
    expect(Object.isFrozen(match.rules) && Object.isFrozen(match.advice)).toBe(true);
  });

  it('REL-3: refuse to guess for a release that is not modelled', () => {
    expect(() => decideRedirectUri('2029.1' as Release, { registered, requested: URI })).toThrow(
      '2025.2 to 2028.2',
    );
    expect(() => decideTokenRedirectUri('2025.1' as Release, { authorized: URI, presented: URI })).toThrow(
      '2025.2 to 2028.2',
    );
  });
});
