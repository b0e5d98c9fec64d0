import { CLIENT_CREDENTIALS_PROBLEMS } from '../certificates/problems.js';
import { INVALID_AT } from '../core/invalidInstants.js';
import type { Problems } from '../core/problem.js';

/** Why a client assertion is not accepted. */
export type AssertionCode =
  | 'algorithm_key_mismatch'
  | 'algorithm_not_supported'
  | 'algorithm_withdrawn'
  | 'audience_mismatch'
  | 'certificate_not_valid'
  | 'exp_malformed'
  | 'expired'
  | 'expires_before_issue'
  | 'feature_disabled'
  | 'grant_not_enabled'
  | 'iat_malformed'
  | 'integration_not_enabled'
  | 'integration_unknown'
  | 'invalid_instant'
  | 'issued_in_future'
  | 'issuer_mismatch'
  | 'jti_malformed'
  | 'jti_missing'
  | 'key_id_missing'
  | 'key_unknown'
  | 'lifetime_too_long'
  | 'not_valid_yet'
  | 'public_client'
  | 'scope_invalid'
  | 'scope_not_enabled'
  | 'subject_disabled'
  | 'subject_mismatch'
  | 'type_not_jwt';

/** What a header must say, what a claim must say, what the id must be, what a claim says that Oracle does not list, and what NetSuite logs by a name of its own. */
const HEADER = { rule: 'CERT-19', oauthError: 'invalid_client' } as const;
const CLAIM = { rule: 'CERT-22', oauthError: 'invalid_client' } as const;
const ID = { rule: 'CHOICE-ASSERTION-JTI', oauthError: 'invalid_client' } as const;
const OPTIONAL = { rule: 'CHOICE-ASSERTION-CLAIMS', oauthError: 'invalid_client' } as const;
const LOGGED = { rule: 'CERT-25', oauthError: 'invalid_client' } as const;

const ALG = ['assertion', 'header', 'alg'] as const;
const JTI = ['assertion', 'claims', 'jti'] as const;
const KID = ['assertion', 'header', 'kid'] as const;
const EXP = ['assertion', 'claims', 'exp'] as const;
const IAT = ['assertion', 'claims', 'iat'] as const;
const SCOPE = ['assertion', 'claims', 'scope'] as const;

