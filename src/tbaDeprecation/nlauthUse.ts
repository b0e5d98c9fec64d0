import { type Allowed, type Decision, once } from '../core/decision.js';
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
import { leanedOn, losesTba, newTba, newTbaRefusals, type TbaRecord } from './newTba.js';
import type { TbaChoices } from './options.js';
import { type NlauthCode, TBA_PROBLEMS } from './problems.js';
import { allowsFlow, FLOW_NOT_ENABLED, stateRefusal } from './recordBoxes.js';
import { atSoapEndpoint, onEndpoint } from './soapEndpoint.js';
import type { SoapEndpoint } from './soapMatrix.js';
import { endedRefusal, endOfTba, tbaEnds } from './tbaEndAnswers.js';

/** The fields of an integration record that its use of user credentials depends on. */
export type CredentialsRecord = Pick<IntegrationRecord, 'state' | 'userCredentials'>;

/**
 * A request to the IssueToken endpoint. Roles that require 2FA may make it: its header has a field for the one-time
 * password.
 */
export interface NlauthIssueToken {
  /** Tells the cases apart. */
  readonly request: 'issue_token';
  /** The record that the token is asked for. */
  readonly integration: TbaRecord;
  /** The channel that the token is going to be used on. */
  readonly channel: Channel;
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

/** A request to SOAP web services. */
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
const NEW_RESTLET = fixedRefusal(TBA_PROBLEMS, 'nlauth_new_restlet');
const NEW_ENDPOINT = fixedRefusal(TBA_PROBLEMS, 'nlauth_new_soap_endpoint');
const REFUSED_AS_NEW = newTbaRefusals({ rule: 'TBA-8' });
const NOT_ENDED_YET = once(
  (): Allowed<object, TbaAdviceCode> => ({
    allowed: true,
    rules: NLAUTH[0].rules,
    advice: [adviceOf(TBA_ADVICE, 'nlauth_ends', { enforcedFrom: NLAUTH_ENDS })],
  }),
);

/**
 * May this request carry user credentials? From the release that ends NLAuth on, only the IssueToken requests of
 * existing integrations may.
 *
 * @param release - Release of the account.
 * @param facts - The request, and the record that it names.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see TBA-8, TBA-19, SOAP-1, SOAP-3, SOAP-6, IR-2, IR-5, IR-6, IR-7, 2FA-7
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
  if (facts.request === 'rest') return NOT_ON_REST();
  if (facts.request === 'issue_token') return issueToken(release, facts, choices);
  if (release >= NLAUTH_ENDS) return ENDED();
  const { integration } = facts;
  if (integration !== null) {
    const stopped = stateRefusal(integration.state);
    if (stopped !== undefined) return stopped;
    if (!integration.userCredentials) return NOT_ENABLED();
  }
  if (facts.role2faRequired) return TWO_FACTOR();
  if (facts.request === 'restlet') {
    return facts.restletCreatedIn < RESTLETS_WITHOUT_CREDENTIALS ? NOT_ENDED_YET() : NEW_RESTLET();
  }
  const { soapEndpoint } = facts;
  const { refusal, support } = atSoapEndpoint(release, soapEndpoint);
  if (refusal !== undefined) return refusal;
  return soapEndpoint < SOAP_WITHOUT_CREDENTIALS ? onEndpoint(NOT_ENDED_YET(), support) : NEW_ENDPOINT();
}

function issueToken(
  release: Release,
  { integration, channel }: NlauthIssueToken,
  choices: TbaChoices | undefined,
): Decision<NlauthCode, object, TbaAdviceCode> {
  const stopped = stateRefusal(integration.state);
  if (stopped !== undefined) return stopped;
  if (!allowsFlow(integration.tba, 'issue_token')) return FLOW_NOT_ENABLED();
  // Also for Connect: what is new is not among the existing integrations that may still send credentials (TBA-8).
  const isNew = newTba(release, integration, choices);
  if (isNew !== undefined) return REFUSED_AS_NEW[isNew]();
  const end = endOfTba(choices);
  const ends = losesTba(channel);
  if (ends && release >= end) return endedRefusal(end);
  return {
    allowed: true,
    rules: [
      'IR-7',
      'TBA-8',
      ...leanedOn(release, integration),
      ...(ends ? (['CHOICE-TBA-END'] as const) : []),
    ],
    advice: ends ? [tbaEnds(end)] : [],
  };
}
