import { LARGEST_PORT, LONGEST_HOST, RESPONSE_PARAMETERS } from './limitsAndDates.js';
import type { RedirectUriCode } from './problems.js';
import { kindOf, type SchemeKind, schemeOf } from './scheme.js';

/**
 * What URL parsers strip, or read as something else: control characters, spaces, backslashes and anything
 * outside ASCII. They disagree about the parts of a text that contains one, so it is examined no further.
 */
const READ_DIFFERENTLY = /[^!-~]|\\/;
/** Printable ASCII characters that RFC 3986 does not allow. Brackets are allowed in the authority only. */
const ILLEGAL = /["<>^`{|}]/;
const BRACKET = /[[\]]/;

/** A control character that is encoded, once or more often. */
const CONTROL = /%(?:25)*(?:[01][\da-f]|7f|c2%(?:25)*[89][\da-f])/i;

/** `.` or `..` between separators, each of them plain, encoded, or encoded more than once (`%252e`); also `..;`. */
const DOT_SEGMENT = /(?:^|\/|%(?:25)*(?:2f|5c))(?:\.|%(?:25)*2e){1,2}(?:$|[/;]|%(?:25)*(?:2f|5c))/i;

const PORT = /^[1-9]\d*$/;
/** A label of the name of a host. An asterisk is refused as what it is. */
const LABEL = /^(?!-)[\w*-]{1,63}(?<!-)$/;
const LOOPBACK = /^(?:localhost|127\.[\d.]+|\[::1\])$/i;

interface Authority {
  readonly userinfo: boolean;
  readonly host: string;
  readonly port: string | undefined;
}

/** The parts of a URI as RFC 3986 section 3 names them. An absent part is `undefined`, an empty one `''`. */
interface Parts {
  readonly uri: string;
  /** In lower case. */
  readonly scheme: string | undefined;
  readonly kind: SchemeKind;
  /** Authority and path, as written. */
  readonly hierarchy: string;
  readonly authority: Authority | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

function cut(text: string, at: number): [before: string, after: string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function authorityOf(text: string): Authority {
  const at = text.lastIndexOf('@');
  const address = text.slice(at + 1);
  // the colons of an IPv6 address stand before its bracket
  const [host, port] = cut(address, address.indexOf(':', address.indexOf(']') + 1));
  return { userinfo: at >= 0, host, port };
}

function partsOf(uri: string): Parts {
  const [beforeFragment, fragment] = cut(uri, uri.indexOf('#'));
  const [beforeQuery, query] = cut(beforeFragment, beforeFragment.indexOf('?'));
  const scheme = schemeOf(beforeQuery);
  const hierarchy = scheme === undefined ? beforeQuery : beforeQuery.slice(scheme.length + 1);
  const authority = /^\/\/([^/]*)/.exec(hierarchy)?.[1];
  return {
    uri,
    scheme,
    kind: kindOf(scheme),
    hierarchy,
    authority: authority === undefined ? undefined : authorityOf(authority),
    path: authority === undefined ? hierarchy : hierarchy.slice(2 + authority.length),
    query,
    fragment,
  };
}

/** Whether a reader may take the name of this query parameter for that of a response parameter. */
function isResponseParameter(parameter: string): boolean {
  const [name] = cut(parameter, parameter.indexOf('='));
  const decoded = name
    .replaceAll('+', ' ')
    .replaceAll(/%([\da-f]{2})/gi, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16)));
  // some readers trim names, ignore their case, take `code[]` for a list called `code`, or a dot or a space for an underscore
  const [plain] = cut(decoded, decoded.indexOf('['));
  return RESPONSE_PARAMETERS.includes(plain.trim().replaceAll(/[ .]/g, '_').toLowerCase());
}

/** Whether every percent sign has its two digits, and the octets are UTF-8. */
function isWellEncoded(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}

function textProblems({ uri, hierarchy, path, query = '', fragment = '' }: Parts): RedirectUriCode[] {
  const problems: RedirectUriCode[] = [];
  if (ILLEGAL.test(uri) || BRACKET.test(path + query + fragment) || fragment.includes('#')) {
    problems.push('redirect_uri_illegal_character');
  }
  if (!isWellEncoded(uri)) problems.push('redirect_uri_percent_encoding');
  if (CONTROL.test(uri)) problems.push('redirect_uri_control_character');
  if (uri.includes('*')) problems.push('redirect_uri_wildcard');
  if (DOT_SEGMENT.test(hierarchy)) problems.push('redirect_uri_dot_segment');
  // routers of single-page apps keep a query of their own in the fragment
  const parameters = [...query.split(/[&;]/), ...fragment.split(/[?&;]/)];
  if (parameters.some(isResponseParameter)) problems.push('redirect_uri_response_parameter');
  return problems;
}

function schemeProblems({ kind, hierarchy, authority }: Parts): RedirectUriCode[] {
  switch (kind) {
    case 'none':
      return ['redirect_uri_not_absolute'];
    case 'forbidden':
      return ['redirect_uri_scheme_forbidden'];
    case 'http':
      return [LOOPBACK.test(authority?.host ?? '') ? 'redirect_uri_http_loopback' : 'redirect_uri_http'];
    case 'https':
      return authority === undefined || authority.host === '' ? ['redirect_uri_host_missing'] : [];
    case 'custom':
      if (hierarchy === '') return ['redirect_uri_incomplete'];
      return /^\d+(?:\/|$)/.test(hierarchy) ? ['redirect_uri_host_and_port'] : [];
  }
}

/** Whether a host is an address in brackets, or a name that the domain name system can hold. */
function isHostName(host: string): boolean {
  return (
    host.startsWith('[') ||
    (host.length <= LONGEST_HOST && host.split('.').every((label) => LABEL.test(label)))
  );
}

function isPlainHost(host: string, kind: SchemeKind, url: URL | undefined): boolean {
  if (host.includes('%') || (kind === 'https' && host.endsWith('.'))) return false;
  return url === undefined || host === '' || url.hostname.toLowerCase() === host.toLowerCase();
}

function authorityProblems({ kind, authority }: Parts, url: URL | undefined): RedirectUriCode[] {
  if (authority === undefined || kind === 'none' || kind === 'forbidden') return [];
  const problems: RedirectUriCode[] = [];
  const { userinfo, host, port } = authority;
  if (userinfo) problems.push('redirect_uri_userinfo');
  if (!isPlainHost(host, kind, url)) problems.push('redirect_uri_host_not_plain');
  else if (kind === 'https' && host !== '' && !isHostName(host)) problems.push('redirect_uri_host_malformed');
  if (port !== undefined && !(PORT.test(port) && Number(port) <= LARGEST_PORT)) {
    problems.push('redirect_uri_port');
  }
  return problems;
}

/** What URL parsers would write differently although it leads to the same place. */
function rewritings({ uri, scheme, kind, authority, path }: Parts, url: URL | undefined): RedirectUriCode[] {
  const problems: RedirectUriCode[] = [];
  if (scheme !== undefined && !uri.startsWith(scheme)) problems.push('redirect_uri_scheme_capitals');
  if (kind === 'https' && authority !== undefined) {
    if (/[A-Z]/.test(authority.host)) problems.push('redirect_uri_host_capitals');
    if (authority.port === '443') problems.push('redirect_uri_default_port');
    if (path === '') problems.push('redirect_uri_path_missing');
  }
  if (problems.length === 0 && url !== undefined && url.href !== uri) problems.push('redirect_uri_rewritten');
  return problems;
}

function shapes({ scheme = '', kind, authority }: Parts): RedirectUriCode[] {
  if (kind !== 'custom') return [];
  const problems: RedirectUriCode[] = [];
  if (!scheme.includes('.')) problems.push('redirect_uri_scheme_without_dot');
  if (authority !== undefined) problems.push('redirect_uri_scheme_with_authority');
  return problems;
}

/**
 * Finds everything that is wrong with a redirect URI, in its text as it is written. What the choices may accept
 * comes last, and never hides that the URL standard cannot read the redirect URI.
 *
 * @param uri - The redirect URI, which an untyped caller may give as anything.
 * @param maxLength - Longest redirect URI, in characters.
 */
export function examine(uri: unknown, maxLength: number): RedirectUriCode[] {
  if (typeof uri !== 'string') return ['redirect_uri_not_text'];
  if (uri.length > maxLength) return ['redirect_uri_too_long'];
  if (READ_DIFFERENTLY.test(uri)) return ['redirect_uri_illegal_character'];
  const parts = partsOf(uri);
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const problems = [...textProblems(parts), ...schemeProblems(parts), ...authorityProblems(parts, url)];
  if (url === undefined && problems.length === 0) problems.push('redirect_uri_unparsable');
  if (parts.fragment !== undefined) problems.push('redirect_uri_fragment');
  return [...problems, ...shapes(parts), ...rewritings(parts, url)];
}
