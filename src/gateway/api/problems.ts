/**
 * What is said about each code with which a request to an API is refused.
 *
 * @module
 */

import type { Allowed, Denied } from '../../core/decision.js';
import type { Problems } from '../../core/problem.js';
import type { TbaAdviceCode } from '../../tbaDeprecation/index.js';
import { TBA_PROBLEMS, USE_OAUTH } from '../../tbaDeprecation/problems.js';
import { API_STATUSES, type ApiPolicyCode, type ApiRefusalStatus } from './statuses.js';

/** Codes of a request whose target or credentials do not fit, whatever they are. */
type RequestCode =
  | 'authentication_malformed'
  | 'authentication_missing'
  | 'authentication_not_for_target'
  | 'authentication_unsupported'
  | 'integration_blocked'
  | 'integration_not_approved'
  | 'integration_unknown'
  | 'oauth2_endpoint'
  | 'soap_authentication_unknown'
  | 'soap_endpoint_disabled'
  | 'soap_endpoint_unknown'
  | 'target_unknown'
  | 'tba_signature_method';

/** Codes of a request with an access token. */
export type BearerCode =
  | 'integration_unknown'
  | 'oauth2_not_enabled'
  | 'oauth2_not_on_soap'
  | 'permission_missing'
  | 'role_with_full_permissions'
  | 'scope_mcp_not_alone'
  | 'scope_missing'
  | 'scope_not_enabled'
  | 'token_invalid';

/** Codes of a request with a session cookie. */
type SessionCode = 'authentication_not_for_target' | 'session_not_live';

/** Codes of a request to an API, besides those of the policy that judges its credentials. */
export type ApiRequestCode = BearerCode | RequestCode | SessionCode;

/** Codes of a refused request to an API. */
export type ApiUseCode = ApiPolicyCode | ApiRequestCode;

/** Codes of the advice that comes with the answer to a request. */
export type ApiUseAdviceCode = TbaAdviceCode;

/** A refused request. */
export interface ApiUseRefused extends Denied<ApiUseCode, ApiUseAdviceCode> {
  /** The HTTP status to answer with. */
  readonly status: ApiRefusalStatus;
}

/** The answer to a request: let it through, or answer it with `status`. */
export type ApiUseDecision = Allowed<object, ApiUseAdviceCode> | ApiUseRefused;

/** What the tables of this module say besides. */
export interface WithStatus {
  /** The HTTP status to answer with. */
  readonly status: ApiRefusalStatus;
  /** The rule that states it, where Oracle does: otherwise it is chosen (CHOICE-API-STATUS). */
  readonly statusBy?: 'PK-15';
}

const { malformed, refused, unauthenticated } = API_STATUSES;
const ENABLE = 'Set the state of the integration record to Enabled.';

/** What is said about a request whose target or credentials do not fit. */
export const REQUEST_PROBLEMS: Problems<RequestCode, WithStatus> = {
  authentication_malformed: {
    status: malformed,
    rule: 'PK-15',
    message:
      'The credentials are malformed, are sent more than once, or are for an account other than that of the host.',
    remedy: 'Send one complete Authorization header for the account of the host.',
    path: ['request', 'authentication'],
    leanedOn: ['CHOICE-API-HEADER', 'CHOICE-ACCOUNT-ID'],
    oauthError: 'invalid_request',
    statusBy: 'PK-15',
  },
  authentication_missing: {
    status: unauthenticated,
    rule: 'PK-15',
    message: 'The request has no credentials.',
    remedy: 'Send an Authorization header.',
    path: ['request', 'authentication'],
    leanedOn: ['CHOICE-API-COOKIE'],
  },
  authentication_not_for_target: {
    status: refused,
    rule: 'IR-6',
    message: 'The target does not take this kind of authentication.',
    path: ['request', 'authentication'],
    leanedOn: ['CHOICE-API-UNKNOWN'],
  },
  authentication_unsupported: {
    status: unauthenticated,
    rule: 'IR-6',
    message: 'No API takes this authentication scheme.',
    remedy: USE_OAUTH,
    path: ['request', 'authentication'],
  },
  integration_blocked: {
    status: refused,
    rule: 'IR-2',
    message: 'The integration record is blocked.',
    remedy: ENABLE,
    path: ['integration', 'state'],
  },
  integration_not_approved: {
    status: refused,
    rule: 'IR-2',
    message: 'The integration record is waiting for approval.',
    remedy: ENABLE,
    path: ['integration', 'state'],
  },
  integration_unknown: {
    status: unauthenticated,
    rule: 'IR-5',
    message: 'The account has no integration record for these credentials.',
    path: ['integration'],
  },
  oauth2_endpoint: {
    status: refused,
    rule: 'CHOICE-API-UNKNOWN',
    message: 'The request goes to an OAuth 2.0 endpoint, which does not serve requests to the API.',
    path: ['request', 'target'],
  },
  soap_authentication_unknown: {
    status: unauthenticated,
    rule: 'CHOICE-API-SOAP',
    message: 'The facts do not say what the SOAP message authenticates with.',
    path: ['soapAuthentication'],
  },
  soap_endpoint_disabled: {
    status: refused,
    rule: 'SOAP-1',
    message: TBA_PROBLEMS.soap_endpoint_disabled.message,
    remedy: USE_OAUTH,
    path: ['request', 'soapEndpoint'],
  },
  soap_endpoint_unknown: {
    status: refused,
    rule: 'SOAP-1',
    message: 'This SOAP endpoint is not in Oracle’s support matrix.',
    path: ['request', 'soapEndpoint'],
  },
  target_unknown: {
    status: refused,
    rule: 'CHOICE-API-UNKNOWN',
    message: 'The target of the request is not an API, or is in doubt.',
    path: ['request', 'target'],
  },
  tba_signature_method: {
    status: unauthenticated,
    rule: 'TBA-20',
    message: 'The TBA request is not signed with {methods}.',
    remedy: 'Sign the request with {methods}.',
    path: ['request', 'signatureMethod'],
  },
};

/** What is said about a request with a session cookie. */
export const SESSION_PROBLEMS: Problems<SessionCode, WithStatus> = {
  authentication_not_for_target: {
    status: refused,
    rule: 'SES-9',
    message: 'The target does not take a session.',
    remedy: USE_OAUTH,
    path: ['request', 'authentication'],
    leanedOn: ['CHOICE-API-SESSION'],
  },
  session_not_live: {
    status: unauthenticated,
    rule: 'SES-9',
    message: 'The session does not exist, or it has ended.',
    remedy: 'Log in again.',
    path: ['sessionLive'],
  },
};
