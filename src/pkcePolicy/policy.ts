import {
  type Allowed,
  constant,
  type Decision,
  deny,
  type OAuthError,
  type Requirement,
  type RuleId,
  refuseOr,
  type Violation,
} from '../decision.js';
import type { Release } from '../release.js';
import { type PkceChoices, type PkceReason, type PkceSubject, pkceRequirement } from './requirement.js';

/** The PKCE parameters of an authorization request, as sent. */
export interface PkceParameters {
  readonly codeChallenge?: string;
  readonly codeChallengeMethod?: string;
}

/** What an authorization code remembers of PKCE (P8). `null` in its place means that no challenge was sent. */
export interface PkceBinding {
  readonly codeChallenge: string;
  readonly codeChallengeMethod: 'S256';
}

export type PkceAuthorizationCode =
  | 'code_challenge_malformed'
  | 'code_challenge_method_missing'
  | 'code_challenge_method_unsupported'
  | 'code_challenge_method_without_challenge'
  | 'code_challenge_missing';

const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

function atAuthorization(
  code: PkceAuthorizationCode,
  rule: RuleId,
  message: string,
  path: keyof PkceParameters,
): Violation<PkceAuthorizationCode> {
  return {
    code,
    rule,
    message,
    path: [path],
    oauthError: 'invalid_request',
    auditDetail: 'InvalidRequest',
    disposition: 'redirect',
  };
}

/**
 * Judges the PKCE parameters of an authorization request. An allowed answer says what the
 * authorization code must remember.
 *
 * @param release - Release of the account.
 * @param request - The client, and the parameters as sent. An empty parameter is a malformed one.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see PK-5, PK-6, PK-12, PK-21, P2, P3, P4; RFC 7636 section 4.3
 *
 * @example
 * ```ts
 * const client = { clientType: 'public', scopes: ['restlets'], createdIn: '2026.1' } as const;
 * decidePkceAuthorization('2026.1', { client, parameters: {} }).allowed; //=> false
 * decidePkceAuthorization('2026.1', {
 *   client,
 *   parameters: { codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', codeChallengeMethod: 'S256' },
 * }).allowed; //=> true
 * ```
 */
export function decidePkceAuthorization(
  release: Release,
  request: { readonly client: PkceSubject; readonly parameters: PkceParameters },
  choices?: Partial<PkceChoices>,
): Decision<PkceAuthorizationCode, { binding: PkceBinding | null }> {
  const requirement = pkceRequirement(release, request.client, choices);
  const { codeChallenge, codeChallengeMethod } = request.parameters;
  if (codeChallenge === undefined) return withoutChallenge(requirement, codeChallengeMethod);

  const violations: Violation<PkceAuthorizationCode>[] = [];
  if (!CHALLENGE.test(codeChallenge)) {
    violations.push(
      atAuthorization(
        'code_challenge_malformed',
        'P2',
        'expected exactly 43 base64url characters',
        'codeChallenge',
      ),
    );
  }
  if (codeChallengeMethod === undefined) {
    violations.push(
      atAuthorization(
        'code_challenge_method_missing',
        'PK-6',
        'a code challenge needs its method, S256',
        'codeChallengeMethod',
      ),
    );
  } else if (codeChallengeMethod !== 'S256') {
    violations.push(
      atAuthorization(
        'code_challenge_method_unsupported',
        'PK-6',
        'the only supported method is S256',
        'codeChallengeMethod',
      ),
    );
  }
  return refuseOr(violations, () => ({
    allowed: true,
    rules: ['PK-6', 'P6'],
    advice: [],
    binding: { codeChallenge, codeChallengeMethod: 'S256' },
  }));
}

function withoutChallenge(
  requirement: Requirement<PkceReason>,
  method: string | undefined,
): Decision<PkceAuthorizationCode, { binding: null }> {
  const violations: Violation<PkceAuthorizationCode>[] = [];
  if (method !== undefined) {
    violations.push(
      atAuthorization(
        'code_challenge_method_without_challenge',
        'P4',
        'a method was sent without a code challenge',
        'codeChallenge',
      ),
    );
  }
  if (requirement.required) {
    const [reason] = requirement.because;
    violations.push(atAuthorization('code_challenge_missing', reason.rule, reason.message, 'codeChallenge'));
  }
  return refuseOr(
    violations,
    () => ({ allowed: true, rules: requirement.rules, advice: requirement.advice, binding: null }),
    requirement.rules,
  );
}

