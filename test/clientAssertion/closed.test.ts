/** Whatever a caller holds in the place of a fact or a choice, no refused assertion is accepted. */
import { describe, expect, it, test } from 'vitest';
import { type ClientAssertionFacts, decideClientAssertion } from '../../src/clientAssertion/index.js';
import { AT, certificate } from '../certificates/support.js';
import { codes, expectClosed, expectOwnAnswer } from '../support.js';

const NOW = AT.getTime() / 1000;
const ask = (facts: ClientAssertionFacts) => decideClientAssertion('2026.1', facts);

const good = {
  assertion: {
    header: { typ: 'JWT', alg: 'ES256', kid: 'key' },
    claims: {
      iss: 'client',
      aud: 'https://1234567.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token',
      scope: ['rest_webservices'],
      iat: NOW - 60,
      exp: NOW + 600,
      jti: 'one',
    },
  },
  accountId: '1234567',
  integration: {
    id: '7',
    clientId: 'client',
    clientType: 'confidential',
    clientCredentialsGrant: true,
    scopes: ['rest_webservices', 'restlets'],
    state: 'enabled',
  },
  certificates: [certificate('key')],
  at: AT,
} as const satisfies ClientAssertionFacts;

const record = (differing: object) =>
  ({ ...good, integration: { ...good.integration, ...differing } }) as never;
const claims = (differing: object) =>
  ({
    ...good,
    assertion: { ...good.assertion, claims: { ...good.assertion.claims, ...differing } },
  }) as never;
const header = (differing: object) =>
  ({
    ...good,
    assertion: { ...good.assertion, header: { ...good.assertion.header, ...differing } },
  }) as never;

