import { constant, type Decision, NO_ADVICE, type RuleId } from '../../core/decision.js';
import {
  checkFlag,
  checkList,
  checkObject,
  checkSent,
  checkText,
  checkTexts,
  checkWord,
  isAbsent,
} from '../../core/facts.js';
import { fixedRefusal } from '../../core/problem.js';
import { CLIENT_TYPES, INTEGRATION_RECORD_STATES, type IntegrationRecord } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import { decideRedirectUri } from '../../redirectUris/index.js';
import { CLIENT_REGISTRATION_PROBLEMS, type ClientRegistrationCode } from './problems.js';

/** The fields of an integration record that dynamic client registration depends on. */
export interface RegistrationIntegration
  extends Pick<
    IntegrationRecord,
    'authorizationCodeGrant' | 'clientId' | 'clientType' | 'redirectUris' | 'state'
  > {
  /** Whether the Dynamic Client Registration box is checked. */
  readonly dynamicClientRegistration: boolean;
  /** The Client Name for Dynamic Client Registration. `null` as if absent. */
  readonly dynamicClientName?: string | null;
}

/** What a request for dynamic client registration is judged by. */
export interface ClientRegistrationFacts {
  /** The integration records of the account. */
  readonly integrations: readonly RegistrationIntegration[];
  /** The `redirect_uris` of the request, as sent. */
  readonly redirectUris: readonly string[];
  /** The `client_name` of the request, as sent. Absent if it was not sent. */
  readonly clientName?: string;
}

/** What the client gets. */
export interface ClientRegistrationGrant {
  /** The OAuth 2.0 client ID of the record that the request matches. */
  readonly clientId: string;
}

const AMBIGUOUS = fixedRefusal(CLIENT_REGISTRATION_PROBLEMS, 'registration_ambiguous');
const OTHER_NAME = fixedRefusal(CLIENT_REGISTRATION_PROBLEMS, 'registration_name_mismatch');
const UNMATCHED = fixedRefusal(CLIENT_REGISTRATION_PROBLEMS, 'registration_unmatched');
const MATCH_RULES = constant<readonly RuleId[]>(['URI-12', 'CHOICE-REDIRECT-REGISTRATION']);

const LOCALHOST = /^(https:\/\/localhost)(?::\d+)?(?=[/?#]|$)/i;

/** A redirect URI without the port of localhost, which does not count. */
function comparable(uri: string): string {
  return uri.replace(LOCALHOST, '$1');
}

/** Whether a record takes dynamic client registration. */
function takesRegistrations(integration: RegistrationIntegration, index: number): boolean {
  const at = ['integrations', index] as const;
  checkObject(integration, ...at);
  const {
    authorizationCodeGrant,
    clientId,
    clientType,
    dynamicClientName,
    dynamicClientRegistration,
    redirectUris,
    state,
  } = integration;
  checkText(clientId, ...at, 'clientId');
  checkTexts(redirectUris, ...at, 'redirectUris');
  checkFlag(authorizationCodeGrant, ...at, 'authorizationCodeGrant');
  if (dynamicClientName !== null) checkSent(dynamicClientName, ...at, 'dynamicClientName');
  checkFlag(dynamicClientRegistration, ...at, 'dynamicClientRegistration');
  checkWord(clientType, CLIENT_TYPES, ...at, 'clientType');
  checkWord(state, INTEGRATION_RECORD_STATES, ...at, 'state');
  return (
    state === 'enabled' && authorizationCodeGrant && clientType === 'public' && dynamicClientRegistration
  );
}

/** Whether a record has all of these redirect URIs, and the authorization endpoint redirects to each. */
function hasAll(
  release: Release,
  { redirectUris }: RegistrationIntegration,
  wanted: readonly string[],
): boolean {
  const usable = redirectUris.filter(
    (redirectUri) =>
      decideRedirectUri(release, { integration: { redirectUris: [redirectUri] }, redirectUri }).allowed,
  );
  const stored = new Set(usable.map(comparable));
  return wanted.length > 0 && wanted.every((uri) => stored.has(comparable(uri)));
}

/** Whether anybody on a device could listen at a redirect URI, so that the name of the client has to match as well. */
function needsName(uri: string): boolean {
  return LOCALHOST.test(uri) || !/^https:/i.test(uri);
}

/**
 * Decides which integration record a request for dynamic client registration leads to. Its answer is the client ID of a
 * record that is there already: nothing is created, and the authorization request still has to name a registered redirect
 * URI exactly.
 *
 * @param release - Release of the account.
 * @param facts - The integration records of the account, and the redirect URIs and the client name of the request.
 * @returns The client ID of the record, or a refusal.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing, misspelt or not of its type.
 * @see URI-4, URI-12, CHOICE-REDIRECT-REGISTRATION
 *
 * @example
 * ```ts
 * const integration = {
 *   clientId: '6d0e2b',
 *   clientType: 'public',
 *   state: 'enabled',
 *   authorizationCodeGrant: true,
 *   redirectUris: ['com.example.app:/callback'],
 *   dynamicClientRegistration: true,
 *   dynamicClientName: 'Orders',
 * } as const;
 * const request = { integrations: [integration], redirectUris: ['com.example.app:/callback'] };
 * decideClientRegistration('2026.1', { ...request, clientName: 'Orders' }).allowed; //=> true
 * decideClientRegistration('2026.1', { ...request, clientName: 'Other' }).allowed; //=> false
 * ```
 */
export function decideClientRegistration(
  release: Release,
  facts: ClientRegistrationFacts,
): Decision<ClientRegistrationCode, ClientRegistrationGrant, never> {
  assertRelease(release);
  checkObject(facts);
  const { clientName, integrations, redirectUris } = facts;
  checkList(integrations, 'integrations');
  checkTexts(redirectUris, 'redirectUris');
  checkSent(clientName, 'clientName');
  const matching = integrations
    .filter(takesRegistrations)
    .filter((one) => hasAll(release, one, redirectUris));
  const [record, ...others] = redirectUris.some(needsName)
    ? matching.filter(({ dynamicClientName: name }) => !isAbsent(name) && name !== '' && name === clientName)
    : matching;
  if (others.length > 0) return AMBIGUOUS();
  if (record !== undefined) {
    return { allowed: true, rules: MATCH_RULES, advice: NO_ADVICE, clientId: record.clientId };
  }
  return matching.length > 0 ? OTHER_NAME() : UNMATCHED();
}
