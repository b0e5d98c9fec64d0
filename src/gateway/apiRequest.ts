import type { SoapEndpoint } from '../tbaDeprecation/index.js';
import { readAuthorization } from './apiAuthorization.js';
import { type ApiPlace, type ApiTarget, placeOf } from './apiTarget.js';

export type { ApiTarget } from './apiTarget.js';

/** Headers as the web has them, or as Node has them: by lower-case name. */
export type HeadersLike =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The part of an HTTP request that comes before its body. */
export interface ApiRequestHead {
  readonly method: string;
  /** An absolute URL, or the request target as Node gives it: `/path?query`. */
  readonly url: string;
  readonly headers: HeadersLike;
}

/**
 * How a request authenticates, as far as its headers say.
 *
 * - `in_message`: a SOAP request without an Authorization header; the credentials are in its body.
 * - `malformed`: credentials that are broken, or that contradict each other or the host.
 * - `other`: a scheme that no API takes, such as Basic, with credentials in one piece.
 * - `session`: a session cookie and no Authorization header.
 */
export type ApiCredentials =
  | { readonly authentication: 'bearer' | 'in_message' | 'malformed' | 'none' | 'other' | 'session' }
  | {
      readonly authentication: 'nlauth';
      /** Whether the header names an integration record. */
      readonly namesApplication: boolean;
    }
  | {
      readonly authentication: 'tba';
      readonly signatureMethod: 'HMAC-SHA256' | 'other';
    };

/** What the head of a request says. Nothing in it is secret. */
export type ApiRequest = ApiCredentials & {
  /** The account whose host the request was sent to, in the spelling of a realm; absent on any other host. */
  readonly account?: string;
} & (
    | {
        readonly target: 'soap';
        /** `null`: none of Oracle's support matrix. */
        readonly soapEndpoint: SoapEndpoint | null;
      }
    | { readonly target: Exclude<ApiTarget, 'soap'> }
  );

const LONGEST_COOKIE = 16_384;
const SESSION_COOKIE = /(?:^|;)[ \t]*JSESSIONID=([^;]*)/g;

/** A header's value, if it is there. A record may hold anything under a name. */
function headerOf(headers: HeadersLike, name: string): unknown {
  if (typeof headers !== 'object' || headers === null) return undefined;
  if (typeof headers['get'] === 'function') return headers.get(name) ?? undefined;
  return (headers as Readonly<Record<string, unknown>>)[name] ?? undefined;
}

/** The host that a request names in its headers: in HTTP/2 by `:authority`, which a Host header must not contradict. */
function hostOf(headers: HeadersLike): unknown {
  const host = headerOf(headers, 'host');
  // the web's headers have no such name, and their requests an absolute URL
  if (typeof headers?.['get'] === 'function') return host;
  const authority = headerOf(headers, ':authority');
  if (authority === undefined) return host;
  return host === undefined || host === authority ? authority : undefined;
}

/** A session cookie that is there twice names two sessions, so none. */
function readCookie(cookie: unknown): 'malformed' | 'none' | 'session' {
  if (cookie === undefined) return 'none';
  if (typeof cookie !== 'string' || cookie.length > LONGEST_COOKIE) return 'malformed';
  let found: 'none' | 'session' = 'none';
  for (const [, value = ''] of cookie.matchAll(SESSION_COOKIE)) {
    if (found === 'session' || value.trim() === '') return 'malformed';
    found = 'session';
  }
  return found;
}

