import { ASSERTION_ALGORITHMS, TOKEN_PATH } from '../../clientAssertion/limitsAndDates.js';
import { accountHost } from '../../core/accountId.js';
import type { Answer } from '../../core/decision.js';
import { checkObject } from '../../core/facts.js';
import type { Scope } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import { termAt } from '../../core/terms.js';
import { CODE_CHALLENGE_METHODS, type CodeChallengeMethod } from '../../pkcePolicy/limitsAndDates.js';
import { AUTHORIZE_PATH } from '../api/limitsAndDates.js';
import { GRANT_TYPES, type GrantType } from '../token/grantTypes.js';
import { KEYS_PATH, REVOCATION_PATH } from '../token/limitsAndDates.js';
import { issuerOf } from './issuer.js';
import { COMBINABLE_SCOPES, RESPONSE_TYPE, SOLE_SCOPE } from './limitsAndDates.js';

/** Whose metadata is asked for. */
export interface AuthorizationServerFacts {
  /** Account id, in either spelling. */
  readonly accountId: string;
}

/** A way in which a client authenticates at the token endpoint, as metadata names it (RFC 8414 section 2). */
export type TokenEndpointAuthMethod = 'client_secret_basic' | 'none' | 'private_key_jwt';

/** What an authorization server says of itself, to be sent as JSON. The names are those of RFC 8414 and RFC 9207. */
export interface AuthorizationServerMetadata {
  /** The issuer of the account. */
  readonly issuer: string;
  /** Where step one goes. */
  readonly authorization_endpoint: string;
  /** Where step two goes. */
  readonly token_endpoint: string;
  /** Where a refresh token is revoked. */
  readonly revocation_endpoint: string;
  /** Where the keys are that access tokens are verified with. */
  readonly jwks_uri: string;
  /** The scopes that can be asked for. */
  readonly scopes_supported: readonly Scope[];
  /** The response types. */
  readonly response_types_supported: readonly (typeof RESPONSE_TYPE)[];
  /** Where the parameters of an answer are. */
  readonly response_modes_supported: readonly 'query'[];
  /** The grant types. */
  readonly grant_types_supported: readonly GrantType[];
  /** How a client authenticates at the token endpoint. */
  readonly token_endpoint_auth_methods_supported: readonly TokenEndpointAuthMethod[];
  /** The algorithms of client assertions. */
  readonly token_endpoint_auth_signing_alg_values_supported: readonly string[];
  /** The methods of code challenges. */
  readonly code_challenge_methods_supported: readonly CodeChallengeMethod[];
  /** Whether answers name their issuer. */
  readonly authorization_response_iss_parameter_supported: true;
}

/** The metadata of an authorization server, and the rules that it follows from. */
export interface AuthorizationServerAnswer extends Answer<never> {
  /** What is served as JSON below the issuer, at `/.well-known/oauth-authorization-server`. */
  readonly metadata: AuthorizationServerMetadata;
}

/**
 * The metadata of an account's authorization server, which its clients read at `/.well-known/oauth-authorization-server`
 * below the issuer. A host that publishes it gives the account id to {@link decideAuthorizationRequest} and to
 * {@link authorizationResponse}, since clients then expect the issuer in every answer.
 *
 * @param release - Release of the account.
 * @param facts - The account.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for malformed facts,
 * {@link AccountIdError} for a text that is not an account id.
 * @see A1, A2, PK-1 to PK-3, PK-6, PK-10, PK-11, PK-19, PK-20, CERT-19, CERT-23, CHOICE-ISSUER, CHOICE-ACCOUNT-ID;
 * RFC 8414 section 2, RFC 9207 section 3
 *
 * @example
 * ```ts
 * const { metadata } = authorizationServerMetadata('2026.2', { accountId: 'TSTDRV123_SB1' });
 * metadata.issuer; //=> 'https://tstdrv123-sb1.suitetalk.api.netsuite.com'
 * metadata.code_challenge_methods_supported; //=> ['S256']
 * ```
 */
export function authorizationServerMetadata(
  release: Release,
  facts: AuthorizationServerFacts,
): AuthorizationServerAnswer {
  assertRelease(release);
  checkObject(facts);
  const issuer = issuerOf(facts.accountId);
  const { rules, value: methods } = termAt(CODE_CHALLENGE_METHODS, release);
  return {
    rules: [
      ...([
        'A1',
        'A2',
        'PK-1',
        'PK-2',
        'PK-3',
        'PK-10',
        'PK-11',
        'PK-19',
        'PK-20',
        'CERT-19',
        'CERT-23',
      ] as const),
      ...rules,
      ...(['CHOICE-ISSUER', 'CHOICE-ACCOUNT-ID'] as const),
    ],
    advice: [],
    metadata: {
      issuer,
      authorization_endpoint: `https://${accountHost(facts.accountId, 'app')}${AUTHORIZE_PATH}`,
      token_endpoint: `${issuer}${TOKEN_PATH}`,
      revocation_endpoint: `${issuer}${REVOCATION_PATH}`,
      jwks_uri: `${issuer}${KEYS_PATH}`,
      scopes_supported: [...COMBINABLE_SCOPES, SOLE_SCOPE],
      response_types_supported: [RESPONSE_TYPE],
      response_modes_supported: ['query'],
      grant_types_supported: [...GRANT_TYPES],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt', 'none'],
      token_endpoint_auth_signing_alg_values_supported: Object.keys(ASSERTION_ALGORITHMS),
      code_challenge_methods_supported: [...methods],
      authorization_response_iss_parameter_supported: true,
    },
  };
}
