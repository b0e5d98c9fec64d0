import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { NO_NEW_TBA, PERMISSIONS_NEEDED } from '../../tbaDeprecation/limitsAndDates.js';
import { ENDED_SIGNATURE_METHOD, SIGNATURE_METHODS } from '../api/limitsAndDates.js';
import { acceptedSometime } from './accepted.js';
import type { ErrorList, ErrorText } from './explanation.js';
import {
  FAILURES_TO_LOCK,
  LOCK_MINUTES,
  SHORTEST_NONCE,
  TBA_VERSION,
  TIMESTAMP_MINUTES,
} from './limitsAndDates.js';
import {
  AUDIT_TRAIL_PAGE,
  COMPANY_PAGE,
  FEATURES_PAGE,
  onRecord,
  RECORD_PAGE,
  ROLES_PAGE,
  TOKENS_PAGE,
} from './places.js';

/** Names of the errors that requests to APIs with token-based authentication get (TBA-17, ERR-2). */
export type TbaRequestError =
  | 'FeatureDisabled'
  | 'InvalidSignature'
  | 'InvalidTimestamp'
  | 'MissingTokenPassportRequiredFields'
  | 'NonceUsed'
  | 'UnknownAlgorithm'
  | 'VersionRejected'
  | 'consumer_key_refused'
  | 'consumer_key_unknown'
  | 'nonce_rejected'
  | 'nonce_used'
  | 'parameter_rejected'
  | 'permission_denied'
  | 'temporary_locked'
  | 'token_rejected';

const METHODS = listed(acceptedSometime(SIGNATURE_METHODS), 'or');
const TO_USE = listed(acceptedSometime(PERMISSIONS_NEEDED.use_token), 'or');
const TO_MANAGE = listed(acceptedSometime(PERMISSIONS_NEEDED.create_token_for_other), 'or');
const AT_SENDER =
  'Compare the request as it left with the documentation of the header, parameter by parameter.';

// one error, which NetSuite spells in two ways
const NONCE_USED: ErrorText = {
  meaning: 'The nonce has been used before with this timestamp.',
  causes: [
    'The same signed request was sent twice, for example by a retry.',
    'The source of the nonce does not give a new one each time.',
  ],
  check: 'Look in the log of the sender for two requests with the same nonce.',
  remedies: ['Make a new nonce and a new timestamp for every request, including retries, and sign again.'],
  rules: ['TBA-17'],
};

/** What is said of a nonce that is too short, which NetSuite spells in two ways. */
export const NONCE_REJECTED: ErrorText = {
  meaning: 'The nonce of the TBA request was not accepted.',
  causes: [`The nonce has fewer than ${SHORTEST_NONCE} characters.`],
  check: 'Look at the length of the nonce in the log of the sender.',
  remedies: [`Send a new random nonce of at least ${SHORTEST_NONCE} characters with every request.`],
  rules: ['TBA-17', 'ERR-2'],
};

const INVALID_SIGNATURE: ErrorText = {
  meaning: 'The signature of the TBA request is wrong.',
  causes: [
    'What was signed differs from what was sent, in the method, the URL, the query or one of the oauth parameters.',
    'The consumer secret or the token secret is wrong, or the pair of the record was reset.',
    'The account ID is not written as the account has it, such as with sb1 in place of SB1.',
  ],
  check: `Compare the account ID with that at ${COMPANY_PAGE}, and sign a request by the sample of the help with your own secrets.`,
  remedies: [
    `Sign exactly what is sent, with ${METHODS}.`,
    'Check both secrets, and get the new pair of keys if the record was reset.',
    'Write the account ID in capitals, with an underscore before the suffix of a sandbox.',
  ],
  rules: ['TBA-17', 'TBA-15'],
};

const INVALID_TIMESTAMP: ErrorText = {
  meaning: `The timestamp of the TBA request is more than ${TIMESTAMP_MINUTES} minutes off.`,
  causes: [
    'The clock of the sender is wrong.',
    'The request was signed too long before it was sent.',
    'The timestamp is not in seconds.',
  ],
  check: 'Compare the timestamp of the request with the time of its row in the Login Audit Trail.',
  remedies: ['Synchronize the clock, and sign each request just before it is sent.'],
  rules: ['TBA-17'],
};

