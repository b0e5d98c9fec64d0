import { checkText, checkWord, malformed } from '../../core/facts.js';
import { CLIENT_TYPES, INTEGRATION_RECORD_STATES } from '../../core/records.js';
import type { PresentedClient } from './clientAuthentication.js';
import type { ClientProblemCode } from './clientProblems.js';
import type { TokenIntegration, TokenRequestFacts } from './facts.js';
import type { GrantQuestion } from './grants.js';
import { type GrantRefusal, refuseFor } from './refusal.js';

/**
 * The integration record of a client that has authenticated by its secret, or that is public and has none.
 *
 * @see PK-10, PK-11, IR-2
 */
export function authenticatedClient({ client, facts }: GrantQuestion): GrantRefusal | TokenIntegration {
  const { integration, secretMatches } = facts;
  if (integration === null) return refuseFor('client_unknown');
  checkText(integration.clientId, 'integration', 'clientId');
  if (integration.clientId !== client.clientId) return refuseFor('client_unknown');
  checkWord(integration.state, INTEGRATION_RECORD_STATES, 'integration', 'state');
  if (integration.state !== 'enabled') return refuseFor('integration_not_enabled');
  const code = against(client, integration, secretMatches);
  return code === undefined ? integration : refuseFor(code);
}

/** What is wrong with what the client shows for itself. */
function against(
  client: PresentedClient,
  { clientType }: TokenIntegration,
  secretMatches: TokenRequestFacts['secretMatches'],
): ClientProblemCode | undefined {
  if (client.by === 'assertion') return 'client_authentication_unsupported';
  checkWord(clientType, CLIENT_TYPES, 'integration', 'clientType');
  const secret = client.by === 'basic' ? client.secret : '';
  if (clientType === 'public') return secret === '' ? undefined : 'client_secret_of_public_client';
  if (secret === '') return 'client_secret_required';
  if (typeof secretMatches !== 'function') malformed('secretMatches');
  // a promise counts as false
  return secretMatches(secret) === true ? undefined : 'client_secret_mismatch';
}
