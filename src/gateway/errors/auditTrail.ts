import { secondsInMinute } from 'date-fns/constants';
import {
  ASSERTION_ALGORITHMS,
  ASSERTION_LIFETIME,
  ASSERTION_SCOPES,
  WITHDRAWN_ALGORITHMS,
  WITHDRAWN_SINCE,
} from '../../clientAssertion/limitsAndDates.js';
import type { AuditDetail } from '../../core/decision.js';
import { startOf } from '../../core/terms.js';
import { grouped, listed } from '../../core/words.js';
import { CODE_CHALLENGE_METHODS } from '../../pkcePolicy/limitsAndDates.js';
import { REDIRECT_URI_COUNT } from '../../redirectUris/limitsAndDates.js';
import { SOLE_SCOPE, STATE_IN_WORDS, STATE_LENGTH } from '../authorize/limitsAndDates.js';
import { PARAMETERS } from '../parameterNames.js';
import { acceptedSometime } from './accepted.js';
import type { ErrorText } from './explanation.js';
import { MISSTATED_LIFETIME } from './limitsAndDates.js';

const { clientId, codeChallenge, codeChallengeMethod, codeVerifier, redirectUri, state } = PARAMETERS;
const METHODS = listed(acceptedSometime(CODE_CHALLENGE_METHODS), 'or');
const MINUTES = ASSERTION_LIFETIME / secondsInMinute;

/** The algorithms that sign with a type of key or with a curve. */
function algorithmsFor(key: string): string {
  const algorithms = Object.entries(ASSERTION_ALGORITHMS).filter(([, needed]) => needed === key);
  return listed(
    algorithms.map(([algorithm]) => algorithm),
    'or',
  );
}

const KEYS = [...new Set(Object.values(ASSERTION_ALGORITHMS))];
const SIGNERS = listed(
  KEYS.map((key) => `${algorithmsFor(key)} for ${key}`),
  'and',
);

