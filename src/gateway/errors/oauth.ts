import { TOKENS_PERMISSION } from '../../certificates/limitsAndDates.js';
import { ASSERTION_SCOPES } from '../../clientAssertion/limitsAndDates.js';
import type { OAuthError } from '../../core/decision.js';
import * as PAGES from '../../core/sources.js';
import { listed } from '../../core/words.js';
import { API_STATUSES } from '../api/statuses.js';
import { COMBINABLE_SCOPES, RESPONSE_TYPE, SOLE_SCOPE } from '../authorize/limitsAndDates.js';
import { PARAMETERS } from '../parameterNames.js';
import { GRANT_TYPES } from '../token/grantTypes.js';
import { ACCESS_TOKEN_MINUTES, REFRESH_TOKEN_DAYS, REFRESH_TOKEN_HOURS } from '../token/limitsAndDates.js';
import { ERROR_STATUSES } from '../token/statuses.js';
import type { ErrorPlace, ErrorText } from './explanation.js';
import { AUDIT_TRAIL_PAGE, onRecord } from './places.js';

/** What is said of an error value, which some endpoints give and others do not. */
interface OAuthText extends ErrorText {
  /** Where the error value is seen. */
  readonly where: readonly ErrorPlace[];
  /** The page that lists it. */
  readonly source: PAGES.Source;
}

const { codeChallenge, codeVerifier, clientId, grantType, redirectUri, responseType, scope, state } =
  PARAMETERS;

