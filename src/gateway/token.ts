import type { Allowed } from '../decision.js';
import { assertRelease, type Release } from '../release.js';
import { parseAccountId } from './account.js';
import { type PresentedClient, presentedClient } from './clientAuthentication.js';
import { isRepeated, sentValue } from './parameters.js';
import type { TokenChoices, TokenRecord, TokenRequestFacts } from './tokenFacts.js';
import type { TokenFaultCode } from './tokenFaults.js';
import {
  assertionGrant,
  codeGrant,
  type GrantAnswer,
  refreshGrant,
  refuseFor,
  type TokenGrant,
  type TokenRequestCode,
} from './tokenGrants.js';
import { refuseToken, TOKEN_HEADERS, type TokenRefused } from './tokenRefusal.js';

const GRANTS = { authorization_code: codeGrant, refresh_token: refreshGrant };

/** What is wrong with the client authentication of a code or refresh request (PK-10, PK-11). */
function againstClient(
  client: PresentedClient,
  integration: TokenRecord,
  secretMatches: (secret: string) => boolean,
): TokenFaultCode | undefined {
  if (client.by === 'assertion') return 'client_authentication_unsupported';
  const secret = client.by === 'basic' ? client.secret : '';
  if (integration.clientType === 'public') {
    return secret === '' ? undefined : 'client_secret_of_public_client';
  }
  if (secret === '') return 'client_secret_required';
  // a promise is no yes
  return secretMatches(secret) === true ? undefined : 'client_secret_mismatch';
}

function answer(release: Release, facts: TokenRequestFacts, choices: Partial<TokenChoices>): GrantAnswer {
  const { integration, request, secretMatches } = facts;
  const { parameters } = request;
  if (isRepeated(parameters)) return refuseFor('parameter_repeated');
  const grantType = sentValue(parameters, 'grant_type');
  if (grantType === undefined) return refuseFor('grant_type_missing');
  const client = presentedClient(request);
  if (grantType === 'client_credentials') {
    if (typeof client === 'string') return refuseFor(client);
    return client.by === 'assertion'
      ? assertionGrant(release, facts, client, choices)
      : refuseFor('assertion_missing');
  }
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    return refuseFor('grant_type_unsupported');
  }
  if (typeof client === 'string') return refuseFor(client);
  if (integration === null || integration.clientId !== client.clientId) return refuseFor('client_unknown');
  if (integration.state !== 'enabled') return refuseFor('integration_not_enabled');
  const wrong = againstClient(client, integration, secretMatches);
  if (wrong !== undefined) return refuseFor(wrong);
  return GRANTS[grantType]({ release, facts, integration, choices });
}

/**
 * Judges a whole token request: how the client authenticates, the code with its redirect URI and code verifier,
 * the refresh token with its lifetimes, or the client assertion.
 *
 * A refusal is the answer to send, as `status`, `headers` and `body`, and says in `ends` what must not be used
 * again. Nothing that was sent is in it.
 *
 * @param release - Release of the account.
 * @param facts - The request, and what the host has found for {@link tokenRequestNames}, `code` and `refresh_token`.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link AccountIdError} for an account id that is none.
 * @see PK-9 to PK-12, PK-14, PK-16, PK-17, PK-20, URI-6, CERT-19 to CERT-27, IR-2, CHOICE-PARAMETER-REPEATED,
 * CHOICE-CODE-LIFETIME, CHOICE-CODE-ENDS, CHOICE-TOKEN-CLIENT-ID, CHOICE-TOKEN-STATUS, CHOICE-REFRESH-REUSE,
 * CHOICE-REFRESH-SETTINGS; RFC 6749 sections 2.3, 4.1.3, 5.2 and 6
 *
 * @example
 * ```ts
 * import { verifyCodeVerifier } from 'netsuite-auth-policy/crypto';
 *
 * const refused = decideTokenRequest('2026.1', {
 *   request: {
 *     authorization: null,
 *     parameters: new URLSearchParams({ grant_type: 'authorization_code', code: 'abc', client_id: '6d0e2b' }),
 *   },
 *   accountId: '1234567',
 *   integration: null,
 *   secretMatches: () => false,
 *   verify: verifyCodeVerifier,
 *   at: new Date('2026-03-01T08:00:00Z'),
 * });
 * !refused.allowed && refused.status; //=> 401
 * !refused.allowed && refused.headers['WWW-Authenticate']; //=> 'Basic realm="1234567"'
 * !refused.allowed && refused.body; //=> { error: 'invalid_client' }
 * ```
 */
export function decideTokenRequest(
  release: Release,
  facts: TokenRequestFacts,
  choices: Partial<TokenChoices> = {},
): Allowed<TokenGrant> | TokenRefused<TokenRequestCode> {
  assertRelease(release);
  const realm = parseAccountId(facts.accountId);
  const decided = answer(release, facts, choices);
  if ('allowed' in decided) return decided;
  return refuseToken(realm, decided.faults, decided.leaned, decided.ends);
}

/** The tokens that the host has issued. */
export interface Tokens {
  readonly accessToken: string;
  /** If the answer had terms for one. */
  readonly refreshToken?: string;
}

/** The answer to a token request that is granted. */
export interface TokenResponse {
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly access_token: string;
    readonly expires_in: number;
    readonly refresh_token?: string;
    readonly token_type: 'bearer';
  };
}

/**
 * The answer to a token request that is granted, with the tokens that the host has issued.
 *
 * @see PK-16, CERT-23; RFC 6749 section 5.1
 *
 * @example
 * ```ts
 * tokenResponse({ expiresIn: 3600 }, { accessToken: 'eyJ…' }).body; //=> { access_token: 'eyJ…', expires_in: 3600, token_type: 'bearer' }
 * ```
 */
export function tokenResponse(
  { expiresIn }: Pick<TokenGrant, 'expiresIn'>,
  { accessToken, refreshToken }: Tokens,
): TokenResponse {
  return {
    status: 200,
    headers: TOKEN_HEADERS,
    body: {
      access_token: accessToken,
      expires_in: expiresIn,
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      token_type: 'bearer',
    },
  };
}