export type PkceTokenCode =
  | 'code_challenge_method_unsupported'
  | 'code_verifier_malformed'
  | 'code_verifier_mismatch'
  | 'code_verifier_missing'
  | 'code_verifier_unexpected'
  | 'pkce_required';

/** The PKCE side of a token request that redeems an authorization code. */
export interface PkceTokenRequest {
  /** The client as it is now (P10). */
  readonly client: PkceSubject;
  /** What the code remembers, or `null` if it was issued without a challenge. */
  readonly binding: PkceBinding | null;
  readonly codeVerifier?: string;
  /** `verifyCodeVerifier` of `netsuite-auth-policy/crypto`, or the host's own. */
  readonly verify: (codeVerifier: string, codeChallenge: string) => boolean;
}

function atToken(
  code: PkceTokenCode,
  rule: RuleId,
  message: string,
  choices: readonly RuleId[] = [],
  oauthError: OAuthError = 'invalid_grant',
) {
  const auditDetail = oauthError === 'invalid_grant' ? 'InvalidGrant' : 'InvalidRequest';
  return deny<PkceTokenCode>(
    [{ code, rule, message, path: ['codeVerifier'], oauthError, auditDetail }],
    choices,
  );
}

const UNEXPECTED = /* @__PURE__ */ constant(
  /* @__PURE__ */ atToken(
    'code_verifier_unexpected',
    'P7',
    'a code verifier was sent, but the authorization request carried no challenge',
  ),
);
const MISMATCH = /* @__PURE__ */ constant(
  /* @__PURE__ */ atToken('code_verifier_mismatch', 'P9', 'the code verifier does not match the challenge'),
);
const NOT_S256 = /* @__PURE__ */ constant(
  /* @__PURE__ */ atToken(
    'code_challenge_method_unsupported',
    'P8',
    'the method bound to the code is not S256',
  ),
);
const MATCH = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['PK-7', 'P6'], advice: [] });

/**
 * Judges the PKCE side of a token request against what was bound to the authorization code. A
 * refusal ends the code: it must not be tried with another verifier.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see PK-7, PK-12, P1, P6, P7, P8, P9, P10; RFC 7636 section 4.6, RFC 9700 section 2.1.1
 *
 * @example
 * ```ts
 * const client = { clientType: 'public', scopes: ['restlets'], createdIn: '2026.1' } as const;
 * decidePkceToken('2026.1', { client, binding: null, verify: () => false }).allowed; //=> false
 * ```
 */
export function decidePkceToken(
  release: Release,
  request: PkceTokenRequest,
  choices?: Partial<PkceChoices>,
): Decision<PkceTokenCode> {
  const requirement = pkceRequirement(release, request.client, choices);
  const { binding, codeVerifier, verify } = request;
  if (binding === null) {
    if (codeVerifier !== undefined) return UNEXPECTED;
    if (!requirement.required) {
      return { allowed: true, rules: requirement.rules, advice: requirement.advice };
    }
    const [reason] = requirement.because;
    return atToken('pkce_required', reason.rule, reason.message, ['P10', ...requirement.rules]);
  }
  if (binding.codeChallengeMethod !== 'S256') return NOT_S256;
  if (codeVerifier === undefined || !VERIFIER.test(codeVerifier)) {
    const [code, rule, message] =
      codeVerifier === undefined
        ? (['code_verifier_missing', 'P6', 'the code verifier is missing'] as const)
        : (['code_verifier_malformed', 'P1', 'expected 43 to 128 unreserved characters'] as const);
    return atToken(code, rule, message, ['CHOICE-PKCE-VERIFIER-ERROR'], choices?.verifierError);
  }
  // a promise is no yes
  return verify(codeVerifier, binding.codeChallenge) === true ? MATCH : MISMATCH;
}
