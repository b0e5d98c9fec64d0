import type { Problem } from '../core/problem.js';
import type { TOLERANT } from './options.js';

/** What the choices of a caller can turn into advice about a redirect URI. */
export type RedirectUriAdviceCode =
  | 'redirect_uri_default_port'
  | 'redirect_uri_fragment'
  | 'redirect_uri_host_capitals'
  | 'redirect_uri_path_missing'
  | 'redirect_uri_rewritten'
  | 'redirect_uri_scheme_capitals'
  | 'redirect_uri_scheme_with_authority'
  | 'redirect_uri_scheme_without_dot';

/** What can be wrong with a list of redirect URIs, or with one of them. */
export type RedirectUriCode =
  | RedirectUriAdviceCode
  | 'redirect_uri_control_character'
  | 'redirect_uri_count'
  | 'redirect_uri_dot_segment'
  | 'redirect_uri_duplicate'
  | 'redirect_uri_host_and_port'
  | 'redirect_uri_host_malformed'
  | 'redirect_uri_host_missing'
  | 'redirect_uri_host_not_plain'
  | 'redirect_uri_http'
  | 'redirect_uri_http_loopback'
  | 'redirect_uri_illegal_character'
  | 'redirect_uri_incomplete'
  | 'redirect_uri_multiple'
  | 'redirect_uri_not_absolute'
  | 'redirect_uri_not_text'
  | 'redirect_uri_percent_encoding'
  | 'redirect_uri_port'
  | 'redirect_uri_response_parameter'
  | 'redirect_uri_scheme_forbidden'
  | 'redirect_uri_too_long'
  | 'redirect_uri_unparsable'
  | 'redirect_uri_userinfo'
  | 'redirect_uri_wildcard'
  | 'redirect_uris_empty';

/** The option that can turn a problem into advice: demanded of every code that may be advice, and of no other. */
type Tolerance<Code> = Code extends RedirectUriAdviceCode
  ? { readonly toleratedBy: keyof typeof TOLERANT }
  : { readonly toleratedBy?: never };

const REPEATED = 'Every request must repeat the redirect URI exactly as it is written.';
const USE_HTTPS = 'Use https or the custom scheme of an app.';
const NO_LOOPBACK = 'Loopback hosts are not an exception, and their port must match as well.';

