import type { ChoiceId, Decision } from '../../core/decision.js';
import { checkFlag, checkObject, checkWord, isObject, malformed } from '../../core/facts.js';
import { checkChoices } from '../../core/options.js';
import { CHANNELS } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import { termAt } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import {
  decideNlauthUse,
  decideTbaCreation,
  decideTbaUse,
  isSoapEndpoint,
  soapEndpointSupport,
  type TbaChoices,
} from '../../tbaDeprecation/index.js';
import { TBA_OPTIONS } from '../../tbaDeprecation/options.js';
import { byToken, type HttpTarget, notEnabled } from './bearer.js';
import type { ApiUseFacts } from './facts.js';
import {
  ENDPOINT_UNKNOWN,
  INTEGRATION_UNKNOWN,
  MALFORMED,
  MISSING,
  NOT_FOR_TARGET,
  NOT_ON_SOAP,
  OAUTH2_ENDPOINT,
  refusedWith,
  SESSION_ALLOWED,
  SESSION_NOT_FOR_TARGET,
  SESSION_NOT_LIVE,
  SOAP_AUTHENTICATION_UNKNOWN,
  TARGET_UNKNOWN,
  UNSUPPORTED,
} from './fixedAnswers.js';
import { SIGNATURE_METHODS } from './limitsAndDates.js';
import { type ApiUseAdviceCode, type ApiUseDecision, REQUEST_PROBLEMS } from './problems.js';
import { type ApiRequest, isApiAuthentication } from './request.js';
import { type ApiPolicyCode, POLICY_STATUSES } from './statuses.js';
import { isApiTarget } from './target.js';

export type { ApiIntegration, ApiToken, ApiUseFacts } from './facts.js';
export type {
  ApiRequestCode,
  ApiUseAdviceCode,
  ApiUseCode,
  ApiUseDecision,
  ApiUseRefused,
} from './problems.js';

/** The answer of a policy, with the status that its refusal has here. */
function byPolicy(decision: Decision<ApiPolicyCode, object, ApiUseAdviceCode>): ApiUseDecision {
  if (decision.allowed) return decision;
  const { rules, violations } = decision;
  return { ...decision, rules: [...rules, 'CHOICE-API-STATUS'], status: POLICY_STATUSES[violations[0].code] };
}

/** An answer that leaned on these choices as well. */
function leaningOn(decision: ApiUseDecision, choices: readonly ChoiceId[]): ApiUseDecision {
  return { ...decision, rules: [...decision.rules, ...choices] };
}

/**
 * May this request be made? Token-based authentication (TBA), user credentials (NLAuth) and SOAP endpoints are judged
 * by release; an access token by its scopes, its role and its record; a session by whether it is live. The MCP endpoint
 * takes access tokens of the `mcp` scope alone, and no role with full permissions.
 *
 * @param release - Release of the account.
 * @param facts - The request, and what the host knows of it.
 * @param choices - What to decide differently about TBA.
 * @returns A refusal has the HTTP status to answer with; {@link apiErrorResponse} makes an answer of it.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for malformed facts,
 * {@link ChoicesError} for malformed choices.
 * @see IR-2, IR-5, IR-6, TBA-1, TBA-5, TBA-8, TBA-14, TBA-17, TBA-20, SOAP-1, CERT-16, PK-3, PK-15, SES-9, 2FA-7, MCP-1, MCP-2, MCP-3,
 * CHOICE-2FA-ISSUE-TOKEN, CHOICE-API-COOKIE, CHOICE-API-HEADER, CHOICE-API-SESSION, CHOICE-API-SOAP, CHOICE-API-STATUS, CHOICE-API-UNKNOWN,
 * CHOICE-MCP-FULL-ROLE
 *
 * @example
 * ```ts
 * import { classifyApiRequest } from 'netsuite-auth-policy/gateway';
 * const integration = {
 *   state: 'enabled', origin: 'owned', createdIn: '2024.1', tba: ['ui_token'], userCredentials: false,
 *   authorizationCodeGrant: false, clientCredentialsGrant: true, scopes: ['rest_webservices'],
 * } as const;
 * const token = { scopes: ['rest_webservices'], role: { kind: 'administrator', permissions: [] } } as const;
 * const head = { method: 'GET', url: '/services/rest/record/v1/customer', headers: { authorization: 'Bearer abc' } };
 * const request = classifyApiRequest(head);
 * decideApiUse('2028.2', { request, integration, token }).allowed; //=> true
 *
 * const refused = decideApiUse('2028.2', { request, integration, token: null });
 * !refused.allowed && refused.status; //=> 401
 *
 * const soap = classifyApiRequest({ method: 'POST', url: '/services/NetSuitePort_2025_2', headers: {} });
 * decideApiUse('2028.1', { request: soap, integration, soapAuthentication: 'tba' }).allowed; //=> true
 * decideApiUse('2028.2', { request: soap, integration, soapAuthentication: 'tba' }).allowed; //=> false
 * ```
 */
