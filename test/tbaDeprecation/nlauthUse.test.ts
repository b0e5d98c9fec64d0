import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decideNlauthUse,
  isSoapEndpoint,
  type NlauthUseFacts,
  SOAP_ENDPOINTS,
  type SoapEndpoint,
} from '../../src/tbaDeprecation/index.js';
import { codes, granted, refused } from '../support.js';
import {
  anyRelease,
  CHANNELS,
  channel,
  choices,
  OLD,
  record,
  soapEndpoint,
  twoReleases,
} from './arbitraries.js';

const RECORD = { state: 'enabled', userCredentials: true } as const;
const restlet = {
  request: 'restlet',
  integration: RECORD,
  restletCreatedIn: '2020.2',
  role2faRequired: false,
} as const;
const soap = {
  request: 'soap',
  integration: RECORD,
  soapEndpoint: '2020.1',
  role2faRequired: false,
} as const;
const issueToken = {
  request: 'issue_token',
  channel: 'rest',
  integration: OLD,
  role2faRequired: false,
} as const;

const use: fc.Arbitrary<NlauthUseFacts> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      request: fc.constant('issue_token' as const),
      channel,
      integration: record,
      role2faRequired: fc.boolean(),
    }),
  },
  fc.record({ request: fc.constant('rest' as const) }),
  fc.record({
    request: fc.constant('restlet' as const),
    integration: fc.option(record),
    restletCreatedIn: anyRelease,
    role2faRequired: fc.boolean(),
  }),
  fc.record({
    request: fc.constant('soap' as const),
    integration: record,
    soapEndpoint,
    role2faRequired: fc.boolean(),
  }),
);

