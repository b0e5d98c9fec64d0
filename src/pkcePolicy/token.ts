import { type Decision, type Denied, deny, fixedAllowed } from '../core/decision.js';
import { checkObject, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { fixedRefusal, refusalOf, violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { termAt } from '../core/terms.js';
import { isCodeChallenge, type PkceBinding } from './authorization.js';
import { CODE_CHALLENGE_METHODS, LONGEST_CODE_VERIFIER, SHORTEST_CODE_VERIFIER } from './limitsAndDates.js';
import { PKCE_DEFAULTS, PKCE_OPTIONS, type PkceChoices } from './options.js';
import { PKCE_ERRORS, PKCE_TOKEN_PROBLEMS, type PkceAdviceCode, type PkceTokenCode } from './problems.js';
import { type PkceFacts, requirementOf } from './requirement.js';

/** The PKCE side of a token request that redeems an authorization code. */
export interface PkceTokenFacts extends PkceFacts {
  /** What the authorization code remembers, or `null` if it was issued without a code challenge. */
  readonly binding: PkceBinding | null;
  /** The parameter `code_verifier` as sent. Absent if it was not sent. */
  readonly codeVerifier?: string;
  /**
   * Whether a code verifier is the one of a code challenge: `verifyCodeVerifier` of `netsuite-auth-policy/crypto`,
   * or the host's own.
   */
  readonly verify: (codeVerifier: string, codeChallenge: string) => boolean;
}

/** What the question answers. */
type Answer = Decision<PkceTokenCode, object, PkceAdviceCode>;

const UNEXPECTED = fixedRefusal(PKCE_TOKEN_PROBLEMS, 'code_verifier_unexpected');
const MISMATCH = fixedRefusal(PKCE_TOKEN_PROBLEMS, 'code_verifier_mismatch');
const UNSUPPORTED = fixedRefusal(PKCE_TOKEN_PROBLEMS, 'code_challenge_method_unsupported');
const MATCH = fixedAllowed(['PK-7', 'P6']);

const UNRESERVED = /^[\w.~-]+$/;

function isCodeVerifier(text: string): boolean {
  return (
    typeof text === 'string' &&
    text.length >= SHORTEST_CODE_VERIFIER &&
    text.length <= LONGEST_CODE_VERIFIER &&
    UNRESERVED.test(text)
  );
}

/** The refusal of a verifier that is missing or malformed, whose OAuth error the caller chooses. */
function verifierRefusal(
  code: 'code_verifier_malformed' | 'code_verifier_missing',
  { verifierError = PKCE_DEFAULTS.verifierError }: PkceChoices = {},
): Denied<PkceTokenCode, never> {
  const values = { shortest: SHORTEST_CODE_VERIFIER, longest: LONGEST_CODE_VERIFIER };
  const violation = violationOf(PKCE_TOKEN_PROBLEMS, code, { values });
  return deny([{ ...violation, ...PKCE_ERRORS[verifierError] }], PKCE_TOKEN_PROBLEMS[code].leanedOn);
}

/** The answer for a code that was issued without a challenge, and is redeemed without a verifier. */
function withoutPkce(release: Release, facts: PkceTokenFacts, choices?: PkceChoices): Answer {
  const { advice, because, required, rules } = requirementOf(release, facts, choices);
  if (!required) return { allowed: true, rules, advice };
  const [{ message: reason, rule }] = because;
  return refusalOf(PKCE_TOKEN_PROBLEMS, 'pkce_required', { rule, values: { reason } }, rules);
}

/**
 * Judges the PKCE side of a token request by what was bound to the authorization code. A refusal ends the code:
 * it must not be tried with another verifier.
 *
 * @param release - Release of the account.
 * @param facts - The integration record as it is now, the scopes of the code, its binding, and the code verifier as sent.
 * @param choices - What is done where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link ChoicesError} for an option, or a value of one, that does not exist.
 * @throws {@link FactsError} for a fact that the answer depends on and that is missing, misspelt or not of its type.
 * @see PK-7, PK-12, P1, P6 to P10, CHOICE-PKCE-VERIFIER-ERROR; RFC 7636 section 4.6, RFC 9700 section 2.1.1
 *
 * @example
 * ```ts
 * const integration = { clientType: 'public', createdIn: '2026.1' } as const;
 * const facts = { integration, scopes: ['restlets'], binding: null, verify: () => false };
 * decidePkceToken('2026.1', facts).allowed; //=> false
 * ```
 */
export function decidePkceToken(release: Release, facts: PkceTokenFacts, choices?: PkceChoices): Answer {
  assertRelease(release);
  checkChoices(choices, PKCE_OPTIONS);
  checkObject(facts);
  const { binding, codeVerifier, verify } = facts;
  if (binding === null) {
    return codeVerifier === undefined ? withoutPkce(release, facts, choices) : UNEXPECTED();
  }
  checkObject(binding, 'binding');
  if (!termAt(CODE_CHALLENGE_METHODS, release).value.includes(binding.codeChallengeMethod))
    return UNSUPPORTED();
  if (codeVerifier === undefined) return verifierRefusal('code_verifier_missing', choices);
  if (!isCodeVerifier(codeVerifier)) return verifierRefusal('code_verifier_malformed', choices);
  if (!isCodeChallenge(binding.codeChallenge)) malformed('binding', 'codeChallenge');
  if (typeof verify !== 'function') malformed('verify');
  // a `verify` that returns a promise must not count as a match
  return verify(codeVerifier, binding.codeChallenge) === true ? MATCH : MISMATCH();
}
