import { constant } from '../decision.js';
import type { ErrorText } from './explain.js';

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

// one error, which NetSuite spells in two ways
const NONCE_USED: ErrorText = {
  meaning: 'The nonce has been used before.',
  causes: [
    'The same signed request was sent twice, for example by a retry.',
    'The nonce does not come from a source that gives a new one each time.',
  ],
  remedies: ['Make a new nonce and a new timestamp for every request, retries too, and sign again.'],
  rules: ['TBA-17'],
};

export const TBA_TEXTS: Readonly<Record<TbaError, ErrorText>> = /* @__PURE__ */ constant<
  Readonly<Record<TbaError, ErrorText>>
>({
  FeatureDisabled: {
    meaning: 'Token-based authentication is off in the account.',
    causes: ['The account feature for token-based authentication is not enabled.'],
    remedies: [
      'Enable the feature in the account.',
      'Use OAuth 2.0 instead: from 2027.1 on nothing new can be set up with token-based authentication.',
    ],
    rules: ['TBA-17', 'TBA-1', 'TBA-10'],
  },
  InvalidSignature: {
    meaning: 'The signature of the TBA request is wrong.',
    causes: [
      'What was signed differs from what was sent: method, URL, query or one of the oauth parameters.',
      'The consumer secret or the token secret is wrong, or the pair of the record was reset.',
    ],
    remedies: [
      'Sign exactly what is sent, with HMAC-SHA256.',
      'Check both secrets, and get the new pair of keys if the record was reset.',
    ],
    rules: ['TBA-17', 'TBA-15'],
  },
  InvalidTimestamp: {
    meaning: 'The timestamp of the TBA request is more than five minutes off.',
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
      'The request is signed with HMAC-SHA1, which ended with 2023.1.',
      'The signature method is misspelt, or is another one.',
    ],
    remedies: ['Sign with HMAC-SHA256, the only method left, and name it HMAC-SHA256.'],
    rules: ['TBA-17'],
  },
  VersionRejected: {
    meaning: 'The version of OAuth in the TBA request was not accepted.',
    causes: ['The oauth_version is something other than 1.0.'],
    remedies: ['Send 1.0 as the oauth_version, or leave it out.'],
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
      'The request goes to another account than the one the key is for.',
    ],
    remedies: [
      'Check the consumer key and the account, and get the new pair of keys if the record was reset.',
    ],
    rules: ['TBA-17', 'TBA-15'],
  },
  nonce_rejected: {
    meaning: 'The nonce of the TBA request was not accepted.',
    causes: ['The nonce has fewer than six characters.'],
    remedies: ['Send a new random nonce of at least six characters with every request.'],
    rules: ['TBA-17'],
  },
  nonce_used: NONCE_USED,
  parameter_rejected: {
    meaning: 'A parameter of the TBA request was not accepted.',
    causes: ['A parameter is unknown, malformed, or there more than once.'],
    remedies: ['Send each of the oauth parameters once, and nothing else among them.'],
    rules: ['TBA-17'],
  },
  permission_denied: {
    meaning: 'The role of the token may not log in with tokens.',
    causes: [
      'The role has neither Log in using Access Tokens nor User Access Tokens.',
      'The role has Access Token Management only, which manages tokens and does not use them.',
    ],
    remedies: ['Give the role one of the two permissions, or use a token of a role that has one.'],
    rules: ['TBA-17', 'TBA-16'],
  },
  temporary_locked: {
    meaning: 'The login of the TBA request is locked for a time.',
    causes: ['NetSuite has locked the login after what came before; no more than the name is documented.'],
    remedies: ['Stop sending, find the failures before it in the Login Audit Trail, and try again later.'],
    rules: ['TBA-17', 'LAT-5'],
  },
  token_rejected: {
    meaning: 'The access token of the TBA request was not accepted.',
    causes: [
      'The token is mistyped, revoked, or of another integration record.',
      'The token is of another account: tokens are not copied to a sandbox or Release Preview.',
      'A sandbox refresh has deleted the token.',
    ],
    remedies: [
      'Check the token and the account that the request goes to.',
      'Create a new token in this account, after each refresh of a sandbox too.',
    ],
    rules: ['TBA-17', 'TBA-18'],
  },
});
