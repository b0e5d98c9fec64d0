import { secondsInMinute } from 'date-fns/constants';
import {
  ASSERTION_ALGORITHMS,
  ASSERTION_LIFETIME,
  WITHDRAWN_ALGORITHMS,
  WITHDRAWN_SINCE,
} from '../../clientAssertion/limitsAndDates.js';
import type { AuditDetail } from '../../core/decision.js';
import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { ACCESS_TOKEN_MINUTES } from '../token/limitsAndDates.js';
import type { ErrorList } from './explanation.js';
import { MISSTATED_LIFETIME } from './limitsAndDates.js';
import { AUTHORIZED_PAGE, CERTIFICATES_PAGE } from './places.js';

const MINUTES = ASSERTION_LIFETIME / secondsInMinute;

/** Oracle lists these Details for access tokens. That an assertion leaves the same is inferred. */
const ASSERTION = 'Where a client assertion was sent, for which Oracle lists no Details,';

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
const DECODE = 'Decode the header and the payload of the token that was sent, on your own machine';
const FRESH = 'Send the access token as the token endpoint gave it, and get a new one if it was changed.';

/** Names that requests with an access token leave in the Login Audit Trail. */
export type AccessTokenDetail = Extract<
  AuditDetail,
  | 'AccessTokenExpired'
  | 'InvalidIssuer'
  | 'MissingKey'
  | 'MissingKeyId'
  | 'SignatureValidation'
  | 'TokenBlocked'
  | 'TokenExpired'
  | 'TokenNotAcceptable'
  | 'TokenRejected'
  | 'TokenValidityTooBroad'
  | 'UnsupportedAlgo'
>;

