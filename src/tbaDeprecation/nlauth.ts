import { type Allowed, constant, type Decision, refusal } from '../decision.js';
import type { Channel, IntegrationRecord } from '../records.js';
import { type AnyRelease, assertRelease, type Release } from '../release.js';
import {
  allowsFlow,
  endOfTba,
  FLOW_NOT_ENABLED,
  leanedOn,
  type NewTbaCode,
  newTbaRefusal,
  type RecordStateCode,
  stateRefusal,
  TBA_ENDED,
  type TbaChoices,
  type TbaRecord,
  tbaEnds,
  USE_OAUTH,
} from './existing.js';
import { onEndpoint, SOAP_ENDPOINT_DISABLED, soapEndpointSupport } from './soap.js';
import {
  losesTba,
  NLAUTH_ENDS,
  RESTLETS_WITHOUT_CREDENTIALS_SINCE,
  SOAP_WITHOUT_CREDENTIALS_SINCE,
  type SoapEndpoint,
} from './timeline.js';

/** The fields of an integration record that its use of user credentials depends on. */
export type CredentialsRecord = Pick<IntegrationRecord, 'state' | 'userCredentials'>;

/**
 * A request that carries user credentials (NLAuth). SuiteAnalytics Connect is not among them: its
 * logins are no NLAuth.
 *
 * - `issue_token`: asks the IssueToken endpoint for a TBA token that is going to be used on `channel`.
 *   Roles that require 2FA may do this: the header has a field for the one-time password.
 * - `restlet`: `record` is `null` for a request that names no application id.
 */
export type NlauthUse =
  | { readonly request: 'issue_token'; readonly record: TbaRecord; readonly channel: Channel }
  | { readonly request: 'rest' }
  | {
      readonly request: 'restlet';
      readonly record: CredentialsRecord | null;
      readonly restletCreatedIn: AnyRelease;
      readonly role2faRequired: boolean;
    }
  | {
      readonly request: 'soap';
      readonly record: CredentialsRecord;
      readonly soapEndpoint: SoapEndpoint;
      readonly role2faRequired: boolean;
    };

export type NlauthCode =
  | NewTbaCode
  | RecordStateCode
  | 'nlauth_2fa_role'
  | 'nlauth_ended'
  | 'nlauth_new_restlet'
  | 'nlauth_new_soap_endpoint'
  | 'nlauth_not_enabled'
  | 'nlauth_not_on_rest'
  | 'soap_endpoint_disabled'
  | 'tba_ended'
  | 'tba_flow_not_enabled';

const ENDED = /* @__PURE__ */ refusal(
  'nlauth_ended',
  'TBA-8',
  'user credentials are no longer accepted',
  ['request'],
  USE_OAUTH,
);
const NOT_ON_REST = /* @__PURE__ */ refusal(
  'nlauth_not_on_rest',
  'IR-6',
  'REST takes no user credentials',
  ['request'],
  USE_OAUTH,
);
const NOT_ENABLED = /* @__PURE__ */ refusal(
  'nlauth_not_enabled',
  'IR-5',
  'the user credentials box is not checked',
  ['record', 'userCredentials'],
  USE_OAUTH,
);
const TWO_FACTOR = /* @__PURE__ */ refusal(
  'nlauth_2fa_role',
  '2FA-7',
  '2FA roles take no user credentials',
  ['role2faRequired'],
  USE_OAUTH,
);
const NEW_RESTLET = /* @__PURE__ */ refusal(
  'nlauth_new_restlet',
  'TBA-19',
  `RESTlets created in ${RESTLETS_WITHOUT_CREDENTIALS_SINCE} or later take no user credentials`,
  ['restletCreatedIn'],
  USE_OAUTH,
);
const NEW_ENDPOINT = /* @__PURE__ */ refusal(
  'nlauth_new_soap_endpoint',
  'SOAP-3',
  `SOAP endpoints from ${SOAP_WITHOUT_CREDENTIALS_SINCE} on take no user credentials`,
  ['soapEndpoint'],
  USE_OAUTH,
);

const NOT_ENDED_YET = /* @__PURE__ */ constant<Allowed>({
  allowed: true,
  rules: ['IR-6', 'TBA-8'],
  advice: [
    {
      code: 'nlauth_ends',
      rule: 'TBA-8',
      message: `from ${NLAUTH_ENDS} on user credentials are no longer accepted`,
      enforcedFrom: NLAUTH_ENDS,
    },
  ],
});

/**
 * May this request carry user credentials? From the release that ends NLAuth on, only the
 * IssueToken requests of existing integrations may.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-8, TBA-19, SOAP-1, SOAP-3, IR-2, IR-5, IR-6, IR-7, 2FA-7
 *
 * @example
 * ```ts
 * const record = { state: 'enabled', userCredentials: true } as const;
 * const use = { request: 'restlet', record, restletCreatedIn: '2019.1', role2faRequired: false } as const;
 * decideNlauthUse('2026.2', use).allowed; //=> true
 * decideNlauthUse('2027.1', use).allowed; //=> false
 * ```
 */
export function decideNlauthUse(
  release: Release,
  use: NlauthUse,
  choices?: Partial<TbaChoices>,
): Decision<NlauthCode> {
  assertRelease(release);
  if (use.request === 'rest') return NOT_ON_REST;
  if (use.request === 'issue_token') return issueToken(release, use, choices);
  if (release >= NLAUTH_ENDS) return ENDED;
  if (use.record !== null) {
    const stopped = stateRefusal(use.record.state);
    if (stopped !== undefined) return stopped;
    if (!use.record.userCredentials) return NOT_ENABLED;
  }
  if (use.role2faRequired) return TWO_FACTOR;
  if (use.request === 'restlet') {
    return use.restletCreatedIn < RESTLETS_WITHOUT_CREDENTIALS_SINCE ? NOT_ENDED_YET : NEW_RESTLET;
  }
  return atSoapEndpoint(release, use.soapEndpoint);
}

function atSoapEndpoint(release: Release, endpoint: SoapEndpoint): Decision<NlauthCode> {
  const support = soapEndpointSupport(release, endpoint);
  if (support.status === 'disabled') return SOAP_ENDPOINT_DISABLED;
  if (endpoint >= SOAP_WITHOUT_CREDENTIALS_SINCE) return NEW_ENDPOINT;
  return onEndpoint(NOT_ENDED_YET, support);
}

function issueToken(
  release: Release,
  { record, channel }: Extract<NlauthUse, { request: 'issue_token' }>,
  choices: Partial<TbaChoices> | undefined,
): Decision<NlauthCode> {
  const stopped = stateRefusal(record.state);
  if (stopped !== undefined) return stopped;
  if (!allowsFlow(record.tba, 'issue_token')) return FLOW_NOT_ENABLED;
  // Also for Connect: only an existing integration may still send user credentials (TBA-8).
  const isNew = newTbaRefusal(release, record, choices, 'TBA-8');
  if (isNew !== undefined) return isNew;
  const end = endOfTba(choices);
  if (losesTba(channel) && release >= end) return TBA_ENDED;
  return {
    allowed: true,
    rules: [
      'IR-7',
      'TBA-8',
      ...leanedOn(release, record),
      ...(losesTba(channel) ? (['CHOICE-TBA-END'] as const) : []),
    ],
    advice: losesTba(channel) ? [tbaEnds(end)] : [],
  };
}
