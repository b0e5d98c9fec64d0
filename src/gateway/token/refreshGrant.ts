import type { RuleId } from '../../core/decision.js';
import { checkInstant, isAbsent } from '../../core/facts.js';
import { type Instant, timeOf } from '../../core/instant.js';
import { PARAMETERS } from '../parameterNames.js';
import { type SearchParameters, scopesOf, sentValue } from '../parameters.js';
import { authenticatedClient } from './authenticatedClient.js';
import type { IssuedRefreshToken, TokenIntegration } from './facts.js';
import {
  againstScopes,
  checkIssued,
  checkUserGrant,
  type GrantAnswer,
  type GrantQuestion,
  tokenGrant,
} from './grants.js';
import { TOKEN_FAULTS } from './problems.js';
import { refreshTokenEnds, refreshTokenTerms } from './refreshTokens.js';
import { type GrantRefusal, refuseFor } from './refusal.js';

/**
 * A refresh. A token of a public client that is used again ends the whole authorization.
 *
 * @see PK-16, PK-17, CHOICE-REFRESH-REUSE, CHOICE-REFRESH-SETTINGS; RFC 6749 section 6, RFC 9700 section 4.14.2
 */
export function refreshGrant(question: GrantQuestion): GrantAnswer {
  const { refreshToken, request } = question.facts;
  const integration = authenticatedClient(question);
  if ('faults' in integration) return integration;
  checkUserGrant(question.facts, integration);
  if (!integration.authorizationCodeGrant) return refuseFor('grant_not_enabled');
  if (sentValue(request.parameters, PARAMETERS.refreshToken) === undefined) {
    return refuseFor('refresh_token_missing');
  }
  if (!refreshToken) return refuseFor('refresh_token_unknown');
  checkIssued(refreshToken, 'refreshToken');
  checkInstant(refreshToken.authorizedAt, 'refreshToken', 'authorizedAt');
  if (refreshToken.clientId !== integration.clientId) return refuseFor('refresh_token_of_other_client');
  if (!isAbsent(refreshToken.usedAt)) return refuseFor('refresh_token_used');
  return againstAge(refreshToken, integration, question) ?? refreshed(refreshToken, integration, question);
}

/** The rules that decide how long the tokens of a client live. */
function rulesFor({ clientType }: TokenIntegration): readonly RuleId[] {
  return clientType === 'public' ? ['PK-17', 'CHOICE-REFRESH-SETTINGS'] : ['CHOICE-REFRESH-SETTINGS'];
}

/** Why a token of this client has ended by itself. */
function againstAge(
  token: IssuedRefreshToken<Instant>,
  integration: TokenIntegration,
  { facts: { at, refreshTokenSettings } }: GrantQuestion,
): GrantRefusal | undefined {
  const { clientType } = integration;
  const leanedOn = rulesFor(integration);
  const { expires, rotationEnds } = refreshTokenEnds(clientType, token, refreshTokenSettings);
  const now = timeOf(at);
  if (rotationEnds !== undefined && now >= rotationEnds) return refuseFor('rotation_over', leanedOn);
  // written so that an invalid instant refuses
  if (now < expires) return undefined;
  const rule = clientType === 'public' ? 'PK-17' : 'PK-16';
  return { faults: [{ ...TOKEN_FAULTS().refresh_token_expired, rule }], leanedOn, ends: 'nothing' };
}

/** Judges a live token of this client by its scopes. */
function refreshed(
  token: IssuedRefreshToken<Instant>,
  integration: TokenIntegration,
  { facts: { at, refreshTokenSettings, request } }: GrantQuestion,
): GrantAnswer {
  const { clientType } = integration;
  if (againstScopes(token.scopes, integration.scopes).length > 0) return refuseFor('scope_not_enabled');
  const scopes = narrowed(request.parameters, token.scopes);
  if (scopes === undefined) return refuseFor('scope_not_granted');
  const instants = { authorizedAt: token.authorizedAt, issuedAt: at };
  const refreshToken =
    clientType === 'public' ? refreshTokenTerms(clientType, instants, refreshTokenSettings) : null;
  return {
    allowed: true,
    rules: [...new Set<RuleId>(['PK-16', 'PK-17', ...rulesFor(integration)])],
    advice: [],
    ...tokenGrant('refresh_token', { ...token, scopes, refreshToken }),
  };
}

/** The scopes asked for: all that were granted, or some of them (RFC 6749 section 6); `undefined` if others are among them. */
function narrowed(parameters: SearchParameters, granted: readonly string[]): readonly string[] | undefined {
  const scopes = scopesOf(parameters);
  if (scopes.length === 0) return granted;
  return scopes.every((scope) => granted.includes(scope)) ? scopes : undefined;
}
