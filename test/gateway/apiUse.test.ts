import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ApiRequest, type ApiRequestHead, classifyApiRequest } from '../../src/gateway/apiRequest.js';
import { apiErrorResponse } from '../../src/gateway/apiResponse.js';
import { API_CHOICES, API_RULES } from '../../src/gateway/apiRules.js';
import { type ApiFacts, type ApiUseDecision, decideApiUse } from '../../src/gateway/apiUse.js';
import { RELEASES, type Release } from '../../src/release.js';
import { decideNlauthUse, decideTbaCreation, decideTbaUse } from '../../src/tbaDeprecation/index.js';
import { granted } from '../support.js';
import {
  anyRelease,
  channel,
  choices,
  record as integrationRecord,
  OLD,
  soapEndpoint,
  twoReleases,
} from '../tbaDeprecation/arbitraries.js';

const ADMINISTRATOR = { kind: 'administrator', permissions: [] } as const;
const SCOPES = ['rest_webservices', 'restlets', 'suite_analytics'] as const;
const record = { ...OLD, clientCredentialsGrant: true, userCredentials: true, scopes: SCOPES };
const token = { scopes: SCOPES, role: ADMINISTRATOR };
const facts: ApiFacts = { record, token };

const to = {
  connect: { target: 'connect' },
  issue_token: { target: 'issue_token' },
  rest: { target: 'rest' },
  restlet: { target: 'restlet' },
  soap: { target: 'soap', soapEndpoint: '2025.2' },
  tba_token: { target: 'tba_token' },
} as const;
const by = {
  bearer: { authentication: 'bearer' },
  inMessage: { authentication: 'in_message' },
  none: { authentication: 'none' },
  nlauth: { authentication: 'nlauth', namesApplication: true },
  anonymous: { authentication: 'nlauth', namesApplication: false },
  session: { authentication: 'session' },
  tba: { authentication: 'tba', signatureMethod: 'HMAC-SHA256' },
} as const;

/** `allowed`, or the status, the code and the rules of a refusal. */
function outcome(decision: ApiUseDecision): string {
  if (decision.allowed) return 'allowed';
  return [decision.status, decision.violations[0].code, ...decision.rules].join(' ');
}

function decide(release: Release, request: ApiRequest, of: ApiFacts = facts) {
  return outcome(decideApiUse(release, request, of));
}

