import { describe, expect, test } from 'vitest';
import type { TokenProblemCode } from '../../../src/gateway/index.js';
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
} from './support.js';

interface Refusal {
  readonly asked: Asked;
  readonly error: string;
  readonly rules: readonly string[];
  readonly message: string;
  readonly remedy: string;
  readonly path: readonly string[];
  readonly auditDetail?: string;
  readonly ends?: 'authorization' | 'code';
}

const HEADER = ['request', 'authorization'];

/** Every code, by the compiler. */
const REFUSALS: Readonly<Record<TokenProblemCode, Refusal>> = {
  assertion_malformed: {
    asked: { grant: 'client_credentials', sent: { client_assertion: 'a.b' } },
    error: 'invalid_client',
    rules: ['CERT-19', 'CHOICE-TOKEN-LENGTH'],
    message: 'The client assertion is not a JWT, or it has more than 16,384 characters.',
    remedy: 'Send a JWT of three parts, of which the header and the claims are JSON objects.',
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
    message: 'The client credentials grant needs a client assertion, and the request has none.',
    remedy: 'Send a signed JWT in the parameter client_assertion.',
    path: parameter('client_assertion'),
  },
  assertion_type_unsupported: {
    asked: { grant: 'client_credentials', sent: { client_assertion_type: 'jwt' } },
    error: 'invalid_client',
    rules: ['CERT-23'],
    message:
      'The parameter client_assertion_type is not urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    remedy:
      'Send urn:ietf:params:oauth:client-assertion-type:jwt-bearer in the parameter client_assertion_type.',
    path: parameter('client_assertion_type'),
  },
  client_authentication_malformed: {
    asked: { authorization: 'Bearer abc' },
    error: 'invalid_client',
    rules: ['PK-10', 'CHOICE-TOKEN-LENGTH'],
    message:
      'The Authorization header is not HTTP Basic with a client ID, or it has more than 16,384 characters.',
    remedy:
      'Form-encode the client ID and the client secret, join them with a colon, and send the base64 of the result.',
    path: HEADER,
  },
  client_authentication_missing: {
    asked: { authorization: null },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'The request does not say which client it comes from.',
    remedy:
      'Send the client ID and the client secret by HTTP Basic, or the client ID of a public client in the parameter client_id.',
    path: parameter('client_id'),
  },
  client_authentication_several: {
    asked: { sent: { client_secret: SECRET } },
    error: 'invalid_request',
    rules: ['PK-14'],
    message: 'The client authenticates in more than one way, or names two different clients.',
    remedy: 'Authenticate the client in one way only.',
    path: ['request'],
  },
  client_authentication_unsupported: {
    asked: { authorization: null, sent: FORMS.client_credentials },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'A client assertion is accepted for the client credentials grant only.',
    remedy: 'Send the client secret of a confidential client by HTTP Basic.',
    path: parameter('client_assertion'),
  },
  client_secret_in_body: {
    asked: { authorization: null, sent: { client_id: CLIENT, client_secret: SECRET } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'The client secret is not accepted in the body of the request.',
    remedy: 'Send the client ID and the client secret by HTTP Basic.',
    path: parameter('client_secret'),
  },
  client_secret_mismatch: {
    asked: { authorization: basic(`${CLIENT}:wrong`) },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'The client secret is not that of the client.',
    remedy:
      'Send the client secret that was shown when the integration record was first saved or last reset.',
    path: HEADER,
    auditDetail: 'ClientAuthenticationFailed',
  },
  client_secret_of_public_client: {
    asked: { record: { clientType: 'public' } },
    error: 'invalid_client',
    rules: ['PK-11'],
    message: 'A public client has no client secret, and the request contains one.',
    remedy: 'Send the client ID alone: in the body, or by HTTP Basic with an empty secret.',
    path: HEADER,
  },
  client_secret_required: {
    asked: { authorization: null, sent: { client_id: CLIENT } },
    error: 'invalid_client',
    rules: ['PK-10'],
    message: 'A confidential client authenticates with its client secret, and the request has none.',
    remedy: 'Send the client ID and the client secret by HTTP Basic.',
    path: HEADER,
    auditDetail: 'ClientAuthenticationFailed',
  },
  client_unknown: {
    asked: { record: null },
    error: 'invalid_client',
    rules: ['PK-14'],
    message: 'No integration record of the account has this client ID.',
    remedy: 'Check the client ID, and make sure that the request goes to the right account.',
    path: ['integration'],
  },
  code_expired: {
    asked: { code: { issuedAt: ago(600_000) } },
    error: 'invalid_grant',
    rules: ['CHOICE-CODE-LIFETIME'],
    message: 'The authorization code has expired.',
    remedy: 'Send the user through the authorization code grant again, and use the code at once.',
    path: parameter('code'),
    ends: 'code',
  },
  code_missing: {
    asked: { sent: { code: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'The request has no parameter code.',
    remedy: 'Send the authorization code in the parameter code.',
    path: parameter('code'),
  },
  code_of_other_client: {
    asked: { code: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'The authorization code was issued to another client.',
    remedy: 'Send a code that was issued to this client.',
    path: parameter('code'),
  },
  code_unknown: {
    asked: { code: null },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'No such authorization code was issued.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('code'),
  },
  code_used: {
    asked: { code: { usedAt: ago(5_000) } },
    error: 'invalid_grant',
    rules: ['PK-9', 'CHOICE-CODE-ENDS'],
    message: 'The authorization code has been used before.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('code'),
    ends: 'authorization',
  },
  grant_not_enabled: {
    asked: { record: { authorizationCodeGrant: false } },
    error: 'unauthorized_client',
    rules: ['PK-14', 'CHOICE-TOKEN-STATUS'],
    message: 'The authorization code grant is not enabled on the integration record.',
    remedy: 'Check the box of the authorization code grant on the integration record.',
    path: ['integration', 'authorizationCodeGrant'],
    auditDetail: 'AuthorizationCodeGrantRequired',
  },
  grant_type_missing: {
    asked: { sent: { grant_type: undefined } },
    error: 'invalid_request',
    rules: ['PK-10'],
    message: 'The request has no parameter grant_type.',
    remedy: 'Send authorization_code, refresh_token or client_credentials in the parameter grant_type.',
    path: parameter('grant_type'),
  },
  grant_type_unsupported: {
    asked: { sent: { grant_type: 'password' } },
    error: 'unsupported_grant_type',
    rules: ['PK-14', 'CHOICE-TOKEN-GRANT-TYPE'],
    message: 'The parameter grant_type is not authorization_code, refresh_token or client_credentials.',
    remedy: 'Send authorization_code, refresh_token or client_credentials in the parameter grant_type.',
    path: parameter('grant_type'),
    auditDetail: 'InvalidGrantType',
  },
  integration_not_enabled: {
    asked: { record: { state: 'blocked' } },
    error: 'invalid_client',
    rules: ['IR-2'],
    message: 'The integration record is blocked or is waiting for approval.',
    remedy: 'Have an administrator set the state of the integration record to Enabled.',
    path: ['integration', 'state'],
    auditDetail: 'IntegrationBlocked',
  },
  parameter_repeated: {
    asked: { more: [['code', 'the-code']] },
    error: 'invalid_request',
    rules: ['CHOICE-PARAMETER-REPEATED'],
    message: 'A parameter occurs more than once in the request.',
    remedy: 'Send each parameter once.',
    path: ['request', 'parameters'],
  },
  refresh_token_expired: {
    asked: { grant: 'refresh_token', token: { issuedAt: ago(168 * HOUR) } },
    error: 'invalid_grant',
    rules: ['PK-16', 'CHOICE-REFRESH-SETTINGS'],
    message: 'The refresh token has expired.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('refresh_token'),
    auditDetail: 'RefreshTokenExpired',
  },
  refresh_token_missing: {
    asked: { grant: 'refresh_token', sent: { refresh_token: undefined } },
    error: 'invalid_request',
    rules: ['PK-17'],
    message: 'The request has no parameter refresh_token.',
    remedy: 'Send the refresh token in the parameter refresh_token.',
    path: parameter('refresh_token'),
  },
  refresh_token_of_other_client: {
    asked: { grant: 'refresh_token', token: { clientId: 'other' } },
    error: 'invalid_grant',
    rules: ['PK-14'],
    message: 'The refresh token was issued to another client.',
    remedy: 'Send a refresh token that was issued to this client.',
    path: parameter('refresh_token'),
    auditDetail: 'ClientIdMismatch',
  },
  refresh_token_unknown: {
    asked: { grant: 'refresh_token', token: null },
    error: 'invalid_grant',
    rules: ['PK-20'],
    message: 'No such refresh token was issued, or it has been revoked.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('refresh_token'),
    auditDetail: 'InvalidRefreshToken',
  },
  refresh_token_used: {
    asked: asPublic({ grant: 'refresh_token', token: { usedAt: ago(5_000) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-REUSE'],
    message: 'The refresh token has been used before, and can be used only once.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('refresh_token'),
    ends: 'authorization',
  },
  rotation_over: {
    asked: asPublic({ grant: 'refresh_token', token: { authorizedAt: ago(168 * HOUR) } }),
    error: 'invalid_grant',
    rules: ['PK-17', 'CHOICE-REFRESH-SETTINGS'],
    message: 'The maximum time for token rotation is over.',
    remedy: 'Send the user through the authorization code grant again.',
    path: parameter('refresh_token'),
  },
  scope_not_enabled: {
    asked: { grant: 'refresh_token', record: { scopes: ['restlets'] } },
    error: 'invalid_scope',
    rules: ['PK-3'],
    message: 'A scope that was granted is no longer enabled on the integration record.',
    remedy:
      'Send the user through the authorization code grant again, and ask only for scopes that are enabled on the integration record.',
    path: parameter('scope'),
    auditDetail: 'ScopeMismatched',
  },
  scope_not_granted: {
    asked: { grant: 'refresh_token', sent: { scope: 'restlets suite_analytics' } },
    error: 'invalid_scope',
    rules: ['PK-14'],
    message: 'A requested scope was not granted to the refresh token.',
    remedy: 'Ask only for scopes that were granted, or leave the parameter scope out.',
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
      'CERT-24',
      'ROT-15',
      'CHOICE-ASSERTION-LIFETIME',
      'CHOICE-ASSERTION-AUDIENCE',
      'CHOICE-ASSERTION-CLOCK',
      'CHOICE-ASSERTION-CLAIMS',
      'CHOICE-ASSERTION-JTI',
    ],
    message: 'The signature of the client assertion is not that of the certificate.',
    remedy: 'Sign with the private key of the certificate that the kid of the header names.',
    path: parameter('client_assertion'),
    auditDetail: 'InvalidSignature',
  },
};

describe('PK-14, CHOICE-TOKEN-STATUS: every refusal is an answer to send', () => {
  test.each(Object.entries(REFUSALS))('%s', (code, { asked, ...expected }) => {
    const { auditDetail, ends = 'nothing', error, message, path, remedy, rules } = expected;
    const invalidClient = error === 'invalid_client';
    expect(ask(asked)).toEqual({
      allowed: false,
      rules,
      advice: [],
      violations: [
        {
          code,
          rule: rules[0],
          message,
          path,
          remedy,
          oauthError: error,
          ...(auditDetail && { auditDetail }),
        },
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
