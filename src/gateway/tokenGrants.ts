import { type AssertionCode, decideClientAssertion } from '../certificates/index.js';
import { type Allowed, constant, type Path, type RuleId, type Violation } from '../decision.js';
import { decidePkceToken, type PkceTokenCode } from '../pkcePolicy/index.js';
import type { ClientType } from '../records.js';
import { decideTokenRedirectUri, type RedirectUriTokenCode } from '../redirectUris/index.js';
import type { Release } from '../release.js';
import type { PresentedClient } from './clientAuthentication.js';
import type { Fault } from './fault.js';
import { scopesOf, sentValue } from './parameters.js';
import {
  ACCESS_TOKEN_SECONDS,
  type RefreshTokenTerms,
  refreshTokenEnds,
  refreshTokenTerms,
} from './refreshTokens.js';
import type { IssuedCode, TokenChoices, TokenRecord, TokenRequestFacts } from './tokenFacts.js';
import { type TokenFaultCode, tokenFault } from './tokenFaults.js';
import type { TokenEnds } from './tokenRefusal.js';

/** What to issue. */
export interface TokenGrant {
  readonly grantType: 'authorization_code' | 'client_credentials' | 'refresh_token';
  readonly clientId: string;
  readonly entity: string;
  readonly role: string;
  readonly scopes: readonly string[];
  /** Seconds that the access token lives. */
  readonly expiresIn: number;
  /** Terms of the refresh token to issue; `null` if none is. What the grant type names is now used: the code, or the refresh token that can be used once. */
  readonly refreshToken: RefreshTokenTerms | null;
}

export type TokenRequestCode = AssertionCode | PkceTokenCode | RedirectUriTokenCode | TokenFaultCode;

/** Why a grant is refused, the fault that gives the answer its error first. */
export interface GrantRefusal {
  readonly faults: readonly [Fault<TokenRequestCode>, ...Fault<TokenRequestCode>[]];
  readonly leaned?: readonly RuleId[];
  readonly ends?: TokenEnds;
}

export type GrantAnswer = Allowed<TokenGrant> | GrantRefusal;

/** A request of a client that has been told apart and, for this grant, authenticated. */
export interface GrantQuestion {
  readonly release: Release;
  readonly facts: TokenRequestFacts;
  readonly integration: TokenRecord;
  readonly choices: Partial<TokenChoices>;
}

export function refuseFor(
  code: TokenFaultCode,
  ends: TokenEnds = 'nothing',
  leaned: readonly RuleId[] = [],
): GrantRefusal {
  return { faults: [tokenFault(code)], leaned, ends };
}

function grant(grantType: TokenGrant['grantType'], issued: Omit<TokenGrant, 'expiresIn' | 'grantType'>) {
  const { clientId, entity, role, scopes, refreshToken } = issued;
  return { grantType, clientId, entity, role, scopes, expiresIn: ACCESS_TOKEN_SECONDS, refreshToken };
}

const LONGEST_CODE_LIFETIME = 600;

/** Why a code is not to be looked at any further. */
function againstCode(
  code: IssuedCode,
  { facts: { at }, integration, choices }: GrantQuestion,
): GrantRefusal | undefined {
  if (code.clientId !== integration.clientId) return refuseFor('code_of_other_client');
  if (code.usedAt !== undefined) return refuseFor('code_used', 'authorization', ['CHOICE-CODE-ENDS']);
  const lifetime = Math.min(choices.codeLifetimeSeconds ?? LONGEST_CODE_LIFETIME, LONGEST_CODE_LIFETIME);
  const age = (at.getTime() - code.issuedAt.getTime()) / 1000;
  // written so that an invalid date refuses
  return age < lifetime ? undefined : refuseFor('code_expired', 'code');
}

/** A violation of a policy, with its place in these facts. Each has its OAuth error, but its type leaves that open. */
function asFault<Code extends TokenRequestCode>(violation: Violation<Code>, path?: Path): Fault<Code> {
  return { oauthError: 'invalid_grant', ...violation, ...(path && { path }) };
}

