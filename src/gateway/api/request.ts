import { checkObject } from '../../core/facts.js';
import type { SoapEndpoint } from '../../tbaDeprecation/index.js';
import { readAuthorization } from './authorizationHeader.js';
import { LONGEST_COOKIE, SESSION_COOKIE, type SignatureMethod } from './limitsAndDates.js';
import { type ApiPlace, type ApiTarget, placeOf } from './target.js';

export type { ApiTarget } from './target.js';

/** Headers as the web has them, by a name in any letter case. */
export interface HeadersReader {
  /** The value of a header, or `null` if it is not there. */
  get(name: string): string | null;
}

/** Headers as Node has them, by lower-case name. */
export type HeadersRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Headers as the web has them, or as Node has them. */
export type HeadersLike = HeadersReader | HeadersRecord;

/** The part of an HTTP request that comes before its body. */
export interface ApiRequestHead {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** An absolute URL, or the request target as Node gives it: `/path?query`. */
  readonly url: string;
  /** The headers, of which Authorization, Cookie, Host and `:authority` are read. */
  readonly headers: HeadersLike;
}

/**
 * Authentication of which nothing else is told.
 *
 * - `in_message`: a SOAP request without an Authorization header, whose credentials are in its body.
 * - `malformed`: credentials that are broken, or that contradict each other or the host.
 * - `other`: a scheme that no API takes, such as Basic.
 * - `session`: a session cookie and no Authorization header.
 */
export interface PlainCredentials {
  /** How the request authenticates. */
  readonly authentication: 'bearer' | 'in_message' | 'malformed' | 'none' | 'other' | 'session';
}

/** Authentication with user credentials (NLAuth). */
export interface NlauthCredentials {
  /** How the request authenticates. */
  readonly authentication: 'nlauth';
  /** Whether the header names an integration record. */
  readonly namesApplication: boolean;
}

/** Token-based authentication (TBA). */
export interface TbaCredentials {
  /** How the request authenticates. */
  readonly authentication: 'tba';
  /** The signature method, if some release takes it. */
  readonly signatureMethod: SignatureMethod | 'other';
}

/** How a request authenticates, as far as its headers say. */
export type ApiCredentials = NlauthCredentials | PlainCredentials | TbaCredentials;

/** Tells whether a value is a word for how a request authenticates. */
export function isApiAuthentication(value: unknown): value is ApiCredentials['authentication'] {
  const authentication = value as ApiCredentials['authentication'];
  // as in `isRelease`
  switch (authentication) {
    case 'bearer':
    case 'tba':
    case 'nlauth':
    case 'session':
    case 'in_message':
    case 'none':
    case 'other':
    case 'malformed':
      return true;
    default:
      authentication satisfies never;
      return false;
  }
}

/** A host that a request was sent to. */
interface Addressed {
  /** The account whose host it is, in the spelling of a realm. Absent for any other host. */
  readonly accountId?: string;
}

/** A request to SOAP web services. */
export interface SoapAddress extends Addressed {
  /** What the request is made to. */
  readonly target: 'soap';
  /** The endpoint; `null` for one that is not in Oracle’s support matrix. */
  readonly soapEndpoint: SoapEndpoint | null;
}

/** A request to anything but SOAP web services. */
export interface PlainAddress extends Addressed {
  /** What the request is made to. */
  readonly target: Exclude<ApiTarget, 'soap'>;
}

/** Where a request goes. */
export type ApiAddress = PlainAddress | SoapAddress;

/** What the head of a request says. Nothing in it is secret. */
export type ApiRequest = ApiCredentials & ApiAddress;

const COOKIES = /* @__PURE__ */ new RegExp(`(?:^|;)[ \\t]*${SESSION_COOKIE}=([^;]*)`, 'g');

/** A header's value, if it is there. A record may hold anything under a name. */
function headerOf(headers: HeadersLike, name: string): unknown {
  if (typeof headers !== 'object' || headers === null) return undefined;
  if (typeof headers['get'] === 'function') return headers.get(name) ?? undefined;
  return (headers as Readonly<Record<string, unknown>>)[name] ?? undefined;
}

/** The hosts that the headers name. HTTP/2 has one in `:authority`. */
function hostsNamedBy(headers: HeadersLike): readonly unknown[] {
  const host = headerOf(headers, 'host');
  // the headers of the web have no such name, and their requests have an absolute URL
  return typeof headers?.['get'] === 'function' ? [host] : [headerOf(headers, ':authority'), host];
}

/** Whether a Cookie header names a session. Two session cookies are malformed, since each could be the one meant. */
function readCookie(cookie: unknown): 'malformed' | 'none' | 'session' {
  if (cookie === undefined) return 'none';
  if (typeof cookie !== 'string' || cookie.length > LONGEST_COOKIE) return 'malformed';
  let found: 'none' | 'session' = 'none';
  for (const [, value = ''] of cookie.matchAll(COOKIES)) {
    if (found === 'session' || value.trim() === '') return 'malformed';
    found = 'session';
  }
  return found;
}

