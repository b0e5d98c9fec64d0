/**
 * Whole requests, judged by what a gateway or an authorization server knows of them.
 *
 * @module
 */

export {
  type AccountHost,
  AccountIdError,
  type AccountService,
  accountHost,
  isAccountId,
  parseAccountHost,
  parseAccountId,
} from '../core/accountId.js';
export type { SignatureMethod } from './api/limitsAndDates.js';
export {
  type ApiAddress,
  type ApiApplication,
  type ApiCredentials,
  type ApiRequest,
  type ApiRequestHead,
  type ApiTarget,
  applicationOf,
  classifyApiRequest,
  type HeadersLike,
  type HeadersReader,
  type HeadersRecord,
  type NamedApplicationId,
  type NamedConsumerKey,
  type NlauthCredentials,
  type PlainAddress,
  type PlainCredentials,
  type SoapAddress,
  type TbaCredentials,
} from './api/request.js';
export { type ApiErrorResponse, apiErrorResponse } from './api/response.js';
export type { ApiPolicyCode, ApiRefusalStatus } from './api/statuses.js';
export {
  type ApiIntegration,
  type ApiRequestCode,
  type ApiToken,
  type ApiUseAdviceCode,
  type ApiUseCode,
  type ApiUseDecision,
  type ApiUseFacts,
  type ApiUseRefused,
  decideApiUse,
} from './api/use.js';
export {
  type AuthorizationCodeIssued,
  type AuthorizationDenied,
  type AuthorizationOutcome,
  authorizationResponse,
} from './authorize/consentRedirect.js';
export type { Prompt } from './authorize/limitsAndDates.js';
export {
  type AuthorizationServerAnswer,
  type AuthorizationServerFacts,
  type AuthorizationServerMetadata,
  authorizationServerMetadata,
  type TokenEndpointAuthMethod,
} from './authorize/metadata.js';
export type { AuthorizationProblemCode } from './authorize/problems.js';
export type {
  AuthorizationErrorPage,
  AuthorizationErrorRedirect,
  AuthorizationRefusal,
  AuthorizationRefused,
  AuthorizationRequestCode,
} from './authorize/refusal.js';
export {
  type AuthorizationDecision,
  type AuthorizationGrant,
  type AuthorizationIntegration,
  type AuthorizationRequestFacts,
  decideAuthorizationRequest,
} from './authorize/request.js';
export { clientIdOf, type SearchParameters } from './parameters.js';
export type { ProblemDetails, RefusalStatus } from './problemDetails.js';
export {
  type ClientRegistrationFacts,
  type ClientRegistrationGrant,
  decideClientRegistration,
  type RegistrationIntegration,
} from './registration/clientRegistration.js';
export type { ClientRegistrationCode } from './registration/problems.js';
export {
  type TokenRequest,
  type TokenRequestNames,
  tokenRequestNames,
} from './token/clientAuthentication.js';
export type { ClientAuthenticationCode, ClientProblemCode } from './token/clientProblems.js';
export type {
  AssertionFacts,
  Issued,
  IssuedCode,
  IssuedRefreshToken,
  RefreshTokenSettings,
  TokenIntegration,
  TokenRequestFacts,
} from './token/facts.js';
export type { AcceptedAssertion, TokenGrant } from './token/grants.js';
export type { GrantType } from './token/grantTypes.js';
export type { TokenChoices } from './token/options.js';
export type { RefreshTokenSettingsCode, TokenEnds, TokenProblemCode } from './token/problems.js';
export {
  type RefreshTokenSettingsFacts,
  type RefreshTokenTerms,
  validateRefreshTokenSettings,
} from './token/refreshTokens.js';
export type { TokenErrorBody, TokenRefused, TokenRequestCode } from './token/refusal.js';
export {
  decideTokenRequest,
  type TokenDecision,
  type TokenResponse,
  type TokenResponseBody,
  type Tokens,
  tokenResponse,
} from './token/request.js';