describe('RFC 6750 section 3.1: a bearer token', () => {
  test.each(['connect', 'rest', 'restlet'] as const)('IR-6, CERT-16, PK-3: is taken by %s', (target) => {
    const request = { ...to[target], ...by.bearer };
    for (const release of RELEASES) {
      const answer = granted(decideApiUse(release, request, facts));
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
    const only = { record: { ...record, scopes: [scope] }, token: { ...token, scopes: [scope] } };
    const others = SCOPES.filter((other) => other !== scope);
    expect(decide('2026.1', request, only)).toBe('allowed');
    expect(decide('2026.1', request, { record, token: { ...token, scopes: others } })).toBe(
      '403 scope_missing CERT-16',
    );
    expect(decide('2026.1', request, { record: { ...record, scopes: others }, token })).toBe(
      '403 scope_not_enabled PK-3',
    );
  });

  const request = { ...to.rest, ...by.bearer };
  const noRole = { ...token, role: { kind: 'other', permissions: [] } } as const;
  test.each<[string, ApiFacts, string]>([
    ['no facts', {}, '401 token_invalid PK-15'],
    ['an invalid token', { record, token: null }, '401 token_invalid PK-15'],
    ['no record', { token }, '401 integration_unknown IR-5 PK-15'],
    ['an unknown record', { record: null, token }, '401 integration_unknown IR-5 PK-15'],
    ['a blocked record', { record: { ...record, state: 'blocked' }, token }, '403 integration_blocked IR-2'],
    [
      'a record that waits',
      { record: { ...record, state: 'waiting_for_approval' }, token },
      '403 integration_not_approved IR-2',
    ],
    [
      'no grant',
      { record: { ...record, clientCredentialsGrant: false }, token },
      '403 oauth2_not_enabled IR-5',
    ],
    ['no permission', { record, token: noRole }, '403 permission_missing CERT-16'],
  ])('PK-15, IR-2, IR-5, CERT-16: %s', (_, of, expected) => {
    expect(decide('2026.1', request, of)).toBe(expected);
  });

  it('IR-5: either grant will do', () => {
    const code = { ...record, clientCredentialsGrant: false, authorizationCodeGrant: true };
    expect(decide('2026.1', request, { record: code, token })).toBe('allowed');
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

describe('TBA', () => {
  test.each(['rest', 'restlet'] as const)('TBA-1, TBA-3, TBA-5: on %s it ends by release', (target) => {
    const request = { ...to[target], ...by.tba };
    expect(RELEASES.map((release) => decideApiUse(release, request, facts).allowed)).toEqual([
      ...[true, true, true, true, true, true],
      false,
    ]);
    const late = { record: { ...record, createdIn: '2027.1' } } as const;
    expect(decide('2027.1', request, late)).toBe('403 tba_new_integration TBA-1 CHOICE-TBA-NEW');
    expect(decide('2028.2', request)).toBe('403 tba_ended TBA-5 TBA-6 CHOICE-TBA-END');
  });

  it('TBA-5: on SuiteAnalytics Connect it does not', () => {
    for (const release of RELEASES) expect(decide(release, { ...to.connect, ...by.tba })).toBe('allowed');
  });

  it('is decided as decideTbaUse does, choices included', () => {
    const target = fc.constantFrom('connect', 'rest', 'restlet');
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), target, integrationRecord, choices, (at, to, of, chosen) => {
        const { allowed, ...expected } = decideTbaUse(at, { channel: to, record: of }, chosen);
        const answer = decideApiUse(at, { target: to, ...by.tba }, { record: of }, chosen);
        expect(answer).toEqual({ allowed, ...expected, ...(!allowed && { status: 403 }) });
      }),
    );
  });

  it('TBA-20, TBA-17: is signed with HMAC-SHA256', () => {
    const request = { ...to.rest, authentication: 'tba', signatureMethod: 'other' } as const;
    expect(decide('2025.2', request)).toBe('401 tba_signature_method TBA-20 TBA-17');
  });

  test.each<[keyof typeof to]>([['rest'], ['restlet'], ['connect'], ['tba_token']])(
    'IR-5: on %s it needs a record',
    (target) => {
      for (const of of [{}, { record: null }]) {
        expect(decide('2026.1', { ...to[target], ...by.tba }, of)).toBe('401 integration_unknown IR-5');
      }
    },
  );

  it('IR-6: is not taken by IssueToken', () => {
    expect(decide('2026.1', { ...to.issue_token, ...by.tba })).toBe(
      '403 authentication_not_for_target IR-6 CHOICE-API-UNKNOWN',
    );
  });

  it('TBA-2, IR-7: the three-step flow is decided as decideTbaCreation does, and counts for REST unless told', () => {
    const request = { ...to.tba_token, ...by.tba };
    const creation = { how: 'token_for_existing_record', flow: 'three_step' } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...RELEASES),
        integrationRecord,
        fc.option(channel, { nil: undefined }),
        choices,
        (at, of, tokenFor, chosen) => {
          fc.pre(of.state === 'enabled');
          const told = tokenFor === undefined ? {} : { tokenFor };
          const answer = decideApiUse(at, request, { record: of, ...told }, chosen);
          const use = { ...creation, channel: tokenFor ?? 'rest', record: of };
          const expected = decideTbaCreation(at, use, chosen);
          expect(answer).toEqual({ ...expected, ...(!expected.allowed && { status: 403 }) });
        },
      ),
    );
    expect(decide('2026.1', request, { record: { ...record, state: 'blocked' } })).toBe(
      '403 integration_blocked IR-2',
    );
    expect(decide('2026.1', request, { record: { ...record, state: 'waiting_for_approval' } })).toBe(
      '403 integration_not_approved IR-2',
    );
  });
});