export function decideApiUse(release: Release, facts: ApiUseFacts, choices?: TbaChoices): ApiUseDecision {
  assertRelease(release);
  checkChoices(choices, TBA_OPTIONS);
  if (!isObject(facts)) malformed();
  const { request } = facts;
  if (!isObject(request)) malformed('request');
  const { target, authentication } = request;
  if (!isApiTarget(target)) malformed('request', 'target');
  if (!isApiAuthentication(authentication)) malformed('request', 'authentication');
  if (target === 'unknown') return TARGET_UNKNOWN();
  if (target === 'oauth2') return OAUTH2_ENDPOINT();
  if (authentication === 'malformed') return MALFORMED();
  if (authentication === 'other') return UNSUPPORTED();
  if (target === 'soap') return bySoap(release, request, facts, choices);
  switch (authentication) {
    case 'bearer':
      return byToken(target, facts);
    case 'nlauth':
      return byUserCredentials(release, target, request.namesApplication, facts, choices);
    case 'tba':
      return byTba(release, target, request.signatureMethod, facts, choices);
    case 'session':
      if (target !== 'restlet') return SESSION_NOT_FOR_TARGET();
      return facts.sessionLive === true ? SESSION_ALLOWED : SESSION_NOT_LIVE();
    default:
      return MISSING();
  }
}

function byUserCredentials(
  release: Release,
  target: HttpTarget,
  namesApplication: boolean,
  facts: ApiUseFacts,
  choices: TbaChoices | undefined,
): ApiUseDecision {
  const { integration = null, restletCreatedIn = release, role2faRequired = true, tokenFor = 'rest' } = facts;
  checkFlag(namesApplication, 'request', 'namesApplication');
  switch (target) {
    case 'rest':
      return byPolicy(decideNlauthUse(release, { request: 'rest' }));
    case 'restlet':
      // only a request that names no integration record may go without one
      if (namesApplication && integration === null) return INTEGRATION_UNKNOWN();
      return byPolicy(
        decideNlauthUse(
          release,
          { request: 'restlet', integration, restletCreatedIn, role2faRequired },
          choices,
        ),
      );
    case 'issue_token':
      if (integration === null) return INTEGRATION_UNKNOWN();
      checkWord(tokenFor, CHANNELS, 'tokenFor');
      return byPolicy(
        decideNlauthUse(
          release,
          { request: 'issue_token', integration, channel: tokenFor, role2faRequired },
          choices,
        ),
      );
    default:
      return NOT_FOR_TARGET();
  }
}

function byTba(
  release: Release,
  target: HttpTarget,
  signedWith: string,
  { integration, tokenFor = 'rest' }: ApiUseFacts,
  choices: TbaChoices | undefined,
): ApiUseDecision {
  const { rules, value } = termAt<readonly string[]>(SIGNATURE_METHODS, release);
  if (!value.includes(signedWith)) {
    const values = { methods: listed(value, 'or') };
    return refusedWith(REQUEST_PROBLEMS, 'tba_signature_method', { values }, rules);
  }
  if (target === 'issue_token' || target === 'mcp') return NOT_FOR_TARGET();
  if (!integration) return INTEGRATION_UNKNOWN();
  if (target !== 'tba_token') {
    return byPolicy(decideTbaUse(release, { channel: target, integration }, choices));
  }
  checkObject(integration, 'integration');
  if (integration.state !== 'enabled') return notEnabled(integration);
  checkWord(tokenFor, CHANNELS, 'tokenFor');
  return byPolicy(
    decideTbaCreation(
      release,
      { how: 'token_for_existing_record', flow: 'three_step', channel: tokenFor, integration },
      choices,
    ),
  );
}

const BY_MESSAGE: readonly ChoiceId[] = ['CHOICE-API-SOAP', 'CHOICE-API-COOKIE'];
const BY_SESSION: readonly ChoiceId[] = ['CHOICE-API-SESSION'];

function bySoap(
  release: Release,
  { authentication, soapEndpoint }: ApiRequest & { readonly target: 'soap' },
  facts: ApiUseFacts,
  choices: TbaChoices | undefined,
): ApiUseDecision {
  if (authentication === 'bearer') return NOT_ON_SOAP();
  if (soapEndpoint === null) return ENDPOINT_UNKNOWN();
  if (!isSoapEndpoint(soapEndpoint)) malformed('request', 'soapEndpoint');
  const { disabledFrom, status } = soapEndpointSupport(release, { soapEndpoint });
  if (status === 'disabled') {
    return refusedWith(REQUEST_PROBLEMS, 'soap_endpoint_disabled', {
      values: { soapEndpoint, disabledFrom },
    });
  }
  const { integration, soapAuthentication, role2faRequired = true } = facts;
  if (soapAuthentication !== undefined) {
    checkWord(soapAuthentication, ['nlauth', 'tba'], 'soapAuthentication');
  }
  const session = soapAuthentication === undefined && authentication === 'session';
  if (session && facts.sessionLive !== true) return SESSION_NOT_LIVE();
  if (soapAuthentication === undefined && !session) return SOAP_AUTHENTICATION_UNKNOWN();
  if (!integration) return INTEGRATION_UNKNOWN();
  if (soapAuthentication === 'tba') {
    const use = decideTbaUse(release, { channel: 'soap', soapEndpoint, integration }, choices);
    return leaningOn(byPolicy(use), BY_MESSAGE);
  }
  // user credentials opened a SOAP session, and it ends with them (CHOICE-API-SESSION)
  const use = decideNlauthUse(
    release,
    { request: 'soap', integration, soapEndpoint, role2faRequired },
    choices,
  );
  return leaningOn(byPolicy(use), session ? BY_SESSION : BY_MESSAGE);
}
