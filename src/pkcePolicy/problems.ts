import type { Problem, Problems, Statements } from '../core/problem.js';
import type { PkceChoices } from './options.js';

/** Why PKCE is required, or why it is not. */
export type PkceReason =
  | 'existing_integration'
  | 'mcp_scope'
  | 'new_integration'
  | 'not_required_yet'
  | 'public_client'
  | 'unknown_scope';

/** What is worth knowing where PKCE is not required. */
export type PkceAdviceCode = 'pkce_required_of_new_integrations';

/** Why an authorization request is refused for its PKCE parameters. */
export type PkceAuthorizationCode =
  | 'code_challenge_malformed'
  | 'code_challenge_method_missing'
  | 'code_challenge_method_unsupported'
  | 'code_challenge_method_without_challenge'
  | 'code_challenge_missing';

/** Why a token request is refused for its code verifier. */
export type PkceTokenCode =
  | 'code_challenge_method_unsupported'
  | 'code_verifier_malformed'
  | 'code_verifier_mismatch'
  | 'code_verifier_missing'
  | 'code_verifier_unexpected'
  | 'pkce_required';

/** Why PKCE is required, or why it is not. */
export const PKCE_REASONS: Statements<PkceReason> = {
  existing_integration: {
    rule: 'PK-22',
    message: 'An integration that was created before {since} may go on without PKCE.',
  },
  mcp_scope: {
    rule: 'PK-5',
    message: 'Every client that asks for the {scope} scope must use PKCE.',
  },
  new_integration: {
    rule: 'PK-21',
    message:
      'From {since} on, a new integration with the authorization code grant must use PKCE, whatever its client type.',
  },
  not_required_yet: {
    rule: 'PK-5',
    message:
      'In this release, PKCE is optional for a confidential client that does not ask for the {scope} scope.',
  },
  public_client: {
    rule: 'PK-5',
    message: 'A public client must use PKCE.',
  },
  unknown_scope: {
    rule: 'CHOICE-PKCE-SCOPE',
    message: 'A scope that is not known may be the {scope} scope misspelt, so the client must use PKCE.',
  },
};

/** What is worth knowing where PKCE is not required. */
export const PKCE_ADVICE: Statements<PkceAdviceCode> = {
  pkce_required_of_new_integrations: {
    rule: 'PK-21',
    message:
      'From {since} on, new integrations with the authorization code grant must use PKCE, whatever their client type.',
  },
};

/** How a missing or malformed code verifier is answered, by `CHOICE-PKCE-VERIFIER-ERROR`. */
export const PKCE_ERRORS: Readonly<
  Record<Required<PkceChoices>['verifierError'], Pick<Problem, 'auditDetail' | 'oauthError'>>
> = {
  invalid_grant: { oauthError: 'invalid_grant', auditDetail: 'InvalidGrant' },
  invalid_request: { oauthError: 'invalid_request', auditDetail: 'InvalidRequest' },
};

const REDIRECTED = {
  ...PKCE_ERRORS.invalid_request,
  disposition: 'redirect',
  leanedOn: ['PK-12'],
} as const;
const BAD_METHOD = { ...REDIRECTED, leanedOn: ['P3', 'PK-12'] } as const;
const SEND_METHOD = 'Send {methods} as code_challenge_method.';

/** What is said about the PKCE parameters of an authorization request. */
export const PKCE_AUTHORIZATION_PROBLEMS: Problems<PkceAuthorizationCode> = {
  code_challenge_malformed: {
    rule: 'P2',
    message: 'The code challenge must be exactly {length} base64url characters.',
    remedy: 'Send the SHA-256 hash of the code verifier in base64url without padding.',
    path: ['parameters', 'codeChallenge'],
    ...REDIRECTED,
  },
  code_challenge_method_missing: {
    rule: 'PK-6',
    message: 'The authorization request has a code challenge without its method.',
    remedy: SEND_METHOD,
    path: ['parameters', 'codeChallengeMethod'],
    ...BAD_METHOD,
  },
  code_challenge_method_unsupported: {
    rule: 'PK-6',
    message: 'The code challenge method is not supported in this release.',
    remedy: SEND_METHOD,
    path: ['parameters', 'codeChallengeMethod'],
    ...BAD_METHOD,
  },
  code_challenge_method_without_challenge: {
    rule: 'P4',
    message: 'The authorization request has a code challenge method but no code challenge.',
    path: ['parameters', 'codeChallenge'],
    ...REDIRECTED,
  },
  code_challenge_missing: {
    rule: 'PK-5',
    message: 'The authorization request has no code challenge. {reason}',
    remedy: 'Send code_challenge, and {methods} as code_challenge_method.',
    path: ['parameters', 'codeChallenge'],
    ...REDIRECTED,
  },
};

const SEND_VERIFIER = 'Send the code verifier that the code challenge was made from.';
const BEGIN_AGAIN = 'Begin again with an authorization request';

/** What is said about the PKCE side of a token request. */
export const PKCE_TOKEN_PROBLEMS: Problems<PkceTokenCode> = {
  code_challenge_method_unsupported: {
    rule: 'P8',
    message:
      'The authorization code is bound to a code challenge method that is not supported in this release.',
    remedy: `${BEGIN_AGAIN}.`,
    path: ['codeVerifier'],
    ...PKCE_ERRORS.invalid_grant,
  },
  code_verifier_malformed: {
    rule: 'P1',
    message:
      'The code verifier must be {shortest} to {longest} letters, digits, hyphens, full stops, underscores and tildes.',
    remedy: SEND_VERIFIER,
    path: ['codeVerifier'],
    leanedOn: ['CHOICE-PKCE-VERIFIER-ERROR'],
    ...PKCE_ERRORS.invalid_grant,
  },
  code_verifier_mismatch: {
    rule: 'P9',
    message: 'The code verifier does not match the code challenge of the authorization request.',
    remedy: `${BEGIN_AGAIN}.`,
    path: ['codeVerifier'],
    leanedOn: ['PK-12'],
    ...PKCE_ERRORS.invalid_grant,
  },
  code_verifier_missing: {
    rule: 'P6',
    message: 'The token request has no code verifier, but the authorization request had a code challenge.',
    remedy: SEND_VERIFIER,
    path: ['codeVerifier'],
    leanedOn: ['CHOICE-PKCE-VERIFIER-ERROR'],
    ...PKCE_ERRORS.invalid_grant,
  },
  code_verifier_unexpected: {
    rule: 'P7',
    message: 'The token request has a code verifier, but the authorization request had no code challenge.',
    remedy: `${BEGIN_AGAIN} that has a code challenge.`,
    path: ['codeVerifier'],
    ...PKCE_ERRORS.invalid_grant,
  },
  pkce_required: {
    rule: 'PK-5',
    message: 'The authorization code was issued without a code challenge. {reason}',
    remedy: `${BEGIN_AGAIN} that has a code challenge.`,
    path: ['codeVerifier'],
    leanedOn: ['P10'],
    ...PKCE_ERRORS.invalid_grant,
  },
};
