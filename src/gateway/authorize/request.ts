import { parseAccountId } from '../../core/accountId.js';
import type { Allowed, RuleId, Violation } from '../../core/decision.js';
import { checkFlag, checkList, checkObject, checkText, checkWord } from '../../core/facts.js';
import { checkChoices } from '../../core/options.js';
import { INTEGRATION_RECORD_STATES, type IntegrationRecord, isScope } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import {
  decidePkceAuthorization,
  type PkceAdviceCode,
  type PkceAuthorizationCode,
  type PkceBinding,
  type PkceChoices,
  type PkceParameters,
} from '../../pkcePolicy/index.js';
import { PKCE_OPTIONS } from '../../pkcePolicy/options.js';
import { decideRedirectUri, type RedirectUriRequestCode } from '../../redirectUris/index.js';
import { faultFrom } from '../fault.js';
import { PARAMETERS } from '../parameterNames.js';
import {
  checkParameters,
  clientIdOf,
  rawValue,
  type SearchParameters,
  scopesOf,
  sentValue,
  valuesOf,
} from '../parameters.js';
import {
  againstGrant,
  againstPrompt,
  againstRepetition,
  againstResponseType,
  againstScopes,
  againstState,
  promptsOf,
} from './checks.js';
import { AUTHORIZATION_ERRORS, type Prompt } from './limitsAndDates.js';
import { AUTHORIZATION_FAULTS, POLICY_PARAMETERS } from './problems.js';
import {
  type AuthorizationErrorPage,
  type AuthorizationFault,
  type AuthorizationRefused,
  byRedirect,
  onErrorPage,
} from './refusal.js';

/** The fields of an integration record that an authorization request is judged by. */
export type AuthorizationIntegration = Pick<
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

/** A request to the authorization endpoint, which is step one of the authorization code grant. */
export interface AuthorizationRequestFacts {
  /** The query, as it was sent. */
  readonly parameters: SearchParameters;
  /** The integration record that {@link clientIdOf} leads to; `null` if there is none. */
  readonly integration: AuthorizationIntegration | null;
  /** Whether the request came to the host of an account or to the host for all accounts (PK-1). Default: `account`. */
  readonly host?: 'account' | 'system';
  /** Account id, in either spelling. Absent: an error that is sent to the client does not name its issuer. */
  readonly accountId?: string;
}

/** What to ask the user, and what the authorization code has to remember. */
export interface AuthorizationGrant {
  /** Tells an allowed request from a refused one: go on with login and consent. */
  readonly disposition: 'proceed';
  /** The client that asks. */
  readonly clientId: string;
  /** Where the answer goes. */
  readonly redirectUri: string;
  /** The scopes asked for, each once. */
  readonly scopes: readonly string[];
  /** The state, which the answer carries back. */
  readonly state: string;
  /** What the user is asked for anew, or that nothing may be asked. Empty: only what is needed. */
  readonly prompt: readonly Prompt[];
  /** The code challenge that the authorization code is bound to; `null` if none was sent. */
  readonly binding: PkceBinding | null;
}

/** The answer to an authorization request, told apart by its `disposition`. */
export type AuthorizationDecision = Allowed<AuthorizationGrant, PkceAdviceCode> | AuthorizationRefused;

/** Where an answer may go. */
interface Destination {
  readonly integration: AuthorizationIntegration;
  readonly redirectUri: string;
  readonly rules: readonly RuleId[];
}

