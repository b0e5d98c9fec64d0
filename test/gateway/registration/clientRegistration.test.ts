import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../../src/core/release.js';
import {
  type ClientRegistrationFacts,
  decideClientRegistration,
  type RegistrationIntegration,
} from '../../../src/gateway/index.js';
import { CLIENT_REGISTRATION_PROBLEMS } from '../../../src/gateway/registration/problems.js';
import { codes, expectClosed, expectOwnAnswer, refused } from '../../support.js';

const APP = 'com.example.app:/callback';
const HTTPS = 'https://app.example.com/cb';
const LOCAL = 'https://localhost:3000/cb';
const RECORD: RegistrationIntegration = {
  clientId: '6d0e2b',
  clientType: 'public',
  state: 'enabled',
  authorizationCodeGrant: true,
  redirectUris: [APP, HTTPS, LOCAL],
  dynamicClientRegistration: true,
  dynamicClientName: 'Orders',
};

const ask = (
  redirectUris: readonly string[],
  clientName?: string,
  integrations: readonly Partial<RegistrationIntegration>[] = [{}],
) =>
  decideClientRegistration('2026.1', {
    integrations: integrations.map((other) => ({ ...RECORD, ...other })),
    redirectUris,
    ...(clientName !== undefined && { clientName }),
  });