describe('user credentials in a request', () => {
  test.each<[Release, boolean]>([
    ['2025.2', true],
    ['2026.2', true],
    ['2027.1', false],
    ['2028.2', false],
  ])('TBA-8, SOAP-1: for RESTlets and SOAP in %s: %s', (release, allowed) => {
    expect(codes(decideNlauthUse(release, restlet))).toEqual(allowed ? [] : ['nlauth_ended']);
    expect(codes(decideNlauthUse(release, soap))).toEqual(allowed ? [] : ['soap_endpoint_disabled']);
  });

  it('SOAP-1, SOAP-3: SOAP messages carry them until their endpoint ends, and none takes them from 2027.1 on', () => {
    const endpoints = Object.keys(SOAP_ENDPOINTS).filter(isSoapEndpoint);
    for (const release of RELEASES) {
      const taking = endpoints.filter(
        (soapEndpoint) => decideNlauthUse(release, { ...soap, soapEndpoint }).allowed,
      );
      expect(taking.length > 0).toBe(release < '2027.1');
    }
    expect(granted(decideNlauthUse('2026.2', soap)).advice).toMatchObject([
      { code: 'soap_endpoint_unsupported', rule: 'SOAP-1', enforcedFrom: '2027.1' },
    ]);
  });

  it('TBA-8: says before 2027.1 that they end', () => {
    expect(decideNlauthUse('2026.1', restlet)).toMatchObject({
      rules: ['IR-6', 'TBA-8', 'CHOICE-RESTLET-CREDENTIALS'],
      advice: [{ code: 'nlauth_ends', rule: 'TBA-8', enforcedFrom: '2027.1' }],
    });
    expect(refused(decideNlauthUse('2027.1', restlet)).violations).toMatchObject([
      { rule: 'TBA-8', path: ['request'], remedy: 'Use OAuth 2.0 with REST web services or RESTlets.' },
    ]);
  });

  test.each(RELEASES)('IR-6: REST web services never take them, in %s', (release) => {
    expect(refused(decideNlauthUse(release, { request: 'rest' })).violations).toMatchObject([
      { code: 'nlauth_not_on_rest', rule: 'IR-6' },
    ]);
  });

  it('TBA-19: RESTlets created in 2021.1 or later take none', () => {
    expect(decideNlauthUse('2026.1', restlet).allowed).toBe(true);
    expect(
      refused(decideNlauthUse('2026.1', { ...restlet, restletCreatedIn: '2021.1' })).violations,
    ).toMatchObject([{ code: 'nlauth_new_restlet', rule: 'TBA-19', path: ['restletCreatedIn'] }]);
  });

  test.each<[SoapEndpoint, string[]]>([
    ['2019.1', ['soap_endpoint_disabled']],
    ['2019.2', []],
    ['2020.1', []],
    ['2020.2', ['nlauth_new_soap_endpoint']],
    ['2025.2', ['nlauth_new_soap_endpoint']],
  ])('SOAP-1, SOAP-3: endpoint %s in 2026.1: %j', (endpoint, expected) => {
    expect(codes(decideNlauthUse('2026.1', { ...soap, soapEndpoint: endpoint }))).toEqual(expected);
  });

  it('SOAP-1, SOAP-3: an old endpoint is named with its own end', () => {
    const allowed = granted(decideNlauthUse('2026.1', soap));
    expect(allowed.rules).toEqual(['IR-6', 'SOAP-3', 'SOAP-1']);
    expect(allowed.advice.map((advice) => advice.code)).toEqual(['soap_endpoint_unsupported']);
    expect(refused(decideNlauthUse('2026.1', { ...soap, soapEndpoint: '2020.2' })).violations).toMatchObject([
      { rule: 'SOAP-3', path: ['soapEndpoint'] },
    ]);
  });

  it('CHOICE-RESTLET-CREDENTIALS: by the other reading no RESTlet takes them', () => {
    const none = { restletCredentials: 'none' } as const;
    expect(refused(decideNlauthUse('2026.1', restlet, none)).violations).toMatchObject([
      { code: 'nlauth_not_on_restlets', rule: 'CHOICE-RESTLET-CREDENTIALS', path: ['request'] },
    ]);
    expect(decideNlauthUse('2026.1', soap, none).allowed).toBe(true);
    const recent = { ...restlet, restletCreatedIn: '2021.1' } as const;
    expect(refused(decideNlauthUse('2026.1', recent)).rules).toEqual([
      'TBA-19',
      'CHOICE-RESTLET-CREDENTIALS',
    ]);
  });

  it('2FA-7: a role that requires 2FA cannot use them', () => {
    for (const one of [restlet, soap]) {
      expect(refused(decideNlauthUse('2026.1', { ...one, role2faRequired: true })).violations).toMatchObject([
        { code: 'nlauth_2fa_role', rule: '2FA-7', path: ['role2faRequired'] },
      ]);
    }
  });

  it('IR-2, IR-5: the record has to be enabled, with its box checked', () => {
    for (const one of [restlet, soap]) {
      const of = (
        record: NonNullable<typeof one.integration> | { state: 'blocked'; userCredentials: true },
      ) => codes(decideNlauthUse('2026.1', { ...one, integration: record } as NlauthUseFacts));
      expect(of({ ...RECORD, state: 'blocked' })).toEqual(['integration_blocked']);
      const unchecked = { ...one, integration: { ...RECORD, userCredentials: false } } as const;
      expect(refused(decideNlauthUse('2026.1', unchecked)).violations).toMatchObject([
        { code: 'nlauth_not_enabled', rule: 'IR-5', path: ['integration', 'userCredentials'] },
      ]);
    }
  });

  it('a RESTlet request may name no application id', () => {
    expect(decideNlauthUse('2026.1', { ...restlet, integration: null }).allowed).toBe(true);
    expect(decideNlauthUse('2027.1', { ...restlet, integration: null }).allowed).toBe(false);
  });
});

