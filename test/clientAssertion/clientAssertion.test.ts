import { describe, expect, it, test } from 'vitest';
import type { CertificateKey } from '../../src/certificates/index.js';
import {
  type AssertionChoices,
  type ClientAssertionFacts,
  decideClientAssertion,
} from '../../src/clientAssertion/index.js';
import { RELEASES } from '../../src/core/release.js';
import { AT, certificate } from '../certificates/support.js';
import { codes, granted, refused } from '../support.js';

const NOW = AT.getTime() / 1000;
const AUDIENCE = 'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token';

interface Differing extends Partial<Omit<ClientAssertionFacts, 'assertion'>> {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

/** The facts of an assertion that is fine, with what a test changes. */
function facts({ header, claims, ...others }: Differing = {}): ClientAssertionFacts {
  return {
    assertion: {
      header: { typ: 'JWT', alg: 'ES256', kid: 'key', ...header },
      claims: {
        iss: 'client',
        aud: AUDIENCE,
        scope: ['rest_webservices'],
        iat: NOW - 60,
        exp: NOW + 600,
        ...claims,
      },
    },
    accountId: '1234567_SB1',
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
    ...others,
  };
}

const judge = (differing: Differing = {}, choices: AssertionChoices = {}) =>
  decideClientAssertion('2026.1', facts(differing), choices);

/** The one violation of an assertion that is wrong in one way. */
function violation(differing: Differing) {
  const { violations } = refused(judge(differing));
  expect(violations).toHaveLength(1);
  const [{ message, remedy = message }] = violations;
  // every value has been filled in
  for (const text of [message, remedy]) expect(text).toMatch(/^[A-Z][^{}]*\.$/);
  expect(message + remedy).not.toContain('undefined');
  return violations[0];
}

describe('an assertion that is fine', () => {
  test.each(RELEASES)('CERT-22, ROT-15: is accepted in %s, and says whom it stands for', (release) => {
    expect(granted(decideClientAssertion(release, facts()))).toMatchObject({
      certificateId: 'key',
      entityId: '12',
      roleId: '1000',
      scopes: ['rest_webservices'],
      rules: [
        'CERT-19',
        'CERT-21',
        'CERT-22',
        'CERT-24',
        'ROT-15',
        'CHOICE-ASSERTION-LIFETIME',
        'CHOICE-ASSERTION-AUDIENCE',
        'CHOICE-ASSERTION-CLOCK',
        'CHOICE-ASSERTION-CLAIMS',
        'CHOICE-ASSERTION-JTI',
      ],
    });
  });
});

describe('the header', () => {
  const EC = (curve: string): CertificateKey => ({ type: 'EC', curve });
  const RSA: CertificateKey = { type: 'RSA', bits: 3072 };

  test.each([
    ['PS256', RSA],
    ['PS384', RSA],
    ['PS512', RSA],
    ['ES256', EC('P-256')],
    ['ES384', EC('P-384')],
    ['ES512', EC('P-521')],
  ])('CERT-19, CERT-21: %s signs with its key, and with no other', (alg, key) => {
    for (const other of [RSA, EC('P-256'), EC('P-384'), EC('P-521')]) {
      const decision = judge({ header: { alg }, certificates: [certificate('key', { key: other })] });
      const same = JSON.stringify(other) === JSON.stringify(key);
      expect(codes(decision)).toEqual(same ? [] : ['algorithm_key_mismatch']);
    }
  });

  test.each([
    ['CERT-19', 'HS256'],
    ['CERT-19', 'RSA'],
    ['CERT-19', 'none'],
    ['CERT-19', 'es256'],
    ['CERT-19', 'ES256K'],
    ['CERT-19', 'EdDSA'],
    ['CERT-19', 'toString'],
    ['CERT-19', ''],
    ['CERT-19', undefined],
    ['CERT-19', ['ES256']],
  ])('%s: the algorithm %j is UnsupportedAlgo', (rule, alg) => {
    expect(violation({ header: { alg } })).toMatchObject({
      code: 'algorithm_not_supported',
      rule,
      auditDetail: 'UnsupportedAlgo',
      oauthError: 'invalid_client',
      path: ['assertion', 'header', 'alg'],
    });
  });

  test.each(['RS256', 'RS384', 'RS512'])('CERT-20: the algorithm %s is no longer accepted', (alg) => {
    expect(violation({ header: { alg } })).toMatchObject({
      code: 'algorithm_withdrawn',
      rule: 'CERT-20',
      auditDetail: 'UnsupportedAlgo',
    });
  });

  test.each([
    ['JWT', true],
    ['jwt', true],
    ['at+jwt', false],
    [undefined, false],
    [1, false],
  ])('CERT-19: the type %j is accepted: %s', (typ, accepted) => {
    expect(codes(judge({ header: { typ } }))).toEqual(accepted ? [] : ['type_not_jwt']);
  });

  test.each([undefined, '', 5, null])('CERT-25: the key id %j is MissingKeyId', (kid) => {
    expect(violation({ header: { kid } })).toMatchObject({
      code: 'key_id_missing',
      auditDetail: 'MissingKeyId',
    });
  });

  test.each([
    ['names no certificate', { header: { kid: 'other' } }, 'key_unknown'],
    [
      'names one of another record',
      { certificates: [certificate('key', { integrationId: '8' })] },
      'key_unknown',
    ],
    [
      'names a revoked one',
      { certificates: [certificate('key', { revokedAt: AT })] },
      'certificate_not_valid',
    ],
    [
      'names an expired one',
      { certificates: [certificate('key', { validUntil: new Date('2026-05-01') })] },
      'certificate_not_valid',
    ],
    [
      'names one of the future',
      { certificates: [certificate('key', { validFrom: new Date('2026-07-01') })] },
      'certificate_not_valid',
    ],
    [
      'names one with an invalid date',
      { certificates: [certificate('key', { validUntil: new Date(Number.NaN) })] },
      'certificate_not_valid',
    ],
  ])('CERT-25: a key id that %s is MissingKey', (_, differing, code) => {
    expect(violation(differing)).toMatchObject({ code, auditDetail: 'MissingKey' });
  });
});

describe('the client', () => {
  const integration = (differing: object) => {
    const { integration: fine } = facts();
    return { integration: fine && { ...fine, ...differing } };
  };

  test.each([
    ['CERT-25', integration({ state: 'blocked' }), 'integration_not_enabled', 'IntegrationBlocked'],
    [
      'CERT-25',
      integration({ state: 'waiting_for_approval' }),
      'integration_not_enabled',
      'IntegrationBlocked',
    ],
    ['CERT-25', { featureDisabled: true }, 'feature_disabled', 'FeatureDisabled'],
    ['CERT-25', { subjectDisabled: true }, 'subject_disabled', 'EntityOrRoleDisabled'],
    ['CERT-22', { claims: { iss: 'somebody' } }, 'issuer_mismatch', 'InvalidIssuer'],
    ['CERT-22', { claims: { iss: undefined } }, 'issuer_mismatch', 'InvalidIssuer'],
  ])('%s: %j is %s, logged as %s', (rule, differing, code, auditDetail) => {
    expect(violation(differing)).toMatchObject({ code, rule, auditDetail });
  });

  it('CERT-25: an unknown client is InvalidIntegration, and has no certificate', () => {
    expect(refused(judge({ integration: null })).violations).toMatchObject([
      { code: 'key_unknown', auditDetail: 'MissingKey' },
      { code: 'integration_unknown', auditDetail: 'InvalidIntegration' },
    ]);
  });

  it('CERT-13: the grant must be on', () => {
    expect(violation(integration({ clientCredentialsGrant: false }))).toMatchObject({
      code: 'grant_not_enabled',
      oauthError: 'unauthorized_client',
    });
  });

  it('CERT-27: a public client is refused', () => {
    expect(violation(integration({ clientType: 'public' }))).toMatchObject({
      code: 'public_client',
      oauthError: 'unauthorized_client',
    });
  });
});

describe('the audience', () => {
  const RESTLETS = AUDIENCE.replace('suitetalk', 'restlets');

  test.each([
    ['the suitetalk host', AUDIENCE, true],
    ['CERT-24: the restlets host', RESTLETS, true],
    ['one in an array', [AUDIENCE], true],
    ['two in an array', [AUDIENCE, 'https://attacker.example'], false],
    ['another account', AUDIENCE.replace('1234567', '7654321'), false],
    ['the production account', AUDIENCE.replace('-sb1', ''), false],
    ['the account id with an underscore', AUDIENCE.replace('-sb1', '_SB1'), false],
    ['a slash at the end', `${AUDIENCE}/`, false],
    ['another path', AUDIENCE.replace('/token', '/revoke'), false],
    ['http', AUDIENCE.replace('https', 'http'), false],
    ['nothing', undefined, false],
    ['an empty array', [], false],
  ])('CERT-22: %s', (_, aud, accepted) => {
    expect(codes(judge({ claims: { aud } }))).toEqual(accepted ? [] : ['audience_mismatch']);
  });

  test.each([
    ['1234567_SB1', true],
    ['1234567-sb1', true],
    ['1234567_sb1', true],
    ['7654321', false],
  ])('CHOICE-ACCOUNT-ID: it is that of the account %j: %s', (accountId, accepted) => {
    expect(codes(judge({ accountId }))).toEqual(accepted ? [] : ['audience_mismatch']);
  });

  test.each(['a.b', '1234567-sb1.suitetalk', '1234567_sb1@', 'evil.example/#', ''])(
    'CHOICE-ACCOUNT-ID: a fact that is not an account id (%j) is not put into a host name',
    (accountId) => {
      const aud = `https://${accountId}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token`;
      expect(() => judge({ accountId, claims: { aud } })).toThrow(
        expect.objectContaining({ code: 'malformed_facts', path: ['accountId'] }),
      );
    },
  );

  it('CHOICE-ASSERTION-AUDIENCE: the restlets host is refused where the caller chooses', () => {
    expect(codes(judge({ claims: { aud: RESTLETS } }, { audience: 'suitetalk' }))).toEqual([
      'audience_mismatch',
    ]);
    expect(codes(judge({}, { audience: 'suitetalk' }))).toEqual([]);
  });
});

describe('the scope', () => {
  test.each([
    ['an array', ['restlets', 'rest_webservices'], ['restlets', 'rest_webservices']],
    ['text parted by commas', 'restlets,rest_webservices', ['restlets', 'rest_webservices']],
    ['text parted by spaces', 'restlets rest_webservices', ['restlets', 'rest_webservices']],
    ['text parted by both', 'restlets, rest_webservices', ['restlets', 'rest_webservices']],
    ['the same one twice', ['restlets', 'restlets'], ['restlets']],
  ])('CERT-24: comes as %s', (_, scope, scopes) => {
    expect(granted(judge({ claims: { scope } })).scopes).toEqual(scopes);
  });

  test.each([
    ['mcp'],
    [''],
    ['Restlets'],
    [[]],
    [undefined],
    [{}],
    [5],
    [['restlets', 5]],
    [['restlets', 'openid']],
  ])('CERT-22: %j is InvalidScope', (scope) => {
    expect(violation({ claims: { scope } })).toMatchObject({
      code: 'scope_invalid',
      auditDetail: 'InvalidScope',
      oauthError: 'invalid_scope',
    });
  });

  it('CERT-25: a scope that the record does not enable is ScopeMismatched', () => {
    expect(violation({ claims: { scope: ['suite_analytics'] } })).toMatchObject({
      code: 'scope_not_enabled',
      auditDetail: 'ScopeMismatched',
      oauthError: 'invalid_scope',
    });
  });
});

describe('the times', () => {
  const times = (iat: unknown, exp: unknown, choices: AssertionChoices = {}) =>
    codes(judge({ claims: { iat, exp } }, choices));

  test.each([
    ['CERT-24: exactly 60 minutes', NOW, NOW + 3600, []],
    ['CERT-22: a second more', NOW, NOW + 3601, ['lifetime_too_long']],
    ['issued now', NOW, NOW + 1, []],
    ['issued in a second', NOW + 1, NOW + 60, ['issued_in_future']],
    ['expires in a second', NOW - 60, NOW + 1, []],
    ['expires now (RFC 7519 section 4.1.4)', NOW - 60, NOW, ['expired']],
    [
      'milliseconds in place of seconds',
      AT.getTime(),
      AT.getTime() + 60_000,
      ['lifetime_too_long', 'issued_in_future'],
    ],
    ['text in place of a number', `${NOW}`, NOW + 60, ['iat_malformed']],
    ['no expiry', NOW, undefined, ['exp_malformed']],
    ['an endless expiry', NOW, Number.POSITIVE_INFINITY, ['exp_malformed']],
    ['not a number', Number.NaN, NOW + 60, ['iat_malformed']],
  ])('%s', (_, iat, exp, expected) => {
    expect(times(iat, exp)).toEqual(expected);
  });

  it('CHOICE-ASSERTION-LIFETIME: strictly under 60 minutes where the caller chooses', () => {
    expect(times(NOW, NOW + 3600, { lifetime: 'under_60_minutes' })).toEqual(['lifetime_too_long']);
    expect(times(NOW, NOW + 3599, { lifetime: 'under_60_minutes' })).toEqual([]);
  });

  it('CHOICE-ASSERTION-CLOCK: a difference between clocks is forgiven where the caller chooses, both ways', () => {
    expect(times(NOW + 5, NOW + 60, { clockToleranceSeconds: 5 })).toEqual([]);
    expect(times(NOW + 6, NOW + 60, { clockToleranceSeconds: 5 })).toEqual(['issued_in_future']);
    expect(times(NOW - 60, NOW - 4, { clockToleranceSeconds: 5 })).toEqual([]);
    expect(times(NOW - 60, NOW - 5, { clockToleranceSeconds: 5 })).toEqual(['expired']);
  });

  it.each([
    ['iat', 'issued_in_future', 'TokenNotAcceptable', { iat: NOW + 1 }],
    ['exp', 'expired', 'TokenExpired', { exp: NOW }],
    ['exp', 'lifetime_too_long', 'TokenValidityTooBroad', { iat: NOW, exp: NOW + 3601 }],
  ])('CERT-25: %s %s is logged as %s', (claim, code, auditDetail, claims) => {
    expect(violation({ claims })).toMatchObject({ code, auditDetail, path: ['assertion', 'claims', claim] });
  });

  it('CERT-19, CERT-22: says what NetSuite takes', () => {
    expect(violation({ header: { alg: 'HS256' } }).message).toBe(
      'The algorithm in alg must be one of PS256, PS384, PS512, ES256, ES384 and ES512.',
    );
    expect(violation({ claims: { scope: 'mcp' } }).message).toBe(
      'The scope claim must name one or more of restlets, rest_webservices and suite_analytics, and nothing else.',
    );
    expect(violation({ claims: { iat: NOW, exp: NOW + 3601 } }).remedy).toBe(
      'Let exp be less than 60 minutes after iat.',
    );
  });

  it('an invalid instant refuses', () => {
    expect(codes(judge({ at: new Date(Number.NaN) }))).toEqual(['certificate_not_valid', 'invalid_instant']);
  });
});

it('collects every reason, and repeats none of the values', () => {
  const decision = judge({
    header: { alg: 'secret1', typ: 'secret2', kid: 'secret3' },
    claims: { iss: 'secret4', aud: 'secret5', scope: 'secret6', iat: 'secret7' },
  });
  expect(codes(decision)).toEqual([
    'key_unknown',
    'issuer_mismatch',
    'type_not_jwt',
    'algorithm_not_supported',
    'audience_mismatch',
    'scope_invalid',
    'iat_malformed',
  ]);
  expect(JSON.stringify(decision)).not.toContain('secret');
});

describe('CHOICE-ASSERTION-CLAIMS; RFC 7523 section 3: a claim that Oracle does not list', () => {
  test.each([
    ['sub', { sub: 'another' }, 'subject_mismatch'],
    ['sub', { sub: '' }, 'subject_mismatch'],
    ['sub', { sub: null }, 'subject_mismatch'],
    ['nbf', { nbf: NOW + 1 }, 'not_valid_yet'],
    ['nbf', { nbf: `${NOW}` }, 'not_valid_yet'],
    ['nbf', { nbf: null }, 'not_valid_yet'],
  ])('%s %j is refused', (claim, claims, code) => {
    expect(violation({ claims })).toMatchObject({
      code,
      rule: 'CHOICE-ASSERTION-CLAIMS',
      path: ['assertion', 'claims', claim],
    });
  });

  test.each([{ sub: 'client' }, { nbf: NOW }, { azp: 7 }])('%j is accepted', (claims) => {
    expect(judge({ claims }).allowed).toBe(true);
  });
});

describe('the times of an assertion together', () => {
  it('CERT-22: an expiry before the issue is refused, whatever the tolerance', () => {
    const claims = { iat: NOW + 30, exp: NOW - 30 };
    expect(codes(judge({ claims }, { clockToleranceSeconds: 60 }))).toEqual(['expires_before_issue']);
    expect(codes(judge({ claims: { iat: NOW, exp: NOW } }, { clockToleranceSeconds: 60 }))).toEqual([
      'expires_before_issue',
    ]);
  });
});

describe('CHOICE-ASSERTION-JTI; RFC 7523 section 3: the id of an assertion', () => {
  it('is given back with the expiry, so that a second use can be noticed', () => {
    const claims = { jti: 'one', iat: NOW, exp: NOW + 600 };
    expect(granted(judge({ claims }))).toMatchObject({ jti: 'one', exp: NOW + 600, usableUntil: NOW + 600 });
    expect(granted(judge({ claims }, { clockToleranceSeconds: 30 })).usableUntil).toBe(NOW + 630);
  });

  it('CHOICE-ASSERTION-CLOCK: the assertion is refused from usableUntil on, and not before', () => {
    const choices = { clockToleranceSeconds: 30 };
    const { usableUntil } = granted(judge({}, choices));
    const at = (seconds: number) => ({ at: new Date(seconds * 1000) });
    expect(judge(at(usableUntil - 1), choices).allowed).toBe(true);
    expect(codes(judge(at(usableUntil), choices))).toEqual(['expired']);
  });

  it('need not be there, unless the caller chooses', () => {
    expect(granted(judge()).jti).toBeNull();
    expect(refused(judge({}, { jti: 'required' })).violations).toMatchObject([
      { code: 'jti_missing', rule: 'CHOICE-ASSERTION-JTI', oauthError: 'invalid_client' },
    ]);
    expect(judge({ claims: { jti: 'one' } }, { jti: 'required' }).allowed).toBe(true);
  });

  test.each([7, '', null, ['one'], {}, 'x'.repeat(257)])('%j is refused', (jti) => {
    expect(violation({ claims: { jti } })).toMatchObject({
      code: 'jti_malformed',
      rule: 'CHOICE-ASSERTION-JTI',
      path: ['assertion', 'claims', 'jti'],
    });
    expect(judge({ claims: { jti: 'x'.repeat(256) } }).allowed).toBe(true);
  });
});
