import type { AuditDetail, OAuthError, RuleId, Violation } from '../decision.js';
import type { AssertionCode } from './clientAssertion.js';
import { ASSERTION_ALGORITHMS, ASSERTION_LIFETIME, ASSERTION_SCOPES } from './thresholds.js';
import { violation } from './violations.js';

/** Rule, message, path with full stops, and the names that NetSuite and OAuth give it. */
type Fault = readonly [RuleId, string, string, (AuditDetail | null)?, OAuthError?];

const FAULTS: Readonly<Record<AssertionCode, Fault>> = {
  algorithm_key_mismatch: ['CERT-21', 'alg must fit the key', 'header.alg', 'UnsupportedAlgo'],
  algorithm_not_supported: [
    'CERT-19',
    `alg must be one of ${Object.keys(ASSERTION_ALGORITHMS)}`,
    'header.alg',
    'UnsupportedAlgo',
  ],
  algorithm_withdrawn: ['CERT-20', 'RS algorithms have ended', 'header.alg', 'UnsupportedAlgo'],
  audience_mismatch: ['CERT-22', 'aud must be the token endpoint', 'claims.aud'],
  certificate_not_valid: ['CERT-25', 'the certificate is not active', 'header.kid', 'MissingKey'],
  exp_malformed: ['CERT-22', 'exp must be a number of seconds', 'claims.exp'],
  expired: ['CERT-25', 'exp must be in the future', 'claims.exp', 'TokenExpired'],
  feature_disabled: ['CERT-25', 'OAuth 2.0 is off', 'featureDisabled', 'FeatureDisabled'],
  grant_not_enabled: [
    'CERT-13',
    'the client credentials grant is not enabled',
    'integration.clientCredentialsGrant',
    null,
    'unauthorized_client',
  ],
  iat_malformed: ['CERT-22', 'iat must be a number of seconds', 'claims.iat'],
  integration_blocked: ['CERT-25', 'the record is not enabled', 'integration.state', 'IntegrationBlocked'],
  integration_unknown: ['CERT-25', 'unknown client id', 'integration', 'InvalidIntegration'],
  issued_in_future: ['CERT-25', 'iat must not be in the future', 'claims.iat', 'TokenNotAcceptable'],
  issuer_mismatch: ['CERT-22', 'iss must be the client id', 'claims.iss', 'InvalidIssuer'],
  key_id_missing: ['CERT-19', 'kid must name a certificate', 'header.kid', 'MissingKeyId'],
  key_unknown: ['CERT-25', 'the record has no such certificate', 'header.kid', 'MissingKey'],
  lifetime_too_long: [
    'CERT-22',
    `exp must be within ${ASSERTION_LIFETIME} seconds of iat`,
    'claims.exp',
    'TokenValidityTooBroad',
  ],
  public_client: [
    'CERT-27',
    'a public client cannot use this grant',
    'integration.clientType',
    null,
    'unauthorized_client',
  ],
  scope_invalid: [
    'CERT-22',
    `scope must be some of ${ASSERTION_SCOPES}`,
    'claims.scope',
    'InvalidScope',
    'invalid_scope',
  ],
  scope_not_enabled: [
    'CERT-25',
    'the record lacks a scope',
    'claims.scope',
    'ScopeMismatched',
    'invalid_scope',
  ],
  subject_disabled: ['CERT-25', 'entity or role is inactive', 'subjectDisabled', 'EntityOrRoleDisabled'],
  type_not_jwt: ['CERT-19', 'typ must be JWT', 'header.typ'],
};

/** The violation that a code stands for. */
export function fault(code: AssertionCode): Violation<AssertionCode> {
  const [rule, message, path, auditDetail, oauthError = 'invalid_client'] = FAULTS[code];
  return { ...violation(code, rule, message, path), oauthError, ...(auditDetail && { auditDetail }) };
}
