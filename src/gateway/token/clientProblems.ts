import { grouped } from '../../core/words.js';
import type { OAuthProblems } from '../fault.js';
import { PARAMETERS, type ParameterName } from '../parameterNames.js';
import { SHARED_PROBLEMS } from '../sharedProblems.js';
import { CLIENT_ASSERTION_TYPE, LONGEST_CREDENTIALS } from './limitsAndDates.js';

/** What is wrong with the way in which a client authenticates. */
export type ClientAuthenticationCode =
  | 'assertion_malformed'
  | 'assertion_missing'
  | 'assertion_type_unsupported'
  | 'client_authentication_malformed'
  | 'client_authentication_missing'
  | 'client_authentication_several'
  | 'client_secret_in_body';

/** Why a client is not the one that it presents itself as, or may not be served. */
export type ClientProblemCode =
  | ClientAuthenticationCode
  | 'client_authentication_unsupported'
  | 'client_secret_mismatch'
  | 'client_secret_of_public_client'
  | 'client_secret_required'
  | 'client_unknown'
  | 'integration_not_enabled'
  | 'signature_invalid';

const { clientAssertion, clientAssertionType, clientId, clientSecret } = PARAMETERS;
const AUTHORIZATION = ['request', 'authorization'] as const;
const CHARACTERS = `${grouped(LONGEST_CREDENTIALS)} characters`;
const SEND_BY_BASIC = 'Send the client ID and the client secret by HTTP Basic.';

/** Where a parameter lies in the facts. */
export function pathOfParameter(name: ParameterName): readonly string[] {
  return ['request', 'parameters', name];
}

/** What the token endpoint says of each problem with a client. */
export const CLIENT_PROBLEMS: OAuthProblems<ClientProblemCode> = {
  assertion_malformed: {
    rule: 'CERT-19',
    message: `The client assertion is not a JWT, or it has more than ${CHARACTERS}.`,
    remedy: 'Send a JWT of three parts, of which the header and the claims are JSON objects.',
    path: pathOfParameter(clientAssertion),
    leanedOn: ['CHOICE-TOKEN-LENGTH'],
    oauthError: 'invalid_client',
  },
  assertion_missing: {
    rule: 'CERT-23',
    message: 'The client credentials grant needs a client assertion, and the request has none.',
    remedy: `Send a signed JWT in the parameter ${clientAssertion}.`,
    path: pathOfParameter(clientAssertion),
    oauthError: 'invalid_request',
  },
  assertion_type_unsupported: {
    rule: 'CERT-23',
    message: `The parameter ${clientAssertionType} is not ${CLIENT_ASSERTION_TYPE}.`,
    remedy: `Send ${CLIENT_ASSERTION_TYPE} in the parameter ${clientAssertionType}.`,
    path: pathOfParameter(clientAssertionType),
    oauthError: 'invalid_client',
  },
  client_authentication_malformed: {
    rule: 'PK-10',
    message: `The Authorization header is not HTTP Basic with a client ID, or it has more than ${CHARACTERS}.`,
    remedy:
      'Form-encode the client ID and the client secret, join them with a colon, and send the base64 of the result.',
    path: AUTHORIZATION,
    leanedOn: ['CHOICE-TOKEN-LENGTH'],
    oauthError: 'invalid_client',
  },
  client_authentication_missing: {
    rule: 'PK-11',
    message: 'The request does not say which client it comes from.',
    remedy: `Send the client ID and the client secret by HTTP Basic, or the client ID of a public client in the parameter ${clientId}.`,
    path: pathOfParameter(clientId),
    oauthError: 'invalid_client',
  },
  client_authentication_several: {
    rule: 'PK-14',
    message: 'The client authenticates in more than one way, or names two different clients.',
    remedy: 'Authenticate the client in one way only.',
    path: ['request'],
    oauthError: 'invalid_request',
  },
  client_authentication_unsupported: {
    rule: 'PK-10',
    message: 'A client assertion is accepted for the client credentials grant only.',
    remedy: 'Send the client secret of a confidential client by HTTP Basic.',
    path: pathOfParameter(clientAssertion),
    oauthError: 'invalid_client',
  },
  client_secret_in_body: {
    rule: 'PK-10',
    message: 'The client secret is not accepted in the body of the request.',
    remedy: SEND_BY_BASIC,
    path: pathOfParameter(clientSecret),
    oauthError: 'invalid_client',
  },
  client_secret_mismatch: {
    rule: 'PK-10',
    message: 'The client secret is not that of the client.',
    remedy:
      'Send the client secret that was shown when the integration record was first saved or last reset.',
    path: AUTHORIZATION,
    oauthError: 'invalid_client',
    auditDetail: 'ClientAuthenticationFailed',
  },
  client_secret_of_public_client: {
    rule: 'PK-11',
    message: 'A public client has no client secret, and the request contains one.',
    remedy: 'Send the client ID alone: in the body, or by HTTP Basic with an empty secret.',
    path: AUTHORIZATION,
    oauthError: 'invalid_client',
  },
  client_secret_required: {
    rule: 'PK-10',
    message: 'A confidential client authenticates with its client secret, and the request has none.',
    remedy: SEND_BY_BASIC,
    path: AUTHORIZATION,
    oauthError: 'invalid_client',
    auditDetail: 'ClientAuthenticationFailed',
  },
  client_unknown: {
    rule: 'PK-14',
    ...SHARED_PROBLEMS.client_unknown,
    remedy: 'Check the client ID, and make sure that the request goes to the right account.',
    path: ['integration'],
    oauthError: 'invalid_client',
  },
  integration_not_enabled: {
    ...SHARED_PROBLEMS.integration_not_enabled,
    oauthError: 'invalid_client',
  },
  signature_invalid: {
    rule: 'CERT-25',
    message: 'The signature of the client assertion is not that of the certificate.',
    remedy: 'Sign with the private key of the certificate that the kid of the header names.',
    path: pathOfParameter(clientAssertion),
    oauthError: 'invalid_client',
    auditDetail: 'InvalidSignature',
  },
};