describe('NLAuth', () => {
  const known: ApiFacts = { record, restletCreatedIn: '2019.1', role2faRequired: false };

  it('TBA-8, TBA-19, 2FA-7: is taken by old RESTlets, for roles without 2FA, before 2027.1', () => {
    const request = { ...to.restlet, ...by.nlauth };
    expect(decide('2026.2', request, known)).toBe('allowed');
    expect(decide('2027.1', request, known)).toBe('403 nlauth_ended TBA-8');
    expect(decide('2026.2', request, { ...known, restletCreatedIn: '2021.1' })).toBe(
      '403 nlauth_new_restlet TBA-19',
    );
    expect(decide('2026.2', request, { ...known, role2faRequired: true })).toBe('403 nlauth_2fa_role 2FA-7');
  });

  it('what is not known counts against it', () => {
    const request = { ...to.restlet, ...by.nlauth };
    expect(decide('2026.2', request, { record, role2faRequired: false })).toBe(
      '403 nlauth_new_restlet TBA-19',
    );
    expect(decide('2026.2', request, { record, restletCreatedIn: '2019.1' })).toBe(
      '403 nlauth_2fa_role 2FA-7',
    );
  });

  it('IR-5: only a request that names no record goes without one', () => {
    const { record: _, ...without } = known;
    for (const of of [without, { ...without, record: null }]) {
      expect(decide('2026.2', { ...to.restlet, ...by.nlauth }, of)).toBe('401 integration_unknown IR-5');
      expect(decide('2026.2', { ...to.restlet, ...by.anonymous }, of)).toBe('allowed');
    }
    const blocked = { ...known, record: { ...record, state: 'blocked' } } as const;
    expect(decide('2026.2', { ...to.restlet, ...by.anonymous }, blocked)).toBe(
      '403 integration_blocked IR-2',
    );
  });

  it('IR-6: is not taken by REST or SuiteAnalytics Connect, nor by the three-step flow', () => {
    expect(decide('2026.2', { ...to.rest, ...by.nlauth }, known)).toBe('403 nlauth_not_on_rest IR-6');
    for (const target of ['connect', 'tba_token'] as const) {
      expect(decide('2026.2', { ...to[target], ...by.nlauth }, known)).toBe(
        '403 authentication_not_for_target IR-6 CHOICE-API-UNKNOWN',
      );
    }
  });

  it('TBA-8: IssueToken goes on for existing integrations, and counts for REST unless told', () => {
    const request = { ...to.issue_token, ...by.nlauth };
    expect(decide('2028.1', request, known)).toBe('allowed');
    expect(decide('2028.2', request, known)).toBe('403 tba_ended TBA-5 TBA-6 CHOICE-TBA-END');
    expect(decide('2028.2', request, { ...known, tokenFor: 'connect' })).toBe('allowed');
    expect(decide('2026.1', request, { record: null })).toBe('401 integration_unknown IR-5');
    expect(decide('2026.1', request, { record: { ...record, tba: [] } })).toBe(
      '403 tba_flow_not_enabled IR-7',
    );
    expect(outcome(decideApiUse('2028.1', request, known, { tbaEndOfSupport: '2028.1' }))).toBe(
      '403 tba_ended TBA-5 TBA-6 CHOICE-TBA-END',
    );
  });
});

describe('SOAP', () => {
  const old = { target: 'soap', soapEndpoint: '2020.1', ...by.inMessage } as const;
  const credentials: ApiFacts = { record, soapAuthentication: 'nlauth', role2faRequired: false };

  it('CHOICE-API-SOAP: the host says what the message authenticates with', () => {
    for (const how of [by.inMessage, by.tba, by.nlauth, by.none]) {
      const request = { ...to.soap, ...how };
      expect(decide('2026.1', request)).toBe('401 soap_authentication_unknown CHOICE-API-SOAP');
      expect(decide('2026.1', request, { record, soapAuthentication: 'tba' })).toBe('allowed');
    }
    expect(decide('2026.2', old, credentials)).toBe('allowed');
  });

  it('SOAP-1: endpoints are disabled by release, and unknown ones always', () => {
    const tba = { record, soapAuthentication: 'tba' } as const;
    expect(decide('2026.2', old, tba)).toBe('allowed');
    for (const of of [tba, credentials, {}]) {
      expect(decide('2027.1', old, of)).toBe('403 soap_endpoint_disabled SOAP-1');
      expect(decide('2026.1', { ...old, soapEndpoint: null }, of)).toBe('403 soap_endpoint_unknown SOAP-1');
    }
  });

  it('SOAP-3, TBA-8, 2FA-7: user credentials, on older endpoints only', () => {
    expect(decide('2026.1', { ...to.soap, ...by.inMessage }, credentials)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3',
    );
    expect(decide('2027.1', { ...old, soapEndpoint: '2020.2' }, credentials)).toBe('403 nlauth_ended TBA-8');
    expect(decide('2026.1', old, { record, soapAuthentication: 'nlauth' })).toBe('403 nlauth_2fa_role 2FA-7');
  });

  it('is decided as the policies do', () => {
    const means = fc.constantFrom('nlauth', 'tba');
    fc.assert(
      fc.property(
        fc.constantFrom(...RELEASES),
        soapEndpoint,
        means,
        integrationRecord,
        choices,
        (at, endpoint, soapAuthentication, of, chosen) => {
          const request = { target: 'soap', soapEndpoint: endpoint, ...by.inMessage } as const;
          const answer = decideApiUse(
            at,
            request,
            { record: of, soapAuthentication, role2faRequired: false },
            chosen,
          );
          const use = { record: of, soapEndpoint: endpoint };
          const expected =
            soapAuthentication === 'tba'
              ? decideTbaUse(at, { channel: 'soap', ...use }, chosen)
              : decideNlauthUse(at, { request: 'soap', ...use, role2faRequired: false }, chosen);
          expect(answer.allowed).toBe(expected.allowed);
          if (answer.allowed) expect(answer).toEqual(expected);
        },
      ),
    );
  });

  it('CHOICE-API-SESSION: a session is judged as the user credentials that opened it', () => {
    const request = { ...old, ...by.session };
    const live = { record, sessionLive: true, role2faRequired: false };
    expect(decide('2026.2', request, live)).toBe('allowed');
    expect(decide('2026.2', { ...request, soapEndpoint: '2025.2' }, live)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3',
    );
    expect(decide('2027.1', { ...request, soapEndpoint: '2020.2' }, live)).toBe('403 nlauth_ended TBA-8');
    expect(decide('2026.2', request, { record, sessionLive: true })).toBe('403 nlauth_2fa_role 2FA-7');
    expect(decide('2026.2', request, { sessionLive: true })).toBe('401 integration_unknown IR-5');
    for (const of of [{ record }, { record, sessionLive: false }]) {
      expect(decide('2026.2', request, of)).toBe('401 session_not_live SES-9');
    }
  });

  it('CHOICE-API-COOKIE: what the message authenticates with counts before the cookie', () => {
    const request = { ...to.soap, ...by.session };
    expect(decide('2026.1', request, { record, soapAuthentication: 'tba' })).toBe('allowed');
    expect(decide('2026.1', request, { ...credentials, sessionLive: true })).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3',
    );
  });
});

