import { type Decision, deny, type Reason, refuseOr, type Violation } from '../core/decision.js';
import { checkObject } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { leanedOnBy, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { listed } from '../core/words.js';
import { CODE_CHALLENGE_LENGTH, CODE_CHALLENGE_METHODS, type CodeChallengeMethod } from './limitsAndDates.js';
import { PKCE_OPTIONS, type PkceChoices } from './options.js';
import { PKCE_AUTHORIZATION_PROBLEMS, type PkceAdviceCode, type PkceAuthorizationCode } from './problems.js';
import { type PkceFacts, requirementOf } from './requirement.js';

/** The PKCE parameters of an authorization request, as sent. An empty parameter counts as sent. */
export interface PkceParameters {
  /** The parameter `code_challenge`. Absent if it was not sent. */
  readonly codeChallenge?: string;
  /** The parameter `code_challenge_method`. Absent if it was not sent. */
  readonly codeChallengeMethod?: string;
}

/** What an authorization code remembers of PKCE (P8). `null` in its place means that no challenge was sent. */
export interface PkceBinding {
  /** The code challenge of the authorization request. */
  readonly codeChallenge: string;
  /** Its method. */
  readonly codeChallengeMethod: CodeChallengeMethod;
}

/** The PKCE side of an authorization request. */
export interface PkceAuthorizationFacts extends PkceFacts {
  /** The PKCE parameters of the request. */
  readonly parameters: PkceParameters;
}

/** What the authorization code must remember. */
export interface PkceAuthorizationGrant {
  /** What to bind to the code, or `null` if no challenge was sent. */
  readonly binding: PkceBinding | null;
}

/** What the question answers. */
type Answer = Decision<PkceAuthorizationCode, PkceAuthorizationGrant, PkceAdviceCode>;

const BASE64URL = /^[\w-]+$/;

/** Tells whether a value has the form of an S256 code challenge. */
export function isCodeChallenge(text: string): boolean {
  return typeof text === 'string' && text.length === CODE_CHALLENGE_LENGTH && BASE64URL.test(text);
}

/** A violation whose texts name these methods, and the reason why PKCE is required. */
function violation(
  code: PkceAuthorizationCode,
  methods: readonly CodeChallengeMethod[],
  because?: Reason,
): Violation<PkceAuthorizationCode> {
  return violationOf(PKCE_AUTHORIZATION_PROBLEMS, code, {
    ...(because && { rule: because.rule }),
    values: {
      length: CODE_CHALLENGE_LENGTH,
      methods: listed(methods, 'or'),
      ...(because && { reason: because.message }),
    },
  });
}

/**
 * Judges the PKCE parameters of an authorization request. An allowed answer says what the authorization code
 * must remember.
 *
 * @param release - Release of the account.
 * @param facts - The integration record of the client, the scopes that are asked for, and the parameters as sent.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link ChoicesError} for an option, or a value of one, that does not exist.
 * @throws {@link FactsError} for a fact that the answer depends on and that is missing, misspelt or not of its type.
 * @see PK-5, PK-6, PK-12, PK-21, P2, P3, P4, P6; RFC 7636 section 4.3
 *
 * @example
 * ```ts
 * const integration = { clientType: 'public', createdIn: '2026.1' } as const;
 * const facts = { integration, scopes: ['restlets'] };
 * decidePkceAuthorization('2026.1', { ...facts, parameters: {} }).allowed; //=> false
 *
 * const parameters = {
 *   codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
 *   codeChallengeMethod: 'S256',
 * };
 * decidePkceAuthorization('2026.1', { ...facts, parameters }).allowed; //=> true
 * ```
 */
export function decidePkceAuthorization(
  release: Release,
  facts: PkceAuthorizationFacts,
  choices?: PkceChoices,
): Answer {
  assertRelease(release);
  checkChoices(choices, PKCE_OPTIONS);
  checkObject(facts);
  checkObject(facts.parameters, 'parameters');
  const { codeChallenge, codeChallengeMethod } = facts.parameters;
  if (codeChallenge === undefined) return withoutChallenge(release, facts, choices);

  const { rules, value: methods } = termAt(CODE_CHALLENGE_METHODS, release);
  const method = methods.find((one) => one === codeChallengeMethod);
  const isWellFormed = isCodeChallenge(codeChallenge);
  if (method === undefined) {
    const code =
      codeChallengeMethod === undefined
        ? 'code_challenge_method_missing'
        : 'code_challenge_method_unsupported';
    return refused(isWellFormed ? [code] : ['code_challenge_malformed', code], methods);
  }
  if (!isWellFormed) return refused(['code_challenge_malformed'], methods);
  return {
    allowed: true,
    rules: [...rules, 'P6'],
    advice: [],
    binding: { codeChallenge, codeChallengeMethod: method },
  };
}

function refused(
  codes: readonly [PkceAuthorizationCode, ...PkceAuthorizationCode[]],
  methods: readonly CodeChallengeMethod[],
): Answer {
  const [first, ...rest] = codes;
  return deny(
    [violation(first, methods), ...rest.map((code) => violation(code, methods))],
    leanedOnBy(PKCE_AUTHORIZATION_PROBLEMS, codes),
  );
}

function withoutChallenge(release: Release, facts: PkceAuthorizationFacts, choices?: PkceChoices): Answer {
  const { advice, because, required, rules } = requirementOf(release, facts, choices);
  const { value: methods } = termAt(CODE_CHALLENGE_METHODS, release);
  const violations: Violation<PkceAuthorizationCode>[] = [];
  if (facts.parameters.codeChallengeMethod !== undefined) {
    violations.push(violation('code_challenge_method_without_challenge', methods));
  }
  if (required) violations.push(violation('code_challenge_missing', methods, because[0]));
  return refuseOr(
    violations,
    () => ({ allowed: true, rules, advice, binding: null }),
    [...rules, 'PK-12'],
    advice,
  );
}