describe('the IssueToken endpoint', () => {
  test.each(['2025.2', '2026.2', '2027.1', '2028.1'] as const)(
    'TBA-8: an existing integration may go on, in %s',
    (release) => {
      for (const on of CHANNELS) {
        expect(decideNlauthUse(release, { ...issueToken, channel: on }).allowed).toBe(true);
      }
    },
  );

  it('TBA-8: names what was leaned on, and the end of TBA', () => {
    expect(decideNlauthUse('2026.2', issueToken)).toMatchObject({
      rules: ['IR-7', 'TBA-8', 'CHOICE-TBA-END'],
      advice: [{ code: 'tba_ends', enforcedFrom: '2028.2' }],
    });
    expect(decideNlauthUse('2027.1', { ...issueToken, channel: 'connect' })).toEqual({
      allowed: true,
      rules: ['IR-7', 'TBA-8', 'CHOICE-TBA-NEW'],
      advice: [],
    });
  });

  test.each(CHANNELS)('TBA-8: a new integration may not, also not for %s', (on) => {
    const recent = { ...issueToken, channel: on, integration: { ...OLD, createdIn: '2027.1' } } as const;
    const refusal = refused(decideNlauthUse('2027.1', recent));
    expect(refusal.violations).toMatchObject([{ code: 'tba_new_integration', rule: 'TBA-8' }]);
    expect(refusal.rules).toEqual(['TBA-8', 'TBA-1', 'CHOICE-TBA-NEW']);
    const installed = { ...recent, integration: { ...recent.integration, origin: 'installed' } } as const;
    expect(decideNlauthUse('2027.1', installed).allowed).toBe(false);
    expect(decideNlauthUse('2027.1', installed, { installedRecord: 'existing' }).allowed).toBe(true);
  });

  it('TBA-5: ends with TBA, except for SuiteAnalytics Connect', () => {
    expect(codes(decideNlauthUse('2028.2', issueToken))).toEqual(['tba_ended']);
    expect(codes(decideNlauthUse('2028.1', issueToken, { tbaEndOfSupport: '2028.1' }))).toEqual([
      'tba_ended',
    ]);
    expect(decideNlauthUse('2028.2', { ...issueToken, channel: 'connect' }).allowed).toBe(true);
  });

  it('2FA-7, CHOICE-2FA-ISSUE-TOKEN: refuses a role that requires 2FA, unless the caller reads it otherwise', () => {
    const asked = { ...issueToken, role2faRequired: true } as const;
    for (const chosen of [undefined, { issueToken: 'refused' }] as const) {
      const refusal = refused(decideNlauthUse('2026.1', asked, chosen));
      expect(refusal.violations).toMatchObject([{ code: 'nlauth_2fa_role', path: ['role2faRequired'] }]);
      expect(refusal.rules).toEqual(['2FA-7', 'CHOICE-2FA-ISSUE-TOKEN']);
    }
    expect(decideNlauthUse('2026.1', asked, { issueToken: 'allowed' })).toMatchObject({
      rules: ['IR-7', 'TBA-8', 'CHOICE-2FA-ISSUE-TOKEN', 'CHOICE-TBA-END'],
      advice: [{ code: 'tba_ends' }, { code: 'code_in_header', rule: 'CHOICE-2FA-ISSUE-TOKEN' }],
    });
    // what has ended has ended for everybody, and no choice about a role decides it
    expect(codes(decideNlauthUse('2028.2', asked, { issueToken: 'allowed' }))).toEqual(['tba_ended']);
    expect(codes(decideNlauthUse('2028.2', asked))).toEqual(['tba_ended']);
    // a request itself is another matter
    const request = { ...restlet, role2faRequired: true } as const;
    expect(decideNlauthUse('2026.1', request, { issueToken: 'allowed' }).allowed).toBe(false);
  });

  it('IR-2, IR-7: needs an enabled record with both boxes', () => {
    const of = (change: object) =>
      codes(decideNlauthUse('2026.1', { ...issueToken, integration: { ...OLD, ...change } }));
    expect(of({ state: 'waiting_for_approval' })).toEqual(['integration_not_approved']);
    expect(of({ tba: ['ui_token'] })).toEqual(['tba_flow_not_enabled']);
    expect(of({ tba: ['issue_token'] })).toEqual(['tba_flow_not_enabled']);
    expect(of({ tba: ['issue_token', 'ui_token'] })).toEqual([]);
  });
});

describe('laws of user credentials', () => {
  it('X1: what a later release allows, an earlier one allows', () => {
    fc.assert(
      fc.property(twoReleases, use, choices, ([earlier, later], asked, chosen) => {
        fc.pre(decideNlauthUse(later, asked, chosen).allowed);
        expect(decideNlauthUse(earlier, asked, chosen).allowed).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('TBA-8: from 2027.1 on nothing but IssueToken is allowed', () => {
    const from = RELEASES.filter((release) => release >= '2027.1');
    fc.assert(
      fc.property(fc.constantFrom(...from), use, choices, (release, asked, chosen) => {
        fc.pre(asked.request !== 'issue_token');
        expect(decideNlauthUse(release, asked, chosen).allowed).toBe(false);
      }),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideNlauthUse('2099.1' as Release, restlet)).toThrow('outside the modelled range');
  });
});
