import { OAUTH2_PATH } from '../../clientAssertion/limitsAndDates.js';
import { type AccountHost, parseAccountHost } from '../../core/accountId.js';
import { isSoapEndpoint, type SoapEndpoint } from '../../tbaDeprecation/index.js';
import {
  ACCESS_TOKEN_PATH,
  AUTHORIZE_PATH,
  ISSUE_TOKEN_PATH,
  LONGEST_AUTHORITY,
  LONGEST_HOST,
  LONGEST_PATH,
  MCP_METHOD,
  MCP_PATHS,
  REQUEST_TOKEN_PATH,
  REST_PATHS,
  RESTLET_PATH,
  REVOKE_TOKEN_PATH,
  SOAP_PATHS,
} from './limitsAndDates.js';

/**
 * What a request is made to.
 *
 * - `connect`: SuiteAnalytics Connect.
 * - `issue_token`: the IssueToken endpoint of token-based authentication (TBA), or the endpoint that revokes such tokens.
 * - `mcp`: the endpoint of the Model Context Protocol.
 * - `oauth2`: an endpoint of OAuth 2.0, certificate rotation included.
 * - `tba_token`: an endpoint of the three-step TBA flow, which gives a request token or an access token.
 * - `unknown`: anything else, and whatever two readers could take for different things.
 */
export type ApiTarget =
  | 'connect'
  | 'issue_token'
  | 'mcp'
  | 'oauth2'
  | 'rest'
  | 'restlet'
  | 'soap'
  | 'tba_token'
  | 'unknown';

/** Tells whether a value is a target. */
export function isApiTarget(value: unknown): value is ApiTarget {
  const target = value as ApiTarget;
  // as in `isRelease`
  switch (target) {
    case 'rest':
    case 'restlet':
    case 'soap':
    case 'mcp':
    case 'connect':
    case 'issue_token':
    case 'tba_token':
    case 'oauth2':
    case 'unknown':
      return true;
    default:
      target satisfies never;
      return false;
  }
}

/** The target of a request, and the account whose host it was sent to. */
export interface ApiPlace {
  readonly target: ApiTarget;
  /** For SOAP; `null` for an endpoint that is not in the support matrix. */
  readonly soapEndpoint: SoapEndpoint | null;
  /** The account id, in the spelling of a realm; `undefined` for any other host. */
  readonly accountId: string | undefined;
}

