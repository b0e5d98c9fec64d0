import { type Decision, deny, type RuleId, refuseOr, type Violation } from '../core/decision.js';
import { checkChoices } from '../core/options.js';
import { violationOf } from '../core/problem.js';
import { assertRelease, type Release } from '../core/release.js';
import { listed } from '../core/words.js';
import {
  againstAudience,
  againstClient,
  againstHeader,
  againstId,
  againstScopes,
  againstTimes,
  isId,
  scopesOf,
  signerOf,
} from './checks.js';
import { type ClientAssertionFacts, checkClientAssertion } from './facts.js';
import {
  ASSERTION_ALGORITHMS,
  ASSERTION_LIFETIME,
  ASSERTION_SCOPES,
  ASSERTION_TYPE,
  LONGEST_JTI,
  WITHDRAWN_SINCE,
} from './limitsAndDates.js';
import { ASSERTION_DEFAULTS, ASSERTION_OPTIONS, type AssertionChoices } from './options.js';
import { ASSERTION_PROBLEMS, type AssertionCode } from './problems.js';

/** What an accepted assertion stands for. */
export interface AssertionAccepted {
  /** Id of the certificate whose key must have signed it. */
  readonly certificateId: string;
  /** Internal id of the entity that the token is for. */
  readonly entityId: string;
  /** Internal id of the role that the token is for. */
  readonly roleId: string;
  /** The scopes that are asked for, each once. */
  readonly scopes: readonly string[];
  /**
   * The `jti` claim, by which a second use of the assertion is noticed; `null` if there is none. It is an id within its
   * client alone, so whoever remembers it names the account and the client as well.
   */
  readonly jti: string | null;
  /** The `exp` claim, in seconds since 1970. */
  readonly exp: number;
  /** From when on the assertion is refused as expired, in seconds since 1970: `exp` and the tolerance. Until then its id is to be remembered. */
  readonly usableUntil: number;
}

const LEANED_ON: readonly RuleId[] = [
  'CHOICE-ASSERTION-LIFETIME',
  'CHOICE-ASSERTION-AUDIENCE',
  'CHOICE-ASSERTION-CLOCK',
  'CHOICE-ASSERTION-CLAIMS',
  'CHOICE-ASSERTION-JTI',
];

/** The violation that a code stands for. */
function violation(code: AssertionCode): Violation<AssertionCode> {
  return violationOf(ASSERTION_PROBLEMS, code, {
    values: {
      characters: LONGEST_JTI,
      algorithms: listed(Object.keys(ASSERTION_ALGORITHMS), 'and'),
      minutes: ASSERTION_LIFETIME / 60,
      scopes: listed(ASSERTION_SCOPES, 'and'),
      type: ASSERTION_TYPE,
      withdrawn: WITHDRAWN_SINCE,
    },
  });
}

/**
 * May a client assertion of the client credentials grant be accepted? Collects every reason
 * against it, with the Detail of the Login Audit Trail where NetSuite documents one.
 *
 * @param release - Release of the account.
 * @param facts - The decoded assertion, and what it is judged against.
 * @param choices - What to decide differently where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts and
 * {@link ChoicesError} for choices that are not what they have to be.
 * @see CERT-19, CERT-20, CERT-21, CERT-22, CERT-24, CERT-25, CERT-27, ROT-15; RFC 7523 section 3
 *
 * @example
 * ```ts
 * const decision = decideClientAssertion('2026.1', {
 *   assertion: { header: { alg: 'RS256', typ: 'JWT' }, claims: {} },
 *   accountId: '1234567',
 *   integration: null,
 *   certificates: [],
 *   at: '2026-03-01T00:00:00Z',
 * });
 * decision.allowed; //=> false
 * ```
 */
export function decideClientAssertion(
  release: Release,
  facts: ClientAssertionFacts,
  choices: AssertionChoices = {},
): Decision<AssertionCode, AssertionAccepted, never> {
  assertRelease(release);
  checkChoices(choices, ASSERTION_OPTIONS);
  checkClientAssertion(facts);
  const { header, claims } = facts.assertion;
  const signer = signerOf(release, facts);
  const scopes = scopesOf(claims.scope);
  const violations = [
    ...againstClient(facts),
    ...againstHeader(header, signer),
    ...againstAudience(claims.aud, facts.accountId, choices.audience),
    ...againstScopes(scopes, facts.integration),
    ...againstId(claims, choices),
    ...againstTimes(claims, facts.at, choices),
  ]
    .filter((code) => typeof code === 'string')
    .map(violation);
  if (typeof signer === 'string') return deny([violation(signer), ...violations], LEANED_ON);
  const { clockToleranceSeconds: tolerance = ASSERTION_DEFAULTS.clockToleranceSeconds } = choices;
  // judged above
  const exp = claims.exp as number;
  return refuseOr(
    violations,
    () => ({
      allowed: true,
      rules: ['CERT-19', 'CERT-21', 'CERT-22', 'CERT-24', 'ROT-15', ...LEANED_ON],
      advice: [],
      certificateId: signer.id,
      entityId: signer.entityId,
      roleId: signer.roleId,
      scopes,
      jti: isId(claims.jti) ? claims.jti : null,
      exp,
      usableUntil: exp + tolerance,
    }),
    LEANED_ON,
  );
}
