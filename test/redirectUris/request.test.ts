import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideRedirectUri, decideTokenRedirectUri } from '../../src/redirectUris/index.js';
import { codes, granted, refused } from '../support.js';

const URI = 'https://example.com/callback';
const registered = [URI, 'com.example.app:/callback', 'https://example.com/taskpane.html#/callback'];
const integration = { redirectUris: registered };

describe('the authorization request', () => {
  test.each(RELEASES)('URI-5, R5: goes back to the registered URI that it names, in %s', (release) => {
    for (const requested of registered) {
      expect(decideRedirectUri(release, { integration, redirectUri: requested })).toEqual({
        allowed: true,
        rules: ['URI-5', 'R5'],
        advice: [],
        redirectUri: requested,
      });
    }
  });

  it('R3: keeps the query of the registered URI', () => {
    const requested = `${URI}?tenant=7`;
    expect(
      granted(
        decideRedirectUri('2026.1', { integration: { redirectUris: [requested] }, redirectUri: requested }),
      ).redirectUri,
    ).toBe(requested);
    expect(
      codes(decideRedirectUri('2026.1', { integration: { redirectUris: [requested] }, redirectUri: URI })),
    ).toEqual(['redirect_uri_mismatch']);
  });

  it('URI-7, URI-8, R8: a mismatch stays on an error page, as invalid_request with Detail InvalidRedirectURI', () => {
    expect(decideRedirectUri('2026.1', { integration, redirectUri: `${URI}/` })).toEqual({
      allowed: false,
      rules: ['URI-5', 'URI-7', 'URI-8', 'R5', 'R8'],
      advice: [],
      violations: [
        {
          code: 'redirect_uri_mismatch',
          rule: 'URI-5',
          message: 'The redirect URI of the request is not registered in the integration record.',
          path: ['redirectUri'],
          remedy:
            'Send the redirect URI exactly as it is registered: letter case, a port even if it is the default or on a loopback host, and a final slash all count.',
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
    expect(codes(decideRedirectUri('2026.1', { integration, redirectUri: requested }))).toEqual([
      'redirect_uri_mismatch',
    ]);
  });

  it('R5: a loopback port is no exception', () => {
    const request = {
      integration: { redirectUris: ['http://127.0.0.1/callback'] },
      redirectUri: 'http://127.0.0.1:49152/callback',
    };
    expect(codes(decideRedirectUri('2026.1', request))).toEqual(['redirect_uri_mismatch']);
  });

  it('URI-10: a registered wildcard matches itself and nothing else', () => {
    const wild = { redirectUris: ['https://example.com/*', '*'] };
    expect(codes(decideRedirectUri('2026.1', { integration: wild, redirectUri: URI }))).toEqual([
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
      expect(decideRedirectUri('2026.1', { integration: { redirectUris: uris } })).toEqual({
        allowed: false,
        rules: ['URI-5', 'R7', 'R8', 'CHOICE-REDIRECT-MISSING'],
        advice: [],
        violations: [
          {
            code: 'redirect_uri_missing',
            rule: 'URI-5',
            message: 'The authorization request has no redirect URI.',
            path: ['redirectUri'],
            remedy: 'Send the redirect URI in every authorization request, even if only one is registered.',
            oauthError: 'invalid_request',
            disposition: 'error_page',
          },
        ],
      });
    },
  );

  it('URI-9: an unknown client is an unauthorized_client on an error page, whatever it asks for', () => {
    const refusal = refused(decideRedirectUri('2026.1', { integration: null, redirectUri: URI }));
    expect(refusal).toEqual({
      allowed: false,
      rules: ['URI-9', 'R8'],
      advice: [],
      violations: [
        {
          code: 'client_unknown',
          rule: 'URI-9',
          message: 'No integration record has the client ID of the request.',
          path: ['integration'],
          oauthError: 'unauthorized_client',
          auditDetail: 'UnknownIntegration',
          disposition: 'error_page',
        },
      ],
    });
    expect(decideRedirectUri('2026.1', { integration: null })).toEqual(refusal);
  });
});

describe('the token request', () => {
  test.each(RELEASES)('URI-6, R9: repeats the redirect URI, in %s', (release) => {
    expect(decideTokenRedirectUri(release, { authorizedRedirectUri: URI, redirectUri: URI })).toEqual({
      allowed: true,
      rules: ['URI-6', 'R9'],
      advice: [],
    });
  });

  test.each([
    ['another URI', { redirectUri: 'com.example.app:/callback' }, 'redirect_uri_mismatch'],
    ['a trailing slash', { redirectUri: `${URI}/` }, 'redirect_uri_mismatch'],
    ['another case', { redirectUri: URI.toUpperCase() }, 'redirect_uri_mismatch'],
    ['an empty one', { redirectUri: '' }, 'redirect_uri_mismatch'],
    ['none', {}, 'redirect_uri_missing'],
  ])('URI-6, R9: %s is an invalid_grant', (_, request, code) => {
    const refusal = refused(decideTokenRedirectUri('2026.1', { authorizedRedirectUri: URI, ...request }));
    expect(refusal.rules).toEqual(['URI-6', 'R9']);
    expect(refusal.violations).toEqual([
      {
        code,
        rule: 'URI-6',
        message:
          code === 'redirect_uri_missing'
            ? 'The token request has no redirect URI.'
            : 'The redirect URI of the token request differs from that of the authorization request.',
        path: ['redirectUri'],
        remedy: 'Repeat the redirect URI of the authorization request.',
        oauthError: 'invalid_grant',
      },
    ]);
  });

  it('URI-6: a code that remembers nothing is not redeemed by presenting nothing', () => {
    const forgotten = {} as unknown as { authorizedRedirectUri: string };
    expect(decideTokenRedirectUri('2026.1', forgotten).allowed).toBe(false);
  });
});

describe('answers', () => {
  it('are constants where nothing in them varies', () => {
    for (const [a, b] of [
      [decideRedirectUri('2026.1', { integration }), decideRedirectUri('2027.1', { integration })],
      [
        decideRedirectUri('2026.1', { integration, redirectUri: 'x' }),
        decideRedirectUri('2027.1', { integration, redirectUri: 'y' }),
      ],
      [
        decideTokenRedirectUri('2026.1', { authorizedRedirectUri: URI, redirectUri: URI }),
        decideTokenRedirectUri('2027.1', { authorizedRedirectUri: 'x', redirectUri: 'x' }),
      ],
    ] as const) {
      expect(a).toBe(b);
      expect(Object.isFrozen(a)).toBe(true);
    }
    const match = granted(decideRedirectUri('2026.1', { integration, redirectUri: URI }));
    expect(Object.isFrozen(match.rules) && Object.isFrozen(match.advice)).toBe(true);
  });

  it('REL-3: refuse to guess for a release that is not modelled', () => {
    expect(() => decideRedirectUri('2099.1' as Release, { integration, redirectUri: URI })).toThrow(
      'outside the modelled range',
    );
    expect(() =>
      decideTokenRedirectUri('2025.1' as Release, { authorizedRedirectUri: URI, redirectUri: URI }),
    ).toThrow('outside the modelled range');
  });
});
