import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { cve, rfc } from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { LARGEST_PORT, REDIRECT_URI_COUNT } from './limitsAndDates.js';

const [LIMITED] = REDIRECT_URI_COUNT;
const SEVERAL_SINCE = startOf(REDIRECT_URI_COUNT, null);

export const REDIRECT_URIS_RULES: RuleTexts<'redirectUris'> = {
  'URI-1': {
    title: 'Several redirect URIs per record',
    statement: 'An integration record with the authorization code grant can hold several redirect URIs.',
    since: SEVERAL_SINCE,
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'URI-3': {
    title: 'Validated on saving',
    statement: 'The redirect URIs of an integration record are validated when it is saved.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'URI-4': {
    title: 'https or a custom scheme',
    statement:
      'A redirect URI uses https or the custom scheme of an app. http is not supported. The same holds if NetSuite is the OpenID Connect provider.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'URI-5': {
    title: 'Exact match',
    statement:
      'The redirect_uri of an authorization request has to match exactly one of the redirect URIs of the record. No normalization is described, so this is read as equal character for character.',
    basis: 'inferred',
    source: PAGES.AUTHORIZATION_REQUEST,
  },
  'URI-6': {
    title: 'The same redirect URI again',
    statement:
      'The token request repeats the redirect URI of the authorization request. Any other value is an invalid_grant.',
    source: PAGES.TOKEN_REQUEST,
  },
  'URI-7': {
    title: 'A mismatch is never redirected',
    statement:
      'If the redirect URI does not match, the browser stays on a page of NetSuite that shows the error, an invalid_request.',
    source: PAGES.AUTHORIZATION_ERRORS,
  },
  'URI-8': {
    title: 'Detail of a mismatch',
    statement: 'A redirect URI that does not match is logged with the Detail InvalidRedirectURI.',
    source: PAGES.AUTHORIZATION_AUDIT_DETAILS,
  },
  'URI-9': {
    title: 'An unknown client is never redirected',
    statement:
      'A client ID that belongs to no record is an unauthorized_client, shown on a page of NetSuite and logged as UnknownIntegration.',
    source: PAGES.AUTHORIZATION_ERRORS,
  },
  'URI-10': {
    title: 'No wildcards',
    statement:
      'The asterisk that the callback URL of token-based authentication may contain has no meaning in a redirect URI.',
    basis: 'inferred',
    source: PAGES.INTEGRATION_RECORD,
  },
  'URI-12': {
    title: 'Dynamic client registration',
    statement:
      'Dynamic client registration needs a public client. It answers with the client ID of the record that has a matching redirect URI. For localhost and for a custom scheme, the path has to match, and the client name of the request has to be the Client Name for Dynamic Client Registration of the record.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'URI-15': {
    title: 'A limit to the redirect URIs of a record',
    statement: `The number of redirect URIs in an integration record is at most ${LIMITED.value}.`,
    until: SEVERAL_SINCE,
    basis: 'inferred',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  R1: {
    title: 'Absolute URI',
    statement:
      'A redirect URI is an absolute URI that follows the grammar of RFC 3986: it begins with a scheme, is in ASCII, and its percent-encoding is well-formed.',
    basis: 'standard',
    source: rfc(6749, '3.1.2'),
  },
  R2: {
    title: 'No fragment',
    statement: 'A redirect URI has no fragment, not even an empty one.',
    basis: 'standard',
    source: rfc(6749, '3.1.2'),
  },
  R4: {
    title: 'The complete URI',
    statement: 'The whole redirect URI is registered, not a part of it or a pattern.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.2'),
  },
  R5: {
    title: 'Compared as text',
    statement:
      'Redirect URIs are compared as text. The exception that RFC 9700 makes for loopback ports needs http, so it never applies.',
    basis: 'standard',
    source: rfc(9700, '2.1'),
  },
  R7: {
    title: 'Several registered, one named',
    statement: 'A request must name its redirect URI if several are registered.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.3'),
  },
  R8: {
    title: 'Never redirect to what does not match',
    statement:
      'If the redirect URI is missing or does not match, the error is shown to the user and the browser is not redirected.',
    basis: 'standard',
    source: rfc(6749, '4.1.2.1'),
  },
  R9: {
    title: 'Repeated at the token endpoint',
    statement:
      'A token request carries the redirect URI that the authorization request carried, with an identical value.',
    basis: 'standard',
    source: rfc(6749, '4.1.3'),
  },
  R10: {
    title: 'A dot in a private-use scheme',
    statement:
      "A private-use scheme is a domain name under the app's control in reverse, so it contains a dot.",
    basis: 'standard',
    source: rfc(8252, '7.1'),
  },
  R11: {
    title: 'No authority after a private-use scheme',
    statement:
      'A private-use scheme is followed by a single slash and a path, since there is no authority to name.',
    basis: 'standard',
    source: rfc(8252, '7.1'),
  },
  R12: {
    title: 'At least one redirect URI',
    statement:
      'A client that uses the authorization code grant registers at least one redirect URI to receive its answers.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.2'),
  },
  R14: {
    title: 'Schemes of others',
    statement:
      'A private-use scheme is under the control of the app. A scheme that is registered for something else, or that browsers, operating systems or well-known programs handle, is refused in any letter case.',
    basis: 'standard',
    source: rfc(8252, '7.1'),
  },
  R15: {
    title: 'No room for two readings',
    statement: `A redirect URI has no user information, and neither a dot segment nor a control character in any encoding. The host of an https one is the name of a host or an address. If it names a port, the port is from 1 to ${LARGEST_PORT}. A parser that follows the URL standard can read it.`,
    basis: 'secondary',
    source: cve('CVE-2024-1132'),
  },
  R16: {
    title: 'No response parameters in a redirect URI',
    statement:
      'Neither the query nor the fragment of a redirect URI contains a parameter name that the response adds, since the response would have it twice.',
    basis: 'standard',
    source: rfc(6749, '3.1'),
  },
  R17: {
    title: 'No duplicates',
    statement:
      'A redirect URI is registered once: a request has to match exactly one of the redirect URIs, and would match two.',
    basis: 'inferred',
    source: PAGES.AUTHORIZATION_REQUEST,
  },
};