function atParameter<Code extends TokenRequestCode>(name: string) {
  return (violation: Violation<Code>) => asFault(violation, ['request', 'parameters', name]);
}

/**
 * The authorization code grant, step two. A refusal of a live code of this client ends the code.
 *
 * @see PK-9, PK-10, PK-11, PK-12, PK-16, PK-17, PK-21, PK-22, URI-6, R9, P6 to P10, CHOICE-CODE-LIFETIME, CHOICE-CODE-ENDS
 */
export function codeGrant(question: GrantQuestion): GrantAnswer {
  const { release, facts, integration, choices } = question;
  const { at, code, refreshTokenSettings, request, verify } = facts;
  const { parameters } = request;
  if (!integration.authorizationCodeGrant) return refuseFor('grant_not_enabled');
  if (sentValue(parameters, 'code') === undefined) return refuseFor('code_missing');
  if (!code) return refuseFor('code_unknown');
  const dead = againstCode(code, question);
  if (dead !== undefined) return dead;

  const presented = sentValue(parameters, 'redirect_uri');
  const redirect = decideTokenRedirectUri(release, {
    authorized: code.redirectUri,
    ...(presented !== undefined && { presented }),
  });
  // an empty one counts as sent, as an empty challenge does
  const codeVerifier = parameters.get('code_verifier');
  const pkce = decidePkceToken(
    release,
    {
      client: { ...integration, scopes: code.scopes },
      binding: code.binding,
      verify,
      ...(codeVerifier !== null && { codeVerifier }),
    },
    choices,
  );
  const { advice, faults } = pkce.allowed
    ? { ...pkce, faults: [] }
    : { advice: [], faults: pkce.violations.map(atParameter('code_verifier')) };
  const [first, ...rest]: Fault<TokenRequestCode>[] = [
    ...(redirect.allowed ? [] : redirect.violations.map(atParameter('redirect_uri'))),
    ...faults,
    ...againstScopes(code.scopes, integration.scopes),
  ];
  const rules: readonly RuleId[] = [...redirect.rules, ...pkce.rules, 'CHOICE-CODE-LIFETIME'];
  if (first) return { faults: [first, ...rest], leaned: [...rules, 'CHOICE-CODE-ENDS'], ends: 'code' };
  const refreshToken = refreshTokenTerms(integration.clientType, at, at, refreshTokenSettings);
  return {
    allowed: true,
    rules: [integration.clientType === 'public' ? 'PK-11' : 'PK-10', 'PK-16', 'PK-17', ...rules],
    advice,
    ...grant('authorization_code', { ...code, refreshToken }),
  };
}

function againstScopes(scopes: readonly string[], enabled: readonly string[]) {
  return scopes.every((scope) => enabled.includes(scope)) ? [] : [tokenFault('scope_not_enabled')];
}

/** The scopes asked for: all that were granted, or some of them (RFC 6749 section 6); `undefined` if others are among them. */
function narrowed(parameters: URLSearchParams, granted: readonly string[]): readonly string[] | undefined {
  const scopes = scopesOf(parameters);
  if (scopes.length === 0) return granted;
  return scopes.every((scope) => granted.includes(scope)) ? scopes : undefined;
}

/** Whose lifetime a refresh token has outlived. */
function expired(clientType: ClientType): Fault<TokenFaultCode> {
  return { ...tokenFault('refresh_token_expired'), rule: clientType === 'public' ? 'PK-17' : 'PK-16' };
}

/**
 * A refresh. A token of a public client that is used again ends the whole authorization.
 *
 * @see PK-16, PK-17, CHOICE-REFRESH-REUSE, CHOICE-REFRESH-SETTINGS; RFC 6749 section 6, RFC 9700 section 4.14.2
 */
