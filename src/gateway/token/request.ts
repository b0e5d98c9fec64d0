import { parseAccountId } from '../../core/accountId.js';
import type { Allowed, ChoiceId } from '../../core/decision.js';
import { checkObject, checkText, malformed } from '../../core/facts.js';
import { assertRelease, type Release } from '../../core/release.js';
import type { PkceAdviceCode } from '../../pkcePolicy/index.js';
import { PARAMETERS } from '../parameterNames.js';
import { isRepeated, sentValue } from '../parameters.js';
import { assertionGrant } from './assertionGrant.js';
import { checkTokenRequest, namesItselfTwice, presentedClient } from './clientAuthentication.js';
import { codeGrant } from './codeGrant.js';
import type { TokenRequestFacts } from './facts.js';
import type { GrantAnswer, GrantQuestion, TokenGrant } from './grants.js';
import { GRANT_TYPES, type GrantType } from './grantTypes.js';
import { checkTokenChoices, type TokenChoices } from './options.js';
import { refreshGrant } from './refreshGrant.js';
import { type GrantRefusal, refuseFor, refuseToken, TOKEN_HEADERS, type TokenRefused } from './refusal.js';

/** The answer to a token request. */
export type TokenDecision = Allowed<TokenGrant, PkceAdviceCode> | TokenRefused;

/** How each grant judges a request. */
const GRANTS: Readonly<Record<GrantType, (question: GrantQuestion) => GrantAnswer>> = {
  authorization_code: codeGrant,
  client_credentials: assertionGrant,
  refresh_token: refreshGrant,
};

/**
 * Judges a whole token request: how the client authenticates, the code with its redirect URI and code verifier,
 * the refresh token with its lifetimes, or the client assertion.
 *
 * A refusal is the answer to send, as `status`, `headers` and `body`, and says in `ends` what must not be used
 * again. It repeats nothing that was sent.
 *
 * @param release - Release of the account.
 * @param facts - The request, and what the host has found for {@link tokenRequestNames}, `code` and `refresh_token`.
 * @param choices - What to do where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link AccountIdError} for a text that is not an account id,
 * {@link FactsError} for malformed facts, {@link ChoicesError} for malformed choices.
 * @see PK-9 to PK-12, PK-14, PK-16, PK-17, PK-20, URI-6, CERT-19 to CERT-27, IR-2, CHOICE-PARAMETER-REPEATED,
 * CHOICE-CODE-LIFETIME, CHOICE-CODE-ENDS, CHOICE-TOKEN-CLIENT-ID, CHOICE-TOKEN-GRANT-TYPE, CHOICE-TOKEN-LENGTH, CHOICE-TOKEN-STATUS, CHOICE-REFRESH-REUSE,
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
  choices?: TokenChoices,
): TokenDecision {
  assertRelease(release);
  checkTokenChoices(choices);
  checkObject(facts);
  const realm = parseAccountId(facts.accountId);
  checkTokenRequest(facts.request, 'request');
  if (facts.integration !== null) checkObject(facts.integration, 'integration');
  const answer = answerTo(release, facts, choices ?? {});
  return 'allowed' in answer ? answer : refuseToken(realm, answer);
}

function answerTo(release: Release, facts: TokenRequestFacts, choices: TokenChoices): GrantAnswer {
  const { parameters } = facts.request;
  if (isRepeated(parameters)) return refuseFor('parameter_repeated');
  const sent = sentValue(parameters, PARAMETERS.grantType);
  if (sent === undefined) return refuseFor('grant_type_missing');
  const grantType = GRANT_TYPES.find((known) => known === sent);
  if (grantType === undefined) return unsupported(choices);
  const client = presentedClient(facts.request);
  if (typeof client === 'string') return refuseFor(client);
  const answer = GRANTS[grantType]({ release, facts, client, choices });
  return namesItselfTwice(parameters, client) ? leaningOn(answer, 'CHOICE-TOKEN-CLIENT-ID') : answer;
}

/** The refusal of a grant type that is not supported, with the error that the caller chooses. */
function unsupported({ grantTypeError = 'unsupported_grant_type' }: TokenChoices): GrantRefusal {
  const refusal = refuseFor('grant_type_unsupported');
  const [fault] = refusal.faults;
  return { ...refusal, faults: [{ ...fault, oauthError: grantTypeError }] };
}

/** An answer that leaned on this choice as well. */
function leaningOn(answer: GrantAnswer, choice: ChoiceId): GrantAnswer {
  if ('faults' in answer) return { ...answer, leanedOn: [...answer.leanedOn, choice] };
  return { ...answer, rules: [...answer.rules, choice] };
}

/** The tokens that the host has issued. */
export interface Tokens {
  /** The access token. */
  readonly accessToken: string;
  /** The refresh token, if one was to be issued. */
  readonly refreshToken?: string;
}

/** The body of the answer to a token request that is granted, to be sent as JSON. */
export interface TokenResponseBody {
  /** The access token. */
  readonly access_token: string;
  /** Seconds that the access token lives. */
  readonly expires_in: number;
  /** The refresh token, if one was issued. */
  readonly refresh_token?: string;
  /** How the access token is used. */
  readonly token_type: 'bearer';
}

/** The answer to a token request that is granted. */
export interface TokenResponse {
  /** HTTP status. */
  readonly status: 200;
  /** Headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body, to be sent as JSON. */
  readonly body: TokenResponseBody;
}

/**
 * The answer to a token request that is granted, with the tokens that the host has issued.
 *
 * @param grant - The answer of {@link decideTokenRequest}.
 * @param tokens - The tokens that the host has issued.
 * @throws {@link FactsError} for a malformed grant or malformed tokens.
 * @see PK-16, CERT-23; RFC 6749 section 5.1
 *
 * @example
 * ```ts
 * tokenResponse({ expiresIn: 3600 }, { accessToken: 'eyJ…' }).body; //=> { access_token: 'eyJ…', expires_in: 3600, token_type: 'bearer' }
 * ```
 */
export function tokenResponse(grant: Pick<TokenGrant, 'expiresIn'>, tokens: Tokens): TokenResponse {
  checkObject(grant, 'grant');
  const { expiresIn } = grant;
  if (!Number.isInteger(expiresIn)) malformed('grant', 'expiresIn');
  checkObject(tokens, 'tokens');
  const { accessToken, refreshToken } = tokens;
  checkText(accessToken, 'tokens', 'accessToken');
  if (refreshToken !== undefined) checkText(refreshToken, 'tokens', 'refreshToken');
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
