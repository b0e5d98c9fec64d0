import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkFlag, checkObject, checkWord } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { OAuth2Grant } from './limitsAndDates.js';
import { OAUTH2_GRANTS } from './methods.js';
import { INTEGRATION_PROBLEMS, type OidcProviderCode } from './problems.js';
import { stateRefusal } from './record.js';

/** A client that asks NetSuite as OIDC provider for tokens. */
export interface OidcProviderUseFacts {
  /** Its record. */
  readonly integration: Pick<IntegrationRecord, OAuth2Grant | 'state'>;
  /** The grant that it uses, by the field of the record that enables it. */
  readonly grant: OAuth2Grant;
}

const NOT_WITH_OIDC = fixedRefusal(INTEGRATION_PROBLEMS, 'client_credentials_with_oidc');
const GRANT_OFF = fixedRefusal(INTEGRATION_PROBLEMS, 'grant_off');
const ALLOWED = fixedAllowed(['OIDC-1', 'IR-5']);

/**
 * May this grant be used with NetSuite as OIDC provider? The client credentials grant may not.
 *
 * @param release - Release of the account.
 * @param facts - The record of the client, and the grant.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts that are none.
 * @see OIDC-1, IR-2, IR-5
 *
 * @example
 * ```ts
 * const integration = { state: 'enabled', authorizationCodeGrant: true, clientCredentialsGrant: true } as const;
 * decideOidcProviderUse('2026.2', { integration, grant: 'authorizationCodeGrant' }).allowed; //=> true
 * decideOidcProviderUse('2026.2', { integration, grant: 'clientCredentialsGrant' }).allowed; //=> false
 * ```
 */
export function decideOidcProviderUse(
  release: Release,
  facts: OidcProviderUseFacts,
): Decision<OidcProviderCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { grant, integration } = facts;
  checkWord(grant, OAUTH2_GRANTS, 'grant');
  if (grant !== 'authorizationCodeGrant') return NOT_WITH_OIDC();
  checkObject(integration, 'integration');
  const stopped = stateRefusal(integration.state);
  if (stopped !== undefined) return stopped;
  checkFlag(integration[grant], 'integration', grant);
  return integration[grant] ? ALLOWED : GRANT_OFF();
}