/** What the Details of the Login Audit Trail mean. */
export const AUDIT_DETAIL_TEXTS: Readonly<Record<AuditDetail, ErrorText>> = {
  AuthorizationCodeGrantRequired: {
    meaning: 'The request needs the authorization code grant, which the integration record does not have.',
    causes: ['The box Authorization Code Grant is not checked on the record.'],
    remedies: [
      'Check the box on the record, or have the owner check it if the record is installed.',
      'Use the client credentials grant instead, if the record has it.',
    ],
    rules: ['CERT-25', 'IR-4', 'IR-5'],
  },
  EntityOrRoleDisabled: {
    meaning: 'The entity or the role that the login is for is not active.',
    causes: ['The entity or the role was made inactive, or was removed.'],
    remedies: [
      'Make both active again.',
      'For client credentials, map a certificate to another combination of entity and role.',
    ],
    rules: ['CERT-25', 'CERT-9'],
  },
  FeatureDisabled: {
    meaning: 'OAuth 2.0 is off in the account.',
    causes: ['The account feature for OAuth 2.0 is not enabled.'],
    remedies: ['Enable the feature in the account.'],
    rules: ['CERT-25'],
  },
  IntegrationBlocked: {
    meaning: 'The integration record is not enabled, which stops every request.',
    causes: ['The state of the record is Blocked.', 'The record is Waiting for Approval.'],
    remedies: ['Have an administrator set the state of the record to Enabled.'],
    rules: ['CERT-25', 'IR-2', 'IR-4'],
  },
  InvalidGrant: {
    meaning: `The ${codeVerifier} does not match the ${codeChallenge} of the authorization request.`,
    causes: [
      `The ${codeVerifier} is that of another flow, or was changed on the way.`,
      `The ${codeChallenge} was not the SHA-256 of the ${codeVerifier} in base64url without padding.`,
    ],
    remedies: [
      `Keep the ${codeVerifier} of each flow with its ${state} until the code arrives.`,
      'Start the flow again with a new pair of verifier and challenge.',
    ],
    rules: ['PK-12', 'PK-7', 'P2'],
  },
  InvalidIntegration: {
    meaning: 'The client ID belongs to no integration record of the account.',
    causes: [
      'The client ID is mistyped, or was replaced by a reset.',
      'The request goes to an account other than the one that the client ID is for.',
    ],
    remedies: ['Check the client ID and the account that the request goes to.'],
    rules: ['CERT-25', 'TBA-15'],
  },
  InvalidIssuer: {
    meaning: 'The iss of the client assertion is not the client ID.',
    causes: ['The iss is missing, or holds something else, such as a URL or the application ID.'],
    remedies: ['Set iss to the client ID of the integration record.'],
    rules: ['CERT-25', 'CERT-22'],
  },
  InvalidRedirectURI: {
    meaning: `The ${redirectUri} of the authorization request is not one of the integration record.`,
    causes: [
      `The ${redirectUri} differs from that of the record, for example by a slash, a port or letter case.`,
      `The redirect URI is missing on the record, which had room for only one before ${startOf(REDIRECT_URI_COUNT, null)}.`,
    ],
    remedies: [
      `Send a ${redirectUri} that equals one of the record character by character.`,
      'Add the redirect URI to the record, with https or with a custom scheme.',
    ],
    rules: ['URI-8', 'URI-7', 'URI-5', 'URI-4', 'URI-1', 'URI-15'],
  },
  InvalidRequest: {
    meaning: 'The PKCE parameters of the authorization request are missing or malformed.',
    causes: [
      `A public client, or a client that asks for the ${SOLE_SCOPE} scope, sent no ${codeChallenge}.`,
      `The ${codeChallengeMethod} is missing, or is not ${METHODS}.`,
      `The ${codeChallenge} is not a SHA-256 in base64url without padding.`,
    ],
    remedies: [`Send a ${codeChallenge} together with ${METHODS} as the ${codeChallengeMethod}.`],
    rules: ['PK-12', 'PK-5', 'PK-6', 'P2'],
  },
  InvalidScope: {
    meaning: 'The scope is missing or unknown.',
    causes: [
      `The scope is not ${listed(ASSERTION_SCOPES, 'or')}, which are those that the grant accepts.`,
      `The ${SOLE_SCOPE} scope was requested by the client credentials grant, or together with another one.`,
    ],
    remedies: [
      `Request any of ${listed(ASSERTION_SCOPES, 'and')}.`,
      `Request ${SOLE_SCOPE} alone and by the authorization code grant.`,
    ],
    rules: ['CERT-25', 'CERT-22', 'CERT-29', 'PK-3'],
  },
  InvalidSignature: {
    meaning: 'The signature of the client assertion or of the token is wrong.',
    causes: [
      'The assertion is signed with a key other than that of the certificate that kid names.',
      'The alg does not fit the key, since each of the ES algorithms signs with one curve only.',
      'The assertion or the token was changed after it was signed.',
    ],
    remedies: [
      'Sign with the private key of the certificate whose ID is in kid.',
      `Choose the alg that goes with the key: ${SIGNERS}.`,
    ],
    rules: ['CERT-25', 'CERT-19', 'CERT-21'],
  },
  InvalidState: {
    meaning: `The ${state} of the authorization request was not accepted.`,
    causes: [
      `The ${state} has fewer than ${STATE_LENGTH.least} characters, or is missing.`,
      `The ${state} has more than ${grouped(STATE_LENGTH.most)} characters, or some that are not printable ASCII.`,
    ],
    remedies: [`Send a new random ${state} of ${STATE_IN_WORDS} with each flow.`],
    rules: ['PK-4'],
  },
  MissingKey: {
    meaning: 'The kid of the client assertion matches no valid certificate.',
    causes: [
      'The certificate has expired or was revoked.',
      'The kid is not the certificate ID that NetSuite shows, or is still that of the previous certificate.',
      'The certificate is mapped in another account, or to another integration record.',
    ],
    remedies: [
      'Put the ID of an active certificate of this integration record into kid.',
      'Upload a new certificate if there is no active one, since a revocation cannot be undone.',
    ],
    rules: ['CERT-25', 'CERT-19', 'CERT-9', 'CERT-11', 'CERT-12', 'ROT-15'],
  },
  MissingKeyId: {
    meaning: 'The header of the client assertion has no kid.',
    causes: ['The library that signs leaves kid out unless it is told the certificate ID.'],
    remedies: ['Set kid in the header to the certificate ID that NetSuite shows.'],
    rules: ['CERT-25', 'CERT-19'],
  },
  ScopeMismatched: {
    meaning: 'The requested scope is not enabled on the integration record.',
    causes: [
      'The box of the scope is not checked on the record.',
      'The box was cleared after the scope had been granted.',
    ],
    remedies: [
      'Request only what is enabled on the record.',
      'Enable the scope on the record, which revokes what users have authorized so far.',
    ],
    rules: ['CERT-25', 'PK-3', 'IR-10'],
  },
  SignatureValidation: {
    meaning: 'The signature of the client assertion could not be validated.',
    causes: [
      'The assertion is signed with a key other than that of the certificate that kid names.',
      'The signature is cut off, or is not in the form that alg asks for.',
    ],
    remedies: [
      'Sign with the private key of the certificate whose ID is in kid.',
      'Use a JWT library instead of a signature of your own making.',
    ],
    rules: ['CERT-25', 'CERT-19', 'CERT-21'],
  },
  TokenExpired: {
    meaning: 'The exp of the client assertion is in the past.',
    causes: ['An old assertion was sent again.', 'The clock of the sender is slow.'],
    remedies: ['Make a new assertion for each token request.', 'Synchronize the clock.'],
    rules: ['CERT-25', 'CERT-22'],
  },
  TokenNotAcceptable: {
    meaning: 'The iat of the client assertion is in the future.',
    causes: ['The clock of the sender is fast.', 'The iat is in milliseconds or in local time.'],
    remedies: ['Synchronize the clock.', 'Give iat in seconds since 1970 in UTC.'],
    rules: ['CERT-25', 'CERT-22'],
  },
  TokenValidityTooBroad: {
    meaning: 'There is too much time between iat and exp of the client assertion.',
    causes: [
      `The exp is ${MINUTES} minutes or more after iat.`,
      'The exp is in milliseconds while iat is in seconds.',
    ],
    remedies: [
      `Set exp less than ${MINUTES} minutes after iat, although the help on this error speaks of ${MISSTATED_LIFETIME} and Oracle’s sample has exactly ${MINUTES} minutes.`,
    ],
    rules: ['CERT-25', 'CERT-22', 'CERT-24'],
  },
  UnknownIntegration: {
    meaning: `The ${clientId} of the authorization request belongs to no integration record.`,
    causes: [
      `The ${clientId} is mistyped, or was replaced by a reset.`,
      `The request goes to an account other than the one that the ${clientId} is for.`,
    ],
    remedies: [
      `Check the ${clientId} and the account, since the user sees an error page and is not redirected.`,
    ],
    rules: ['URI-9', 'TBA-15'],
  },
  UnsupportedAlgo: {
    meaning: 'The alg of the client assertion is not supported.',
    causes: [
      `The alg is ${listed(WITHDRAWN_ALGORITHMS, 'or')}, which have not been accepted since ${WITHDRAWN_SINCE}.`,
      'The alg does not fit the key of the certificate.',
    ],
    remedies: [`Sign with an algorithm that goes with the key: ${SIGNERS}.`],
    rules: ['CERT-25', 'CERT-19', 'CERT-20', 'CERT-21'],
  },
};