/** The Details of requests to RESTlets and REST web services that are about the token itself. */
export const ACCESS_TOKEN_DETAIL_LIST: ErrorList<AccessTokenDetail> = {
  kind: 'audit_detail',
  where: ['login_audit_trail'],
  source: PAGES.ACCESS_TOKEN_ERRORS,
  texts: {
    AccessTokenExpired: {
      meaning: `The access token is older than ${ACCESS_TOKEN_MINUTES} minutes.`,
      causes: ['The client went on to use an access token without looking at its expires_in.'],
      check: 'Compare the time of the row with the time at which the token was issued.',
      remedies: [
        'Get a new access token with the refresh token, or with a new client assertion.',
        'Send the user through the authorization code grant again if the refresh token has expired, too.',
      ],
      rules: ['ERR-2', 'PK-16', 'CERT-23'],
    },
    InvalidIssuer: {
      meaning: 'The issuer of the token is not the one expected.',
      causes: [
        'The access token is of another account or of another issuer.',
        `${ASSERTION} its iss is not the client ID.`,
      ],
      check: `${DECODE}, and look at iss.`,
      remedies: [
        'Use an access token that the token endpoint of this account has issued.',
        'Set iss of a client assertion to the client ID of the integration record.',
      ],
      rules: ['CERT-25', 'CERT-22'],
    },
    MissingKey: {
      meaning: 'The kid of the token matches no valid key or certificate.',
      causes: [
        'The access token is of another account, or was changed on the way.',
        `${ASSERTION} its kid is not the ID of an active certificate of this integration record, such as that of one that has expired, was revoked, or is mapped in another account.`,
      ],
      check: `${DECODE}, and look for its kid among the active certificates at ${CERTIFICATES_PAGE}.`,
      remedies: [
        'Put the ID of an active certificate of this integration record into kid of a client assertion.',
        'Upload a new certificate if there is no active one, since a revocation cannot be undone.',
        FRESH,
      ],
      rules: ['CERT-25', 'CERT-19', 'CERT-9', 'CERT-11', 'CERT-12', 'ROT-15'],
    },
    MissingKeyId: {
      meaning: 'The header of the token has no kid.',
      causes: [
        'Something else than an access token was sent as one.',
        `${ASSERTION} the library that signs it leaves kid out unless it is told the certificate ID.`,
      ],
      check: `${DECODE}, and look for kid in its header.`,
      remedies: [
        'Set kid in the header of a client assertion to the certificate ID that NetSuite shows.',
        FRESH,
      ],
      rules: ['CERT-25', 'CERT-19'],
    },
    SignatureValidation: {
      meaning: 'The signature of the token could not be validated.',
      causes: [
        'The access token was cut off or changed on the way.',
        `${ASSERTION} it is signed with a key other than that of the certificate that kid names, or its signature is not in the form that alg asks for.`,
      ],
      check: `${DECODE}, and compare the certificate that kid names at ${CERTIFICATES_PAGE} with the key that signs.`,
      remedies: [
        'Sign a client assertion with the private key of the certificate whose ID is in kid, by a JWT library.',
        FRESH,
      ],
      rules: ['CERT-25', 'CERT-19', 'CERT-21'],
    },
    TokenBlocked: {
      meaning: 'The token is blocked, which most likely means that its authorization was revoked.',
      causes: [
        'A user or an administrator has revoked the authorized application.',
        'A scope was added to the integration record, which revokes what users have authorized.',
      ],
      check: `Look for the application and the user at ${AUTHORIZED_PAGE}.`,
      remedies: ['Send the user through the authorization code grant again, or request a new token.'],
      rules: ['ERR-2', 'IR-10', 'PK-20'],
    },
    TokenExpired: {
      meaning: 'The exp of the token is in the past.',
      causes: [
        'An old access token was sent again.',
        `${ASSERTION} an old one was sent again, or the clock of the sender is slow.`,
      ],
      check: `${DECODE}, and compare exp with the time of the row.`,
      remedies: [
        'Make a new client assertion for each token request, and get a new access token in time.',
        'Synchronize the clock.',
      ],
      rules: ['CERT-25', 'CERT-22'],
    },
    TokenNotAcceptable: {
      meaning: 'The iat of the token is in the future.',
      causes: [
        `${ASSERTION} the clock of the sender is fast.`,
        `${ASSERTION} its iat is in milliseconds or in local time.`,
      ],
      check: `${DECODE}, and compare iat with the time of the row.`,
      remedies: ['Synchronize the clock.', 'Give iat in seconds since 1970 in UTC.'],
      rules: ['CERT-25', 'CERT-22'],
    },
    TokenRejected: {
      meaning: 'A refresh token was sent where an access token is needed.',
      causes: ['The client has stored the two tokens of an answer under each other’s name.'],
      check: 'Compare the token that was sent with the access_token of the answer that it came from.',
      remedies: ['Send the access token to APIs, and the refresh token to the token endpoint only.'],
      rules: ['ERR-2', 'PK-16'],
    },
    TokenValidityTooBroad: {
      meaning: 'There is too much time between iat and exp of the token.',
      causes: [
        `${ASSERTION} its exp is ${MINUTES} minutes or more after iat.`,
        `${ASSERTION} its exp is in milliseconds while iat is in seconds.`,
      ],
      check: `${DECODE}, and subtract iat from exp.`,
      remedies: [
        `Set exp less than ${MINUTES} minutes after iat, although the help on this error speaks of ${MISSTATED_LIFETIME} and Oracle’s sample has exactly ${MINUTES} minutes.`,
      ],
      rules: ['CERT-25', 'CERT-22', 'CERT-24'],
    },
    UnsupportedAlgo: {
      meaning: 'The alg of the token is not supported.',
      causes: [
        `${ASSERTION} its alg is ${listed(WITHDRAWN_ALGORITHMS, 'or')}, which have not been accepted since ${WITHDRAWN_SINCE}.`,
        `${ASSERTION} its alg does not fit the key of the certificate.`,
      ],
      check: `${DECODE}, and look at alg.`,
      remedies: [`Sign a client assertion with an algorithm that goes with the key: ${SIGNERS}.`],
      rules: ['CERT-25', 'CERT-19', 'CERT-20', 'CERT-21'],
    },
  },
};