/** What the error values of OAuth 2.0 mean. */
export const OAUTH_TEXTS: Readonly<Record<OAuthError, OAuthText>> = {
  access_denied: {
    where: ['authorization'],
    meaning: 'The application was not authorized.',
    causes: [
      'The user did not consent.',
      `The role of the user may lack the permission ${TOKENS_PERMISSION}.`,
    ],
    check:
      'Ask the user what the consent screen said, and look at the permissions of the role that was chosen.',
    remedies: [
      'Start the flow again and have the user consent.',
      `Let the user choose a role that has the permission ${TOKENS_PERMISSION}.`,
    ],
    rules: ['PK-13', 'CERT-16'],
    source: PAGES.AUTHORIZATION_ERRORS,
  },
  invalid_client: {
    where: ['token'],
    status: ERROR_STATUSES.invalid_client.status,
    meaning:
      'The client could not be authenticated, and the answer names the account as the realm of its WWW-Authenticate header.',
    causes: [
      'The client ID or the client secret is wrong, or was reset on the integration record.',
      'A confidential client did not send its ID and secret by HTTP Basic.',
      'A public client sent something other than its ID alone, in the body or by HTTP Basic with an empty secret.',
      'The client assertion was refused.',
    ],
    check: onRecord('Client ID and Public Client'),
    remedies: [
      'Compare the client ID and the client secret with those that were shown when the record was first saved or last reset.',
      'Send them in the way that the client type of the record asks for.',
      'With a client assertion, look up the Detail of the failed login in the Login Audit Trail.',
    ],
    rules: ['PK-14', 'PK-10', 'PK-11', 'TBA-15', 'CERT-25', 'LAT-5'],
    source: PAGES.TOKEN_ERRORS,
  },
  invalid_grant: {
    where: ['token'],
    status: ERROR_STATUSES.invalid_grant.status,
    meaning: 'The authorization code or the refresh token is not valid for this request.',
    causes: [
      `The refresh token has expired, which happens after ${REFRESH_TOKEN_DAYS} days for a confidential client, and after ${REFRESH_TOKEN_HOURS} hours or the time that is set on the record for a public client.`,
      'The code was not used at once, or was used before.',
      `The ${redirectUri} differs from that of the authorization request.`,
      `The ${codeVerifier} does not match the ${codeChallenge} of the authorization request.`,
      'A public client used the same refresh token twice, or its maximum time for token rotation is over.',
      'The authorization was revoked, for example by a scope added to the record.',
    ],
    check: `Look up the Detail of the failed row at ${AUDIT_TRAIL_PAGE}, which tells an expired refresh token from a wrong verifier.`,
    remedies: [
      'Send the user through the authorization code grant again.',
      'Use a code at once, and repeat the redirect URI of the authorization request character by character.',
      `Keep the ${codeVerifier} of each flow with its state until the code arrives.`,
      'As a public client, store the new refresh token of every answer in place of the old one.',
      'Use the client credentials grant for jobs that run unattended.',
    ],
    rules: ['PK-14', 'PK-9', 'PK-16', 'PK-17', 'URI-6', 'PK-12', 'PK-20', 'IR-10', 'TBA-13'],
    source: PAGES.TOKEN_ERRORS,
  },
  invalid_request: {
    where: ['authorization', 'token', 'resource'],
    status: ERROR_STATUSES.invalid_request.status,
    meaning: 'A part of the request is missing or malformed.',
    causes: [
      `A parameter is missing or malformed, such as ${state} or those of PKCE.`,
      `At the authorization endpoint, the ${redirectUri} is not one of the record, so that the user sees an error page and is not redirected.`,
      'At the token endpoint, the client authenticates in several ways at once, for example by HTTP Basic and by a secret in the body.',
    ],
    check: 'Compare the request as it left with the parameters that its endpoint asks for.',
    remedies: [
      'Send every parameter that the endpoint asks for, once and well-formed.',
      `Send a ${redirectUri} that equals one of the record character by character.`,
      'Authenticate the client in one way only.',
      'For the authorization endpoint, look up the Detail in the Login Audit Trail.',
    ],
    rules: ['PK-13', 'PK-14', 'PK-15', 'PK-4', 'PK-12', 'URI-5', 'URI-7', 'LAT-5'],
    source: PAGES.TOKEN_ERRORS,
  },
  invalid_scope: {
    where: ['authorization', 'token'],
    status: ERROR_STATUSES.invalid_scope.status,
    meaning: 'The requested scope is missing, unknown, or more than the integration record allows.',
    causes: [
      'A requested scope is not enabled on the record.',
      `The ${scope} is missing, or is not ${listed([...COMBINABLE_SCOPES, SOLE_SCOPE], 'or')}.`,
      `The ${SOLE_SCOPE} scope was requested together with another one, or by the client credentials grant, which accepts ${listed(ASSERTION_SCOPES, 'and')} only.`,
    ],
    check: onRecord('the boxes of the scopes'),
    remedies: [
      'Request only scopes that are enabled on the record, and separate them by spaces.',
      'Enable the scope on the record, which revokes what users have authorized so far.',
      `Request ${SOLE_SCOPE} alone and by the authorization code grant.`,
    ],
    rules: ['PK-13', 'PK-14', 'PK-3', 'CERT-22', 'CERT-29', 'IR-10'],
    source: PAGES.TOKEN_ERRORS,
  },
  invalid_token: {
    where: ['resource'],
    status: API_STATUSES.unauthenticated,
    meaning: 'The access token was not accepted, which NetSuite calls an invalid login attempt.',
    causes: [
      `The access token is older than ${ACCESS_TOKEN_MINUTES} minutes.`,
      'Its authorization was revoked, for example by a scope added to the record.',
      'The integration record is no longer enabled.',
      `The role may lack the permission ${TOKENS_PERMISSION}.`,
    ],
    check: `Look up the Detail of the failed row at ${AUDIT_TRAIL_PAGE}, and compare its time with that at which the token was issued.`,
    remedies: [
      'Get a new access token with the refresh token, or with a new client assertion.',
      'If that does not help, look up the Detail of the failed login in the Login Audit Trail.',
    ],
    rules: ['PK-15', 'PK-16', 'CERT-23', 'CERT-16', 'IR-2', 'IR-10', 'LAT-5'],
    source: PAGES.RESOURCE_ERRORS,
  },
  unauthorized_client: {
    where: ['authorization', 'token'],
    meaning: 'The client is unknown, or may not use this grant.',
    causes: [
      `At the authorization endpoint, the ${clientId} belongs to no integration record, so that the user sees an error page and is not redirected.`,
      'The box of the grant is not checked on the record.',
      'A public client asked for the client credentials grant.',
    ],
    check: onRecord('Client ID and the boxes of OAuth 2.0'),
    remedies: [
      `Check the ${clientId} and the account that the request goes to.`,
      'Check the box of the grant on the record, or have the owner check it if the record is installed.',
      'Use a confidential client for the client credentials grant.',
    ],
    rules: ['PK-13', 'PK-14', 'URI-9', 'IR-4', 'IR-5', 'CERT-13', 'CERT-27'],
    source: PAGES.TOKEN_ERRORS,
  },
  unsupported_grant_type: {
    where: ['token'],
    status: ERROR_STATUSES.unsupported_grant_type.status,
    meaning: `The token endpoint does not know this ${grantType}.`,
    causes: [`The ${grantType} is misspelt, or is not ${listed(GRANT_TYPES, 'or')}.`],
    check: `Look at ${grantType} in the body of the token request.`,
    remedies: [
      `Send ${listed(GRANT_TYPES, 'or')} as the ${grantType}, and a client assertion with client_credentials.`,
    ],
    rules: ['PK-14', 'PK-10', 'CERT-23'],
    source: PAGES.TOKEN_ERRORS,
  },
  unsupported_response_type: {
    where: ['authorization'],
    meaning: `The authorization endpoint does not know this ${responseType}.`,
    causes: [`The ${responseType} is something other than ${RESPONSE_TYPE}.`],
    check: `Look at ${responseType} in the URL to which the user was sent.`,
    remedies: [`Send ${RESPONSE_TYPE} as the ${responseType}.`],
    rules: ['PK-13', 'PK-2'],
    source: PAGES.AUTHORIZATION_ERRORS,
  },
};
