import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../../src/core/release.js';
import { API_CHOICES } from '../../../src/gateway/api/choices.js';
import type { ApiRequest } from '../../../src/gateway/api/request.js';
import { API_RULES } from '../../../src/gateway/api/rules.js';
import { decideApiUse } from '../../../src/gateway/api/use.js';
import { granted } from '../../support.js';
import { choices, soapEndpoint, twoReleases } from '../../tbaDeprecation/arbitraries.js';
import { by, decide, facts, type Known, outcome, record, SCOPES, someFacts, to, token } from './support.js';

describe('RFC 6750 section 3.1: a bearer token', () => {
  test.each(['connect', 'rest', 'restlet'] as const)('IR-6, CERT-16, PK-3: is taken by %s', (target) => {
    const request = { ...to[target], ...by.bearer };
    for (const release of RELEASES) {
      const answer = granted(decideApiUse(release, { request, ...facts }));
      expect(answer.rules).toEqual(['CERT-16', 'PK-3', 'IR-2', 'IR-5', 'IR-6']);
      expect(Object.isFrozen(answer)).toBe(true);
    }
  });

  test.each([
    ['rest', 'rest_webservices'],
    ['restlet', 'restlets'],
    ['connect', 'suite_analytics'],
  ] as const)('CERT-16, PK-3: on %s it needs the scope %s, and so does the record', (target, scope) => {
    const request = { ...to[target], ...by.bearer };
    const only = { integration: { ...record, scopes: [scope] }, token: { ...token, scopes: [scope] } };
    const others = SCOPES.filter((other) => other !== scope);
    expect(decide('2026.1', request, only)).toBe('allowed');
    expect(decide('2026.1', request, { integration: record, token: { ...token, scopes: others } })).toBe(
      '403 scope_missing CERT-16',
    );
    expect(decide('2026.1', request, { integration: { ...record, scopes: others }, token })).toBe(
      '403 scope_not_enabled PK-3',
    );
  });

  const request = { ...to.rest, ...by.bearer };
  const noRole = { ...token, role: { kind: 'other', permissions: [] } } as const;
  test.each<[string, Known, string]>([
    ['no facts', {}, '401 token_invalid PK-15'],
    ['an invalid token', { integration: record, token: null }, '401 token_invalid PK-15'],
    ['no record', { token }, '401 integration_unknown IR-5 PK-15'],
    ['an unknown record', { integration: null, token }, '401 integration_unknown IR-5 PK-15'],
    [
      'a blocked record',
      { integration: { ...record, state: 'blocked' }, token },
      '403 integration_blocked IR-2',
    ],
    [
      'a record that waits',
      { integration: { ...record, state: 'waiting_for_approval' }, token },
      '403 integration_not_approved IR-2',
    ],
    [
      'no grant',
      { integration: { ...record, clientCredentialsGrant: false }, token },
      '403 oauth2_not_enabled IR-5',
    ],
    ['no permission', { integration: record, token: noRole }, '403 permission_missing CERT-16'],
  ])('PK-15, IR-2, IR-5, CERT-16: %s', (_, of, expected) => {
    expect(decide('2026.1', request, of)).toBe(expected);
  });

  it('IR-5: either grant will do', () => {
    const code = { ...record, clientCredentialsGrant: false, authorizationCodeGrant: true };
    expect(decide('2026.1', request, { integration: code, token })).toBe('allowed');
  });

  it('TBA-14: is not taken by SOAP, whatever the endpoint and the message', () => {
    for (const endpoint of ['2025.2', '2019.1', null] as const) {
      const soap = { target: 'soap', soapEndpoint: endpoint, ...by.bearer } as const;
      expect(decide('2026.1', soap, { ...facts, soapAuthentication: 'tba' })).toBe(
        '403 oauth2_not_on_soap TBA-14',
      );
    }
  });

  test.each(['issue_token', 'tba_token'] as const)('IR-6: is not taken by %s', (target) => {
    expect(decide('2026.1', { ...to[target], ...by.bearer })).toBe(
      '403 authentication_not_for_target IR-6 CHOICE-API-UNKNOWN',
    );
  });
});

describe('SES-9, CHOICE-API-SESSION: a session', () => {
  it('calls RESTlets while it lives', () => {
    const request = { ...to.restlet, ...by.session };
    for (const release of RELEASES) {
      const answer = granted(decideApiUse(release, { request, sessionLive: true }));
      expect(answer.rules).toEqual(['SES-9', 'CHOICE-API-COOKIE', 'CHOICE-API-SESSION']);
      expect(decide(release, request, {})).toBe('401 session_not_live SES-9');
      expect(decide(release, request, { sessionLive: false })).toBe('401 session_not_live SES-9');
    }
  });

  test.each(['connect', 'issue_token', 'rest', 'tba_token'] as const)('does nothing on %s', (target) => {
    expect(decide('2026.1', { ...to[target], ...by.session }, { ...facts, sessionLive: true })).toBe(
      '403 authentication_not_for_target SES-9 CHOICE-API-SESSION',
    );
  });
});

