import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Decision } from '../../../src/core/decision.js';
import { RELEASES } from '../../../src/core/release.js';
import { decideApiUse } from '../../../src/gateway/api/use.js';
import { decideNlauthUse, decideTbaCreation, decideTbaUse } from '../../../src/tbaDeprecation/index.js';
import {
  channel,
  choices,
  record as integrationRecord,
  soapEndpoint,
} from '../../tbaDeprecation/arbitraries.js';
import { by, decide, facts, type Known, outcome, record, to } from './support.js';

/** CHOICE-API-STATUS: the answer of a policy, with the status of its refusal. */
function withStatus(decision: Decision): object {
  if (decision.allowed) return decision;
  return { ...decision, rules: [...decision.rules, 'CHOICE-API-STATUS'], status: 403 };
}

describe('TBA', () => {
  test.each(['rest', 'restlet'] as const)('TBA-1, TBA-3, TBA-5: on %s it ends by release', (target) => {
    const request = { ...to[target], ...by.tba };
    expect(RELEASES.map((release) => decideApiUse(release, { request, ...facts }).allowed)).toEqual([
      ...[true, true, true, true, true, true],
      false,
    ]);
    const late = { integration: { ...record, createdIn: '2027.1' } } as const;
    expect(decide('2027.1', request, late)).toBe('403 tba_new_integration TBA-1 CHOICE-TBA-NEW');
    expect(decide('2028.2', request)).toBe('403 tba_ended TBA-6 TBA-5 CHOICE-TBA-END');
  });

  it('TBA-5: on SuiteAnalytics Connect it does not', () => {
    for (const release of RELEASES) expect(decide(release, { ...to.connect, ...by.tba })).toBe('allowed');
  });

  it('is decided as decideTbaUse does, choices included', () => {
    const target = fc.constantFrom('connect', 'rest', 'restlet');
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), target, integrationRecord, choices, (at, to, of, chosen) => {
        const expected = decideTbaUse(at, { channel: to, integration: of }, chosen);
        const answer = decideApiUse(at, { request: { target: to, ...by.tba }, integration: of }, chosen);
        expect(answer).toEqual(withStatus(expected));
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
      for (const of of [{}, { integration: null }]) {
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
          const answer = decideApiUse(at, { request, integration: of, ...told }, chosen);
          const use = { ...creation, channel: tokenFor ?? 'rest', integration: of };
          const expected = decideTbaCreation(at, use, chosen);
          expect(answer).toEqual(withStatus(expected));
        },
      ),
    );
    expect(decide('2026.1', request, { integration: { ...record, state: 'blocked' } })).toBe(
      '403 integration_blocked IR-2',
    );
    expect(decide('2026.1', request, { integration: { ...record, state: 'waiting_for_approval' } })).toBe(
      '403 integration_not_approved IR-2',
    );
  });
});

