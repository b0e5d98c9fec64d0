import { constant, type OAuthError } from '../decision.js';
import type { ErrorPlace, ErrorText } from './explain.js';

/** An error value turns up at some endpoints and not at others. */
type OAuthText = ErrorText & { readonly where: readonly ErrorPlace[] };

export const OAUTH_TEXTS: Readonly<Record<OAuthError, OAuthText>> = /* @__PURE__ */ constant<
  Readonly<Record<OAuthError, OAuthText>>
>({
  access_denied: {
    where: ['authorization'],
    meaning: 'The application was not authorized.',
    causes: [
      'The user did not consent.',
      'The role of the user may lack the permission Log in using OAuth 2.0 Access Tokens.',
    ],
    remedies: [
      'Start the flow again and have the user consent.',
      'Let the user choose a role that has the permission Log in using OAuth 2.0 Access Tokens.',
    ],
    rules: ['PK-13', 'CERT-16'],
  },
  invalid_client: {
    where: ['token'],
    status: 401,
    meaning:
      'The client could not be authenticated, and the answer names the account as the realm of its WWW-Authenticate header.',
    causes: [
      'The client ID or the client secret is wrong, or was reset on the integration record.',
      'A confidential client did not send its ID and secret by HTTP Basic.',
      'A public client sent something other than its ID alone, in the body or by HTTP Basic with an empty secret.',
      'The client assertion was refused.',
    ],
    remedies: [
      'Compare ID and secret with those that were shown when the record was first saved or last reset.',
      'Send them the way that the client type of the record asks for.',
      'With a client assertion, look up the Detail of the failed login in the Login Audit Trail.',
    ],
    rules: ['PK-14', 'PK-10', 'PK-11', 'TBA-15', 'CERT-25', 'LAT-5'],
  },
  invalid_grant: {
    where: ['token'],
    status: 400,
    meaning: 'The authorization code or the refresh token is not valid for this request.',
    causes: [
      'The refresh token is past its life: seven days for confidential clients, 48 hours or what the record says for public ones.',
      'The code was not used at once, or was used before.',
      'The redirect_uri differs from that of the authorization request.',
      'The code_verifier does not fit the code_challenge of the authorization request.',
      'A public client used the same refresh token twice, or its maximum time for token rotation is over.',
      'The authorization was revoked, for example by a scope added to the record.',
    ],
    remedies: [
      'Send the user through the authorization code grant again.',
      'Use a code at once, and repeat the redirect URI of step one character by character.',
      'Keep the code_verifier of each flow with its state until the code arrives.',
      'As a public client, store the new refresh token of every answer and forget the old one.',
      'Use the client credentials grant for jobs that run unattended.',
    ],
    rules: ['PK-14', 'PK-9', 'PK-16', 'PK-17', 'URI-6', 'PK-12', 'PK-20', 'IR-10', 'TBA-13'],
  },
  invalid_request: {
    where: ['authorization', 'token', 'resource'],
    status: 400,
    meaning: 'The request lacks something, or something in it is malformed.',
    causes: [
      'A parameter is missing or malformed, such as state or those of PKCE.',
      'At the authorization endpoint, the redirect_uri matches none of the record: the user sees an error page and is not redirected.',
      'At the token endpoint, the client authenticates in several ways at once, such as by HTTP Basic and by a secret in the body.',
    ],
    remedies: [
      'Compare the request with the parameters of its endpoint.',
      'Send a redirect_uri that equals one of the record character by character.',
      'Authenticate the client in one way only.',
      'For the authorization endpoint, look up the Detail in the Login Audit Trail.',
    ],
    rules: ['PK-13', 'PK-14', 'PK-15', 'PK-4', 'PK-12', 'URI-5', 'URI-7', 'LAT-5'],
  },
  invalid_scope: {
    where: ['authorization', 'token'],
    status: 400,
    meaning: 'The requested scope is missing, unknown, or more than the integration record allows.',
    causes: [
      'A requested scope is not enabled on the record.',
      'The scope is missing, or is none of restlets, rest_webservices, suite_analytics and mcp.',
      'The mcp scope was requested together with another one, or by client credentials.',
    ],
    remedies: [
      'Request only what is enabled on the record, with spaces between several scopes.',
      'Enable the scope on the record, knowing that this revokes what users have authorized so far.',
      'Request mcp alone and by the authorization code grant.',
    ],
    rules: ['PK-13', 'PK-14', 'PK-3', 'CERT-22', 'CERT-29', 'IR-10'],
  },
  invalid_token: {
    where: ['resource'],
    status: 401,
    meaning: 'The access token was not accepted, which NetSuite words as an invalid login attempt.',
    causes: [
      'The access token is older than 60 minutes.',
      'Its authorization was revoked, for example by a scope added to the record.',
      'The integration record is no longer enabled.',
      'The role may lack the permission Log in using OAuth 2.0 Access Tokens.',
    ],
    remedies: [
      'Get a new access token: with the refresh token, or with a new client assertion.',
      'If that does not help, look up the Detail of the failed login in the Login Audit Trail.',
    ],
    rules: ['PK-15', 'PK-16', 'CERT-23', 'CERT-16', 'IR-2', 'IR-10', 'LAT-5'],
  },
  unauthorized_client: {
    where: ['authorization', 'token'],
    meaning: 'The client is unknown, or may not use this grant.',
    causes: [
      'At the authorization endpoint, the client_id belongs to no integration record: the user sees an error page and is not redirected.',
      'The box of the grant is not checked on the record.',
      'A public client asked for the client credentials grant.',
    ],
    remedies: [
      'Check the client_id and the account that the request goes to.',
      'Check the box of the grant on the record; on an installed record its owner does that.',
      'Use a confidential client for the client credentials grant.',
    ],
    rules: ['PK-13', 'PK-14', 'URI-9', 'IR-4', 'IR-5', 'CERT-13', 'CERT-27'],
  },
  unsupported_grant_type: {
    where: ['token'],
    status: 400,
    meaning: 'The token endpoint does not know this grant_type.',
    causes: [
      'The grant_type is misspelt, or is none of authorization_code, refresh_token and client_credentials.',
    ],
    remedies: [
      'Send authorization_code, refresh_token, or client_credentials together with a client assertion.',
    ],
    rules: ['PK-14', 'PK-10', 'CERT-23'],
  },
  unsupported_response_type: {
    where: ['authorization'],
    meaning: 'The authorization endpoint does not know this response_type.',
    causes: ['The response_type is something other than code.'],
    remedies: ['Send code as the response_type.'],
    rules: ['PK-13', 'PK-2'],
  },
});