const AUTHORITY = /^[\w.~!$&'()*+,;=:@[\]-]+$/;
// user information, a final dot and a port, even an empty or a padded one, do not change which host is meant
const HOST_NAME = /^(?:[^@]*@)?([^:@]*?)\.?(?::\d*)?$/;

// Segments that are neither empty nor dots. An escape must not stand for a character that can be written plainly, for
// one that some readers take for the end of a segment, for a control character, or for a byte that is never in UTF-8.
const PATH =
  /^(?:\/(?!\.\.?(?:\/|$))(?:[\w!$&-.:=@~]|%(?:2[0-46-9a-c]|3[ac-f]|40|5[bde]|60|7[b-d]|[89abde][\da-f]|c[2-9a-f]|f[0-4]))+)*\/?$/i;

const ESCAPED_TEXT = /%[89a-f]/i;

// What some reader takes for a dot, a slash or another character that ends something, once text has been decoded and
// normalized, and what it does not show at all.
const DECEPTIVE = /[%./;?\\#\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u2044\u2215\u2216\u29f5\u29f8\u29f9\u3002]/u;

/** Whether the escapes of a path stand for text that no reader takes for something else. */
function isPlain(path: string): boolean {
  if (!ESCAPED_TEXT.test(path)) return true;
  try {
    const text = decodeURIComponent(path).replace(/[ -~]+/g, '');
    return !DECEPTIVE.test(text.normalize('NFKC'));
  } catch {
    // not UTF-8, or an overlong form of it
    return false;
  }
}

/** Whether a method is one that APIs have. TRACE would send the headers back, and CONNECT has no path. */
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

/** The parts of a URL that matter here. */
interface UrlParts {
  /** What names the host, if anything does. */
  readonly authority?: string;
  /** The path, or `*` where there is none that could be judged. */
  readonly path: string;
}

/** Splits a URL, or a request target. */
function split(url: string): UrlParts {
  const query = url.indexOf('?');
  const text = query < 0 ? url : url.slice(0, query);
  if (text.startsWith('/')) return { path: text };
  const scheme = text.slice(0, 8).toLowerCase();
  const start = scheme === 'https://' ? 8 : scheme.startsWith('http://') ? 7 : -1;
  if (start < 0) return { path: '*' };
  const slash = text.indexOf('/', start);
  const end = slash < 0 ? text.length : slash;
  const authority = text.slice(start, end);
  const isClean = authority.length <= LONGEST_AUTHORITY && AUTHORITY.test(authority);
  return { authority, path: isClean ? text.slice(end) : '*' };
}

function targetOf(path: string, method: unknown): ApiTarget {
  switch (path) {
    case RESTLET_PATH:
      return 'restlet';
    case AUTHORIZE_PATH:
      return 'oauth2';
    case ISSUE_TOKEN_PATH:
    case REVOKE_TOKEN_PATH:
      return 'issue_token';
    case REQUEST_TOKEN_PATH:
    case ACCESS_TOKEN_PATH:
      return 'tba_token';
  }
  if (REST_PATHS.test(path)) return 'rest';
  if (MCP_PATHS.test(path)) return method === MCP_METHOD ? 'mcp' : 'unknown';
  if (SOAP_PATHS.test(path)) return 'soap';
  return path.startsWith(OAUTH2_PATH) && path.length > OAUTH2_PATH.length ? 'oauth2' : 'unknown';
}

/** The endpoint that a SOAP path ends in. */
function endpointOf(path: string): SoapEndpoint | null {
  const endpoint = path.replace(SOAP_PATHS, '$1.$2');
  return isSoapEndpoint(endpoint) ? endpoint : null;
}

/** The account's host that an authority names, if it names one and nothing else. */
function hostOf(authority: unknown): AccountHost | undefined {
  const isClean = typeof authority === 'string' && authority.length <= LONGEST_HOST;
  const [, name = ''] = (isClean && HOST_NAME.exec(authority)) || [];
  return parseAccountHost(name);
}

/**
 * Tells where a request goes from its method, its URL and the hosts that its headers name. The path decides, because the
 * host may be that of the gateway. Only SuiteAnalytics Connect is told by its host. Who forwards the request may go by
 * any of the hosts, so they must not name two accounts.
 *
 * @see CHOICE-API-UNKNOWN, MCP-1, PK-1, PK-10, PK-20, ROT-2; RFC 9112 sections 3.2.1 and 3.2.2, RFC 9113 section 8.3.1,
 * RFC 3986 section 6.2.2
 */
export function placeOf(method: unknown, url: unknown, namedHosts: readonly unknown[]): ApiPlace {
  if (typeof url !== 'string') return { target: 'unknown', soapEndpoint: null, accountId: undefined };
  const { authority, path } = split(url);
  const [host, ...others] = [authority, ...namedHosts].map(hostOf).filter((one) => one !== undefined);
  const accountId = host?.accountId;
  const isContradicted = others.some((other) => other.accountId !== accountId);
  if (
    isContradicted ||
    !isMethod(method) ||
    path.length > LONGEST_PATH ||
    !PATH.test(path) ||
    !isPlain(path)
  ) {
    return { target: 'unknown', soapEndpoint: null, accountId };
  }
  const target = targetOf(path, method);
  if (host?.service === 'connect.api') {
    // this host serves no other API, so the path of one would be judged by the wrong rules
    return { target: target === 'unknown' ? 'connect' : 'unknown', soapEndpoint: null, accountId };
  }
  return { target, soapEndpoint: target === 'soap' ? endpointOf(path) : null, accountId };
}
