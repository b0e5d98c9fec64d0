/**
 * What is said of causes that lie in access tokens, passwords, hosts and URLs.
 *
 * @module
 */

import { ACCESS_TOKEN_MINUTES } from '../../token/limitsAndDates.js';
import { FAILURES_TO_LOCK, LOCK_MINUTES } from '../limitsAndDates.js';
import { AUDIT_TRAIL_PAGE, AUTHORIZED_PAGE, COMPANY_PAGE, FEATURES_PAGE, onRecord } from '../places.js';
import { type CauseText, TOKEN_ENDPOINT, WRONG_ACCOUNT } from './causeText.js';

/** Causes that lie in the access token, the password, the host or the URL. */
export const OTHER_CAUSES = {
  password_wrong: {
    rule: 'ERR-3',
    evidence: [],
    names: ['INVALID_LOGIN_CREDENTIALS'],
    message:
      'The e-mail address, the password or the role id is wrong, or is not percent-encoded in the header.',
    check: 'Log in to the user interface with the same e-mail address and password.',
    fix: 'Correct them, percent-encode them in an NLAuth header, and better use OAuth 2.0.',
  },
  login_locked: {
    rule: 'ERR-1',
    evidence: [],
    names: ['temporary_locked'],
    message: `The login is locked after ${FAILURES_TO_LOCK} failures.`,
    check: `Look at the failures before this one at ${AUDIT_TRAIL_PAGE}.`,
    fix: `Mend what those failures say, then wait ${LOCK_MINUTES} minutes or have an administrator reset the password.`,
  },
  tba_feature_off: {
    rule: 'TBA-17',
    evidence: [],
    names: ['FeatureDisabled'],
    message: 'The account does not have Token-Based Authentication enabled.',
    check: `Look at ${FEATURES_PAGE}, whether Token-Based Authentication is checked.`,
    fix: 'Have an administrator enable the feature, or use OAuth 2.0.',
  },
  oauth2_feature_off: {
    rule: 'CERT-25',
    evidence: [],
    names: ['FeatureDisabled'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The account does not have OAuth 2.0 enabled.',
    check: `Look at ${FEATURES_PAGE}, whether OAuth 2.0 is checked.`,
    fix: 'Have an administrator enable the feature.',
  },
  access_token_expired: {
    rule: 'PK-16',
    evidence: [],
    names: ['AccessTokenExpired', 'TokenExpired'],
    hidesBehind: ['invalid_token'],
    message: `The access token is older than ${ACCESS_TOKEN_MINUTES} minutes.`,
    check: 'Compare the time of the request with that at which the token was issued.',
    fix: 'Get a new access token in time, with the refresh token or with a new client assertion.',
  },
  token_revoked: {
    rule: 'IR-10',
    evidence: [],
    names: ['TokenBlocked'],
    hidesBehind: ['invalid_token'],
    message:
      'The authorization of the token was revoked, for example by a scope that was added to the record.',
    check: `Look for the application and the user at ${AUTHORIZED_PAGE}.`,
    fix: 'Send the user through the authorization code grant again, or request a new token.',
  },
  refresh_token_sent: {
    rule: 'ERR-2',
    evidence: [],
    names: ['TokenRejected', 'InvalidTokenType'],
    hidesBehind: ['invalid_token'],
    message: 'A refresh token was sent in place of the access token.',
    check: 'Compare the token that was sent with the access_token of the answer that it came from.',
    fix: 'Send the access token to APIs, and the refresh token to the token endpoint only.',
  },
  scope_not_enabled: {
    rule: 'PK-3',
    evidence: ['record.scopes'],
    names: ['ScopeMismatched'],
    hidesBehind: ['invalid_token'],
    message: 'The integration record does not have the scope that the target asks for.',
    check: onRecord('the boxes of the scopes'),
    fix: 'Check the box of the scope, which revokes what users have authorized so far, and get a new token.',
  },
  oauth2_not_enabled: {
    rule: 'IR-5',
    evidence: ['record.grants'],
    names: ['AuthorizationCodeGrantRequired'],
    hidesBehind: ['invalid_token', ...TOKEN_ENDPOINT],
    message: 'The integration record has no grant of OAuth 2.0.',
    check: onRecord('the boxes of OAuth 2.0'),
    fix: 'Check Authorization Code Grant or Client Credentials (Machine to Machine) Grant.',
  },
  oauth2_not_on_soap: {
    rule: 'TBA-14',
    evidence: [],
    names: [],
    message: 'SOAP web services do not take OAuth 2.0.',
    check: 'Look at the URL and at the scheme of the Authorization header.',
    fix: 'Call REST web services or a RESTlet with the access token.',
  },
  session_ended: {
    rule: 'SES-9',
    evidence: [],
    names: [],
    message: 'The session of the cookie has ended, or the target does not take it.',
    check: 'Look whether the client sends a cookie in place of an Authorization header.',
    fix: 'Authenticate every request of an integration with OAuth 2.0.',
  },
  host_wrong: {
    rule: 'ERR-3',
    evidence: ['request.host'],
    names: [],
    hidesBehind: WRONG_ACCOUNT,
    message: 'The host is not the one that the account has for this API.',
    check: `Look up the host at ${COMPANY_PAGE}, subtab Company URLs.`,
    fix: 'Use the account’s own host: suitetalk.api for web services, restlets.api for RESTlets.',
  },
  target_wrong: {
    rule: 'CHOICE-API-UNKNOWN',
    evidence: [],
    names: [],
    message: 'The URL is none of an API, or of one that does not take this kind of credentials.',
    check: 'Compare the path with that in the help of the API, and the scheme of the Authorization header.',
    fix: 'Correct the URL, or authenticate with OAuth 2.0.',
  },
  credentials_missing: {
    rule: 'PK-15',
    evidence: [],
    names: [],
    hidesBehind: ['invalid_request'],
    message: 'The request has no credentials.',
    check:
      'Look whether the Authorization header leaves the client, and whether a redirect or a proxy drops it.',
    fix: 'Send an Authorization header, to the account’s own host so that nothing redirects.',
  },
  credentials_malformed: {
    rule: 'PK-15',
    evidence: [],
    names: ['parameter_rejected'],
    hidesBehind: ['invalid_request'],
    message: 'The credentials are broken, there twice, or for another account than that of the host.',
    check: 'Compare the Authorization header as it left with the documentation, parameter by parameter.',
    fix: 'Send one complete header, for the account of the host.',
  },
  scheme_unsupported: {
    rule: 'IR-6',
    evidence: [],
    names: [],
    message: 'No API of NetSuite takes this scheme of authentication, such as Basic.',
    check: 'Look at the first word of the Authorization header.',
    fix: 'Use Bearer with an access token of OAuth 2.0.',
  },
} as const satisfies Readonly<Record<string, CauseText>>;
