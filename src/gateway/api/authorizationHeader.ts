import { isAccountId, parseAccountId } from '../../core/accountId.js';
import { constant } from '../../core/decision.js';
import { LONGEST_ID } from '../limits.js';
import { LONGEST_AUTHORIZATION, SIGNATURE_METHODS, type SignatureMethod } from './limitsAndDates.js';

/** An Authorization header of which only the scheme matters. */
interface PlainAuthorization {
  readonly scheme: 'bearer' | 'malformed' | 'other';
}

/** An Authorization header with user credentials (NLAuth). */
interface NlauthAuthorization {
  readonly scheme: 'nlauth';
  /** The account id, in the spelling of a realm. */
  readonly accountId: string;
  /** The application id, if the header names an integration record. */
  readonly applicationId?: string;
}

/** An Authorization header of a request with token-based authentication (TBA). */
interface TbaAuthorization {
  readonly scheme: 'tba';
  /** The account id, in the spelling of a realm. */
  readonly accountId: string;
  /** The consumer key, which names an integration record. */
  readonly consumerKey: string;
  /** The name of the signature method, if some release takes it. */
  readonly signatureMethod: SignatureMethod | 'other';
  /** Whether a token is named. A request for a request token has none. */
  readonly hasToken: boolean;
}

/** What an Authorization header says, without anything secret. */
export type Authorization = NlauthAuthorization | PlainAuthorization | TbaAuthorization;

const SCHEME = /^[\w!#$%&'*+.^`|~-]+$/;
const TOKEN68 = /^ *[\w.~+/-]+=*$/;
// a percent-encoded name could be another spelling of a plain one, so it does not count as a name
const OAUTH_PARAMETER = /^[ \t]*(\w+)="([!#-+\--[\]-~]*)"[ \t]*$/;
const NLAUTH_PARAMETER = /^[ \t]*(\w+)=([!-+\--~]+)[ \t]*$/;
const SEPARATORS = [' ', ',', '\t', '"', '\r', '\n'];
const IDENTIFIER = /^[\w.~-]+$/;

const BEARER: PlainAuthorization = constant({ scheme: 'bearer' });
const MALFORMED: PlainAuthorization = constant({ scheme: 'malformed' });
const OTHER: PlainAuthorization = constant({ scheme: 'other' });

/**
 * Reads an Authorization header. Several headers, in an array or merged into one text, are malformed.
 *
 * @see CHOICE-API-HEADER; RFC 6750 section 2.1, RFC 5849 section 3.5.1, RFC 9110 section 11.4
 */
export function readAuthorization(header: unknown): Authorization {
  if (typeof header !== 'string' || header.length > LONGEST_AUTHORIZATION) return MALFORMED;
  const space = header.indexOf(' ');
  const scheme = header.slice(0, Math.max(space, 0)).toLowerCase();
  const credentials = header.slice(space + 1);
  switch (scheme) {
    case 'bearer':
      return isOnePiece(credentials) ? BEARER : MALFORMED;
    case 'oauth':
      return tba(parametersOf(credentials, OAUTH_PARAMETER));
    case 'nlauth':
      return nlauth(parametersOf(credentials, NLAUTH_PARAMETER));
    default:
      return SCHEME.test(scheme) && TOKEN68.test(credentials) ? OTHER : MALFORMED;
  }
}

/**
 * Whether credentials are a single token, and not a list or parameters. A token has hundreds of characters, and to
 * check each of them would cost more than everything else. No server has issued a token with an odd character, so
 * the host will not find it.
 */
function isOnePiece(credentials: string): boolean {
  const token = credentials.replace(/^ +/, '');
  return token !== '' && !SEPARATORS.some((separator) => token.includes(separator));
}

/** Whether a value can be the public identifier of an integration record. */
function isIdentifier(value: string): boolean {
  return value.length <= LONGEST_ID && IDENTIFIER.test(value);
}

/** The parameters of a header by lower-case name. Empty if one is malformed or is there twice, in whatever case. */
function parametersOf(text: string, form: RegExp): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, spelled = '', value = ''] = form.exec(part) ?? [];
    const name = spelled.toLowerCase();
    if (name === '' || parameters.has(name)) return new Map();
    parameters.set(name, value);
  }
  return parameters;
}

/** The signature method of this name, if some release takes it. */
function signatureMethodOf(name: string | undefined): SignatureMethod | 'other' {
  for (const { value } of SIGNATURE_METHODS) {
    const known = value.find((method) => method === name);
    if (known !== undefined) return known;
  }
  return 'other';
}

function tba(parameters: ReadonlyMap<string, string>): Authorization {
  const account = parameters.get('realm');
  const consumerKey = parameters.get('oauth_consumer_key') ?? '';
  if (!isAccountId(account) || !isIdentifier(consumerKey) || !parameters.get('oauth_signature')) {
    return MALFORMED;
  }
  return {
    scheme: 'tba',
    accountId: parseAccountId(account),
    consumerKey,
    signatureMethod: signatureMethodOf(parameters.get('oauth_signature_method')),
    hasToken: Boolean(parameters.get('oauth_token')),
  };
}

function nlauth(parameters: ReadonlyMap<string, string>): Authorization {
  const account = parameters.get('nlauth_account');
  const applicationId = parameters.get('nlauth_application_id');
  if (!isAccountId(account) || !parameters.has('nlauth_email') || !parameters.has('nlauth_signature')) {
    return MALFORMED;
  }
  const accountId = parseAccountId(account);
  if (applicationId === undefined) return { scheme: 'nlauth', accountId };
  return isIdentifier(applicationId) ? { scheme: 'nlauth', accountId, applicationId } : MALFORMED;
}
