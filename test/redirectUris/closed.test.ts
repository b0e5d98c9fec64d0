import { describe, expect, it, test } from 'vitest';
import {
  decideRedirectUri,
  decideTokenRedirectUri,
  type RedirectUriChoices,
  type RedirectUriFacts,
  type RedirectUriListFacts,
  type TokenRedirectUriFacts,
  validateRedirectUris,
} from '../../src/redirectUris/index.js';
import { codes, expectClosed, expectOwnAnswer, granted, refused } from '../support.js';

const URI = 'https://app.example.com/cb';
const FACTS_ERROR = expect.objectContaining({ code: 'malformed_facts' });
const CHOICES_ERROR = expect.objectContaining({ code: 'malformed_choices' });

function request(facts: unknown) {
  return () => decideRedirectUri('2026.1', facts as RedirectUriFacts);
}
function token(facts: unknown) {
  return () => decideTokenRedirectUri('2026.1', facts as TokenRedirectUriFacts);
}
function list(facts: unknown, choices?: unknown) {
  return () => validateRedirectUris('2026.1', facts as RedirectUriListFacts, choices as RedirectUriChoices);
}

describe('the authorization request', () => {
  it('URI-5: a text is not a list, so no part of it matches', () => {
    const redirectUri = 'https://app.example.co';
    expect(request({ integration: { redirectUris: URI }, redirectUri })).toThrow(FACTS_ERROR);
  });

  it('URI-5: an empty text is no redirect URI, registered or not', () => {
    expect(codes(request({ integration: { redirectUris: [''] }, redirectUri: '' })())).toEqual([
      'redirect_uri_unusable',
    ]);
  });

  it('URI-5: the same object is no redirect URI, registered or not', () => {
    const same = [URI];
    expect(request({ integration: { redirectUris: [same] }, redirectUri: same })).toThrow(FACTS_ERROR);
  });

  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['null', null],
    ['a list', []],
    ['no record', { redirectUri: URI }],
    ['a text as record', { integration: URI, redirectUri: URI }],
    ['a record without redirect URIs', { integration: {}, redirectUri: URI }],
    ['null as redirect URI', { integration: { redirectUris: [URI] }, redirectUri: null }],
    [
      'a repeated parameter that arrives as a list',
      { integration: { redirectUris: [URI] }, redirectUri: [URI] },
    ],
  ])('%s is the mistake of the caller', (_, facts) => {
    expect(request(facts)).toThrow(FACTS_ERROR);
  });

  test.each<[string, RedirectUriFacts]>([
    ['another URI', { integration: { redirectUris: [URI] }, redirectUri: 'https://app.example.co' }],
    ['none', { integration: { redirectUris: [URI] } }],
    ['an unknown client', { integration: null, redirectUri: URI }],
    ['script', { integration: { redirectUris: ['javascript:x'] }, redirectUri: 'javascript:x' }],
  ])('whichever fact is broken, %s stays refused', (_, facts) => {
    expectClosed((of) => decideRedirectUri('2026.1', of), facts);
    expectOwnAnswer((of) => decideRedirectUri('2026.1', of), facts);
  });

  it('shares nothing of an allowed answer', () => {
    expectOwnAnswer((of) => decideRedirectUri('2026.1', of), {
      integration: { redirectUris: [URI] },
      redirectUri: URI,
    });
  });
});

describe('URI-4, R14: a stored redirect URI that could never be accepted', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'http://app.example.com/cb',
    'HTTP://localhost/cb',
    'ms-msdt:/id',
    '\tjavascript:alert(1)',
    'java\tscript:alert(1)',
    ' https://app.example.com/cb',
    'https:app.example.com',
    'https:/\\app.example.com',
    '//app.example.com/cb',
    '/cb',
    '',
  ])('%j is never redirected to, although it matches', (redirectUri) => {
    const refusal = refused(request({ integration: { redirectUris: [URI, redirectUri] }, redirectUri })());
    expect(refusal.violations).toEqual([
      {
        code: 'redirect_uri_unusable',
        rule: 'URI-4',
        message: 'The registered redirect URI uses neither https nor the custom scheme of an app.',
        path: ['redirectUri'],
        remedy: 'Remove it from the integration record.',
        oauthError: 'invalid_request',
        auditDetail: 'InvalidRedirectURI',
        disposition: 'error_page',
      },
    ]);
    expect(refusal.rules).toEqual(['URI-4', 'R14', 'R8', 'CHOICE-REDIRECT-ATTACKS']);
  });

  test.each([URI, 'HTTPS://APP.example.com/cb', 'com.example.app:/cb', 'myapp://callback', 'MyApp:/cb'])(
    '%s is redirected to',
    (redirectUri) => {
      expect(
        granted(request({ integration: { redirectUris: [redirectUri] }, redirectUri })()).redirectUri,
      ).toBe(redirectUri);
    },
  );
});

