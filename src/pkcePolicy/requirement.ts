import { once, type Reasons, type Requirement, type RuleId } from '../core/decision.js';
import { checkAnyRelease, hasMembers, isAbsent, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, reasonOf } from '../core/problem.js';
import { type IntegrationRecord, isScope } from '../core/records.js';
import { assertRelease, isAnyRelease, isRelease, type Release } from '../core/release.js';
import { startOf } from '../core/terms.js';
import { PKCE_OF_NEW, PKCE_SCOPE } from './limitsAndDates.js';
import { PKCE_OPTIONS, type PkceChoices } from './options.js';
import { PKCE_ADVICE, PKCE_REASONS, type PkceAdviceCode, type PkceReason } from './problems.js';

/** The fields of an integration record that PKCE depends on, as they are now, not as they were when a code was issued (P10). */
export type PkceIntegration = Pick<
  IntegrationRecord,
  'authorizationCodeGrantSince' | 'clientType' | 'createdIn'
>;

/** Who asks for an authorization code, and for what. */
export interface PkceFacts {
  /** The integration record of the client. */
  readonly integration: PkceIntegration;
  /** The scopes that are asked for. One that is not known requires PKCE (`CHOICE-PKCE-SCOPE`). */
  readonly scopes: readonly string[];
}

/** Whether PKCE is required. */
export type PkceRequirement = Requirement<PkceReason, PkceAdviceCode>;

/** First release that requires PKCE of new integrations. */
const SINCE = startOf(PKCE_OF_NEW, true);

function statedReasons([first, ...rest]: readonly [PkceReason, ...PkceReason[]]): Reasons<PkceReason> {
  const reason = (code: PkceReason) =>
    reasonOf(PKCE_REASONS, code, { values: { scope: PKCE_SCOPE, since: SINCE } });
  return [reason(first), ...rest.map(reason)];
}

/* @__NO_SIDE_EFFECTS__ */
function fixedAnswer(
  required: boolean,
  codes: readonly [PkceReason, ...PkceReason[]],
  rules: readonly RuleId[],
): () => PkceRequirement {
  return once(() => ({ required, because: statedReasons(codes), rules, advice: [] }));
}

const REQUIRED_OF_PUBLIC = fixedAnswer(true, ['public_client'], ['PK-5']);
const REQUIRED_FOR_SCOPE = fixedAnswer(true, ['mcp_scope'], ['PK-5']);
const REQUIRED_OF_PUBLIC_FOR_SCOPE = fixedAnswer(true, ['public_client', 'mcp_scope'], ['PK-5']);
const REQUIRED_FOR_UNKNOWN = fixedAnswer(true, ['unknown_scope'], ['CHOICE-PKCE-SCOPE']);
const REQUIRED_OF_NEW = fixedAnswer(true, ['new_integration'], PKCE_OF_NEW[1].rules);
const NOT_REQUIRED_OF_EXISTING = fixedAnswer(false, ['existing_integration'], ['PK-22', 'CHOICE-PKCE-NEW']);
const NOT_REQUIRED_YET = once(
  (): PkceRequirement => ({
    required: false,
    because: statedReasons(['not_required_yet']),
    rules: PKCE_OF_NEW[0].rules,
    advice: [
      adviceOf(PKCE_ADVICE, 'pkce_required_of_new_integrations', {
        values: { since: SINCE },
        enforcedFrom: SINCE,
      }),
    ],
  }),
);

/** Whether an integration counts as new. */
function isNew(
  { authorizationCodeGrantSince: enabled, createdIn }: PkceIntegration,
  choices: PkceChoices | undefined,
): boolean {
  // most are modelled ones, which are told in less time
  if (!isRelease(createdIn) && !isAnyRelease(createdIn)) malformed('integration', 'createdIn');
  if (createdIn >= SINCE) return true;
  if (choices?.newIntegration !== 'grant_enabled' || isAbsent(enabled)) return false;
  checkAnyRelease(enabled, 'integration', 'authorizationCodeGrantSince');
  return enabled >= SINCE;
}

/**
 * Answers whether a client must use PKCE for these scopes, and why.
 *
 * @param release - Release of the account.
 * @param facts - The integration record as it is now, and the scopes that are asked for.
 * @param choices - What is done where Oracle is silent.
 * @returns Whether it is required, the reasons, and advice if a later release requires it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link ChoicesError} for an option, or a value of one, that does not exist.
 * @throws {@link FactsError} for a fact that the answer depends on and that is missing, misspelt or not of its type.
 * @see PK-5, PK-21, PK-22, P10, CHOICE-PKCE-NEW, CHOICE-PKCE-SCOPE; RFC 9700 section 2.1.1
 *
 * @example
 * ```ts
 * const integration = { clientType: 'confidential', createdIn: '2027.1' } as const;
 * const facts = { integration, scopes: ['restlets'] };
 * pkceRequirement('2026.2', facts).required; //=> false
 * pkceRequirement('2027.1', facts).required; //=> true
 * pkceRequirement('2027.1', facts).because[0].code; //=> 'new_integration'
 * ```
 */
export function pkceRequirement(release: Release, facts: PkceFacts, choices?: PkceChoices): PkceRequirement {
  assertRelease(release);
  checkChoices(choices, PKCE_OPTIONS);
  if (!hasMembers(facts)) malformed();
  return requirementOf(release, facts, choices);
}

/** The answer to a question whose release, choices and outer shape are checked. */
export function requirementOf(
  release: Release,
  { integration, scopes }: PkceFacts,
  choices: PkceChoices | undefined,
): PkceRequirement {
  if (!hasMembers(integration)) malformed('integration');
  if (!Array.isArray(scopes)) malformed('scopes');
  let isForScope = false;
  let isUnknown = false;
  for (let at = 0; at < scopes.length; at += 1) {
    const scope = scopes[at];
    if (typeof scope !== 'string') malformed('scopes', at);
    if (scope === PKCE_SCOPE) isForScope = true;
    else if (!isScope(scope)) isUnknown = true;
  }
  if (integration.clientType === 'public') {
    return isForScope ? REQUIRED_OF_PUBLIC_FOR_SCOPE() : REQUIRED_OF_PUBLIC();
  }
  if (integration.clientType !== 'confidential') malformed('integration', 'clientType');
  if (isForScope) return REQUIRED_FOR_SCOPE();
  if (isUnknown) return REQUIRED_FOR_UNKNOWN();
  // the same as `termAt` finds in a table of these two rows, in two thirds of its time
  if (release < SINCE) return NOT_REQUIRED_YET();
  return isNew(integration, choices) ? REQUIRED_OF_NEW() : NOT_REQUIRED_OF_EXISTING();
}
