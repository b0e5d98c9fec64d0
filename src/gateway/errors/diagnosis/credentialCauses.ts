/**
 * What is said of causes that lie in the credentials, the record, or the role, whatever the release.
 *
 * @module
 */

import { TOKENS_PERMISSION } from '../../../certificates/limitsAndDates.js';
import { listed } from '../../../core/words.js';
import { PERMISSIONS_NEEDED } from '../../../tbaDeprecation/limitsAndDates.js';
import { SIGNATURE_METHODS } from '../../api/limitsAndDates.js';
import { acceptedSometime } from '../accepted.js';
import { SHORTEST_NONCE, TIMESTAMP_MINUTES } from '../limitsAndDates.js';
import { AUDIT_TRAIL_PAGE, COMPANY_PAGE, onRecord, RECORD_PAGE, ROLES_PAGE, TOKENS_PAGE } from '../places.js';
import { type CauseText, TOKEN_ENDPOINT, WRONG_ACCOUNT } from './causeText.js';

const METHODS = listed(acceptedSometime(SIGNATURE_METHODS), 'or');
const TBA_PERMISSIONS = listed(acceptedSometime(PERMISSIONS_NEEDED.use_token), 'or');

/** Causes that lie in the credentials, the record, or the role. The commonest comes first. */
export const CREDENTIAL_CAUSES = {
  realm_misspelt: {
    rule: 'ERR-3',
    evidence: ['request.realm'],
    names: [],
    hidesBehind: WRONG_ACCOUNT,
    message:
      'The account ID in the credentials is not spelt as the account has it: in capitals, with an underscore before the suffix of a sandbox.',
    check: `Compare it, letter by letter, with Account ID at ${COMPANY_PAGE}.`,
    fix: 'Write it in capitals and with an underscore in the realm or the passport, such as 1234567_SB1, and in lower case with a hyphen in the host only.',
  },
  account_other: {
    rule: 'ERR-3',
    evidence: ['request.realm', 'request.host'],
    names: [],
    hidesBehind: WRONG_ACCOUNT,
    message:
      'The credentials are for another account than the one whose host is called, such as production for a sandbox.',
    check: 'Compare the account ID in the credentials with the first part of the host name.',
    fix: 'Use the host, the keys and the token of one and the same account, since tokens are not copied to a sandbox and are deleted by its refresh.',
  },
  integration_blocked: {
    rule: 'IR-2',
    evidence: ['record.state'],
    names: ['consumer_key_refused', 'IntegrationBlocked'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The integration record is blocked.',
    check: onRecord('State'),
    fix: 'Have an administrator set State to Enabled.',
  },
  integration_not_approved: {
    rule: 'IR-2',
    evidence: ['record.state'],
    names: ['consumer_key_refused', 'IntegrationBlocked'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The integration record is waiting for approval, since it was installed by itself.',
    check: onRecord('State'),
    fix: 'Have an administrator set State to Enabled, or clear Require Approval during Auto-Installation of Integration.',
  },
  integration_unknown: {
    rule: 'IR-5',
    evidence: ['record'],
    names: ['consumer_key_unknown', 'UnknownIntegration', 'InvalidIntegration'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The account has no integration record for the key that was sent.',
    check: `Look for the record at ${RECORD_PAGE} of the account whose host is called.`,
    fix: 'Copy the key of this account’s record, or have an administrator reset the credentials there, which ends the old pair for everybody who uses it.',
  },
  signature_method: {
    rule: 'TBA-20',
    evidence: ['request.signatureMethod'],
    names: ['UnknownAlgorithm'],
    message: 'The request is signed with a method that is no longer accepted.',
    check:
      'Look at oauth_signature_method in the header, or at the algorithm of the signature in the SOAP message.',
    fix: `Sign with ${METHODS}, which in most client libraries is one setting.`,
  },
  timestamp_off: {
    rule: 'TBA-17',
    evidence: ['request.timestamp'],
    names: ['InvalidTimestamp'],
    message: `The timestamp is more than ${TIMESTAMP_MINUTES} minutes off.`,
    check: `Compare oauth_timestamp, in seconds since 1970, with the time of the row at ${AUDIT_TRAIL_PAGE}.`,
    fix: 'Synchronize the clock of the sender, and sign each request just before it is sent.',
  },
  nonce_short: {
    rule: 'TBA-17',
    evidence: ['request.nonce'],
    names: ['nonce_rejected', 'NonceRejected'],
    message: `The nonce has fewer than ${SHORTEST_NONCE} characters.`,
    check: 'Look at the length of oauth_nonce.',
    fix: 'Send a new random nonce of some 20 characters with every request.',
  },
  nonce_used: {
    rule: 'TBA-17',
    evidence: [],
    names: ['nonce_used', 'NonceUsed'],
    message: 'The nonce was used before with this timestamp.',
    check: 'Look in the log of the sender for a retry that sent the same header again.',
    fix: 'Make a new nonce and timestamp for every request, retries included, and sign again.',
  },
  signature_wrong: {
    rule: 'TBA-17',
    evidence: [],
    names: ['InvalidSignature'],
    message:
      'The signature is not that of what was sent: a secret is wrong, or what was signed differs from what was sent.',
    check:
      'Sign the request by the sample of the help, with your own secrets, and compare the base strings character by character.',
    fix: 'Enter both secrets again, sign the query parameters as well, and percent-encode keys, secrets and parameters before signing.',
  },
  token_unknown: {
    rule: 'TBA-18',
    evidence: [],
    names: ['token_rejected'],
    message: 'The access token is mistyped, revoked, or not of this account and this integration record.',
    check: `Look for the token at ${TOKENS_PAGE} of the account whose host is called.`,
    fix: 'Create a token for this record, user and role in this account, and in a sandbox after each refresh.',
  },
  parameter_rejected: {
    rule: 'ERR-1',
    evidence: [],
    names: ['parameter_rejected', 'MissingRequiredParameter', 'MissingTokenPassportRequiredFields'],
    message: 'A parameter of the credentials is missing, empty, malformed or there twice.',
    check: 'Compare the header or the passport as it left with the documentation, parameter by parameter.',
    fix: 'Send each parameter once, with a value, percent-encoded; in SOAP, in the namespace of the endpoint that is called.',
  },
  role_without_tba: {
    rule: 'TBA-16',
    evidence: ['role.permissions'],
    names: ['permission_denied'],
    message: 'The role may not log in with tokens of TBA.',
    check: `Open the role at ${ROLES_PAGE}, subtab Permissions, subtab Setup.`,
    fix: `Add ${TBA_PERMISSIONS} to the role, or use a token of a role that has it; Access Token Management is not enough.`,
  },
  role_without_oauth2: {
    rule: 'CERT-16',
    evidence: ['role.permissions'],
    names: [],
    hidesBehind: ['EntityOrRoleDisabled', 'invalid_token'],
    message: 'The role may not log in with access tokens of OAuth 2.0.',
    check: `Open the role at ${ROLES_PAGE}, subtab Permissions, subtab Setup.`,
    fix: `Add ${TOKENS_PERMISSION} to the role; OAuth 2.0 Authorized Applications Management is not enough.`,
  },
  role_inactive: {
    rule: 'ERR-1',
    evidence: ['role.inactive'],
    names: ['permission_denied', 'EntityOrRoleDisabled'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The role is inactive, or the user has made it so in View My Roles.',
    check: `Open the role at ${ROLES_PAGE} and look at Inactive, then have the user look at View My Roles.`,
    fix: 'Make the role active again, or use another role.',
  },
  entity_without_access: {
    rule: 'ERR-1',
    evidence: [],
    names: ['permission_denied', 'EntityOrRoleDisabled'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The user is inactive, has no access to the account, or no longer has the role.',
    check:
      'Open the employee record of the user and look at Inactive, and at the boxes and roles of the Access subtab.',
    fix: 'Check Give Access and add the role again, or use another user.',
  },
  role_web_services_only: {
    rule: 'ERR-3',
    evidence: ['role.webServicesOnly'],
    names: ['INVALID_LOGIN_CREDENTIALS'],
    message: 'The role is for web services only, and RESTlets are none.',
    check: `Open the role at ${ROLES_PAGE} and look at Web Services Only Role.`,
    fix: 'Clear the box on the role, or call the RESTlet with another role.',
  },
} as const satisfies Readonly<Record<string, CauseText>>;