describe('the token request', () => {
  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['a code that remembers nothing', { redirectUri: URI }],
    ['a code that remembers an empty text', { authorizedRedirectUri: '', redirectUri: '' }],
    ['null twice', { authorizedRedirectUri: null, redirectUri: null }],
    ['a list', { authorizedRedirectUri: URI, redirectUri: [URI] }],
  ])('R9: %s is the mistake of the caller', (_, facts) => {
    expect(token(facts)).toThrow(FACTS_ERROR);
  });

  it('R9: the same object is not the same redirect URI', () => {
    const same = [URI];
    expect(token({ authorizedRedirectUri: same, redirectUri: same })).toThrow(FACTS_ERROR);
  });

  test.each<[string, TokenRedirectUriFacts]>([
    ['another one', { authorizedRedirectUri: URI, redirectUri: `${URI}/` }],
    ['none', { authorizedRedirectUri: URI }],
  ])('R9: whichever fact is broken, %s stays refused', (_, facts) => {
    expectClosed((of) => decideTokenRedirectUri('2026.1', of), facts);
    expectOwnAnswer((of) => decideTokenRedirectUri('2026.1', of), facts);
  });
});

describe('the list', () => {
  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['no list', {}],
    ['null', { redirectUris: null }],
    ['a text', { redirectUris: URI }],
    ['something like a list', { redirectUris: { 0: URI, length: 1 } }],
  ])('%s is the mistake of the caller', (_, facts) => {
    expect(list(facts)).toThrow(FACTS_ERROR);
  });

  test.each([
    'http://app.example.com/cb',
    'javascript:x',
    'https://app.example.com/cb?code=1',
    'https://u@app.example.com/',
  ])('whichever fact is broken, %s stays refused', (uri) => {
    const facts = { redirectUris: [URI, uri] };
    expectClosed((of) => validateRedirectUris('2026.1', of), facts);
    expectOwnAnswer((of) => validateRedirectUris('2026.1', of), facts);
    expectOwnAnswer((of) => validateRedirectUris('2026.1', of), { redirectUris: [URI, 'myapp://callback'] });
  });

  test.each<[string, unknown]>([
    ['a misspelt option', { fragments: 'allow' }],
    ['a misspelt value', { fragment: 'Allow' }],
    ['a bound that is not a number', { maxLength: Number.NaN }],
    ['a bound as text', { maxLength: '4096' }],
    ['a count as text', { maxCount: 'many' }],
    ['a negative count', { maxCount: -1 }],
    ['null', { maxCount: null }],
    ['a shape that there is not', { schemeShape: 'Advise' }],
    ['a rewriting that there is not', { rewriting: 'none' }],
    ['a list', []],
    ['null in their place', null],
  ])('%s of the choices is an error', (_, choices) => {
    expect(list({ redirectUris: [URI] }, choices)).toThrow(CHOICES_ERROR);
  });

  it('the options of other questions are left alone', () => {
    expect(list({ redirectUris: [URI] }, { newIntegration: 'grant_enabled' })().allowed).toBe(true);
  });

  it('CHOICE-REDIRECT-LENGTH, CHOICE-REDIRECT-COUNT: other bounds are named where they let a list pass', () => {
    expect(list({ redirectUris: [URI] })().rules).toEqual(['URI-3', 'URI-4']);
    expect(list({ redirectUris: [URI] }, { maxLength: 4000, maxCount: 3 })().rules).toEqual([
      'URI-3',
      'URI-4',
      'CHOICE-REDIRECT-LENGTH',
      'CHOICE-REDIRECT-COUNT',
    ]);
    expect(list({ redirectUris: [URI] }, { maxLength: 2048, maxCount: 'unbounded' })().rules).toEqual([
      'URI-3',
      'URI-4',
    ]);
  });
});
