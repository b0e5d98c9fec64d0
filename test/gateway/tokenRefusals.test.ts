import { describe, expect, test } from 'vitest';
import type { TokenFaultCode } from '../../src/gateway/index.js';
import {
  type Asked,
  ago,
  ask,
  asPublic,
  basic,
  CLIENT,
  FORMS,
  HEADERS,
  HOUR,
  parameter,
  SECRET,
  WITH_REALM,
} from './tokenSupport.js';

interface Refusal {
  readonly asked: Asked;
  readonly error: string;
  readonly rules: readonly string[];
  readonly message: string;
  readonly path: readonly string[];
  readonly auditDetail?: string;
  readonly ends?: 'authorization' | 'code';
}

const HEADER = ['request', 'authorization'];

/** Every code, by the compiler. */
const REFUSALS: Readonly<Record<TokenFaultCode, Refusal>> = {
  assertion_malformed: {
    asked: { grant: 'client_credentials', sent: { client_assertion: 'a.b' } },
    error: 'invalid_client',
    rules: ['CERT-19'],
    message: 'the client assertion is no JWT',
    path: parameter('client_assertion'),
  },
  assertion_missing: {
    asked: {
      grant: 'client_credentials',
      authorization: basic(`${CLIENT}:${SECRET}`),
      sent: { client_assertion: undefined, client_assertion_type: undefined },
    },
    error: 'invalid_request',
    rules: ['CERT-23'],
    message: 'the client assertion is missing',
    path: parameter('client_assertion'),
  },
  assertion_type_unsupported: {
    asked: { grant: 'client_credentials', sent: { client_assertion_type: 'jwt' } },
    error: 'invalid_client',
    rules: ['CERT-23'],
    message: 'client_assertion_type must be that of a JWT',
    path: parameter('client_assertion_type'),
  },
  client_authentication_malformed: {
    asked: { authorization: 'Bearer abc' },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the Authorization header is no HTTP Basic with a client id',
    path: HEADER,
  },
  client_authentication_missing: {
    asked: { authorization: null },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'the request names no client',
    path: parameter('client_id'),
  },
  client_authentication_several: {
    asked: { sent: { client_secret: SECRET } },
    error: 'invalid_request',
    rules: ['PK-14'],
    message: 'the client authenticates in several ways or names two clients',
    path: ['request'],
  },
  client_authentication_unsupported: {
    asked: { authorization: null, sent: FORMS.client_credentials },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'a client assertion is for the client credentials grant alone',
    path: parameter('client_assertion'),
  },
  client_secret_in_body: {
    asked: { authorization: null, sent: { client_id: CLIENT, client_secret: SECRET } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the client secret goes into HTTP Basic, not into the body',
    path: parameter('client_secret'),
  },
  client_secret_mismatch: {
    asked: { authorization: basic(`${CLIENT}:wrong`) },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'the client secret is not that of the client',
    path: HEADER,
  },
  client_secret_of_public_client: {
    asked: { record: { clientType: 'public' } },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'a public client sends no secret',
    path: HEADER,
  },
  client_secret_required: {
    asked: { authorization: null, sent: { client_id: CLIENT } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'a confidential client sends its secret by HTTP Basic',
    path: HEADER,
  },
  client_unknown: {
    asked: { record: null },
    error: 'invalid_client',
    rules: ['PK-14'],
    message: 'no record has this client ID',
    path: ['integration'],
  },
  code_expired: {
    asked: { code: { issuedAt: ago(600_000) } },
    error: 'invalid_grant',
    rules: ['CHOICE-CODE-LIFETIME'],
    message: 'the code has expired',
    path: parameter('code'),
    ends: 'code',
  },
  code_missing: {
    asked: { sent: { code: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'the code is missing',
    path: parameter('code'),
  },
  code_of_other_client: {
    asked: { code: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'the code was issued to another client',
    path: parameter('code'),
  },
  code_unknown: {
    asked: { code: null },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'no such code was issued',
    path: parameter('code'),
  },
  code_used: {
    asked: { code: { usedAt: ago(5_000) } },
    error: 'invalid_grant',
    rules: ['PK-9', 'CHOICE-CODE-ENDS'],
    message: 'the code has been used',
    path: parameter('code'),
    ends: 'authorization',
  },
  grant_not_enabled: {
    asked: { record: { authorizationCodeGrant: false } },
    error: 'unauthorized_client',
    rules: ['PK-14', 'CHOICE-TOKEN-STATUS'],
    message: 'the authorization code grant is not enabled on the record',
    path: ['integration', 'authorizationCodeGrant'],
    auditDetail: 'AuthorizationCodeGrantRequired',
  },
  grant_type_missing: {
    asked: { sent: { grant_type: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'grant_type is missing',
    path: parameter('grant_type'),
  },
  grant_type_unsupported: {
    asked: { sent: { grant_type: 'password' } },
    error: 'unsupported_grant_type',
    rules: ['PK-14'],
    message: 'grant_type must be authorization_code, refresh_token or client_credentials',
    path: parameter('grant_type'),
  },
  integration_not_enabled: {
    asked: { record: { state: 'blocked' } },
    error: 'invalid_client',
    rules: ['IR-2'],
    message: 'the integration record is blocked or waits for approval',
    path: ['integration', 'state'],
    auditDetail: 'IntegrationBlocked',
  },
  parameter_repeated: {
    asked: { more: [['code', 'the-code']] },
    error: 'invalid_request',
    rules: ['CHOICE-PARAMETER-REPEATED'],
    message: 'a parameter occurs more than once',
    path: ['request', 'parameters'],
  },
  refresh_token_expired: {
    asked: { grant: 'refresh_token', token: { issuedAt: ago(168 * HOUR) } },
    error: 'invalid_grant',
    rules: ['PK-16'],
    message: 'the refresh token has expired',
    path: parameter('refresh_token'),
  },
  refresh_token_missing: {
    asked: { grant: 'refresh_token', sent: { refresh_token: undefined } },
    error: 'invalid_request',
    rules: ['PK-17'],
    message: 'the refresh token is missing',
    path: parameter('refresh_token'),
  },
  refresh_token_of_other_client: {
    asked: { grant: 'refresh_token', token: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'the refresh token was issued to another client',
    path: parameter('refresh_token'),
  },
  refresh_token_unknown: {
    asked: { grant: 'refresh_token', token: null },
    error: 'invalid_grant',
    rules: ['PK-20'],
    message: 'no such refresh token is known',
    path: parameter('refresh_token'),
  },
  refresh_token_used: {
    asked: asPublic({ grant: 'refresh_token', token: { usedAt: ago(5_000) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-REUSE'],
    message: 'the refresh token has been used',
    path: parameter('refresh_token'),
    ends: 'authorization',
  },
  rotation_over: {
    asked: asPublic({ grant: 'refresh_token', token: { authorizedAt: ago(168 * HOUR) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-SETTINGS'],
    message: 'the maximum time for token rotation is over: the user has to log in again',
    path: parameter('refresh_token'),
  },
  scope_not_enabled: {
    asked: { grant: 'refresh_token', record: { scopes: ['restlets'] } },
    error: 'invalid_scope',
    rules: ['PK-3'],
    message: 'a scope is no longer enabled on the record',
    path: parameter('scope'),
    auditDetail: 'ScopeMismatched',
  },
  scope_not_granted: {
    asked: { grant: 'refresh_token', sent: { scope: 'restlets suite_analytics' } },
    error: 'invalid_scope',
    rules: ['PK-14'],
    message: 'a scope was not granted',
    path: parameter('scope'),
    auditDetail: 'InvalidScope',
  },
  signature_invalid: {
    asked: { grant: 'client_credentials', assertion: { signatureValid: false } },
    error: 'invalid_client',
    rules: [
      'CERT-25',
      'CERT-19',
      'CERT-21',
      'CERT-22',
      'CHOICE-ASSERTION-LIFETIME',
      'CHOICE-ASSERTION-AUDIENCE',
      'CHOICE-ASSERTION-CLOCK',
    ],
    message: 'the signature is not that of the certificate',
    path: parameter('client_assertion'),
    auditDetail: 'InvalidSignature',
  },
};

describe('PK-14, CHOICE-TOKEN-STATUS: every refusal is an answer to send', () => {
  test.each(Object.entries(REFUSALS))('%s', (code, { asked, ...expected }) => {
    const { auditDetail, ends = 'nothing', error, message, path, rules } = expected;
    const invalidClient = error === 'invalid_client';
    expect(ask(asked)).toEqual({
      allowed: false,
      rules,
      violations: [
        { code, rule: rules[0], message, path, oauthError: error, ...(auditDetail && { auditDetail }) },
      ],
      error,
      ...(auditDetail && { auditDetail }),
      status: invalidClient ? 401 : 400,
      headers: invalidClient ? WITH_REALM : HEADERS,
      body: { error },
      ends,
    });
  });
});
