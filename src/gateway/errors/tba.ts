import { inWords } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import { NO_NEW_TBA, PERMISSIONS_NEEDED } from '../../tbaDeprecation/limitsAndDates.js';
import { ENDED_SIGNATURE_METHOD, SIGNATURE_METHODS } from '../api/limitsAndDates.js';
import { acceptedSometime } from './accepted.js';
import type { ErrorText } from './explanation.js';
import { SHORTEST_NONCE, TBA_VERSION, TIMESTAMP_MINUTES } from './limitsAndDates.js';

/** Names of the errors of token-based authentication (TBA-17). */
export type TbaError =
  | 'FeatureDisabled'
  | 'InvalidSignature'
  | 'InvalidTimestamp'
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
const _METHODS_OVER_TIME = inWords(SIGNATURE_METHODS, (methods) => listed(methods, 'or'));
const TO_USE = listed(acceptedSometime(PERMISSIONS_NEEDED.use_token), 'or');
const TO_MANAGE = listed(acceptedSometime(PERMISSIONS_NEEDED.create_token_for_other), 'or');

// one error, which NetSuite spells in two ways
const NONCE_USED: ErrorText = {
  meaning: 'The nonce has been used before.',
  causes: [
    'The same signed request was sent twice, for example by a retry.',
    'The source of the nonce does not give a new one each time.',
  ],
  remedies: ['Make a new nonce and a new timestamp for every request, including retries, and sign again.'],
  rules: ['TBA-17'],
};

/** What the errors of TBA mean. */
export const TBA_TEXTS: Readonly<Record<TbaError, ErrorText>> = {
  FeatureDisabled: {
    meaning: 'Token-based authentication is off in the account.',
    causes: ['The account feature for token-based authentication is not enabled.'],
    remedies: [
      'Enable the feature in the account.',
      `Use OAuth 2.0 instead, since nothing new can be set up with token-based authentication from ${NO_NEW_TBA} on.`,
    ],
    rules: ['TBA-17', 'TBA-1', 'TBA-10'],
  },
  InvalidSignature: {
    meaning: 'The signature of the TBA request is wrong.',
    causes: [
      'What was signed differs from what was sent, in the method, the URL, the query or one of the oauth parameters.',
      'The consumer secret or the token secret is wrong, or the pair of the record was reset.',
    ],
    remedies: [
      `Sign exactly what is sent, with ${METHODS}.`,
      'Check both secrets, and get the new pair of keys if the record was reset.',
    ],
    rules: ['TBA-17', 'TBA-15'],
  },
  InvalidTimestamp: {
    meaning: `The timestamp of the TBA request is more than ${TIMESTAMP_MINUTES} minutes off.`,
    causes: [
      'The clock of the sender is wrong.',
      'The request was signed too long before it was sent.',
      'The timestamp is not in seconds.',
    ],
    remedies: ['Synchronize the clock, and sign each request just before it is sent.'],
    rules: ['TBA-17'],
  },
  NonceUsed: NONCE_USED,
  UnknownAlgorithm: {
    meaning: 'The signature method of the TBA request is not supported.',
    causes: [
      `The request is signed with ${ENDED_SIGNATURE_METHOD}, which has not been accepted since ${SIGNATURE_METHODS[0].since}.`,
      'The signature method is misspelt, or is another one.',
    ],
    remedies: [`Sign with ${METHODS}, and name the method in just that way.`],
    rules: ['TBA-17'],
  },
  VersionRejected: {
    meaning: 'The version of OAuth in the TBA request was not accepted.',
    causes: [`The oauth_version is something other than ${TBA_VERSION}.`],
    remedies: [`Send ${TBA_VERSION} as the oauth_version, or leave it out.`],
    rules: ['TBA-17'],
  },
  consumer_key_refused: {
    meaning: 'The integration record of the consumer key is not enabled.',
    causes: ['The state of the record is Blocked.', 'The record is Waiting for Approval.'],
    remedies: ['Have an administrator set the state of the record to Enabled.'],
    rules: ['TBA-17', 'IR-2', 'IR-4'],
  },
  consumer_key_unknown: {
    meaning: 'The consumer key belongs to no integration record of the account.',
    causes: [
      'The consumer key is mistyped, or was replaced by a reset.',
      'The request goes to an account other than the one that the key is for.',
    ],
    remedies: [
      'Check the consumer key and the account, and get the new pair of keys if the record was reset.',
    ],
    rules: ['TBA-17', 'TBA-15'],
  },
  nonce_rejected: {
    meaning: 'The nonce of the TBA request was not accepted.',
    causes: [`The nonce has fewer than ${SHORTEST_NONCE} characters.`],
    remedies: [`Send a new random nonce of at least ${SHORTEST_NONCE} characters with every request.`],
    rules: ['TBA-17'],
  },
  nonce_used: NONCE_USED,
  parameter_rejected: {
    meaning: 'A parameter of the TBA request was not accepted.',
    causes: ['A parameter is unknown, malformed, or sent more than once.'],
    remedies: ['Send each of the oauth parameters once, and send no unknown ones.'],
    rules: ['TBA-17'],
  },
  permission_denied: {
    meaning: 'The role of the token may not log in with tokens.',
    causes: [
      `The role does not have the permission ${TO_USE}.`,
      `The role has ${TO_MANAGE} only, by which tokens are managed but not used.`,
    ],
    remedies: [`Give the role the permission ${TO_USE}, or use a token of a role that has it.`],
    rules: ['TBA-17', 'TBA-16'],
  },
  temporary_locked: {
    meaning: 'The login of the TBA request is locked for a time.',
    causes: [
      'NetSuite has locked the login after previous failures, although no more than the name of the error is documented.',
    ],
    remedies: [
      'Stop sending requests, look up the previous failures in the Login Audit Trail, and try again later.',
    ],
    rules: ['TBA-17', 'LAT-5'],
  },
  token_rejected: {
    meaning: 'The access token of the TBA request was not accepted.',
    causes: [
      'The token is mistyped, revoked, or of another integration record.',
      'The token is of another account, since tokens are not copied to a sandbox or Release Preview account.',
      'A sandbox refresh has deleted the token.',
    ],
    remedies: [
      'Check the token and the account that the request goes to.',
      'Create a new token in this account, and in a sandbox after each refresh.',
    ],
    rules: ['TBA-17', 'TBA-18'],
  },
};