describe('URI-12: a registration', () => {
  test.each(RELEASES)('leads to the record that has its redirect URI and name, in %s', (release) => {
    const facts = { integrations: [RECORD], redirectUris: [APP], clientName: 'Orders' };
    expect(decideClientRegistration(release, facts)).toEqual({
      allowed: true,
      rules: ['URI-12', 'CHOICE-REDIRECT-REGISTRATION'],
      advice: [],
      clientId: '6d0e2b',
    });
  });

  test.each<[string, readonly string[], string | undefined]>([
    ['https on a host of its own, whatever the name', [HTTPS], 'Other'],
    ['https on a host of its own, without a name', [HTTPS], undefined],
    ['localhost', [LOCAL], 'Orders'],
    ['localhost on another port', ['https://localhost:49152/cb'], 'Orders'],
    ['localhost without a port', ['https://localhost/cb'], 'Orders'],
    ['several, all of them in the record', [APP, HTTPS, LOCAL], 'Orders'],
  ])('matches by %s', (_, uris, name) => {
    expect(ask(uris, name).allowed).toBe(true);
  });

  test.each<[string, readonly string[], string | undefined]>([
    ['a custom scheme', [APP], 'orders'],
    ['a custom scheme without a name', [APP], undefined],
    ['a custom scheme with an empty name', [APP], ''],
    ['localhost', [LOCAL], 'Orders '],
    ['one of several', [HTTPS, APP], 'Other'],
  ])('under another name, by %s, leads to none', (_, uris, name) => {
    const refusal = refused(ask(uris, name));
    expect(refusal.violations).toMatchObject([
      { code: 'registration_name_mismatch', rule: 'URI-12', path: ['clientName'] },
    ]);
    expect(refusal.rules).toEqual(['URI-12', 'CHOICE-REDIRECT-REGISTRATION']);
  });

  test.each([null, undefined, ''])('by a name leads to no record whose name is %j', (dynamicClientName) => {
    for (const name of ['', undefined]) {
      const record = { ...RECORD, dynamicClientName } as RegistrationIntegration;
      expect(codes(ask([APP], name, [record]))).toEqual(['registration_name_mismatch']);
    }
  });

  test.each<[string, readonly string[]]>([
    ['another path', ['com.example.app:/other']],
    ['another scheme', ['com.example.other:/callback']],
    ['another host', ['https://app.example.co/cb']],
    ['another port', ['https://app.example.com:8443/cb']],
    ['another path on localhost', ['https://localhost:3000/other']],
    ['a host that begins like localhost', ['https://localhost.evil.example/cb']],
    ['localhost as user information', ['https://localhost:3000@evil.example/cb']],
    ['a loopback address', ['https://127.0.0.1:3000/cb']],
    ['http on localhost', ['http://localhost:3000/cb']],
    ['one of several', [HTTPS, 'https://evil.example/cb']],
    ['an empty text', ['']],
    ['none at all', []],
  ])('CHOICE-REDIRECT-REGISTRATION: by %s leads to none', (_, uris) => {
    expect(codes(ask(uris, 'Orders'))).toEqual(['registration_unmatched']);
  });

  test.each<[string, Partial<RegistrationIntegration>]>([
    ['is confidential', { clientType: 'confidential' }],
    ['does not take registrations', { dynamicClientRegistration: false }],
    ['has no authorization code grant', { authorizationCodeGrant: false }],
    ['is blocked', { state: 'blocked' }],
    ['waits for approval', { state: 'waiting_for_approval' }],
  ])('leads to no record that %s', (_, other) => {
    expect(codes(ask([HTTPS], 'Orders', [other]))).toEqual(['registration_unmatched']);
  });

  it('asks no name for a host that only begins like localhost, and its port counts', () => {
    const record = { redirectUris: ['https://localhost.example.com:3000/cb'] };
    expect(ask(['https://localhost.example.com:3000/cb'], 'Other', [record]).allowed).toBe(true);
    expect(ask(['https://localhost.example.com:3001/cb'], 'Orders', [record]).allowed).toBe(false);
  });

  it('URI-4, R14: never leads to script or to http, although they are stored', () => {
    for (const uri of ['javascript:x', 'http://localhost:3000/cb', '']) {
      expect(codes(ask([uri], 'Orders', [{ redirectUris: [uri] }]))).toEqual(['registration_unmatched']);
    }
  });

  it('CHOICE-REDIRECT-REGISTRATION: leads to none where several match, and to the one whose name does', () => {
    const two = [{}, { clientId: 'other', dynamicClientName: 'Invoices' }];
    expect(codes(ask([HTTPS], 'Orders', two))).toEqual(['registration_ambiguous']);
    expect(ask([APP], 'Invoices', two)).toMatchObject({ clientId: 'other' });
    expect(codes(ask([APP], 'Orders', [{}, { clientId: 'other' }]))).toEqual(['registration_ambiguous']);
  });

  test.each<[string, unknown]>([
    ['no facts', undefined],
    ['no records', { redirectUris: [HTTPS] }],
    ['a record in their place', { integrations: RECORD, redirectUris: [HTTPS] }],
    ['no redirect URIs', { integrations: [RECORD] }],
    ['a text in their place', { integrations: [RECORD], redirectUris: HTTPS }],
    ['a name that is no text', { integrations: [RECORD], redirectUris: [HTTPS], clientName: 7 }],
    [
      'a kept name that is no text',
      { integrations: [{ ...RECORD, dynamicClientName: 7 }], redirectUris: [HTTPS] },
    ],
    ['a record that is null', { integrations: [null], redirectUris: [HTTPS] }],
  ])('%s is the mistake of the caller', (_, facts) => {
    expect(() => decideClientRegistration('2026.1', facts as ClientRegistrationFacts)).toThrow(
      expect.objectContaining({ code: 'malformed_facts' }),
    );
  });

  test.each<[string, ClientRegistrationFacts]>([
    ['unmatched', { integrations: [{ ...RECORD, clientType: 'confidential' }], redirectUris: [HTTPS] }],
    ['of another name', { integrations: [RECORD], redirectUris: [APP], clientName: 'Other' }],
    ['not enabled', { integrations: [{ ...RECORD, state: 'blocked' }], redirectUris: [HTTPS] }],
  ])('whichever fact is broken, one that is %s stays refused', (_, facts) => {
    expectClosed((of) => decideClientRegistration('2026.1', of), facts);
    expectOwnAnswer((of) => decideClientRegistration('2026.1', of), facts);
  });

  it('whichever fact is broken, one that matches two records stays refused unless one of them no longer has the URI', () => {
    const facts = { integrations: [RECORD, { ...RECORD, clientId: 'other' }], redirectUris: [HTTPS] };
    expectClosed(
      (of) => decideClientRegistration('2026.1', of),
      facts,
      (path, value) => path.endsWith('redirectUris') || path.includes('redirectUris.') || value === false,
    );
    expectOwnAnswer((of) => decideClientRegistration('2026.1', of), { ...facts, integrations: [RECORD] });
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    const facts = { integrations: [RECORD], redirectUris: [HTTPS] };
    expect(() => decideClientRegistration('2099.1' as Release, facts)).toThrow('outside the modelled range');
  });
});

describe('the table', () => {
  it('pins the codes, and states whole sentences', () => {
    expect(Object.keys(CLIENT_REGISTRATION_PROBLEMS)).toEqual([
      'registration_ambiguous',
      'registration_name_mismatch',
      'registration_unmatched',
    ]);
    for (const { message, remedy = message } of Object.values(CLIENT_REGISTRATION_PROBLEMS)) {
      for (const text of [message, remedy]) expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });
});
