import fc from 'fast-check';
import type { Release } from '../../../src/core/release.js';
import type { ApiRequest } from '../../../src/gateway/api/request.js';
import { type ApiUseDecision, type ApiUseFacts, decideApiUse } from '../../../src/gateway/api/use.js';
import { anyRelease, channel, record as integrationRecord, OLD } from '../../tbaDeprecation/arbitraries.js';

const ADMINISTRATOR = { kind: 'administrator', permissions: [] } as const;
export const SCOPES = ['rest_webservices', 'restlets', 'suite_analytics'] as const;
export const record = { ...OLD, clientCredentialsGrant: true, userCredentials: true, scopes: SCOPES };
export const token = { scopes: SCOPES, role: ADMINISTRATOR };
/** What a host knows of a request. */
export type Known = Omit<ApiUseFacts, 'request'>;
export const facts: Known = { integration: record, token };

export const to = {
  connect: { target: 'connect' },
  issue_token: { target: 'issue_token' },
  rest: { target: 'rest' },
  restlet: { target: 'restlet' },
  soap: { target: 'soap', soapEndpoint: '2025.2' },
  tba_token: { target: 'tba_token' },
} as const;
export const by = {
  bearer: { authentication: 'bearer' },
  inMessage: { authentication: 'in_message' },
  none: { authentication: 'none' },
  nlauth: { authentication: 'nlauth', namesApplication: true },
  anonymous: { authentication: 'nlauth', namesApplication: false },
  session: { authentication: 'session' },
  tba: { authentication: 'tba', signatureMethod: 'HMAC-SHA256' },
} as const;

/** `allowed`, or the status, the code and the rules of a refusal, but for the choice that most statuses rest on. */
export function outcome(decision: ApiUseDecision): string {
  if (decision.allowed) return 'allowed';
  const rules = decision.rules.filter((rule) => rule !== 'CHOICE-API-STATUS');
  return [decision.status, decision.violations[0].code, ...rules].join(' ');
}

export function decide(release: Release, request: ApiRequest, of: Known = facts) {
  return outcome(decideApiUse(release, { request, ...of }));
}

export const someFacts: fc.Arbitrary<Known> = fc.record(
  {
    integration: fc.option(integrationRecord),
    token: fc.option(fc.record({ scopes: fc.subarray([...SCOPES]), role: fc.constant(ADMINISTRATOR) })),
    sessionLive: fc.boolean(),
    role2faRequired: fc.boolean(),
    restletCreatedIn: anyRelease,
    soapAuthentication: fc.constantFrom('nlauth' as const, 'tba' as const),
    tokenFor: channel,
  },
  { requiredKeys: [] },
);