export function refreshGrant({ facts, integration }: GrantQuestion): GrantAnswer {
  const { at, refreshToken: token, refreshTokenSettings: settings, request } = facts;
  const { clientType } = integration;
  if (!integration.authorizationCodeGrant) return refuseFor('grant_not_enabled');
  if (sentValue(request.parameters, 'refresh_token') === undefined) return refuseFor('refresh_token_missing');
  if (!token) return refuseFor('refresh_token_unknown');
  if (token.clientId !== integration.clientId) return refuseFor('refresh_token_of_other_client');
  if (token.usedAt !== undefined) {
    return refuseFor('refresh_token_used', 'authorization', ['CHOICE-REFRESH-REUSE']);
  }
  const isPublic = clientType === 'public';
  const leaned: readonly RuleId[] = isPublic ? ['PK-17', 'CHOICE-REFRESH-SETTINGS'] : [];
  const { expires, rotationEnds } = refreshTokenEnds(clientType, token, settings);
  if (rotationEnds !== undefined && at.getTime() >= rotationEnds) {
    return refuseFor('rotation_over', 'nothing', leaned);
  }
  // written so that an invalid date refuses
  if (!(at.getTime() < expires)) return { faults: [expired(clientType)], leaned };
  const [disabled] = againstScopes(token.scopes, integration.scopes);
  if (disabled) return { faults: [disabled] };
  const scopes = narrowed(request.parameters, token.scopes);
  if (scopes === undefined) return refuseFor('scope_not_granted');
  return {
    allowed: true,
    rules: [...new Set<RuleId>(['PK-16', 'PK-17', ...leaned])],
    advice: [],
    ...grant('refresh_token', {
      ...token,
      scopes,
      refreshToken: isPublic ? refreshTokenTerms(clientType, token.authorizedAt, at, settings) : null,
    }),
  };
}

const IN_ASSERTION: Path = ['request', 'parameters', 'client_assertion'];

/** Where in these facts lies what an assertion is refused for, by where it lies in those of the policy. */
const PLACES: Readonly<Record<string, Path>> = /* @__PURE__ */ constant({
  claims: IN_ASSERTION,
  header: IN_ASSERTION,
  featureDisabled: ['assertion', 'featureDisabled'],
  subjectDisabled: ['assertion', 'subjectDisabled'],
});

function inAssertion(violation: Violation<AssertionCode>): Fault<AssertionCode> {
  return asFault(violation, PLACES[`${violation.path?.[0]}`]);
}

/**
 * The client credentials grant. An assertion that proves nothing is an `invalid_client`, whatever else is wrong: what
 * a record allows is told to nobody but its client.
 *
 * @see CERT-19 to CERT-25, CERT-27; {@link decideClientAssertion}; RFC 7521 section 4.2.1
 */
export function assertionGrant(
  release: Release,
  facts: TokenRequestFacts,
  { assertion, clientId }: Extract<PresentedClient, { by: 'assertion' }>,
  choices: Partial<TokenChoices>,
): GrantAnswer {
  const { accountId, at, integration } = facts;
  const { certificates = [], signatureValid = false, ...disabled } = facts.assertion ?? {};
  const question = { ...disabled, assertion, accountId, integration, certificates, at };
  const decision = decideClientAssertion(release, question, choices);
  const { rules } = decision;
  // a promise is no yes
  const verified = signatureValid === true;
  if (!decision.allowed) {
    const { violations } = decision;
    const unproven = violations.find(({ oauthError }) => oauthError === 'invalid_client');
    if (unproven === undefined && !verified) {
      return { faults: [tokenFault('signature_invalid'), ...violations.map(inAssertion)], leaned: rules };
    }
    const first = unproven ?? violations[0];
    const rest = violations.filter((one) => one !== first);
    return { faults: [inAssertion(first), ...rest.map(inAssertion)], leaned: rules };
  }
  if (!verified) return refuseFor('signature_invalid', 'nothing', rules);
  return {
    allowed: true,
    rules: ['CERT-23', ...rules],
    advice: decision.advice,
    ...grant('client_credentials', { ...decision, clientId, refreshToken: null }),
  };
}