function credentialsOf(headers: HeadersLike, { target, accountId }: ApiPlace): ApiCredentials {
  const header = headerOf(headers, 'authorization');
  if (header === undefined) {
    const cookie = readCookie(headerOf(headers, 'cookie'));
    return { authentication: cookie === 'none' && target === 'soap' ? 'in_message' : cookie };
  }
  const authorization = readAuthorization(header);
  const { scheme } = authorization;
  if (scheme !== 'nlauth' && scheme !== 'tba') return { authentication: scheme };
  if (accountId !== undefined && accountId !== authorization.accountId) {
    return { authentication: 'malformed' };
  }
  if (scheme === 'nlauth') {
    return { authentication: 'nlauth', namesApplication: authorization.applicationId !== undefined };
  }
  if (!authorization.hasToken && target !== 'tba_token') return { authentication: 'malformed' };
  return { authentication: 'tba', signatureMethod: authorization.signatureMethod };
}

/**
 * Tells what a request is made to and how it authenticates, from its method, URL and headers. Takes anything that a
 * client can send, and returns nothing secret.
 *
 * - A path that two readers could take for different things is `unknown`: one with odd escapes, dot segments, empty
 *   segments, a backslash or a semicolon, also where they are written by other signs that look or read like them.
 * - An Authorization header counts in place of a session cookie, even if it is malformed: if there are several
 *   headers, if a parameter is there twice, or if the realm is not the account of the host. Node drops all but the
 *   first of several headers before anyone sees them, so a gateway has to forward the headers that Node has kept.
 * - Signatures and tokens are not verified. That is left to NetSuite, or to the host.
 *
 * @param head - The method, the URL and the headers of the request.
 * @returns What {@link decideApiUse} takes as `request`.
 * @throws {@link FactsError} for a head that is not an object.
 * @see CHOICE-API-COOKIE, CHOICE-API-HEADER, CHOICE-API-UNKNOWN, MCP-1, TBA-20, PK-1, PK-10, PK-20, ROT-2;
 * RFC 6750 section 2.1, RFC 5849 section 3.5.1
 *
 * @example
 * ```ts
 * const url = 'https://tstdrv123-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/customer/7';
 * const head = { method: 'GET', url, headers: { authorization: 'Bearer eyJraWQi.e30.c2ln' } };
 * classifyApiRequest(head); //=> { target: 'rest', authentication: 'bearer', accountId: 'TSTDRV123_SB1' }
 *
 * const target = { method: 'POST', url: '/services/NetSuitePort_2025_2', headers: {} };
 * classifyApiRequest(target); //=> { target: 'soap', soapEndpoint: '2025.2', authentication: 'in_message' }
 * classifyApiRequest({ ...head, url: '/services/rest/record/../auth' }).target; //=> 'unknown'
 * ```
 */
export function classifyApiRequest(head: ApiRequestHead): ApiRequest {
  checkObject(head);
  const { method, url, headers } = head;
  const place = placeOf(method, url, hostsNamedBy(headers));
  const credentials = credentialsOf(headers, place);
  const { target, soapEndpoint, accountId } = place;
  // the spread comes last: a property after it would double the time of the whole
  const request: ApiRequest =
    target === 'soap' ? { target, soapEndpoint, ...credentials } : { target, ...credentials };
  return accountId === undefined ? request : Object.assign(request, { accountId });
}

/** The application id of an NLAuth header. */
export interface NamedApplicationId {
  /** The Application ID of the integration record. */
  readonly applicationId: string;
}

/** The consumer key of a TBA header. */
export interface NamedConsumerKey {
  /** The consumer key of the integration record. */
  readonly consumerKey: string;
}

/** The public identifier by which the integration record of a request is found. */
export type ApiApplication = NamedApplicationId | NamedConsumerKey;

/**
 * The public identifier by which a TBA or NLAuth header names the integration record: look the record up by it.
 * The client of a bearer token is known to whoever checks the token.
 *
 * @param head - The headers of the request.
 * @returns The identifier, or `undefined` for any other request and for a malformed header.
 * @throws {@link FactsError} for a head that is not an object.
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
export function applicationOf(head: Pick<ApiRequestHead, 'headers'>): ApiApplication | undefined {
  checkObject(head);
  const authorization = readAuthorization(headerOf(head.headers, 'authorization'));
  if (authorization.scheme === 'tba') return { consumerKey: authorization.consumerKey };
  if (authorization.scheme !== 'nlauth' || authorization.applicationId === undefined) return undefined;
  return { applicationId: authorization.applicationId };
}
