import { decideOAuthAccess } from '../certificates/index.js';
import type { Allowed, Decision } from '../decision.js';
import type { Channel, IntegrationRecord, Role } from '../records.js';
import { type AnyRelease, assertRelease, type Release } from '../release.js';
import {
  decideNlauthUse,
  decideTbaCreation,
  decideTbaUse,
  soapEndpointSupport,
  type TbaChoices,
} from '../tbaDeprecation/index.js';
import {
  type ApiUseCode,
  type ApiUseRefused,
  BEARER_USES,
  BLOCKED,
  CLIENT_UNKNOWN,
  ENDPOINT_DISABLED,
  ENDPOINT_UNKNOWN,
  IN_MESSAGE,
  INTEGRATION_UNKNOWN,
  MALFORMED,
  MISSING,
  NOT_APPROVED,
  NOT_FOR_TARGET,
  NOT_ON_SOAP,
  OAUTH2_ENDPOINT,
  OAUTH2_OFF,
  SESSION_ALLOWED,
  SESSION_NOT_FOR_TARGET,
  SESSION_NOT_LIVE,
  SIGNATURE_METHOD,
  TARGET_UNKNOWN,
  TOKEN_INVALID,
  UNSUPPORTED,
} from './apiRefusals.js';
import type { ApiRequest } from './apiRequest.js';

export type { ApiRequestCode, ApiUseCode, ApiUseRefused } from './apiRefusals.js';

/** The fields of an integration record that its requests to APIs are judged by. */
export type ApiRecord = Pick<
  IntegrationRecord,
  | 'authorizationCodeGrant'
  | 'clientCredentialsGrant'
  | 'createdIn'
  | 'origin'
  | 'scopes'
  | 'state'
  | 'tba'
  | 'tbaSince'
  | 'userCredentials'
>;

/** What a host knows of a request besides its head. What is not given counts against the request. */
export interface ApiFacts {
  /** The record that {@link applicationOf} leads to, or that the access token was issued for; `null` if there is none. */
  readonly record?: ApiRecord | null;
  /** The access token, checked by the host; `null` if it is not valid. */
  readonly token?: {
    readonly scopes: readonly string[];
    readonly role: Pick<Role, 'kind' | 'permissions'>;
  } | null;
  /** Whether the session of the cookie is there and has not ended. */
  readonly sessionLive?: boolean;
  /** Whether the role of user credentials, or of a SOAP session, is 2FA-required. */
  readonly role2faRequired?: boolean;
  /** Release in which the RESTlet was created. */
  readonly restletCreatedIn?: AnyRelease;
  /** What the host found in a SOAP message. It counts before the cookie. */
  readonly soapAuthentication?: 'nlauth' | 'tba';
  /** What the token that is asked for is going to be used on, at an endpoint that gives TBA tokens. */
  readonly tokenFor?: Channel;
}

/** The answer to a request: let it through, or answer it with `status`. */
export type ApiUseDecision = Allowed | ApiUseRefused;

type Choices = Partial<TbaChoices> | undefined;

/** The answer of a policy, with the status that its refusals have here. */
function byPolicy(decision: Decision<ApiUseCode>): ApiUseDecision {
  return decision.allowed ? decision : { status: 403, ...decision };
}

/**
 * May this request be made? Token-based authentication (TBA), user credentials (NLAuth) and SOAP endpoints are judged
 * by release; an access token by its scope, its role and its record; a session by whether it lives.
 *
 * A refusal has the HTTP status to answer with: 400 for malformed credentials, 401 for credentials that are missing or
 * not valid, 403 for what no credentials of that kind may do.
 *
 * @param release - Release of the account.
 * @param request - {@link classifyApiRequest} gives it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see IR-2, IR-5, IR-6, TBA-1, TBA-5, TBA-8, TBA-14, TBA-17, TBA-20, SOAP-1, CERT-16, PK-3, PK-15, SES-9, 2FA-7,
 * CHOICE-API-COOKIE, CHOICE-API-HEADER, CHOICE-API-SESSION, CHOICE-API-SOAP, CHOICE-API-STATUS, CHOICE-API-UNKNOWN
 *
 * @example
 * ```ts
 * import { classifyApiRequest } from 'netsuite-auth-policy/gateway';
 * const record = {
 *   state: 'enabled', origin: 'owned', createdIn: '2024.1', tba: ['ui_token'], userCredentials: false,
 *   authorizationCodeGrant: false, clientCredentialsGrant: true, scopes: ['rest_webservices'],
 * } as const;
 * const token = { scopes: ['rest_webservices'], role: { kind: 'administrator', permissions: [] } } as const;
 * const head = { method: 'GET', url: '/services/rest/record/v1/customer', headers: { authorization: 'Bearer abc' } };
 * const request = classifyApiRequest(head);
 * decideApiUse('2028.2', request, { record, token }).allowed; //=> true
 *
 * const refused = decideApiUse('2028.2', request, { record, token: null });
 * !refused.allowed && refused.status; //=> 401
 *
 * const soap = classifyApiRequest({ method: 'POST', url: '/services/NetSuitePort_2025_2', headers: {} });
 * decideApiUse('2028.1', soap, { record, soapAuthentication: 'tba' }).allowed; //=> true
 * decideApiUse('2028.2', soap, { record, soapAuthentication: 'tba' }).allowed; //=> false
 * ```
 */
