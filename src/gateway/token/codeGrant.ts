import { millisecondsInSecond } from 'date-fns/constants';
import type { RuleId, Violation } from '../../core/decision.js';
import { checkObject, checkText, isAbsent } from '../../core/facts.js';
import { type Instant, timeOf } from '../../core/instant.js';
import { decidePkceToken, type PkceTokenCode } from '../../pkcePolicy/index.js';
import { decideTokenRedirectUri, type RedirectUriTokenCode } from '../../redirectUris/index.js';
import { type Fault, faultFrom } from '../fault.js';
import { PARAMETERS, type ParameterName } from '../parameterNames.js';
import { rawValue, sentValue } from '../parameters.js';
import { authenticatedClient } from './authenticatedClient.js';
import { pathOfParameter } from './clientProblems.js';
import type { IssuedCode, TokenIntegration } from './facts.js';
import {
  againstScopes,
  checkIssued,
  checkUserGrant,
  type GrantAnswer,
  type GrantQuestion,
  tokenGrant,
} from './grants.js';
import { CODE_LIFETIME_SECONDS } from './limitsAndDates.js';
import { refreshTokenTerms } from './refreshTokens.js';
import { type GrantRefusal, refuseFor, type TokenRequestCode } from './refusal.js';

/**
 * The authorization code grant, step two. A refusal of a live code of this client ends the code.
 *
 * @see PK-9, PK-10, PK-11, PK-12, PK-16, PK-17, PK-21, PK-22, URI-6, R9, P6 to P10, CHOICE-CODE-LIFETIME, CHOICE-CODE-ENDS
 */
export function codeGrant(question: GrantQuestion): GrantAnswer {
  const { code, request } = question.facts;
  const integration = authenticatedClient(question);
  if ('faults' in integration) return integration;
  checkUserGrant(question.facts, integration);
  if (!integration.authorizationCodeGrant) return refuseFor('grant_not_enabled');
  if (sentValue(request.parameters, PARAMETERS.code) === undefined) return refuseFor('code_missing');
  if (!code) return refuseFor('code_unknown');
  checkIssued(code, 'code');
  return againstCode(code, integration, question) ?? redeemed(code, integration, question);
}

/** Why a code is not looked at any further. */
function againstCode(
  code: IssuedCode<Instant>,
  integration: TokenIntegration,
  { facts: { at }, choices }: GrantQuestion,
): GrantRefusal | undefined {
  if (code.clientId !== integration.clientId) return refuseFor('code_of_other_client');
  if (!isAbsent(code.usedAt)) return refuseFor('code_used');
  const lifetime = choices.codeLifetimeSeconds ?? CODE_LIFETIME_SECONDS;
  const age = (timeOf(at) - timeOf(code.issuedAt)) / millisecondsInSecond;
  // written so that an invalid instant refuses
  return age < lifetime ? undefined : refuseFor('code_expired');
}

/** Judges a live code of this client by its redirect URI, its verifier and its scopes. */
function redeemed(
  code: IssuedCode<Instant>,
  integration: TokenIntegration,
  { release, facts, choices }: GrantQuestion,
): GrantAnswer {
  const { at, refreshTokenSettings, request, verify } = facts;
  const { binding, redirectUri: authorizedRedirectUri, scopes } = code;
  checkText(authorizedRedirectUri, 'code', 'redirectUri');
  if (binding !== null) checkObject(binding, 'code', 'binding');
  const redirectUri = sentValue(request.parameters, PARAMETERS.redirectUri);
  const redirect = decideTokenRedirectUri(release, {
    authorizedRedirectUri,
    ...(redirectUri !== undefined && { redirectUri }),
  });
  // an empty verifier counts as sent, as an empty challenge does
  const codeVerifier = rawValue(request.parameters, PARAMETERS.codeVerifier);
  const pkceFacts = { integration, scopes, binding, verify };
  const pkce = decidePkceToken(
    release,
    { ...pkceFacts, ...(codeVerifier !== null && { codeVerifier }) },
    choices,
  );
  const [first, ...rest]: Fault<TokenRequestCode>[] = [
    ...(redirect.allowed ? [] : redirect.violations.map((one) => atParameter(one, PARAMETERS.redirectUri))),
    ...(pkce.allowed ? [] : pkce.violations.map((one) => atParameter(one, PARAMETERS.codeVerifier))),
    ...againstScopes(scopes, integration.scopes),
  ];
  const rules: readonly RuleId[] = [...redirect.rules, ...pkce.rules, 'CHOICE-CODE-LIFETIME'];
  const { advice } = pkce;
  if (first) {
    return { faults: [first, ...rest], leanedOn: [...rules, 'CHOICE-CODE-ENDS'], ends: 'code', advice };
  }
  const { clientType } = integration;
  const instants = { authorizedAt: at, issuedAt: at };
  const refreshToken = refreshTokenTerms(clientType, instants, refreshTokenSettings);
  return {
    allowed: true,
    rules: [clientType === 'public' ? 'PK-11' : 'PK-10', 'PK-16', 'PK-17', ...rules],
    advice,
    ...tokenGrant('authorization_code', { ...code, refreshToken }),
  };
}

function atParameter(
  violation: Violation<PkceTokenCode | RedirectUriTokenCode>,
  name: ParameterName,
): Fault<TokenRequestCode> {
  return faultFrom(violation, 'invalid_grant', pathOfParameter(name));
}
