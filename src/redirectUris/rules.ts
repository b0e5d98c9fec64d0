import { help, type Rule, rfc, rule } from '../rule.js';
import { MULTIPLE_SINCE } from './limits.js';

export { REDIRECT_URI_CHOICES } from './choices.js';

const RECORD_PAGE = help('section_157771733782');
const AUTHORIZATION_PAGE = help('section_158081944642');
const TOKEN_PAGE = help('section_158081952044');
const AUTHORIZATION_ERRORS_PAGE = help('subsect_158521823069');
const AUDIT_PAGE = help('subsect_158711892221');

export const REDIRECT_URI_RULES: readonly Rule[] = [
  rule({
    id: 'URI-1',
    title: 'Several redirect URIs per record',
    statement: 'An integration record with the authorization code grant takes one redirect URI or more.',
    since: MULTIPLE_SINCE,
    source: RECORD_PAGE,
  }),
  rule({
    id: 'URI-3',
    title: 'Validated on saving',
    statement: 'The redirect URIs of a record are validated when it is saved, not when they are first used.',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'URI-4',
    title: 'https or a custom scheme',
    statement:
      'A redirect URI uses https or the custom scheme of an app. http is not supported. The same holds where NetSuite is the OpenID Connect provider (URI-14).',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'URI-5',
    title: 'Exact match',
    statement:
      'The redirect_uri of an authorization request equals one of the registered URIs, character for character.',
    source: AUTHORIZATION_PAGE,
  }),
  rule({
    id: 'URI-6',
    title: 'The same redirect URI again',
    statement:
      'The token request repeats the redirect URI of the authorization request. Any other value is an invalid_grant.',
    source: TOKEN_PAGE,
  }),
  rule({
    id: 'URI-7',
    title: 'A mismatch is never redirected',
    statement:
      'Where the redirect URI does not match, the browser stays on a page of NetSuite that shows the error, an invalid_request.',
    source: AUTHORIZATION_ERRORS_PAGE,
  }),
  rule({
    id: 'URI-8',
    title: 'Detail of a mismatch',
    statement: 'A redirect URI that does not match is logged with the Detail InvalidRedirectURI.',
    source: AUDIT_PAGE,
  }),
  rule({
    id: 'URI-9',
    title: 'An unknown client is never redirected',
    statement:
      'A client ID that belongs to no record is an unauthorized_client, shown on a page of NetSuite and logged as UnknownIntegration.',
    source: AUTHORIZATION_ERRORS_PAGE,
  }),
  rule({
    id: 'URI-10',
    title: 'No wildcards',
    statement:
      'The asterisk that the callback URL of token-based authentication may hold has no meaning in a redirect URI.',
    basis: 'inferred',
    source: help('bridgehead_4249032125'),
  }),
  rule({
    id: 'URI-15',
    title: 'One redirect URI per record',
    statement: 'An integration record holds a single redirect URI.',
    until: MULTIPLE_SINCE,
    basis: 'inferred',
    source: RECORD_PAGE,
  }),
  rule({
    id: 'R1',
    title: 'Absolute URI',
    statement:
      'A redirect URI is an absolute URI in the grammar of RFC 3986: with a scheme, in ASCII, its percent-encoding whole.',
    basis: 'standard',
    source: rfc(6749, '3.1.2'),
  }),
  rule({
    id: 'R2',
    title: 'No fragment',
    statement: 'A redirect URI has no fragment, not even an empty one.',
    basis: 'standard',
    source: rfc(6749, '3.1.2'),
  }),
  rule({
    id: 'R4',
    title: 'The complete URI',
    statement: 'The whole redirect URI is registered, not a part or a pattern of it.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.2'),
  }),
  rule({
    id: 'R5',
    title: 'Compared as text',
    statement:
      'Redirect URIs are compared as text. The exception that RFC 9700 makes for loopback ports needs http, so it never applies.',
    basis: 'standard',
    source: rfc(9700, '2.1'),
  }),
  rule({
    id: 'R7',
    title: 'Several registered, one named',
    statement: 'A request names its redirect URI where several are registered.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.3'),
  }),
  rule({
    id: 'R8',
    title: 'Never redirect to what does not match',
    statement:
      'Where the redirect URI is missing or does not match, the error is shown to the user and the browser is not redirected.',
    basis: 'standard',
    source: rfc(6749, '4.1.2.1'),
  }),
  rule({
    id: 'R9',
    title: 'Repeated at the token endpoint',
    statement:
      'A token request carries the redirect URI that the authorization request carried, with an identical value.',
    basis: 'standard',
    source: rfc(6749, '4.1.3'),
  }),
  rule({
    id: 'R10',
    title: 'A dot in a private-use scheme',
    statement:
      "A private-use scheme is the reverse of a domain name under the app's control, so it has a dot.",
    basis: 'standard',
    source: rfc(8252, '7.1'),
  }),
  rule({
    id: 'R11',
    title: 'No authority after a private-use scheme',
    statement: 'A private-use scheme is followed by a single slash and a path, as it names no authority.',
    basis: 'standard',
    source: rfc(8252, '7.1'),
  }),
  rule({
    id: 'R12',
    title: 'At least one redirect URI',
    statement: 'A client that uses the authorization code grant registers where its answers go.',
    basis: 'standard',
    source: rfc(6749, '3.1.2.2'),
  }),
  rule({
    id: 'R14',
    title: 'Forbidden schemes',
    statement:
      'Schemes that run script, read local data, wrap another URI or start a program of the system are refused, in any case.',
    basis: 'choice',
    source: rfc(9700, '4.1'),
  }),
  rule({
    id: 'R15',
    title: 'No room for two readings',
    statement:
      'A redirect URI has no userinfo and no dot segment in any encoding, a port from 1 to 65535 if it names one, and is readable by the URL standard.',
    basis: 'choice',
    source: rfc(9700, '4.1'),
  }),
  rule({
    id: 'R16',
    title: 'No response parameters in the query',
    statement: 'The query of a redirect URI holds none of the names that the response adds to it.',
    basis: 'choice',
    source: rfc(9700, '4.1'),
  }),
  rule({
    id: 'R17',
    title: 'No duplicates',
    statement: 'A redirect URI is registered once.',
    basis: 'choice',
    source: RECORD_PAGE,
  }),
];
