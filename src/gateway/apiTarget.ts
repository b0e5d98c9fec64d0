import { isSoapEndpoint, type SoapEndpoint } from '../tbaDeprecation/index.js';
import { parseAccountHost } from './account.js';

/**
 * What a request is made to.
 *
 * - `issue_token`: the IssueToken endpoint of token-based authentication (TBA), and its counterpart that revokes.
 * - `oauth2`: the endpoints of OAuth 2.0, certificate rotation among them.
 * - `tba_token`: the endpoints of the three-step TBA flow that give a request token and an access token.
 * - `unknown`: anything else, and whatever two readers could take for different things.
 */
export type ApiTarget =
  | 'connect'
  | 'issue_token'
  | 'oauth2'
  | 'rest'
  | 'restlet'
  | 'soap'
  | 'tba_token'
  | 'unknown';

/** The target of a request, and the account whose host it was sent to. */
export interface ApiPlace {
  readonly target: ApiTarget;
  /** For SOAP; `null` for an endpoint that is not in the support matrix. */
  readonly soapEndpoint: SoapEndpoint | null;
  readonly account: string | undefined;
}

const LONGEST_PATH = 2048;
/** No host name of an account comes near it, port included. */
const LONGEST_HOST = 100;

const AUTHORITY = /^[\w.~!$&'()*+,;=:@[\]-]{1,1000}$/;
const PORT = /:\d{1,5}$/;

// Segments that are neither empty nor dots. An escape must not stand for what could be written plainly, for what
// divides a path in somebody's eyes, for a control character, or for a byte that UTF-8 does not have.
const PATH =
  /^(?:\/(?!\.\.?(?:\/|$))(?:[\w!$&-.:=@~]|%(?:2[0-46-9a-c]|3[ac-f]|40|5[bde]|60|7[b-d]|[89abde][\da-f]|c[2-9a-f]|f[0-4]))+)*\/?$/i;

const SOAP = /^\/services\/NetSuitePort_\d{4}_\d$/;
const REST = /^\/services\/rest\/(?!auth(?:\/|$))[a-z][a-z\d-]*(?:\/|$)/;
const OAUTH2 = '/services/rest/auth/oauth2/v1/';

/** Whether a method is one that APIs have. TRACE would send the headers back, CONNECT has no path. */
function isMethod(method: unknown): boolean {
  switch (method) {
    case 'GET':
    case 'POST':
    case 'PUT':
    case 'PATCH':
    case 'DELETE':
    case 'HEAD':
    case 'OPTIONS':
      return true;
    default:
      return false;
  }
}

/** Splits a URL, or a request target, into what names the host, if anything does, and the path. */
function split(url: string): { readonly authority?: string; readonly path: string } {
  const query = url.indexOf('?');
  const text = query < 0 ? url : url.slice(0, query);
  if (text.startsWith('/')) return { path: text };
  const scheme = text.slice(0, 8).toLowerCase();
  const start = scheme === 'https://' ? 8 : scheme.startsWith('http://') ? 7 : -1;
  if (start < 0) return { path: '*' };
  const slash = text.indexOf('/', start);
  const end = slash < 0 ? text.length : slash;
  const authority = text.slice(start, end);
  return { authority, path: AUTHORITY.test(authority) ? text.slice(end) : '*' };
}

function targetOf(path: string): ApiTarget {
  switch (path) {
    case '/app/site/hosting/restlet.nl':
      return 'restlet';
    case '/app/login/oauth2/authorize.nl':
      return 'oauth2';
    case '/rest/issuetoken':
    case '/rest/revoketoken':
      return 'issue_token';
    case '/rest/requesttoken':
    case '/rest/accesstoken':
      return 'tba_token';
  }
  if (REST.test(path)) return 'rest';
  if (SOAP.test(path)) return 'soap';
  return path.startsWith(OAUTH2) && path.length > OAUTH2.length ? 'oauth2' : 'unknown';
}

/** The endpoint that a SOAP path ends in. */
function endpointOf(path: string): SoapEndpoint | null {
  const endpoint = path.slice(-'2025_2'.length).replace('_', '.');
  return isSoapEndpoint(endpoint) ? endpoint : null;
}

/**
 * Tells where a request goes from its method, its URL and, where the URL has no host, its Host header. The path
 * decides, since the host may be the gateway's own; only SuiteAnalytics Connect is told by its host.
 *
 * @see CHOICE-API-UNKNOWN, PK-1, PK-10, PK-20, ROT-2; RFC 9112 sections 3.2.1 and 3.2.2, RFC 3986 section 6.2.2
 */
export function placeOf(method: unknown, url: unknown, hostHeader: unknown): ApiPlace {
  if (typeof url !== 'string') return { target: 'unknown', soapEndpoint: null, account: undefined };
  const { authority = hostHeader, path } = split(url);
  const clean = typeof authority === 'string' && authority.length <= LONGEST_HOST;
  const host = clean ? parseAccountHost(authority.replace(PORT, '')) : undefined;
  const account = host?.account;
  if (!isMethod(method) || path.length > LONGEST_PATH || !PATH.test(path)) {
    return { target: 'unknown', soapEndpoint: null, account };
  }
  const target = targetOf(path);
  if (host?.service === 'connect.api') {
    // a path of another API on this host would be judged by the wrong rules, whichever were taken
    return { target: target === 'unknown' ? 'connect' : 'unknown', soapEndpoint: null, account };
  }
  return { target, soapEndpoint: target === 'soap' ? endpointOf(path) : null, account };
}