function credentialsOf(headers: HeadersLike, { target, account }: ApiPlace): ApiCredentials {
  const header = headerOf(headers, 'authorization');
  if (header === undefined) {
    const cookie = readCookie(headerOf(headers, 'cookie'));
    return { authentication: cookie === 'none' && target === 'soap' ? 'in_message' : cookie };
  }
  const authorization = readAuthorization(header);
  const { scheme } = authorization;
  if (scheme !== 'nlauth' && scheme !== 'tba') return { authentication: scheme };
  if (account !== undefined && account !== authorization.account) return { authentication: 'malformed' };
  if (scheme === 'nlauth') {
    return { authentication: 'nlauth', namesApplication: authorization.applicationId !== undefined };
  }
  if (!authorization.hasToken && target !== 'tba_token') return { authentication: 'malformed' };
  return { authentication: 'tba', signatureMethod: authorization.hmacSha256 ? 'HMAC-SHA256' : 'other' };
}

/**
 * Tells what a request is made to and how it authenticates, from method, URL and headers alone. Takes anything
 * that a client can send, and gives back nothing secret.
 *
 * - A path that two readers could take for different things, by escapes, dots, empty segments, a backslash or a
 *   semicolon, is `unknown`.
 * - An Authorization header counts before a session cookie. One that is malformed is never made good by the cookie:
 *   several headers, a parameter twice, a realm that is not the account of the host. Of several headers Node drops
 *   all but the first before anybody sees them; what is forwarded must be what Node has kept.
 * - No signature and no token is verified: that is the task of NetSuite, or of the host.
 *
 * @see CHOICE-API-COOKIE, CHOICE-API-HEADER, CHOICE-API-UNKNOWN, TBA-20, PK-1, PK-10, PK-20, ROT-2;
 * RFC 6750 section 2.1, RFC 5849 section 3.5.1
 *
 * @example
 * ```ts
 * const url = 'https://tstdrv123-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/7';
 * const head = { method: 'GET', url, headers: { authorization: 'Bearer eyJraWQi.e30.c2ln' } };
 * classifyApiRequest(head); //=> { target: 'rest', authentication: 'bearer', account: 'TSTDRV123_SB1' }
 *
 * const target = { method: 'POST', url: '/services/NetSuitePort_2025_2', headers: {} };
 * classifyApiRequest(target); //=> { target: 'soap', soapEndpoint: '2025.2', authentication: 'in_message' }
 * classifyApiRequest({ ...head, url: '/services/rest/record/../auth' }).target; //=> 'unknown'
 * ```
 */
export function classifyApiRequest({ method, url, headers }: ApiRequestHead): ApiRequest {
  const place = placeOf(method, url, hostOf(headers));
  const credentials = credentialsOf(headers, place);
  const { target, soapEndpoint, account } = place;
  // what is spread comes last: with a property after it, the whole would take twice as long
  const request: ApiRequest =
    target === 'soap' ? { target, soapEndpoint, ...credentials } : { target, ...credentials };
  return account === undefined ? request : Object.assign(request, { account });
}

/** Under which public identifier the integration record of a request is found. */
export type ApiApplication = { readonly applicationId: string } | { readonly consumerKey: string };

/**
 * The public identifier that a TBA or NLAuth header names the integration record by: what to look the record up by.
 * `undefined` for any other request, and for a malformed header. The client of a bearer token is known to whoever
 * checks the token.
 *
 * @see CHOICE-API-HEADER, IR-5
 *
 * @example
 * ```ts
 * const credentials = 'nlauth_account=1234567, nlauth_email=a%40example.com, nlauth_signature=secret';
 * const authorization = `NLAuth ${credentials}, nlauth_application_id=4E6F`;
 * applicationOf({ headers: { authorization } }); //=> { applicationId: '4E6F' }
 * applicationOf({ headers: { authorization: 'Bearer abc' } }); //=> undefined
 * ```
 */
export function applicationOf({ headers }: Pick<ApiRequestHead, 'headers'>): ApiApplication | undefined {
  const authorization = readAuthorization(headerOf(headers, 'authorization'));
  if (authorization.scheme === 'tba') return { consumerKey: authorization.consumerKey };
  if (authorization.scheme !== 'nlauth' || authorization.applicationId === undefined) return undefined;
  return { applicationId: authorization.applicationId };
}
