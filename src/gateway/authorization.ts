import type { Allowed, OAuthError, Violation } from '../decision.js';
import {
  decidePkceAuthorization,
  type PkceAuthorizationCode,
  type PkceBinding,
  type PkceChoices,
  type PkceParameters,
} from '../pkcePolicy/index.js';
import type { IntegrationRecord } from '../records.js';
import { decideRedirectUri } from '../redirectUris/index.js';
import { assertRelease, type Release } from '../release.js';
import {
  againstGrant,
  againstPrompt,
  againstRepetition,
  againstResponseType,
  againstScopes,
  againstState,
  type Prompt,
  promptsOf,
} from './authorizationChecks.js';
import {
  type AuthorizationFault,
  type AuthorizationRefused,
  byRedirect,
  CLIENT_UNKNOWN,
  NOT_ENABLED,
  onErrorPage,
} from './authorizationRefusal.js';
import { clientIdOf, scopesOf, sentValue } from './parameters.js';

/** The fields of an integration record that an authorization request is judged by. */
export type AuthorizationRecord = Pick<
  IntegrationRecord,
  | 'authorizationCodeGrant'
  | 'authorizationCodeGrantSince'
  | 'clientId'
  | 'clientType'
  | 'createdIn'
  | 'redirectUris'
  | 'scopes'
  | 'state'
>;

/** A request to the authorization endpoint, step one of the authorization code grant. */
export interface AuthorizationRequest {
  /** The query, as sent. */
  readonly parameters: URLSearchParams;
  /** The record that {@link clientIdOf} leads to; `null` if there is none. */
  readonly integration: AuthorizationRecord | null;
  /** Whether it came to the host of an account or to `system.netsuite.com` (PK-1). Default: `account`. */
  readonly host?: 'account' | 'system';
}

/** What to ask the user, and what the authorization code has to remember. */
export interface AuthorizationGrant {
  readonly disposition: 'proceed';
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly prompt: readonly Prompt[];
  readonly binding: PkceBinding | null;
}

/** The error that goes into an answer where there are several: the first of these (PK-13). */
const PRECEDENCE: readonly OAuthError[] = [
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_request',
  'invalid_scope',
];

function byPrecedence(a: AuthorizationFault, b: AuthorizationFault): number {
  return PRECEDENCE.indexOf(a.oauthError) - PRECEDENCE.indexOf(b.oauthError);
}

/** Parameters of PKCE by the names that the policy gives them. An empty one counts as sent: no challenge is stripped by emptying it. */
function pkceParameters(parameters: URLSearchParams): PkceParameters {
  const codeChallenge = parameters.get('code_challenge');
  const codeChallengeMethod = parameters.get('code_challenge_method');
  return {
    ...(codeChallenge !== null && { codeChallenge }),
    ...(codeChallengeMethod !== null && { codeChallengeMethod }),
  };
}

function atParameter(violation: Violation<PkceAuthorizationCode>): AuthorizationFault {
  const name = violation.path?.[0] === 'codeChallenge' ? 'code_challenge' : 'code_challenge_method';
  return { ...violation, oauthError: 'invalid_request', path: ['parameters', name] };
}

/**
 * Judges a whole authorization request: the record, the redirect URI, `response_type`, `scope`, `state`,
 * `prompt`, PKCE as the release asks for it, and that no parameter is repeated.
 *
 * The answer's `disposition` says what to do: `proceed` with login and consent, `redirect` to `location`, or
 * show an `error_page` and redirect nowhere. Nothing that was sent is in a message.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see PK-1 to PK-6, PK-8, PK-13, URI-5, URI-7 to URI-9, IR-2, R3, R8, CHOICE-PARAMETER-REPEATED,
 * CHOICE-AUTHORIZE-BLOCKED, CHOICE-AUTHORIZE-STATE; RFC 6749 section 4.1.1
 *
 * @example
 * ```ts
 * const integration = {
 *   clientId: '6d0e2b',
 *   clientType: 'confidential',
 *   createdIn: '2026.1',
 *   state: 'enabled',
 *   authorizationCodeGrant: true,
 *   redirectUris: ['https://app.example.com/cb'],
 *   scopes: ['restlets'],
 * } as const;
 * const parameters = new URLSearchParams({
 *   client_id: '6d0e2b',
 *   redirect_uri: 'https://app.example.com/cb',
 *   response_type: 'code',
 *   scope: 'restlets',
 *   state: 'zJpNtSXTJjpQ4v5oVkGp2w',
 * });
 * decideAuthorizationRequest('2026.1', { parameters, integration }).disposition; //=> 'proceed'
 *
 * parameters.set('scope', 'mcp');
 * const refused = decideAuthorizationRequest('2026.1', { parameters, integration });
 * refused.disposition === 'redirect' && refused.error; //=> 'invalid_request'
 *
 * parameters.set('redirect_uri', 'https://app.example.com/cb/');
 * decideAuthorizationRequest('2026.1', { parameters, integration }).disposition; //=> 'error_page'
 * ```
 */
export function decideAuthorizationRequest(
  release: Release,
  { parameters, integration, host = 'account' }: AuthorizationRequest,
  choices?: Partial<PkceChoices>,
): Allowed<AuthorizationGrant> | AuthorizationRefused {
  assertRelease(release);
  const repetition = againstRepetition(parameters);
  const [twice] = repetition;
  if (twice && ['client_id', 'redirect_uri'].some((name) => parameters.getAll(name).length > 1)) {
    return onErrorPage(twice, ['R8']);
  }
  if (integration === null || integration.clientId !== clientIdOf(parameters)) {
    return onErrorPage(CLIENT_UNKNOWN, ['R8']);
  }
  const requested = sentValue(parameters, 'redirect_uri');
  const redirect = decideRedirectUri(release, {
    registered: integration.redirectUris,
    ...(requested !== undefined && { requested }),
  });
  if (!redirect.allowed) {
    const [violation] = redirect.violations;
    const path = ['parameters', 'redirect_uri'];
    return onErrorPage({ ...violation, oauthError: 'invalid_request', path }, redirect.rules);
  }
  if (integration.state !== 'enabled') return onErrorPage(NOT_ENABLED, ['CHOICE-AUTHORIZE-BLOCKED']);

  const { redirectUri } = redirect;
  const scopes = scopesOf(parameters);
  const state = parameters.get('state') ?? '';
  const client = { ...integration, scopes };
  const pkce = decidePkceAuthorization(release, { client, parameters: pkceParameters(parameters) }, choices);
  const { advice, binding, faults } = pkce.allowed
    ? { ...pkce, faults: [] }
    : { advice: [], binding: null, faults: pkce.violations.map(atParameter) };
  const [first, ...rest] = [
    ...againstGrant(integration.authorizationCodeGrant),
    ...repetition,
    ...againstResponseType(parameters),
    ...againstState(state),
    ...againstScopes(scopes, integration.scopes),
    ...againstPrompt(parameters, scopes, host),
    ...faults,
  ].toSorted(byPrecedence);
  const rules = [...redirect.rules, ...pkce.rules];
  if (first) return byRedirect(redirectUri, parameters, [first, ...rest], rules);
  return {
    allowed: true,
    rules: ['PK-2', 'PK-3', 'PK-4', 'PK-8', ...rules],
    advice,
    disposition: 'proceed',
    clientId: integration.clientId,
    redirectUri,
    scopes,
    state,
    prompt: promptsOf(parameters),
    binding,
  };
}