/**
 * Judges a whole authorization request: the integration record, the redirect URI, `response_type`, `scope`, `state`,
 * `prompt`, PKCE as the release asks for it, and that no parameter is repeated.
 *
 * The `disposition` of the answer says what to do: `proceed` with login and consent, `redirect` the user to
 * `location`, or show an `error_page` and redirect nowhere. Messages repeat nothing that was sent.
 *
 * @param release - Release of the account.
 * @param facts - The request, and the integration record of its client.
 * @param choices - What to do where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for malformed facts,
 * {@link ChoicesError} for malformed choices, {@link AccountIdError} for a text that is not an account id.
 * @see PK-1 to PK-6, PK-8, PK-13, URI-5, URI-7 to URI-9, IR-2, R3, R8, CHOICE-PARAMETER-REPEATED,
 * CHOICE-AUTHORIZE-BLOCKED, CHOICE-AUTHORIZE-ORDER, CHOICE-AUTHORIZE-STATE, CHOICE-ISSUER, A1; RFC 6749 section 4.1.1,
 * RFC 9207 section 2
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
  facts: AuthorizationRequestFacts,
  choices?: PkceChoices,
): AuthorizationDecision {
  assertRelease(release);
  checkChoices(choices, PKCE_OPTIONS);
  checkObject(facts);
  const { accountId, host, parameters } = facts;
  checkParameters(parameters, 'parameters');
  if (host !== undefined) checkWord(host, ['account', 'system'], 'host');
  if (accountId !== undefined) parseAccountId(accountId);
  const destination = destinationOf(release, facts);
  return 'disposition' in destination ? destination : judged(release, facts, destination, choices);
}

/** Where the answer may go; or an error page, since the redirect URI of an unknown client is anybody's (R8). */
function destinationOf(
  release: Release,
  { parameters, integration }: AuthorizationRequestFacts,
): AuthorizationErrorPage | Destination {
  const ambiguous = [PARAMETERS.clientId, PARAMETERS.redirectUri].some(
    (name) => valuesOf(parameters, name).length > 1,
  );
  if (ambiguous) return onErrorPage(AUTHORIZATION_FAULTS().parameter_repeated, ['R8']);
  if (integration === null) return onErrorPage(AUTHORIZATION_FAULTS().client_unknown, ['R8']);
  checkObject(integration, 'integration');
  checkText(integration.clientId, 'integration', 'clientId');
  if (integration.clientId !== clientIdOf(parameters)) {
    return onErrorPage(AUTHORIZATION_FAULTS().client_unknown, ['R8']);
  }
  const redirectUri = sentValue(parameters, PARAMETERS.redirectUri);
  const decision = decideRedirectUri(release, {
    integration,
    ...(redirectUri !== undefined && { redirectUri }),
  });
  if (!decision.allowed) return onErrorPage(atParameter(decision.violations[0]), decision.rules);
  checkWord(integration.state, INTEGRATION_RECORD_STATES, 'integration', 'state');
  if (integration.state !== 'enabled') {
    return onErrorPage(AUTHORIZATION_FAULTS().integration_not_enabled, ['CHOICE-AUTHORIZE-BLOCKED']);
  }
  return { integration, redirectUri: decision.redirectUri, rules: decision.rules };
}

/** Judges what is left once an error has somewhere to go. */
function judged(
  release: Release,
  { accountId, parameters, host = 'account' }: AuthorizationRequestFacts,
  { integration, redirectUri, rules: redirectRules }: Destination,
  choices: PkceChoices | undefined,
): AuthorizationDecision {
  checkFlag(integration.authorizationCodeGrant, 'integration', 'authorizationCodeGrant');
  checkList(integration.scopes, 'integration', 'scopes');
  const scopes = scopesOf(parameters);
  const state = rawValue(parameters, PARAMETERS.state) ?? '';
  // a scope that is not known is refused below, so PKCE is asked of the others
  const pkce = decidePkceAuthorization(
    release,
    { integration, scopes: scopes.filter(isScope), parameters: pkceParameters(parameters) },
    choices,
  );
  const { binding, faults } = pkce.allowed
    ? { ...pkce, faults: [] }
    : { binding: null, faults: pkce.violations.map(atParameter) };
  const [first, ...rest] = [
    ...againstGrant(integration.authorizationCodeGrant),
    ...againstRepetition(parameters),
    ...againstResponseType(parameters),
    ...againstState(state),
    ...againstScopes(scopes, integration.scopes),
    ...againstPrompt(parameters, scopes, host),
    ...faults,
  ].toSorted(byPrecedence);
  const rules = [...redirectRules, ...pkce.rules];
  if (first) return byRedirect({ accountId, redirectUri, parameters }, [first, ...rest], rules, pkce.advice);
  return {
    allowed: true,
    rules: ['PK-2', 'PK-3', 'PK-4', 'PK-8', ...rules],
    advice: pkce.advice,
    disposition: 'proceed',
    clientId: integration.clientId,
    redirectUri,
    scopes,
    state,
    prompt: promptsOf(parameters),
    binding,
  };
}

/** Parameters of PKCE by the names that the policy gives them. An empty one counts as sent: no challenge is stripped by emptying it. */
function pkceParameters(parameters: SearchParameters): PkceParameters {
  const codeChallenge = rawValue(parameters, PARAMETERS.codeChallenge);
  const codeChallengeMethod = rawValue(parameters, PARAMETERS.codeChallengeMethod);
  return {
    ...(codeChallenge !== null && { codeChallenge }),
    ...(codeChallengeMethod !== null && { codeChallengeMethod }),
  };
}

/** What a policy refuses a parameter for. */
function atParameter(
  violation: Violation<PkceAuthorizationCode | RedirectUriRequestCode>,
): AuthorizationFault {
  return faultFrom(violation, 'invalid_request', ['parameters', POLICY_PARAMETERS[violation.code]]);
}

function byPrecedence(a: AuthorizationFault, b: AuthorizationFault): number {
  return AUTHORIZATION_ERRORS.indexOf(a.oauthError) - AUTHORIZATION_ERRORS.indexOf(b.oauthError);
}