/** What is said about each refusal, and what OAuth and NetSuite call it. */
export const ASSERTION_PROBLEMS: Problems<AssertionCode> = {
  algorithm_key_mismatch: {
    rule: 'CERT-21',
    message:
      'The algorithm in alg must fit the type of the certificate’s key, and its curve if it is an EC key.',
    path: ALG,
    oauthError: 'invalid_client',
    auditDetail: 'UnsupportedAlgo',
  },
  algorithm_not_supported: {
    ...HEADER,
    message: 'The algorithm in alg must be one of {algorithms}.',
    path: ALG,
    auditDetail: 'UnsupportedAlgo',
  },
  algorithm_withdrawn: {
    rule: 'CERT-20',
    message: 'NetSuite has not accepted the algorithm in alg since {withdrawn}.',
    path: ALG,
    remedy: 'Sign the assertion with one of {algorithms}.',
    oauthError: 'invalid_client',
    auditDetail: 'UnsupportedAlgo',
  },
  audience_mismatch: {
    ...CLAIM,
    message: 'The audience in aud must be the token endpoint of this account, and nothing else.',
    path: ['assertion', 'claims', 'aud'],
  },
  certificate_not_valid: {
    ...LOGGED,
    message: 'The certificate that kid names must be active at this time.',
    path: KID,
    auditDetail: 'MissingKey',
  },
  exp_malformed: {
    ...CLAIM,
    message: 'The expiry in exp must be a number of seconds since 1970.',
    path: EXP,
  },
  expired: {
    ...LOGGED,
    message: 'The assertion has expired.',
    path: EXP,
    remedy: 'Issue an assertion for each token request.',
    auditDetail: 'TokenExpired',
  },
  expires_before_issue: {
    ...CLAIM,
    message: 'The expiry in exp must be later than the time of issue in iat.',
    path: EXP,
  },
  feature_disabled: {
    ...LOGGED,
    message: 'The OAuth 2.0 feature is off in this account.',
    path: ['featureDisabled'],
    auditDetail: 'FeatureDisabled',
  },
  grant_not_enabled: { ...CLIENT_CREDENTIALS_PROBLEMS.grant_not_enabled, oauthError: 'unauthorized_client' },
  iat_malformed: {
    ...CLAIM,
    message: 'The time of issue in iat must be a number of seconds since 1970.',
    path: IAT,
  },
  integration_not_enabled: {
    ...LOGGED,
    message: 'The integration record is not enabled.',
    path: ['integration', 'state'],
    auditDetail: 'IntegrationBlocked',
  },
  integration_unknown: {
    ...LOGGED,
    message: 'The account does not have an integration record with this client ID.',
    path: ['integration'],
    auditDetail: 'InvalidIntegration',
  },
  invalid_instant: { ...CLAIM, ...INVALID_AT },
  issued_in_future: {
    ...LOGGED,
    message: 'The time of issue in iat must not lie in the future.',
    path: IAT,
    remedy: 'Correct the clock of the client.',
    auditDetail: 'TokenNotAcceptable',
  },
  issuer_mismatch: {
    ...CLAIM,
    message: 'The issuer in iss must be the client ID of the integration record.',
    path: ['assertion', 'claims', 'iss'],
    auditDetail: 'InvalidIssuer',
  },
  jti_malformed: {
    ...ID,
    message: 'The id in jti must be text of 1 to {characters} characters.',
    path: JTI,
    remedy: 'Leave jti out, or give each assertion an id of its own, such as a UUID.',
  },
  jti_missing: {
    ...ID,
    message: 'The assertion must have an id in jti.',
    path: JTI,
    remedy: 'Give each assertion an id of its own, such as a UUID.',
  },
  key_id_missing: {
    ...HEADER,
    message: 'The header must name a certificate in kid.',
    path: KID,
    auditDetail: 'MissingKeyId',
  },
  key_unknown: {
    ...LOGGED,
    message: 'The integration record does not have the certificate that kid names.',
    path: KID,
    auditDetail: 'MissingKey',
  },
  lifetime_too_long: {
    ...CLAIM,
    message: 'The assertion is valid for too long.',
    path: EXP,
    remedy: 'Let exp be less than {minutes} minutes after iat.',
    auditDetail: 'TokenValidityTooBroad',
  },
  not_valid_yet: {
    ...OPTIONAL,
    message: 'The time in nbf must be a number of seconds since 1970 that does not lie in the future.',
    path: ['assertion', 'claims', 'nbf'],
    remedy: 'Leave nbf out, or correct the clock of the client.',
    auditDetail: 'TokenNotAcceptable',
  },
  public_client: { ...CLIENT_CREDENTIALS_PROBLEMS.public_client, oauthError: 'unauthorized_client' },
  scope_invalid: {
    rule: 'CERT-22',
    message: 'The scope claim must name one or more of {scopes}, and nothing else.',
    path: SCOPE,
    oauthError: 'invalid_scope',
    auditDetail: 'InvalidScope',
  },
  scope_not_enabled: {
    rule: 'CERT-25',
    message: 'The integration record does not enable every scope that the assertion asks for.',
    path: SCOPE,
    oauthError: 'invalid_scope',
    auditDetail: 'ScopeMismatched',
  },
  subject_disabled: {
    ...LOGGED,
    message: 'The entity or the role of the certificate is inactive.',
    path: ['subjectDisabled'],
    auditDetail: 'EntityOrRoleDisabled',
  },
  subject_mismatch: {
    ...OPTIONAL,
    message: 'The subject in sub must be the client ID of the integration record.',
    path: ['assertion', 'claims', 'sub'],
    remedy: 'Leave sub out, or set it to the client ID.',
  },
  type_not_jwt: {
    ...HEADER,
    message: 'The type in typ must be {type}.',
    path: ['assertion', 'header', 'typ'],
  },
};