export function decideApiUse(
  release: Release,
  request: ApiRequest,
  facts: ApiFacts,
  choices?: Partial<TbaChoices>,
): ApiUseDecision {
  assertRelease(release);
  const { target, authentication } = request;
  if (target === 'unknown') return TARGET_UNKNOWN;
  if (target === 'oauth2') return OAUTH2_ENDPOINT;
  if (authentication === 'malformed') return MALFORMED;
  if (authentication === 'other') return UNSUPPORTED;
  if (target === 'soap') return bySoap(release, request, facts, choices);
  switch (authentication) {
    case 'bearer':
      return byToken(release, target, facts);
    case 'nlauth':
      return byUserCredentials(release, target, request.namesApplication, facts, choices);
    case 'tba':
      if (request.signatureMethod !== 'HMAC-SHA256') return SIGNATURE_METHOD;
      return byTba(release, target, facts, choices);
    case 'session':
      if (target !== 'restlet') return SESSION_NOT_FOR_TARGET;
      return facts.sessionLive === true ? SESSION_ALLOWED : SESSION_NOT_LIVE;
    default:
      return MISSING;
  }
}

type HttpTarget = Exclude<ApiRequest['target'], 'oauth2' | 'soap' | 'unknown'>;

function byToken(release: Release, target: HttpTarget, { record, token }: ApiFacts): ApiUseDecision {
  if (target === 'issue_token' || target === 'tba_token') return NOT_FOR_TARGET;
  if (!token) return TOKEN_INVALID;
  if (!record) return CLIENT_UNKNOWN;
  if (record.state !== 'enabled') return record.state === 'blocked' ? BLOCKED : NOT_APPROVED;
  if (!record.authorizationCodeGrant && !record.clientCredentialsGrant) return OAUTH2_OFF;
  const { scope, allowed, scopeMissing, scopeNotEnabled } = BEARER_USES[target];
  if (!record.scopes.includes(scope)) return scopeNotEnabled;
  if (!token.scopes.includes(scope)) return scopeMissing;
  const access = decideOAuthAccess(release, token.role);
  return access.allowed ? allowed : byPolicy(access);
}

function byUserCredentials(
  release: Release,
  target: HttpTarget,
  namesApplication: boolean,
  facts: ApiFacts,
  choices: Choices,
): ApiUseDecision {
  const { record = null, restletCreatedIn = release, role2faRequired = true, tokenFor = 'rest' } = facts;
  switch (target) {
    case 'rest':
      return byPolicy(decideNlauthUse(release, { request: 'rest' }));
    case 'restlet':
      // only a request that names no record may go without one
      if (namesApplication && record === null) return INTEGRATION_UNKNOWN;
      return byPolicy(
        decideNlauthUse(release, { request: 'restlet', record, restletCreatedIn, role2faRequired }, choices),
      );
    case 'issue_token':
      if (record === null) return INTEGRATION_UNKNOWN;
      return byPolicy(
        decideNlauthUse(release, { request: 'issue_token', record, channel: tokenFor }, choices),
      );
    default:
      return NOT_FOR_TARGET;
  }
}

function byTba(release: Release, target: HttpTarget, facts: ApiFacts, choices: Choices): ApiUseDecision {
  const { record, tokenFor = 'rest' } = facts;
  if (target === 'issue_token') return NOT_FOR_TARGET;
  if (!record) return INTEGRATION_UNKNOWN;
  if (target !== 'tba_token') return byPolicy(decideTbaUse(release, { channel: target, record }, choices));
  if (record.state !== 'enabled') return record.state === 'blocked' ? BLOCKED : NOT_APPROVED;
  return byPolicy(
    decideTbaCreation(
      release,
      { how: 'token_for_existing_record', flow: 'three_step', channel: tokenFor, record },
      choices,
    ),
  );
}

function bySoap(
  release: Release,
  { authentication, soapEndpoint }: ApiRequest & { readonly target: 'soap' },
  facts: ApiFacts,
  choices: Choices,
): ApiUseDecision {
  if (authentication === 'bearer') return NOT_ON_SOAP;
  if (soapEndpoint === null) return ENDPOINT_UNKNOWN;
  if (soapEndpointSupport(release, soapEndpoint).status === 'disabled') return ENDPOINT_DISABLED;
  const { record, soapAuthentication, role2faRequired = true } = facts;
  const session = soapAuthentication === undefined && authentication === 'session';
  if (session && facts.sessionLive !== true) return SESSION_NOT_LIVE;
  if (soapAuthentication === undefined && !session) return IN_MESSAGE;
  if (!record) return INTEGRATION_UNKNOWN;
  if (soapAuthentication === 'tba') {
    return byPolicy(decideTbaUse(release, { channel: 'soap', soapEndpoint, record }, choices));
  }
  // a session of SOAP was opened with user credentials, and goes with them (CHOICE-API-SESSION)
  return byPolicy(
    decideNlauthUse(release, { request: 'soap', record, soapEndpoint, role2faRequired }, choices),
  );
}
