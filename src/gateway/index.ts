/**
 * Whole requests: what a gateway, an authorization server or a login page decides about one, from what it has in
 * hand. And the certificate rotation endpoint, served.
 *
 * @module
 */

export type { NoticePending } from '../pendingNotice.js';
export {
  type AccountHost,
  AccountIdError,
  type AccountService,
  accountHost,
  isAccountId,
  parseAccountHost,
  parseAccountId,
} from './account.js';
export {
  type ApiApplication,
  type ApiCredentials,
  type ApiRequest,
  type ApiRequestHead,
  type ApiTarget,
  applicationOf,
  classifyApiRequest,
  type HeadersLike,
} from './apiRequest.js';
export { type ApiErrorResponse, apiErrorResponse } from './apiResponse.js';
export {
  type ApiFacts,
  type ApiRecord,
  type ApiRequestCode,
  type ApiUseCode,
  type ApiUseDecision,
  type ApiUseRefused,
  decideApiUse,
} from './apiUse.js';
export {
  type AuthorizationGrant,
  type AuthorizationRecord,
  type AuthorizationRequest,
  decideAuthorizationRequest,
} from './authorization.js';
export type { AuthorizationCheckCode, Prompt } from './authorizationChecks.js';
export type { AuthorizationRefused, AuthorizationRequestCode } from './authorizationRefusal.js';
export { type AuthorizationOutcome, authorizationResponse } from './authorizationResponse.js';
export {
  type ClientAuthenticationCode,
  type TokenRequest,
  type TokenRequestNames,
  tokenRequestNames,
} from './clientAuthentication.js';
export {
  type ErrorExplanation,
  type ErrorKind,
  type ErrorPlace,
  EXPLAINED_ERRORS,
  explainError,
} from './explain.js';
export {
  decideLogin,
  type LoginCode,
  type LoginDecision,
  type LoginEligibility,
  type LoginGrant,
  type LoginPending,
  type LoginRefused,
  type LoginRequestFacts,
  type LoginSession,
} from './login.js';
export { clientIdOf } from './parameters.js';
export {
  type RefreshTokenSettings,
  type RefreshTokenTerms,
  validateRefreshTokenSettings,
} from './refreshTokens.js';
export { createRotationHandler } from './rotationHandler.js';
export type {
  RotationCaller,
  RotationHandlerChoices,
  RotationHandlerOptions,
  RotationOwnershipChoices,
} from './rotationOptions.js';
export type { RotationName, RotationNames } from './rotationResponses.js';
export { decideTokenRequest, type TokenResponse, type Tokens, tokenResponse } from './token.js';
export type {
  AssertionFacts,
  IssuedCode,
  IssuedRefreshToken,
  TokenChoices,
  TokenRecord,
  TokenRequestFacts,
} from './tokenFacts.js';
export type { TokenFaultCode } from './tokenFaults.js';
export type { TokenGrant, TokenRequestCode } from './tokenGrants.js';
export type { TokenEnds, TokenRefused } from './tokenRefusal.js';