describe('NLAuth', () => {
  const known: Known = { integration: record, restletCreatedIn: '2019.1', role2faRequired: false };

  it('TBA-8, TBA-19, 2FA-7: is taken by old RESTlets, for roles without 2FA, before 2027.1', () => {
    const request = { ...to.restlet, ...by.nlauth };
    expect(decide('2026.2', request, known)).toBe('allowed');
    expect(decide('2027.1', request, known)).toBe('403 nlauth_ended TBA-8');
    expect(decide('2026.2', request, { ...known, restletCreatedIn: '2021.1' })).toBe(
      '403 nlauth_new_restlet TBA-19 CHOICE-RESTLET-CREDENTIALS',
    );
    expect(decide('2026.2', request, { ...known, role2faRequired: true })).toBe('403 nlauth_2fa_role 2FA-7');
  });

  it('what is not known counts against it', () => {
    const request = { ...to.restlet, ...by.nlauth };
    expect(decide('2026.2', request, { integration: record, role2faRequired: false })).toBe(
      '403 nlauth_new_restlet TBA-19 CHOICE-RESTLET-CREDENTIALS',
    );
    expect(decide('2026.2', request, { integration: record, restletCreatedIn: '2019.1' })).toBe(
      '403 nlauth_2fa_role 2FA-7',
    );
  });

  it('IR-5: only a request that names no record goes without one', () => {
    const { integration: _, ...without } = known;
    for (const of of [without, { ...without, integration: null }]) {
      expect(decide('2026.2', { ...to.restlet, ...by.nlauth }, of)).toBe('401 integration_unknown IR-5');
      expect(decide('2026.2', { ...to.restlet, ...by.anonymous }, of)).toBe('allowed');
    }
    const blocked = { ...known, integration: { ...record, state: 'blocked' } } as const;
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

  it('TBA-8, CHOICE-2FA-ISSUE-TOKEN: IssueToken goes on for existing integrations, and counts for REST unless told', () => {
    const request = { ...to.issue_token, ...by.nlauth };
    expect(decide('2028.1', request, known)).toBe('allowed');
    expect(decide('2028.2', request, known)).toBe('403 tba_ended TBA-6 TBA-5 CHOICE-TBA-END');
    expect(decide('2028.2', request, { ...known, tokenFor: 'connect' })).toBe('allowed');
    expect(decide('2026.1', request, { integration: null })).toBe('401 integration_unknown IR-5');
    expect(decide('2026.1', request, { integration: { ...record, tba: [] } })).toBe(
      '403 tba_flow_not_enabled IR-7',
    );
    const { role2faRequired: _, ...untold } = known;
    const refusal = '403 nlauth_2fa_role 2FA-7 CHOICE-2FA-ISSUE-TOKEN';
    expect(decide('2026.1', request, untold)).toBe(refusal);
    const allowing = { issueToken: 'allowed' } as const;
    expect(outcome(decideApiUse('2026.1', { request, ...untold }, allowing))).toBe('allowed');
    expect(outcome(decideApiUse('2028.1', { request, ...known }, { tbaEndOfSupport: '2028.1' }))).toBe(
      '403 tba_ended TBA-5 CHOICE-TBA-END',
    );
  });
});

describe('SOAP', () => {
  const old = { target: 'soap', soapEndpoint: '2020.1', ...by.inMessage } as const;
  const credentials: Known = { integration: record, soapAuthentication: 'nlauth', role2faRequired: false };

  it('CHOICE-API-SOAP: the host says what the message authenticates with', () => {
    for (const how of [by.inMessage, by.tba, by.nlauth, by.none]) {
      const request = { ...to.soap, ...how };
      expect(decide('2026.1', request)).toBe('401 soap_authentication_unknown CHOICE-API-SOAP');
      expect(decide('2026.1', request, { integration: record, soapAuthentication: 'tba' })).toBe('allowed');
    }
    expect(decide('2026.2', old, credentials)).toBe('allowed');
  });

  it('SOAP-1: endpoints are disabled by release, and unknown ones always', () => {
    const tba = { integration: record, soapAuthentication: 'tba' } as const;
    expect(decide('2026.2', old, tba)).toBe('allowed');
    for (const of of [tba, credentials, {}]) {
      expect(decide('2027.1', old, of)).toBe('403 soap_endpoint_disabled SOAP-1');
      expect(decide('2026.1', { ...old, soapEndpoint: null }, of)).toBe('403 soap_endpoint_unknown SOAP-1');
    }
  });

  it('SOAP-3, TBA-8, 2FA-7: user credentials, on older endpoints only', () => {
    expect(decide('2026.1', { ...to.soap, ...by.inMessage }, credentials)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3 CHOICE-API-SOAP CHOICE-API-COOKIE',
    );
    expect(decide('2027.1', { ...old, soapEndpoint: '2020.2' }, credentials)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3 CHOICE-API-SOAP CHOICE-API-COOKIE',
    );
    expect(decide('2026.1', old, { integration: record, soapAuthentication: 'nlauth' })).toBe(
      '403 nlauth_2fa_role 2FA-7 CHOICE-API-SOAP CHOICE-API-COOKIE',
    );
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
            { request, integration: of, soapAuthentication, role2faRequired: false },
            chosen,
          );
          const use = { integration: of, soapEndpoint: endpoint };
          const expected =
            soapAuthentication === 'tba'
              ? decideTbaUse(at, { channel: 'soap', ...use }, chosen)
              : decideNlauthUse(at, { request: 'soap', ...use, role2faRequired: false }, chosen);
          expect(answer.allowed).toBe(expected.allowed);
          const rules = [...expected.rules, 'CHOICE-API-SOAP', 'CHOICE-API-COOKIE'];
          if (answer.allowed) expect(answer).toEqual({ ...expected, rules });
        },
      ),
    );
  });

  it('CHOICE-API-SESSION: a session is judged as the user credentials that opened it', () => {
    const request = { ...old, ...by.session };
    const live = { integration: record, sessionLive: true, role2faRequired: false };
    expect(decide('2026.2', request, live)).toBe('allowed');
    expect(decide('2026.2', { ...request, soapEndpoint: '2025.2' }, live)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3 CHOICE-API-SESSION',
    );
    expect(decide('2027.1', { ...request, soapEndpoint: '2020.2' }, live)).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3 CHOICE-API-SESSION',
    );
    expect(decide('2026.2', request, { integration: record, sessionLive: true })).toBe(
      '403 nlauth_2fa_role 2FA-7 CHOICE-API-SESSION',
    );
    expect(decide('2026.2', request, { sessionLive: true })).toBe('401 integration_unknown IR-5');
    for (const of of [{ integration: record }, { integration: record, sessionLive: false }]) {
      expect(decide('2026.2', request, of)).toBe('401 session_not_live SES-9');
    }
  });

  it('CHOICE-API-COOKIE: what the message authenticates with counts before the cookie', () => {
    const request = { ...to.soap, ...by.session };
    expect(decide('2026.1', request, { integration: record, soapAuthentication: 'tba' })).toBe('allowed');
    expect(decide('2026.1', request, { ...credentials, sessionLive: true })).toBe(
      '403 nlauth_new_soap_endpoint SOAP-3 CHOICE-API-SOAP CHOICE-API-COOKIE',
    );
  });
});