/** What is said about the redirect URIs of a record. */
export const REDIRECT_URI_PROBLEMS: {
  readonly [Code in RedirectUriCode]: Problem & Tolerance<Code>;
} = {
  redirect_uri_control_character: {
    rule: 'R15',
    message: 'The redirect URI contains a control character, which is encoded.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_count: {
    rule: 'CHOICE-REDIRECT-COUNT',
    message: 'This redirect URI is beyond the chosen maximum of {maxCount}.',
  },
  redirect_uri_default_port: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: `The redirect URI names the default port of its scheme. ${REPEATED}`,
    toleratedBy: 'rewriting',
  },
  redirect_uri_dot_segment: {
    rule: 'R15',
    message: 'The path of the redirect URI contains a dot segment, plain or encoded.',
    remedy: 'Write the path that it leads to.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_duplicate: {
    rule: 'R17',
    message: 'The same redirect URI stands earlier in the list.',
  },
  redirect_uri_fragment: {
    rule: 'R2',
    message: 'The redirect URI has a fragment, which OAuth 2.0 forbids even if it is empty.',
    remedy: 'Remove the number sign and everything after it.',
    leanedOn: ['CHOICE-REDIRECT-FRAGMENT'],
    toleratedBy: 'fragment',
  },
  redirect_uri_host_and_port: {
    rule: 'R1',
    message: 'The text is a host and a port, and the host would be read as a scheme.',
    remedy: 'Begin the redirect URI with https://.',
  },
  redirect_uri_host_capitals: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: `The host of the redirect URI has capital letters. ${REPEATED}`,
    toleratedBy: 'rewriting',
  },
  redirect_uri_host_malformed: {
    rule: 'R15',
    message: 'The host of the redirect URI is not the name of a host.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_host_missing: {
    rule: 'R1',
    message: 'The redirect URI uses https but has no host.',
  },
  redirect_uri_host_not_plain: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: 'The host of the redirect URI would be read as another one.',
    remedy:
      'Write a host name without percent-encoding or a trailing dot, an IPv4 address as four decimal numbers, or an IPv6 address in its shortest form.',
  },
  redirect_uri_http: {
    rule: 'URI-4',
    message: 'A redirect URI cannot use http.',
    remedy: `${USE_HTTPS} ${NO_LOOPBACK}`,
  },
  redirect_uri_http_loopback: {
    rule: 'URI-4',
    message: 'A redirect URI cannot use http, not even on a loopback host.',
    remedy: `${USE_HTTPS} ${NO_LOOPBACK}`,
    leanedOn: ['CHOICE-REDIRECT-LOOPBACK'],
  },
  redirect_uri_illegal_character: {
    rule: 'R1',
    message: 'The redirect URI contains a character that is not allowed in a URI.',
    remedy: 'Percent-encode the character, or write an international host in its xn-- form.',
  },
  redirect_uri_incomplete: {
    rule: 'R4',
    message: 'Nothing follows the scheme of the redirect URI.',
  },
  redirect_uri_multiple: {
    rule: 'URI-15',
    message: 'In this release, the number of redirect URIs in an integration record is at most {most}.',
    remedy:
      'Remove this redirect URI, or save it in a release that allows more. The number of redirect URIs is {numbers}.',
  },
  redirect_uri_not_absolute: {
    rule: 'R1',
    message: 'The redirect URI is not absolute: it does not begin with a scheme.',
    remedy: 'Begin it with https:// or with the custom scheme of an app.',
  },
  redirect_uri_not_text: {
    rule: 'R1',
    message: 'The redirect URI is not text.',
  },
  redirect_uri_path_missing: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: `No slash follows the host of the redirect URI. ${REPEATED}`,
    toleratedBy: 'rewriting',
  },
  redirect_uri_percent_encoding: {
    rule: 'R1',
    message: 'The percent-encoding of the redirect URI is malformed.',
    remedy: 'Write two hexadecimal digits after every percent sign, and encode characters as UTF-8.',
    leanedOn: ['CHOICE-REDIRECT-REWRITING'],
  },
  redirect_uri_port: {
    rule: 'R15',
    message: 'The port of the redirect URI is not a number from 1 to {largestPort} without leading zeros.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_response_parameter: {
    rule: 'R16',
    message: 'The redirect URI contains the name of a parameter that the authorization response adds.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_rewritten: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: `URL parsers write the redirect URI differently. ${REPEATED}`,
    toleratedBy: 'rewriting',
  },
  redirect_uri_scheme_capitals: {
    rule: 'CHOICE-REDIRECT-REWRITING',
    message: `The scheme of the redirect URI has capital letters. ${REPEATED}`,
    toleratedBy: 'rewriting',
  },
  redirect_uri_scheme_forbidden: {
    rule: 'R14',
    message: 'The scheme of the redirect URI belongs to something else, so it cannot lead back to a client.',
    remedy: USE_HTTPS,
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_scheme_with_authority: {
    rule: 'R11',
    message: 'Two slashes follow the custom scheme of the redirect URI, where a single slash is recommended.',
    remedy: 'Write a single slash after the scheme, as in com.example.app:/callback.',
    leanedOn: ['CHOICE-REDIRECT-SCHEME'],
    toleratedBy: 'schemeShape',
  },
  redirect_uri_scheme_without_dot: {
    rule: 'R10',
    message: 'The custom scheme of the redirect URI has no dot, so any other app may claim it as well.',
    remedy: 'Use a domain name of your own in reverse, as in com.example.app:/callback.',
    leanedOn: ['CHOICE-REDIRECT-SCHEME'],
    toleratedBy: 'schemeShape',
  },
  redirect_uri_too_long: {
    rule: 'CHOICE-REDIRECT-LENGTH',
    message: 'The redirect URI is longer than {maxLength} characters.',
  },
  redirect_uri_unparsable: {
    rule: 'R15',
    message: 'A parser of URLs cannot read the redirect URI.',
    remedy: 'Write the host as a name, an IPv4 address, or an IPv6 address in brackets.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_userinfo: {
    rule: 'R15',
    message: 'The redirect URI contains user information before its host, which can disguise the host.',
    remedy: 'Remove everything between the two slashes and the host.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uri_wildcard: {
    rule: 'URI-10',
    message: 'A redirect URI is not a pattern, so it cannot contain an asterisk.',
    remedy: 'Register every redirect URI in full.',
    leanedOn: ['CHOICE-REDIRECT-ATTACKS'],
  },
  redirect_uris_empty: {
    rule: 'R12',
    message: 'The list of redirect URIs is empty.',
    path: ['redirectUris'],
  },
};
