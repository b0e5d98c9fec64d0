import { once } from '../../core/decision.js';
import { listed } from '../../core/words.js';
import type { PkceAuthorizationCode } from '../../pkcePolicy/index.js';
import type { RedirectUriRequestCode } from '../../redirectUris/index.js';
import { type FaultsByCode, faultsOf, type OAuthProblems } from '../fault.js';
import { PARAMETERS, type ParameterName } from '../parameterNames.js';
import { SHARED_PROBLEMS } from '../sharedProblems.js';
import {
  COMBINABLE_SCOPES,
  PROMPTS_IN_WORDS,
  RESPONSE_TYPE,
  SOLE_SCOPE,
  STATE_IN_WORDS,
  SYSTEM_HOST,
} from './limitsAndDates.js';

/** What the authorization endpoint itself refuses a request for. */
export type AuthorizationProblemCode =
  | 'client_unknown'
  | 'grant_not_enabled'
  | 'integration_not_enabled'
  | 'parameter_repeated'
  | 'prompt_login_without_account'
  | 'prompt_none_with_mcp'
  | 'prompt_unsupported'
  | 'response_type_missing'
  | 'response_type_unsupported'
  | 'scope_mcp_not_alone'
  | 'scope_missing'
  | 'scope_not_enabled'
  | 'scope_unknown'
  | 'state_malformed'
  | 'state_missing';

const { clientId, codeChallenge, codeChallengeMethod, prompt, redirectUri, responseType, scope, state } =
  PARAMETERS;

const USE_CODE = `Send ${RESPONSE_TYPE} in the parameter ${responseType}.`;
const SEND_STATE = `Send a new random state of ${STATE_IN_WORDS} in the parameter ${state} of each request.`;
const SEND_SCOPES = `Ask for any of ${listed(COMBINABLE_SCOPES, 'and')}, separated by spaces, or for ${SOLE_SCOPE} alone.`;

/** What the authorization endpoint says of each problem. */
const AUTHORIZATION_PROBLEMS: OAuthProblems<AuthorizationProblemCode> = {
  client_unknown: {
    rule: 'URI-9',
    ...SHARED_PROBLEMS.client_unknown,
    remedy: `Check the parameter ${clientId}, and make sure that the request goes to the right account.`,
    path: ['parameters', clientId],
    leanedOn: ['R8'],
    oauthError: 'unauthorized_client',
    auditDetail: 'UnknownIntegration',
    disposition: 'error_page',
  },
  grant_not_enabled: {
    rule: 'PK-13',
    ...SHARED_PROBLEMS.grant_not_enabled,
    disposition: 'redirect',
  },
  integration_not_enabled: {
    ...SHARED_PROBLEMS.integration_not_enabled,
    oauthError: 'unauthorized_client',
    disposition: 'error_page',
  },
  parameter_repeated: {
    ...SHARED_PROBLEMS.parameter_repeated,
    path: ['parameters'],
    disposition: 'redirect',
  },
  prompt_login_without_account: {
    rule: 'PK-8',
    message: `The value login of the parameter ${prompt} works only on the host of an account, and the request was sent to ${SYSTEM_HOST}.`,
    remedy: 'Send the user to the host of the account.',
    path: ['parameters', prompt],
    oauthError: 'invalid_request',
    disposition: 'redirect',
  },
  prompt_none_with_mcp: {
    rule: 'PK-8',
    message: `The value none of the parameter ${prompt} is not accepted together with the ${SOLE_SCOPE} scope.`,
    remedy: `Leave the parameter ${prompt} out, or send another value in it.`,
    path: ['parameters', prompt],
    oauthError: 'invalid_request',
    disposition: 'redirect',
  },
  prompt_unsupported: {
    rule: 'PK-8',
    message: `The value of the parameter ${prompt} is not supported.`,
    remedy: `Leave the parameter ${prompt} out, or send ${PROMPTS_IN_WORDS}.`,
    path: ['parameters', prompt],
    oauthError: 'invalid_request',
    disposition: 'redirect',
  },
  response_type_missing: {
    rule: 'PK-2',
    message: `The request has no parameter ${responseType}.`,
    remedy: USE_CODE,
    path: ['parameters', responseType],
    oauthError: 'invalid_request',
    disposition: 'redirect',
  },
  response_type_unsupported: {
    rule: 'PK-2',
    message: `The parameter ${responseType} is not ${RESPONSE_TYPE}, which is the only supported value.`,
    remedy: USE_CODE,
    path: ['parameters', responseType],
    oauthError: 'unsupported_response_type',
    auditDetail: 'UnsupportedResponseType',
    disposition: 'redirect',
  },
  scope_mcp_not_alone: {
    rule: 'PK-3',
    message: `The ${SOLE_SCOPE} scope is requested together with another one.`,
    remedy: `Ask for ${SOLE_SCOPE} alone, or for other scopes without it.`,
    path: ['parameters', scope],
    oauthError: 'invalid_scope',
    disposition: 'redirect',
  },
  scope_missing: {
    rule: 'PK-3',
    message: `The request has no parameter ${scope}.`,
    remedy: SEND_SCOPES,
    path: ['parameters', scope],
    oauthError: 'invalid_scope',
    disposition: 'redirect',
  },
  scope_not_enabled: {
    rule: 'PK-3',
    message: 'A requested scope is not enabled on the integration record.',
    remedy: 'Ask only for scopes that are enabled on the integration record, or enable the others on it.',
    path: ['parameters', scope],
    oauthError: 'invalid_scope',
    auditDetail: 'ScopeMismatched',
    disposition: 'redirect',
  },
  scope_unknown: {
    rule: 'PK-3',
    message: 'A requested scope is unknown.',
    remedy: SEND_SCOPES,
    path: ['parameters', scope],
    oauthError: 'invalid_scope',
    disposition: 'redirect',
  },
  state_malformed: {
    rule: 'PK-4',
    message: `The parameter ${state} does not consist of ${STATE_IN_WORDS}.`,
    remedy: SEND_STATE,
    path: ['parameters', state],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidState',
    disposition: 'redirect',
  },
  state_missing: {
    rule: 'PK-4',
    message: `The request has no parameter ${state}.`,
    remedy: SEND_STATE,
    path: ['parameters', state],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidState',
    disposition: 'redirect',
  },
};

/** The fault that each code stands for. */
export const AUTHORIZATION_FAULTS: () => FaultsByCode<AuthorizationProblemCode> = once(() =>
  faultsOf(AUTHORIZATION_PROBLEMS),
);

/** The parameter that a policy finds fault with, by the code that the policy refuses with. */
export const POLICY_PARAMETERS: Readonly<
  Record<PkceAuthorizationCode | RedirectUriRequestCode, ParameterName>
> = {
  client_unknown: clientId,
  code_challenge_malformed: codeChallenge,
  code_challenge_method_missing: codeChallengeMethod,
  code_challenge_method_unsupported: codeChallengeMethod,
  code_challenge_method_without_challenge: codeChallenge,
  code_challenge_missing: codeChallenge,
  redirect_uri_mismatch: redirectUri,
  redirect_uri_missing: redirectUri,
  redirect_uri_unusable: redirectUri,
};
