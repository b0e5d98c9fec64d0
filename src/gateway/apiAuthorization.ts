import { constant } from '../decision.js';
import { isAccountId, parseAccountId } from './account.js';

/** What an Authorization header says, without anything that is secret. */
export type Authorization =
  | { readonly scheme: 'bearer' | 'malformed' | 'other' }
  | {
      readonly scheme: 'nlauth';
      readonly account: string;
      readonly applicationId?: string;
    }
  | {
      readonly scheme: 'tba';
      readonly account: string;
      readonly consumerKey: string;
      readonly hmacSha256: boolean;
      /** A request for a request token is signed without one. */
      readonly hasToken: boolean;
    };

/** Longer than any header that a Node server takes by default. */
const LONGEST = 16_384;

const SCHEME = /^[\w!#$%&'*+.^`|~-]+$/;
const TOKEN68 = /^ *[\w.~+/-]+=*$/;
// A name that is percent-encoded could be a second spelling of another, so it is none.
const OAUTH_PARAMETER = /^[ \t]*(\w+)="([!#-+\--[\]-~]*)"[ \t]*$/;
const NLAUTH_PARAMETER = /^[ \t]*(\w+)=([!-+\--~]+)[ \t]*$/;
const SEPARATORS = [' ', ',', '\t', '"', '\r', '\n'];
const IDENTIFIER = /^[\w.~-]{1,256}$/;

const BEARER: Authorization = /* @__PURE__ */ constant({ scheme: 'bearer' });
const MALFORMED: Authorization = /* @__PURE__ */ constant({ scheme: 'malformed' });
const OTHER: Authorization = /* @__PURE__ */ constant({ scheme: 'other' });

/**
 * Reads an Authorization header. Several headers, as an array or merged into one text, are malformed.
 *
 * @see CHOICE-API-HEADER; RFC 6750 section 2.1, RFC 5849 section 3.5.1, RFC 9110 section 11.4
 */
export function readAuthorization(header: unknown): Authorization {
  if (typeof header !== 'string' || header.length > LONGEST) return MALFORMED;
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
 * Whether credentials are one token, and no list or parameters. A token has some hundred characters, and to look at
 * each would cost more than all the rest: one that no server issues is not known anyhow.
 */
function isOnePiece(credentials: string): boolean {
  const token = credentials.replace(/^ +/, '');
  return token !== '' && !SEPARATORS.some((separator) => token.includes(separator));
}

/** The parameters of a header by lower-case name; none if one is malformed or there twice, in whatever case. */
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

function tba(parameters: ReadonlyMap<string, string>): Authorization {
  const account = parameters.get('realm');
  const consumerKey = parameters.get('oauth_consumer_key') ?? '';
  if (!isAccountId(account) || !IDENTIFIER.test(consumerKey) || !parameters.get('oauth_signature')) {
    return MALFORMED;
  }
  return {
    scheme: 'tba',
    account: parseAccountId(account),
    consumerKey,
    hmacSha256: parameters.get('oauth_signature_method') === 'HMAC-SHA256',
    hasToken: Boolean(parameters.get('oauth_token')),
  };
}

function nlauth(parameters: ReadonlyMap<string, string>): Authorization {
  const account = parameters.get('nlauth_account');
  const applicationId = parameters.get('nlauth_application_id');
  if (!isAccountId(account) || !parameters.has('nlauth_email') || !parameters.has('nlauth_signature')) {
    return MALFORMED;
  }
  if (applicationId === undefined) return { scheme: 'nlauth', account: parseAccountId(account) };
  if (!IDENTIFIER.test(applicationId)) return MALFORMED;
  return { scheme: 'nlauth', account: parseAccountId(account), applicationId };
}
