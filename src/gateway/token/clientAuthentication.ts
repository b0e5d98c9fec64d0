import type { ClientAssertion } from '../../clientAssertion/index.js';
import { checkObject, malformed } from '../../core/facts.js';
import { PARAMETERS, type ParameterName } from '../parameterNames.js';
import { canBeId, checkParameters, type SearchParameters, sentValue } from '../parameters.js';
import { decodeBase64, decodePart } from './base64.js';
import type { ClientAuthenticationCode } from './clientProblems.js';
import { CLIENT_ASSERTION_TYPE, LONGEST_CREDENTIALS } from './limitsAndDates.js';

/** A token request, as sent. */
export interface TokenRequest {
  /** The Authorization header, or `null` if there is none. */
  readonly authorization: string | null;
  /** The form in the body. */
  readonly parameters: SearchParameters;
}

/** A client that presents a client assertion. */
interface AssertingClient {
  /** How the client presents itself. */
  readonly by: 'assertion';
  /** The issuer of the assertion; empty if it has none. */
  readonly clientId: string;
  /** The assertion, decoded. */
  readonly assertion: ClientAssertion;
}

/** A client that presents its ID by HTTP Basic. */
interface BasicClient {
  /** How the client presents itself. */
  readonly by: 'basic';
  /** The client ID. */
  readonly clientId: string;
  /** The client secret; empty if there is none. */
  readonly secret: string;
}

/** A client that presents nothing but its ID, in the body. */
interface NamedClient {
  /** How the client presents itself. */
  readonly by: 'client_id';
  /** The client ID. */
  readonly clientId: string;
}

/** Which client a request says that it comes from, and what it shows for it. Nothing of it has been checked. */
export type PresentedClient = AssertingClient | BasicClient | NamedClient;

/** RFC 6749 section 2.3.1: both parts are form-encoded before they go into Basic. */
function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** PK-10, PK-11: ID and secret, or the ID alone, with or without the colon that goes before a secret. */
function fromBasic(authorization: string): BasicClient | undefined {
  if (authorization.length > LONGEST_CREDENTIALS) return undefined;
  const [, credentials = ''] = /^basic +([a-z\d+/]+=*)$/i.exec(authorization) ?? [];
  const decoded = decodeBase64(credentials) ?? '';
  const colon = decoded.includes(':') ? decoded.indexOf(':') : decoded.length;
  const clientId = formDecoded(decoded.slice(0, colon));
  const secret = formDecoded(decoded.slice(colon + 1));
  return clientId && secret !== undefined ? { by: 'basic', clientId, secret } : undefined;
}

function fromAssertion(parameters: SearchParameters): AssertingClient | ClientAuthenticationCode {
  const jwt = sentValue(parameters, PARAMETERS.clientAssertion);
  if (jwt === undefined) return 'assertion_missing';
  if (sentValue(parameters, PARAMETERS.clientAssertionType) !== CLIENT_ASSERTION_TYPE)
    return 'assertion_type_unsupported';
  const [first = '', second = '', ...more] = jwt.length > LONGEST_CREDENTIALS ? [] : jwt.split('.', 4);
  const header = decodePart(first);
  const claims = decodePart(second);
  const isWhole = more.length === 1 && more.every((signature) => /^[\w-]*$/.test(signature));
  if (!isWhole || !header || !claims) return 'assertion_malformed';
  const clientId = typeof claims['iss'] === 'string' ? claims['iss'] : '';
  return { by: 'assertion', clientId, assertion: { header, claims } };
}

/** Whether a client ID in the body names another client than the rest of the request does. */
function contradicts(parameters: SearchParameters, { clientId }: PresentedClient): boolean {
  const inBody = sentValue(parameters, PARAMETERS.clientId);
  return inBody !== undefined && inBody !== clientId;
}

/** Demands a request that can be read. @throws {@link FactsError} */
export function checkTokenRequest(request: TokenRequest, ...path: (number | string)[]): void {
  checkObject(request, ...path);
  const { authorization, parameters } = request;
  if (authorization !== null && typeof authorization !== 'string') malformed(...path, 'authorization');
  checkParameters(parameters, ...path, 'parameters');
}

/** Whether a client that authenticates names itself once more in the body (CHOICE-TOKEN-CLIENT-ID). */
export function namesItselfTwice(parameters: SearchParameters, { by }: PresentedClient): boolean {
  return by !== 'client_id' && sentValue(parameters, PARAMETERS.clientId) !== undefined;
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
  const sent = (name: ParameterName) => sentValue(parameters, name) !== undefined;
  const asserts = sent(PARAMETERS.clientAssertion) || sent(PARAMETERS.clientAssertionType);
  // an empty one counts as left out: by section 2.3.1 a client need not send it, and many send it empty
  const secretInBody = sent(PARAMETERS.clientSecret);
  const methods = [authorization !== null, asserts, secretInBody].filter(Boolean).length;
  if (methods > 1) return 'client_authentication_several';
  if (secretInBody) return 'client_secret_in_body';
  if (methods === 0) {
    const clientId = sentValue(parameters, PARAMETERS.clientId);
    return clientId === undefined ? 'client_authentication_missing' : { by: 'client_id', clientId };
  }
  const client =
    authorization === null
      ? fromAssertion(parameters)
      : (fromBasic(authorization) ?? 'client_authentication_malformed');
  if (typeof client === 'string') return client;
  return contradicts(parameters, client) ? 'client_authentication_several' : client;
}

/** What a token request names, which the host looks up before it asks. Nothing of it has been checked. */
export interface TokenRequestNames {
  /** The client ID. */
  readonly clientId?: string;
  /** The ID of the certificate that a client assertion says it was signed with. */
  readonly certificateId?: string;
}

/**
 * The client that a token request names, and the certificate where it comes with a client assertion. The host looks
 * them up before it asks {@link decideTokenRequest}.
 *
 * @param request - The request, as it was sent.
 * @returns Only what can be an ID. Empty where the request presents no client, or more than one.
 * @throws {@link FactsError} for a malformed request.
 * @see PK-10, PK-11, CERT-19, CERT-23
 *
 * @example
 * ```ts
 * const parameters = new URLSearchParams({ grant_type: 'refresh_token', client_id: '6d0e2b' });
 * tokenRequestNames({ authorization: null, parameters }); //=> { clientId: '6d0e2b' }
 * ```
 */
export function tokenRequestNames(request: TokenRequest): TokenRequestNames {
  checkTokenRequest(request);
  const client = presentedClient(request);
  if (typeof client === 'string') return {};
  const certificateId = client.by === 'assertion' && client.assertion.header.kid;
  return {
    ...(canBeId(client.clientId) && { clientId: client.clientId }),
    ...(canBeId(certificateId) && { certificateId }),
  };
}
