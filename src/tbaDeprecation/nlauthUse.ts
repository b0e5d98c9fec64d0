import { type Allowed, type Decision, type Denied, fixedAllowed, once } from '../core/decision.js';
import { checkAnyRelease, checkFlag, checkObject, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, fixedRefusal } from '../core/problem.js';
import type { Channel, IntegrationRecord } from '../core/records.js';
import { type AnyRelease, assertRelease, type Release } from '../core/release.js';
import { TBA_ADVICE, type TbaAdviceCode } from './advice.js';
import {
  NLAUTH,
  NLAUTH_ENDS,
  RESTLETS_WITHOUT_CREDENTIALS,
  SOAP_WITHOUT_CREDENTIALS,
} from './limitsAndDates.js';
import { isChannel, leanedOn, losesTba, newTba, newTbaRefusals, type TbaRecord } from './newTba.js';
import { TBA_OPTIONS, type TbaChoices } from './options.js';
import { type NlauthCode, type RecordStateCode, TBA_PROBLEMS } from './problems.js';
import { allowsFlow, FLOW_NOT_ENABLED, stateRefusal } from './recordBoxes.js';
import { atSoapEndpoint, onEndpoint } from './soapEndpoint.js';
import type { SoapEndpoint } from './soapMatrix.js';
import { endedRefusal, endOfTba, tbaEnds } from './tbaEndAnswers.js';

/** The fields of an integration record that its use of user credentials depends on. */
export type CredentialsRecord = Pick<IntegrationRecord, 'state' | 'userCredentials'>;

/** A request to the IssueToken endpoint. Whether a role that requires 2FA may make it is CHOICE-2FA-ISSUE-TOKEN. */
export interface NlauthIssueToken {
  /** Tells the cases apart. */
  readonly request: 'issue_token';
  /** The record that the token is asked for. */
  readonly integration: TbaRecord;
  /** The channel that the token is going to be used on. */
  readonly channel: Channel;
  /** Whether the role of the credentials requires 2FA. */
  readonly role2faRequired: boolean;
}

/** A request to REST web services. */
export interface NlauthRest {
  /** Tells the cases apart. */
  readonly request: 'rest';
}

/** A request to a RESTlet. */
export interface NlauthRestlet {
  /** Tells the cases apart. */
  readonly request: 'restlet';
  /** The record that the request names; `null` if it names none. */
  readonly integration: CredentialsRecord | null;
  /** Release in which the RESTlet was created. */
  readonly restletCreatedIn: AnyRelease;
  /** Whether the role of the credentials requires 2FA. */
  readonly role2faRequired: boolean;
}

/** A request to SOAP web services, or its session: the credentials are in the message, and end with the endpoint. */
export interface NlauthSoap {
  /** Tells the cases apart. */
  readonly request: 'soap';
  /** The record that the request names. */
  readonly integration: CredentialsRecord;
  /** The SOAP endpoint that is called. */
  readonly soapEndpoint: SoapEndpoint;
  /** Whether the role of the credentials requires 2FA. */
  readonly role2faRequired: boolean;
}

/**
 * A request that carries user credentials (NLAuth). `request` tells the cases apart. SuiteAnalytics Connect is not
 * among them, since a login there is not NLAuth.
 */
export type NlauthUseFacts = NlauthIssueToken | NlauthRest | NlauthRestlet | NlauthSoap;

const ENDED = fixedRefusal(TBA_PROBLEMS, 'nlauth_ended');
const NOT_ON_REST = fixedRefusal(TBA_PROBLEMS, 'nlauth_not_on_rest');
const NOT_ENABLED = fixedRefusal(TBA_PROBLEMS, 'nlauth_not_enabled');
const TWO_FACTOR = fixedRefusal(TBA_PROBLEMS, 'nlauth_2fa_role');
const TWO_FACTOR_TOKEN = fixedRefusal(TBA_PROBLEMS, 'nlauth_2fa_role', {}, ['CHOICE-2FA-ISSUE-TOKEN']);
const NOT_ON_RESTLETS = fixedRefusal(TBA_PROBLEMS, 'nlauth_not_on_restlets');
const NEW_RESTLET = fixedRefusal(TBA_PROBLEMS, 'nlauth_new_restlet');
const NEW_ENDPOINT = fixedRefusal(TBA_PROBLEMS, 'nlauth_new_soap_endpoint');
const REFUSED_AS_NEW = newTbaRefusals({ rule: 'TBA-8' });
const NOT_ENDED_YET = once(
  (): Allowed<object, TbaAdviceCode> => ({
    allowed: true,
    rules: [...NLAUTH[0].rules, 'CHOICE-RESTLET-CREDENTIALS'],
    advice: [adviceOf(TBA_ADVICE, 'nlauth_ends', { enforcedFrom: NLAUTH_ENDS })],
  }),
);
const OLD_ENDPOINT: Allowed<object, never> = fixedAllowed(['IR-6', 'SOAP-3']);

