import type { AuditDetail, OAuthError, RuleId } from '../decision.js';
import type { ClientAuthenticationCode } from './clientAuthentication.js';
import type { Fault } from './fault.js';

export type TokenFaultCode =
  | ClientAuthenticationCode
  | 'client_authentication_unsupported'
  | 'client_secret_mismatch'
  | 'client_secret_of_public_client'
  | 'client_secret_required'
  | 'client_unknown'
  | 'code_expired'
  | 'code_missing'
  | 'code_of_other_client'
  | 'code_unknown'
  | 'code_used'
  | 'grant_not_enabled'
  | 'grant_type_missing'
  | 'grant_type_unsupported'
  | 'integration_not_enabled'
  | 'parameter_repeated'
  | 'refresh_token_expired'
  | 'refresh_token_missing'
  | 'refresh_token_of_other_client'
  | 'refresh_token_unknown'
  | 'refresh_token_used'
  | 'rotation_over'
  | 'scope_not_enabled'
  | 'scope_not_granted'
  | 'signature_invalid';

/** Rule, message, path with full stops, OAuth error, and the Detail of the audit trail where there is one. */
type Stated = readonly [RuleId, string, string, OAuthError, AuditDetail?];

const FAULTS: Readonly<Record<TokenFaultCode, Stated>> = {
  assertion_malformed: [
    'CERT-19',
    'the client assertion is no JWT',
    'request.parameters.client_assertion',
    'invalid_client',
  ],
  assertion_missing: [
    'CERT-23',
    'the client assertion is missing',
    'request.parameters.client_assertion',
    'invalid_request',
  ],
  assertion_type_unsupported: [
    'CERT-23',
    'client_assertion_type must be that of a JWT',
    'request.parameters.client_assertion_type',
    'invalid_client',
  ],
  client_authentication_malformed: [
    'PK-10',
    'the Authorization header is no HTTP Basic with a client id',
    'request.authorization',
    'invalid_client',
  ],
  client_authentication_missing: [
    'PK-11',
    'the request names no client',
    'request.parameters.client_id',
    'invalid_client',
  ],
  client_authentication_several: [
    'PK-14',
    'the client authenticates in several ways or names two clients',
    'request',
    'invalid_request',
  ],
  client_authentication_unsupported: [
    'PK-10',
    'a client assertion is for the client credentials grant alone',
    'request.parameters.client_assertion',
    'invalid_client',
  ],
  client_secret_in_body: [
    'PK-10',
    'the client secret goes into HTTP Basic, not into the body',
    'request.parameters.client_secret',
    'invalid_client',
  ],
  client_secret_mismatch: [
    'PK-10',
    'the client secret is not that of the client',
    'request.authorization',
    'invalid_client',
  ],
  client_secret_of_public_client: [
    'PK-11',
    'a public client sends no secret',
    'request.authorization',
    'invalid_client',
  ],
  client_secret_required: [
    'PK-10',
    'a confidential client sends its secret by HTTP Basic',
    'request.authorization',
    'invalid_client',
  ],
  client_unknown: ['PK-14', 'no record has this client ID', 'integration', 'invalid_client'],
  code_expired: ['CHOICE-CODE-LIFETIME', 'the code has expired', 'request.parameters.code', 'invalid_grant'],
  code_missing: ['PK-10', 'the code is missing', 'request.parameters.code', 'invalid_request'],
  code_of_other_client: [
    'PK-14',
    'the code was issued to another client',
    'request.parameters.code',
    'invalid_grant',
  ],
  code_unknown: ['PK-14', 'no such code was issued', 'request.parameters.code', 'invalid_grant'],
  code_used: ['PK-9', 'the code has been used', 'request.parameters.code', 'invalid_grant'],
  grant_not_enabled: [
    'PK-14',
    'the authorization code grant is not enabled on the record',
    'integration.authorizationCodeGrant',
    'unauthorized_client',
    'AuthorizationCodeGrantRequired',
  ],
  grant_type_missing: ['PK-10', 'grant_type is missing', 'request.parameters.grant_type', 'invalid_request'],
  grant_type_unsupported: [
    'PK-14',
    'grant_type must be authorization_code, refresh_token or client_credentials',
    'request.parameters.grant_type',
    'unsupported_grant_type',
  ],
  integration_not_enabled: [
    'IR-2',
    'the integration record is blocked or waits for approval',
    'integration.state',
    'invalid_client',
    'IntegrationBlocked',
  ],
  parameter_repeated: [
    'CHOICE-PARAMETER-REPEATED',
    'a parameter occurs more than once',
    'request.parameters',
    'invalid_request',
  ],
  refresh_token_expired: [
    'PK-16',
    'the refresh token has expired',
    'request.parameters.refresh_token',
    'invalid_grant',
  ],
  refresh_token_missing: [
    'PK-17',
    'the refresh token is missing',
    'request.parameters.refresh_token',
    'invalid_request',
  ],
  refresh_token_of_other_client: [
    'PK-14',
    'the refresh token was issued to another client',
    'request.parameters.refresh_token',
    'invalid_grant',
  ],
  refresh_token_unknown: [
    'PK-20',
    'no such refresh token is known',
    'request.parameters.refresh_token',
    'invalid_grant',
  ],
  refresh_token_used: [
    'PK-17',
    'the refresh token has been used',
    'request.parameters.refresh_token',
    'invalid_grant',
  ],
  rotation_over: [
    'PK-17',
    'the maximum time for token rotation is over: the user has to log in again',
    'request.parameters.refresh_token',
    'invalid_grant',
  ],
  scope_not_enabled: [
    'PK-3',
    'a scope is no longer enabled on the record',
    'request.parameters.scope',
    'invalid_scope',
    'ScopeMismatched',
  ],
  scope_not_granted: [
    'PK-14',
    'a scope was not granted',
    'request.parameters.scope',
    'invalid_scope',
    'InvalidScope',
  ],
  signature_invalid: [
    'CERT-25',
    'the signature is not that of the certificate',
    'request.parameters.client_assertion',
    'invalid_client',
    'InvalidSignature',
  ],
};

/** The fault that a code stands for. */
export function tokenFault<Code extends TokenFaultCode>(code: Code): Fault<Code> {
  const [rule, message, path, oauthError, auditDetail] = FAULTS[code];
  return { code, rule, message, path: path.split('.'), oauthError, ...(auditDetail && { auditDetail }) };
}
