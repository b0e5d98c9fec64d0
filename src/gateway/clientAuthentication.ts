import type { ClientAssertion } from '../certificates/index.js';
import { decodeBase64, decodePart } from './base64.js';
import { isName, sentValue } from './parameters.js';

/** A token request, as sent. */
export interface TokenRequest {
  /** The Authorization header, or `null` if there is none. */
  readonly authorization: string | null;
  /** The form in the body. */
  readonly parameters: URLSearchParams;
}

export type ClientAuthenticationCode =
  | 'assertion_malformed'
  | 'assertion_missing'
  | 'assertion_type_unsupported'
  | 'client_authentication_malformed'
  | 'client_authentication_missing'
  | 'client_authentication_several'
  | 'client_secret_in_body';

/** How a client says which one it is, and what it shows for it. */
export type PresentedClient =
  | { readonly by: 'assertion'; readonly clientId: string; readonly assertion: ClientAssertion }
  | { readonly by: 'basic'; readonly clientId: string; readonly secret: string }
  | { readonly by: 'client_id'; readonly clientId: string };

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Characters of an assertion or a header; what is longer is not looked at (CHOICE-TOKEN-LENGTH). */
const LONGEST = 16_384;

/** RFC 6749 section 2.3.1: both parts are form-encoded before they go into Basic. */
function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** PK-10, PK-11: id and secret, or the id alone, with or without the colon that goes before a secret. */
function fromBasic(authorization: string): PresentedClient | undefined {
  if (authorization.length > LONGEST) return undefined;
  const [, credentials = ''] = /^basic +([a-z\d+/]+=*)$/i.exec(authorization) ?? [];
  const decoded = decodeBase64(credentials) ?? '';
  const colon = decoded.includes(':') ? decoded.indexOf(':') : decoded.length;
  const clientId = formDecoded(decoded.slice(0, colon));
  const secret = formDecoded(decoded.slice(colon + 1));
  return clientId && secret !== undefined ? { by: 'basic', clientId, secret } : undefined;
}

function fromAssertion(parameters: URLSearchParams): ClientAuthenticationCode | PresentedClient {
  const jwt = sentValue(parameters, 'client_assertion');
  if (jwt === undefined) return 'assertion_missing';
  if (sentValue(parameters, 'client_assertion_type') !== ASSERTION_TYPE) return 'assertion_type_unsupported';
  const [first = '', second = '', ...more] = jwt.length > LONGEST ? [] : jwt.split('.', 4);
  const header = decodePart(first);
  const claims = decodePart(second);
  if (more.length !== 1 || !header || !claims) return 'assertion_malformed';
  const clientId = typeof claims['iss'] === 'string' ? claims['iss'] : '';
  return { by: 'assertion', clientId, assertion: { header, claims } };
}

/** Whether a client id in the body names another client than the rest of the request does. */
function contradicts(parameters: URLSearchParams, { clientId }: PresentedClient): boolean {
  const inBody = sentValue(parameters, 'client_id');
  return inBody !== undefined && inBody !== clientId;
}

/**
 * The client that a token request presents, or what is wrong with the way in which it does.
 *
 * @see PK-10, PK-11, PK-14, CERT-23, CHOICE-TOKEN-CLIENT-ID, CHOICE-TOKEN-LENGTH; RFC 6749 section 2.3
 */
export function presentedClient({
  authorization,
  parameters,
}: TokenRequest): ClientAuthenticationCode | PresentedClient {
  const sent = (name: string) => sentValue(parameters, name) !== undefined;
  const asserts = sent('client_assertion') || sent('client_assertion_type');
  // one that is empty is none: section 2.3.1 lets a client leave it out, and many do not
  const secretInBody = sent('client_secret');
  const methods = [authorization !== null, asserts, secretInBody].filter(Boolean).length;
  if (methods > 1) return 'client_authentication_several';
  if (secretInBody) return 'client_secret_in_body';
  if (methods === 0) {
    const clientId = sentValue(parameters, 'client_id');
    return clientId === undefined ? 'client_authentication_missing' : { by: 'client_id', clientId };
  }
  const client =
    authorization === null
      ? fromAssertion(parameters)
      : (fromBasic(authorization) ?? 'client_authentication_malformed');
  if (typeof client === 'string') return client;
  return contradicts(parameters, client) ? 'client_authentication_several' : client;
}

/** What a token request names, to be looked up before it is judged. Nothing of it has been checked. */
export interface TokenRequestNames {
  /** The client id. */
  readonly clientId?: string;
  /** The certificate that a client assertion says it was signed with. */
  readonly certificateId?: string;
}

/**
 * The client that a token request names, and the certificate where it comes with a client assertion: what the
 * host looks up before it asks {@link decideTokenRequest}.
 *
 * @see PK-10, PK-11, CERT-19, CERT-23
 *
 * @example
 * ```ts
 * const parameters = new URLSearchParams({ grant_type: 'refresh_token', client_id: '6d0e2b' });
 * tokenRequestNames({ authorization: null, parameters }); //=> { clientId: '6d0e2b' }
 * ```
 */
export function tokenRequestNames(request: TokenRequest): TokenRequestNames {
  const client = presentedClient(request);
  if (typeof client === 'string') return {};
  const certificateId = client.by === 'assertion' && client.assertion.header.kid;
  return {
    ...(isName(client.clientId) && { clientId: client.clientId }),
    ...(isName(certificateId) && { certificateId }),
  };
}