/** What the errors of TBA mean. */
const TBA_TEXTS: Readonly<Record<TbaRequestError, ErrorText>> = {
  FeatureDisabled: {
    meaning: 'Token-based authentication is off in the account.',
    causes: ['The account feature for token-based authentication is not enabled.'],
    check: `Look at ${FEATURES_PAGE}, whether Token-Based Authentication is checked.`,
    remedies: [
      'Enable the feature in the account.',
      `Use OAuth 2.0 instead, since nothing new can be set up with token-based authentication from ${NO_NEW_TBA} on.`,
    ],
    rules: ['TBA-17', 'TBA-1', 'TBA-10'],
  },
  InvalidSignature: INVALID_SIGNATURE,
  InvalidTimestamp: INVALID_TIMESTAMP,
  MissingTokenPassportRequiredFields: {
    meaning: 'The TBA request lacks a part that it cannot do without.',
    causes: [
      'The token passport of the SOAP message, or the Authorization header, lacks the account, the consumer key, the token, the nonce, the timestamp or the signature.',
      'The token passport is in the namespace of another endpoint, so that its parts are not seen.',
    ],
    check: AT_SENDER,
    remedies: [
      'Send every part of the passport or the header, in the namespace of the endpoint that is called.',
    ],
    rules: ['ERR-2', 'TBA-17'],
  },
  NonceUsed: NONCE_USED,
  UnknownAlgorithm: {
    meaning: 'The signature method of the TBA request is not supported.',
    causes: [
      `The request is signed with ${ENDED_SIGNATURE_METHOD}, which has not been accepted since ${SIGNATURE_METHODS[0].since}.`,
      'The signature method is misspelt, or is another one.',
    ],
    check:
      'Look at oauth_signature_method in the header, or at the algorithm of the signature in the SOAP message.',
    remedies: [`Sign with ${METHODS}, and name the method in just that way.`],
    rules: ['TBA-17', 'TBA-20'],
  },
  VersionRejected: {
    meaning: 'The version of OAuth in the TBA request was not accepted.',
    causes: [`The oauth_version is something other than ${TBA_VERSION}.`],
    check: 'Look at oauth_version in the header.',
    remedies: [`Send ${TBA_VERSION} as the oauth_version, or leave it out.`],
    rules: ['TBA-17'],
  },
  consumer_key_refused: {
    meaning: 'The integration record of the consumer key is not enabled.',
    causes: ['The state of the record is Blocked.', 'The record is Waiting for Approval.'],
    check: onRecord('State'),
    remedies: ['Have an administrator set the state of the record to Enabled.'],
    rules: ['TBA-17', 'IR-2', 'IR-4'],
  },
  consumer_key_unknown: {
    meaning: 'The consumer key belongs to no integration record of the account.',
    causes: [
      'The consumer key is mistyped, or was replaced by a reset.',
      'The request goes to an account other than the one that the key is for.',
    ],
    check: `Look for the record at ${RECORD_PAGE} of the account whose host is called.`,
    remedies: [
      'Check the consumer key and the account, and get the new pair of keys if the record was reset.',
    ],
    rules: ['TBA-17', 'TBA-15'],
  },
  nonce_rejected: NONCE_REJECTED,
  nonce_used: NONCE_USED,
  parameter_rejected: {
    meaning: 'A parameter of the TBA request was not accepted.',
    causes: ['A parameter is sent more than once, is malformed, or is empty.'],
    check: AT_SENDER,
    remedies: ['Send each of the oauth parameters once, percent-encoded and with a value.'],
    rules: ['ERR-1', 'TBA-17'],
  },
  permission_denied: {
    meaning: 'The role of the token may not log in with tokens.',
    causes: [
      `The role does not have the permission ${TO_USE}.`,
      `The role has ${TO_MANAGE} only, by which tokens are managed but not used.`,
      'The entity or the role is inactive, or the entity has no access to the account.',
      'The user has made the role inactive in View My Roles.',
    ],
    check: `Open the role at ${ROLES_PAGE} and look at its permissions, then at the access of the entity and at the roles in View My Roles.`,
    remedies: [
      `Give the role the permission ${TO_USE}, or use a token of a role that has it.`,
      'Make the entity and the role active again, and give the entity access.',
    ],
    rules: ['ERR-1', 'TBA-17', 'TBA-16'],
  },
  temporary_locked: {
    meaning: `The login of the TBA request is locked for ${LOCK_MINUTES} minutes.`,
    causes: [`There were ${FAILURES_TO_LOCK} failed logins in a row, by this request or by the user.`],
    check: `Look at the failures of the user before this one, at ${AUDIT_TRAIL_PAGE}.`,
    remedies: [
      `Stop sending requests and wait ${LOCK_MINUTES} minutes, or have an administrator reset the password of the user.`,
      'Mend what the failures before it say, or it will be locked again.',
    ],
    rules: ['ERR-1', 'TBA-17', 'LAT-5'],
  },
  token_rejected: {
    meaning: 'The access token of the TBA request was not accepted.',
    causes: [
      'The token is mistyped, revoked, or of another integration record.',
      'The token is of another account, since tokens are not copied to a sandbox or Release Preview account.',
      'A sandbox refresh has deleted the token.',
    ],
    check: `Look for the token at ${TOKENS_PAGE} of the account whose host is called.`,
    remedies: [
      'Check the token and the account that the request goes to.',
      'Create a new token in this account, and in a sandbox after each refresh.',
    ],
    rules: ['TBA-17', 'TBA-18'],
  },
};

/** The errors of requests to APIs. */
export const TBA_ERROR_LIST: ErrorList<TbaRequestError> = {
  kind: 'tba',
  where: ['login_audit_trail', 'tba_response'],
  source: PAGES.TBA_ERRORS,
  texts: TBA_TEXTS,
};
