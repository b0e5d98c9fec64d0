/**
 * Names of errors that NetSuite documents. Types only.
 *
 * @module
 */

/** Error values of RFC 6749 sections 4.1.2.1 and 5.2 and RFC 6750 section 3.1 that NetSuite documents (PK-13 to PK-15). */
export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_token'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';

/** Names that NetSuite writes into the Detail column of the Login Audit Trail for OAuth 2.0 (CERT-25, PK-4, PK-12, URI-8, URI-9, ERR-2). */
export type AuditDetail =
  | 'AccessTokenExpired'
  | 'AuthorizationCodeGrantRequired'
  | 'AuthorizationExplicitlyDenied'
  | 'ClientAuthenticationFailed'
  | 'ClientIdMismatch'
  | 'EntityOrRoleDisabled'
  | 'FeatureDisabled'
  | 'IntegrationBlocked'
  | 'InvalidGrant'
  | 'InvalidGrantType'
  | 'InvalidIntegration'
  | 'InvalidIssuer'
  | 'InvalidRedirectURI'
  | 'InvalidRefreshToken'
  | 'InvalidRequest'
  | 'InvalidScope'
  | 'InvalidSignature'
  | 'InvalidState'
  | 'InvalidTokenType'
  | 'MissingKey'
  | 'MissingKeyId'
  | 'RefreshTokenExpired'
  | 'ScopeMismatched'
  | 'SignatureValidation'
  | 'TokenBlocked'
  | 'TokenExpired'
  | 'TokenNotAcceptable'
  | 'TokenRejected'
  | 'TokenValidityTooBroad'
  | 'UnknownIntegration'
  | 'UnsupportedAlgo'
  | 'UnsupportedResponseType';