describe('a refused assertion, with one fact broken', () => {
  test.each<[string, ClientAssertionFacts, ((path: string, value: unknown) => boolean)?]>([
    ['no record', { ...good, integration: null }],
    [
      'CERT-13: the grant is off',
      record({ clientCredentialsGrant: false }),
      (path, value) => path.endsWith('Grant') && value === true,
    ],
    ['CERT-27: a public client', record({ clientType: 'public' })],
    ['IR-2: a blocked record', record({ state: 'blocked' })],
    ['CERT-22: a scope that is not enabled', record({ scopes: ['restlets'] })],
    ['CERT-22: another issuer', claims({ iss: 'other' })],
    ['CERT-22: no issuer', claims({ iss: undefined })],
    ['CERT-22: another audience', claims({ aud: 'https://example.com/token' })],
    ['CERT-22: expired', claims({ exp: NOW })],
    ['CERT-22: of the future', claims({ iat: NOW + 60 })],
    ['CERT-19: another algorithm', header({ alg: 'HS256' })],
    ['CERT-21: the algorithm of another key', header({ alg: 'PS256' })],
    ['CERT-25: another key', header({ kid: 'other' })],
    [
      'CERT-25: a revoked certificate',
      { ...good, certificates: [certificate('key', { revokedAt: AT })] },
      (path, value) => path.endsWith('revokedAt') && (value === null || value === undefined),
    ],
    [
      'CERT-25: an expired certificate',
      { ...good, certificates: [certificate('key', { validUntil: new Date('2026-02-01') })] },
    ],
    [
      'CERT-25: a certificate of another record',
      { ...good, certificates: [certificate('key', { integrationId: '8' })] },
    ],
    [
      'CERT-25: the feature is off',
      { ...good, featureDisabled: true },
      (path, value) => path === 'featureDisabled' && (value === false || value === undefined),
    ],
    [
      'CERT-25: the entity is inactive',
      { ...good, subjectDisabled: true },
      (path, value) => path === 'subjectDisabled' && (value === false || value === undefined),
    ],
    [
      'CHOICE-ASSERTION-CLAIMS: another subject',
      claims({ sub: 'other' }),
      (path, value) => path.endsWith('sub') && value === undefined,
    ],
    [
      'CHOICE-ASSERTION-CLAIMS: not valid yet',
      claims({ nbf: NOW + 60 }),
      (path, value) =>
        path.endsWith('nbf') && (value === undefined || (typeof value === 'number' && value < 2)),
    ],
    [
      'CHOICE-ASSERTION-JTI: an id that is not text',
      claims({ jti: 7 }),
      (path, value) =>
        path.endsWith('jti') && (value === undefined || (typeof value === 'string' && value !== '')),
    ],
  ])('%s: is refused or an error', (_, facts, unless) => {
    expectClosed(ask, facts, unless);
    expectOwnAnswer(ask, facts);
  });

  it('shares nothing of what it accepts', () => {
    expect(ask(good).allowed).toBe(true);
    expectOwnAnswer(ask, good);
  });

  test.each<[string, (number | string)[], object]>([
    ['a client type in capitals', ['integration', 'clientType'], record({ clientType: 'Public' })],
    [
      'a grant as text',
      ['integration', 'clientCredentialsGrant'],
      record({ clientCredentialsGrant: 'false' }),
    ],
    ['no scopes', ['integration', 'scopes'], record({ scopes: undefined })],
    ['scopes as text', ['integration', 'scopes'], record({ scopes: 'rest_webservices' })],
    ['no client ID', ['integration', 'clientId'], record({ clientId: undefined })],
    ['an empty client ID', ['integration', 'clientId'], record({ clientId: '' })],
    ['a state in capitals', ['integration', 'state'], record({ state: 'Enabled' })],
    ['no record at all', ['integration'], { ...good, integration: undefined }],
    ['certificates as text', ['certificates'], { ...good, certificates: 'key' }],
    ['a certificate that is nothing', ['certificates', 0], { ...good, certificates: [null] }],
    [
      'no key',
      ['certificates', 0, 'key'],
      { ...good, certificates: [{ ...certificate('key'), key: undefined }] },
    ],
    [
      'no entity',
      ['certificates', 0, 'entityId'],
      { ...good, certificates: [{ ...certificate('key'), entityId: undefined }] },
    ],
    [
      'a role that is a number',
      ['certificates', 0, 'roleId'],
      { ...good, certificates: [{ ...certificate('key'), roleId: 1000 }] },
    ],
    ['no header', ['assertion', 'header'], { ...good, assertion: { claims: {} } }],
    ['claims as text', ['assertion', 'claims'], { ...good, assertion: { header: {}, claims: 'iss' } }],
    ['a feature that is null', ['featureDisabled'], { ...good, featureDisabled: null }],
    ['a feature as text', ['featureDisabled'], { ...good, featureDisabled: 'false' }],
    ['an entity that is null', ['subjectDisabled'], { ...good, subjectDisabled: null }],
    ['the instant as a number', ['at'], { ...good, at: AT.getTime() }],
  ])('%s is an error that names it', (_, path, facts) => {
    expect(() => ask(facts as ClientAssertionFacts)).toThrow(
      expect.objectContaining({ code: 'malformed_facts', path }),
    );
  });

  it('CERT-22: a record without a client ID does not belong to an assertion without an issuer', () => {
    const { clientId: _, ...nameless } = good.integration;
    const facts = { ...(claims({ iss: undefined }) as ClientAssertionFacts), integration: nameless as never };
    expect(() => ask(facts)).toThrow(expect.objectContaining({ code: 'malformed_facts' }));
  });

  it('CERT-21: a key of a misspelt kind fits no algorithm', () => {
    const odd = certificate('key', { key: { type: 'ec', curve: 'P-256' } as never });
    expect(codes(ask({ ...good, certificates: [odd] }))).toEqual(['algorithm_key_mismatch']);
  });

  it('CERT-21: a curve that is called RSA is no RSA key', () => {
    const odd = certificate('key', { key: { type: 'EC', curve: 'RSA' } });
    expect(ask({ ...(header({ alg: 'PS256' }) as ClientAssertionFacts), certificates: [odd] }).allowed).toBe(
      false,
    );
  });
});

describe('choices', () => {
  test.each<[string, object]>([
    ['clockToleranceSeconds', { clockToleranceSeconds: '60' }],
    ['clockToleranceSeconds', { clockToleranceSeconds: Number.NaN }],
    ['clockToleranceSeconds', { clockToleranceSeconds: -1 }],
    ['clockToleranceSeconds', { clockToleranceSeconds: 3601 }],
    ['clockToleranceSeconds', { clockToleranceSeconds: null }],
    ['clockTolerance', { clockTolerance: 60 }],
    ['lifetime', { lifetime: '2_hours' }],
    ['audience', { audience: 'restlets' }],
    ['jti', { jti: true }],
  ])('%s: %j is an error', (option, choices) => {
    expect(() => decideClientAssertion('2026.1', good, choices)).toThrow(
      expect.objectContaining({ code: 'malformed_choices', path: [option] }),
    );
  });

  it('CHOICE-ASSERTION-CLOCK: as much as the longest lifetime is possible', () => {
    const late = claims({ iat: NOW - 7000, exp: NOW - 3599 });
    expect(decideClientAssertion('2026.1', late, { clockToleranceSeconds: 3600 }).allowed).toBe(true);
  });
});