describe('on every target', () => {
  test.each(Object.values(to))('PK-15, CHOICE-API-HEADER, IR-6: $target', (target) => {
    const all = { ...facts, sessionLive: true, soapAuthentication: 'tba' } as const;
    expect(decide('2026.1', { ...target, authentication: 'malformed' }, all)).toBe(
      '400 authentication_malformed PK-15 CHOICE-API-HEADER CHOICE-ACCOUNT-ID',
    );
    expect(decide('2026.1', { ...target, authentication: 'other' }, all)).toBe(
      '401 authentication_unsupported IR-6',
    );
    if (target.target === 'soap') return;
    for (const how of [by.none, by.inMessage]) {
      expect(decide('2026.1', { ...target, ...how }, all)).toBe(
        '401 authentication_missing PK-15 CHOICE-API-COOKIE',
      );
    }
  });

  test.each(Object.values(by))(
    'CHOICE-API-UNKNOWN: $authentication is not let through to what is not known',
    (how) => {
      const all = { ...facts, sessionLive: true, soapAuthentication: 'tba' } as const;
      expect(decide('2026.1', { target: 'unknown', ...how }, all)).toBe(
        '403 target_unknown CHOICE-API-UNKNOWN',
      );
      expect(decide('2026.1', { target: 'oauth2', ...how }, all)).toBe(
        '403 oauth2_endpoint CHOICE-API-UNKNOWN',
      );
    },
  );

  it('REL-3: a release that is not modelled is an error', () => {
    for (const release of ['2025.1', undefined, '']) {
      const ask = () =>
        decideApiUse(release as Release, { request: { target: 'unknown', ...by.none }, ...facts });
      expect(ask).toThrow(expect.objectContaining({ name: 'ReleaseError' }));
    }
  });
});

const aRequest: fc.Arbitrary<ApiRequest> = fc
  .record({
    target: fc.oneof(
      fc.constantFrom(...Object.values(to), { target: 'unknown' } as const, { target: 'oauth2' } as const),
      fc.record({ target: fc.constant('soap' as const), soapEndpoint: fc.option(soapEndpoint) }),
    ),
    how: fc.constantFrom(...Object.values(by)),
  })
  .map(({ target, how }) => ({ ...target, ...how }));

describe('whatever is asked', () => {
  it('X1: what a later release allows, an earlier one did', () => {
    fc.assert(
      fc.property(twoReleases, aRequest, someFacts, choices, ([earlier, later], request, of, chosen) => {
        if (!decideApiUse(later, { request, ...of }, chosen).allowed) return;
        expect(outcome(decideApiUse(earlier, { request, ...of }, chosen))).toBe('allowed');
      }),
      { numRuns: 2000 },
    );
  });

  it('X2: the answer is the same data twice, and facts that are missing never help', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), aRequest, someFacts, (release, request, of) => {
        const answer = decideApiUse(release, { request, ...of });
        expect(decideApiUse(release, { request, ...of })).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        if (!answer.allowed) expect([400, 401, 403]).toContain(answer.status);
        const { soapAuthentication: _, ...cookieCounts } = of;
        for (const key of Object.keys(of)) {
          // without it the cookie counts; without a record a request that names none may be allowed
          if (key === 'soapAuthentication' || (key === 'integration' && of.integration)) continue;
          const less = Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
          if (decideApiUse(release, { request, ...less }).allowed) expect(answer.allowed).toBe(true);
        }
        if (
          request.authentication !== 'session' &&
          decideApiUse(release, { request, ...cookieCounts }).allowed
        ) {
          expect(answer.allowed).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the catalogue of requests to APIs', () => {
  it('TBA-20, PK-15, MCP-1, MCP-2, MCP-3: has its rules, and its choices', () => {
    expect(Object.keys(API_RULES)).toEqual(['TBA-20', 'MCP-1', 'MCP-2', 'MCP-3', 'PK-15']);
    expect(Object.keys(API_CHOICES)).toEqual([
      'CHOICE-API-UNKNOWN',
      'CHOICE-API-HEADER',
      'CHOICE-API-COOKIE',
      'CHOICE-API-SESSION',
      'CHOICE-API-SOAP',
      'CHOICE-MCP-FULL-ROLE',
      'CHOICE-API-STATUS',
    ]);
  });
});