/**
 * May this request carry user credentials? From the release that ends NLAuth on, no header may carry them but those of the
 * IssueToken requests of existing integrations. In SOAP messages they end with the last endpoint that takes them.
 *
 * @param release - Release of the account.
 * @param facts - The request, and the record that it names.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} and {@link ChoicesError} for facts
 * and choices that are none.
 * @see TBA-8, TBA-19, SOAP-1, SOAP-3, SOAP-6, IR-2, IR-5, IR-6, IR-7, 2FA-7, CHOICE-RESTLET-CREDENTIALS,
 * CHOICE-2FA-ISSUE-TOKEN
 *
 * @example
 * ```ts
 * const integration = { state: 'enabled', userCredentials: true } as const;
 * const use = { request: 'restlet', integration, restletCreatedIn: '2019.1', role2faRequired: false } as const;
 * decideNlauthUse('2026.2', use).allowed; //=> true
 * decideNlauthUse('2027.1', use).allowed; //=> false
 * ```
 */
export function decideNlauthUse(
  release: Release,
  facts: NlauthUseFacts,
  choices?: TbaChoices,
): Decision<NlauthCode, object, TbaAdviceCode> {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  checkObject(facts);
  switch (facts.request) {
    case 'rest':
      return NOT_ON_REST();
    case 'issue_token':
      return issueToken(release, facts, choices);
    case 'restlet':
      return onRestlet(release, facts, choices);
    case 'soap':
      return onSoap(release, facts);
    default:
      return malformed('request');
  }
}

/** The refusal of credentials that the record or the role does not allow. */
function stopped(
  integration: CredentialsRecord,
  role2faRequired: boolean,
): Denied<RecordStateCode | 'nlauth_2fa_role' | 'nlauth_not_enabled', never> | undefined {
  checkObject(integration, 'integration');
  const refusal = stateRefusal(integration.state);
  if (refusal !== undefined) return refusal;
  checkFlag(integration.userCredentials, 'integration', 'userCredentials');
  return integration.userCredentials ? ofRole(role2faRequired) : NOT_ENABLED();
}

function ofRole(role2faRequired: boolean): Denied<'nlauth_2fa_role', never> | undefined {
  checkFlag(role2faRequired, 'role2faRequired');
  return role2faRequired ? TWO_FACTOR() : undefined;
}

function onRestlet(
  release: Release,
  { integration, restletCreatedIn, role2faRequired }: NlauthRestlet,
  choices: TbaChoices | undefined,
): Decision<NlauthCode, object, TbaAdviceCode> {
  if (release >= NLAUTH_ENDS) return ENDED();
  if (choices?.restletCredentials === 'none') return NOT_ON_RESTLETS();
  const refusal = integration === null ? ofRole(role2faRequired) : stopped(integration, role2faRequired);
  if (refusal !== undefined) return refusal;
  checkAnyRelease(restletCreatedIn, 'restletCreatedIn');
  return restletCreatedIn < RESTLETS_WITHOUT_CREDENTIALS ? NOT_ENDED_YET() : NEW_RESTLET();
}

function onSoap(
  release: Release,
  { integration, role2faRequired, soapEndpoint }: NlauthSoap,
): Decision<NlauthCode, object, TbaAdviceCode> {
  const refused = stopped(integration, role2faRequired);
  if (refused !== undefined) return refused;
  const { refusal, support } = atSoapEndpoint(release, soapEndpoint);
  if (refusal !== undefined) return refusal;
  return soapEndpoint < SOAP_WITHOUT_CREDENTIALS ? onEndpoint(OLD_ENDPOINT, support) : NEW_ENDPOINT();
}

function issueToken(
  release: Release,
  { integration, channel, role2faRequired }: NlauthIssueToken,
  choices: TbaChoices | undefined,
): Decision<NlauthCode, object, TbaAdviceCode> {
  checkObject(integration, 'integration');
  if (!isChannel(channel)) malformed('channel');
  const refusal = stateRefusal(integration.state);
  if (refusal !== undefined) return refusal;
  if (!allowsFlow(integration.tba, 'issue_token')) return FLOW_NOT_ENABLED();
  // Also for Connect: what is new is not among the existing integrations that may still send credentials (TBA-8).
  const leaned = leanedOn(release, integration);
  const isNew = newTba(leaned, integration, choices);
  if (isNew !== undefined) return REFUSED_AS_NEW(isNew, leaned);
  const end = endOfTba(choices);
  const ends = losesTba(channel);
  if (ends && release >= end) return endedRefusal(end);
  checkFlag(role2faRequired, 'role2faRequired');
  if (role2faRequired && choices?.issueToken !== 'allowed') return TWO_FACTOR_TOKEN();
  return {
    allowed: true,
    rules: [
      'IR-7',
      'TBA-8',
      ...leaned,
      ...(role2faRequired ? (['CHOICE-2FA-ISSUE-TOKEN'] as const) : []),
      ...(ends ? (['CHOICE-TBA-END'] as const) : []),
    ],
    advice: [
      ...(ends ? [tbaEnds(end)] : []),
      ...(role2faRequired ? [adviceOf(TBA_ADVICE, 'code_in_header')] : []),
    ],
  };
}
