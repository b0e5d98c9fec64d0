import type { Problems } from '../core/problem.js';

/** Why an authorization request is refused for its redirect URI. */
export type RedirectUriRequestCode =
  | 'client_unknown'
  | 'redirect_uri_mismatch'
  | 'redirect_uri_missing'
  | 'redirect_uri_unusable';

/** Why a token request is refused for its redirect URI. */
export type RedirectUriTokenCode = 'redirect_uri_mismatch' | 'redirect_uri_missing';

/** What is said about the redirect URI of an authorization request. */
export const REDIRECT_URI_REQUEST_PROBLEMS: Problems<RedirectUriRequestCode> = {
  client_unknown: {
    rule: 'URI-9',
    message: 'No integration record has the client ID of the request.',
    path: ['integration'],
    leanedOn: ['R8'],
    oauthError: 'unauthorized_client',
    auditDetail: 'UnknownIntegration',
    disposition: 'error_page',
  },
  redirect_uri_mismatch: {
    rule: 'URI-5',
    message: 'The redirect URI of the request is not registered in the integration record.',
    remedy:
      'Send the redirect URI exactly as it is registered: letter case, a port even if it is the default or on a loopback host, and a final slash all count.',
    path: ['redirectUri'],
    leanedOn: ['URI-7', 'URI-8', 'R5', 'R8'],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidRedirectURI',
    disposition: 'error_page',
  },
  redirect_uri_missing: {
    rule: 'URI-5',
    message: 'The authorization request has no redirect URI.',
    remedy: 'Send the redirect URI in every authorization request, even if only one is registered.',
    path: ['redirectUri'],
    leanedOn: ['R7', 'R8', 'CHOICE-REDIRECT-MISSING'],
    oauthError: 'invalid_request',
    disposition: 'error_page',
  },
  redirect_uri_unusable: {
    rule: 'URI-4',
    message: 'The registered redirect URI uses neither https nor the custom scheme of an app.',
    remedy: 'Remove it from the integration record.',
    path: ['redirectUri'],
    leanedOn: ['R14', 'R8', 'CHOICE-REDIRECT-ATTACKS'],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidRedirectURI',
    disposition: 'error_page',
  },
};

const REPEAT = 'Repeat the redirect URI of the authorization request.';

/** What is said about the redirect URI of a token request. */
export const REDIRECT_URI_TOKEN_PROBLEMS: Problems<RedirectUriTokenCode> = {
  redirect_uri_mismatch: {
    rule: 'URI-6',
    message: 'The redirect URI of the token request differs from that of the authorization request.',
    remedy: REPEAT,
    path: ['redirectUri'],
    leanedOn: ['R9'],
    oauthError: 'invalid_grant',
  },
  redirect_uri_missing: {
    rule: 'URI-6',
    message: 'The token request has no redirect URI.',
    remedy: REPEAT,
    path: ['redirectUri'],
    leanedOn: ['R9'],
    oauthError: 'invalid_grant',
  },
};