describe('SES-9, CHOICE-API-SESSION: a session', () => {
  it('calls RESTlets while it lives', () => {
    const request = { ...to.restlet, ...by.session };
    for (const release of RELEASES) {
      const answer = granted(decideApiUse(release, request, { sessionLive: true }));
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
      '400 authentication_malformed PK-15 CHOICE-API-HEADER',
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
      const ask = () => decideApiUse(release as Release, { target: 'unknown', ...by.none }, facts);
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
const someFacts: fc.Arbitrary<ApiFacts> = fc.record(
  {
    record: fc.option(integrationRecord),
    token: fc.option(fc.record({ scopes: fc.subarray([...SCOPES]), role: fc.constant(ADMINISTRATOR) })),
    sessionLive: fc.boolean(),
    role2faRequired: fc.boolean(),
    restletCreatedIn: anyRelease,
    soapAuthentication: fc.constantFrom('nlauth' as const, 'tba' as const),
    tokenFor: channel,
  },
  { requiredKeys: [] },
);

describe('whatever is asked', () => {
  it('X1: what a later release allows, an earlier one did', () => {
    fc.assert(
      fc.property(twoReleases, aRequest, someFacts, choices, ([earlier, later], request, of, chosen) => {
        if (!decideApiUse(later, request, of, chosen).allowed) return;
        expect(outcome(decideApiUse(earlier, request, of, chosen))).toBe('allowed');
      }),
      { numRuns: 2000 },
    );
  });

  it('X2: the answer is the same data twice, and facts that are missing never help', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), aRequest, someFacts, (release, request, of) => {
        const answer = decideApiUse(release, request, of);
        expect(decideApiUse(release, request, of)).toEqual(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        if (!answer.allowed) expect([400, 401, 403]).toContain(answer.status);
        const { soapAuthentication: _, ...cookieCounts } = of;
        for (const key of Object.keys(of)) {
          // without it the cookie counts; without a record a request that names none may be allowed
          if (key === 'soapAuthentication' || (key === 'record' && of.record)) continue;
          const less = Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
          if (decideApiUse(release, request, less).allowed) expect(answer.allowed).toBe(true);
        }
        if (request.authentication !== 'session' && decideApiUse(release, request, cookieCounts).allowed) {
          expect(answer.allowed).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the answer to a refused request', () => {
  function respond(request: ApiRequest, of: ApiFacts = facts) {
    const answer = decideApiUse('2026.1', request, of);
    if (answer.allowed) expect.fail('expected a refusal');
    return apiErrorResponse(answer);
  }

  it('RFC 9457 section 3, CHOICE-API-STATUS: is problem details', () => {
    expect(respond({ ...to.rest, ...by.bearer }, { record, token: null })).toEqual({
      status: 401,
      headers: {
        'Cache-Control': 'no-store',
        'Content-Type': 'application/problem+json',
        'WWW-Authenticate': 'Bearer error="invalid_token"',
      },
      body: {
        type: 'about:blank',
        title: 'Unauthorized',
        status: 401,
        detail: 'the access token is not valid',
        code: 'token_invalid',
        rule: 'PK-15',
      },
    });
    expect(respond({ ...to.rest, authentication: 'malformed' }).body.title).toBe('Bad Request');
    expect(respond({ target: 'unknown', ...by.bearer }).body.title).toBe('Forbidden');
  });

  test.each<[string, ApiRequest, ApiFacts, string | undefined]>([
    ['no authentication', { ...to.rest, ...by.none }, facts, 'Bearer'],
    ['another scheme', { ...to.rest, authentication: 'other' }, facts, 'Bearer'],
    ['a session that has ended', { ...to.restlet, ...by.session }, {}, 'Bearer'],
    [
      'a malformed header',
      { ...to.rest, authentication: 'malformed' },
      facts,
      'Bearer error="invalid_request"',
    ],
    ['a token without a record', { ...to.rest, ...by.bearer }, { token }, 'Bearer error="invalid_token"'],
    [
      'a token without the scope',
      { ...to.rest, ...by.bearer },
      { record, token: { ...token, scopes: [] } },
      'Bearer error="insufficient_scope"',
    ],
    ['a key without a record', { ...to.rest, ...by.tba }, {}, 'Bearer'],
    ['HMAC-SHA1', { ...to.rest, authentication: 'tba', signatureMethod: 'other' }, facts, 'OAuth'],
    ['SOAP, not looked into', { ...to.soap, ...by.inMessage }, facts, 'OAuth'],
    ['SOAP with OAuth 2.0', { ...to.soap, ...by.bearer }, facts, undefined],
    ['what policy refuses', { ...to.rest, ...by.nlauth }, facts, undefined],
  ])('RFC 6750 section 3: the challenge for %s', (_, request, of, challenge) => {
    expect(respond(request, of).headers['WWW-Authenticate']).toBe(challenge);
  });

  it('says nothing that was sent', () => {
    const MARK = 'sEcReT';
    const text = fc.string({ unit: fc.constantFrom('a', '.', '=', ',', '"', ' ', '%', '/') });
    const secret = fc.tuple(text, text).map(([before, after]) => `${before}${MARK}${after}`);
    const plain = fc.constant(MARK);
    const marked = fc.oneof(secret, plain);
    const authorization = fc.oneof(
      marked,
      marked.map((mark) => `Bearer ${mark}`),
      marked.map((mark) => `Basic ${mark}`),
      marked.map(
        (mark) =>
          `OAuth realm="1234567", oauth_consumer_key="k", oauth_token="${mark}", oauth_nonce="${mark}", oauth_signature="${mark}", oauth_signature_method="${mark}"`,
      ),
      marked.map(
        (mark) => `NLAuth nlauth_account=1234567, nlauth_email=${mark}@${mark}.com, nlauth_signature=${mark}`,
      ),
    );
    const path = fc.constantFrom(
      ...['/services/rest/record/v1', '/app/site/hosting/restlet.nl', '/services/NetSuitePort_2025_2', '/x'],
    );
    const head = fc
      .record({
        path,
        inPath: fc.boolean(),
        query: marked,
        headers: fc.record(
          {
            authorization,
            cookie: marked.map((mark) => `JSESSIONID=${mark}`),
            host: fc.oneof(marked, fc.constant('1234567.suitetalk.api.netsuite.com')),
          },
          { requiredKeys: [] },
        ),
      })
      .map(
        ({ path: start, inPath, query, headers }): ApiRequestHead => ({
          method: 'POST',
          url: `${start}${inPath ? `/${MARK}` : ''}?q=${query}`,
          headers,
        }),
      );
    fc.assert(
      fc.property(head, someFacts, fc.constantFrom(...RELEASES), (sent, of, release) => {
        const request = classifyApiRequest(sent);
        const answer = decideApiUse(release, request, of);
        const response = answer.allowed ? undefined : apiErrorResponse(answer);
        expect(JSON.stringify([request, answer, response])).not.toContain(MARK);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the catalogue of requests to APIs', () => {
  it('TBA-20: has its rule, and its choices', () => {
    expect(API_RULES.map(({ id }) => id)).toEqual(['TBA-20']);
    expect(API_CHOICES.map(({ id }) => id)).toEqual([
      'CHOICE-API-UNKNOWN',
      'CHOICE-API-HEADER',
      'CHOICE-API-COOKIE',
      'CHOICE-API-SESSION',
      'CHOICE-API-SOAP',
      'CHOICE-API-STATUS',
    ]);
  });
});
