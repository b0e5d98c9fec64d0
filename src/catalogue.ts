/**
 * The rule catalogue: every rule and choice with its source, and which of them are in force in a
 * release. Decisions carry ids only; their text is here.
 *
 * @module
 */

export {
  type Deprecation,
  NLAUTH_DEPRECATION,
  SOAP_DEPRECATION,
  TBA_DEPRECATION,
} from './tbaDeprecation/deprecations.js';

import { CERTIFICATES_CHOICES } from './certificates/choices.js';
import { ROTATION_CHOICES } from './certificates/rotation/choices.js';
import { ROTATION_RULES } from './certificates/rotation/rules.js';
import { CERTIFICATES_RULES } from './certificates/rules.js';
import { CLIENT_ASSERTION_CHOICES } from './clientAssertion/choices.js';
import { CLIENT_ASSERTION_RULES } from './clientAssertion/rules.js';
import { CORE_CHOICES } from './core/choices.js';
import { constant } from './core/decision.js';
import { assertRelease, RELEASES, type Release } from './core/release.js';
import type { AnyChoiceText, Choice, Rule, RuleText, WrittenRule } from './core/rule.js';
import type { ChoiceId } from './core/ruleIds.js';
import { CORE_RULES } from './core/rules.js';
import { API_CHOICES } from './gateway/api/choices.js';
import { API_RULES } from './gateway/api/rules.js';
import { AUTHORIZE_CHOICES } from './gateway/authorize/choices.js';
import { AUTHORIZE_RULES } from './gateway/authorize/rules.js';
import { ERRORS_RULES } from './gateway/errors/rules.js';
import { ROTATION_ENDPOINT_CHOICES } from './gateway/rotation/choices.js';
import { ROTATION_ENDPOINT_RULES } from './gateway/rotation/rules.js';
import { TOKEN_CHOICES } from './gateway/token/choices.js';
import { TOKEN_RULES } from './gateway/token/rules.js';
import { INTEGRATIONS_CHOICES } from './integrations/choices.js';
import { INTEGRATIONS_RULES } from './integrations/rules.js';
import { LOGIN_CHOICES } from './login/choices.js';
import { LOGIN_NOTICE_CHOICES } from './loginNotice/choices.js';
import { LOGIN_NOTICE_RULES } from './loginNotice/rules.js';
import { PKCE_POLICY_CHOICES } from './pkcePolicy/choices.js';
import { PKCE_POLICY_RULES } from './pkcePolicy/rules.js';
import { REDIRECT_URIS_CHOICES } from './redirectUris/choices.js';
import { REDIRECT_URIS_RULES } from './redirectUris/rules.js';
import { SESSIONS_CHOICES } from './sessions/choices.js';
import { SESSIONS_RULES } from './sessions/rules.js';
import { TBA_DEPRECATION_CHOICES } from './tbaDeprecation/choices.js';
import { TBA_DEPRECATION_RULES } from './tbaDeprecation/rules.js';
import { USE_CASES_CHOICES } from './useCases/choices.js';
import { USE_CASES_RULES } from './useCases/rules.js';

export {
  BASES,
  type Basis,
  type Choice,
  type Observation,
  type OptionValue,
  type Rule,
  type WrittenRule,
} from './core/rule.js';
export type { ChoiceId, RuleId } from './core/ruleIds.js';
export type { Source } from './core/sources.js';

/** State of Oracle's help and release notes when they were last read, unless a rule says otherwise. */
const READ = '2026-08-17';
/** Where the pages stand that Oracle revises. */
const ORACLE = 'https://docs.oracle.com/';

// the compiler demands every id here; that no table has another one is checked where the table stands
const RULE_TEXTS: Readonly<Record<WrittenRule['id'], RuleText>> = {
  ...CORE_RULES,
  ...LOGIN_NOTICE_RULES,
  ...CERTIFICATES_RULES,
  ...CLIENT_ASSERTION_RULES,
  ...ROTATION_RULES,
  ...REDIRECT_URIS_RULES,
  ...SESSIONS_RULES,
  ...PKCE_POLICY_RULES,
  ...TBA_DEPRECATION_RULES,
  ...INTEGRATIONS_RULES,
  ...USE_CASES_RULES,
  ...AUTHORIZE_RULES,
  ...TOKEN_RULES,
  ...API_RULES,
  ...ROTATION_ENDPOINT_RULES,
  ...ERRORS_RULES,
};
const CHOICE_TEXTS: Readonly<Record<ChoiceId, AnyChoiceText>> = {
  ...CORE_CHOICES,
  ...LOGIN_NOTICE_CHOICES,
  ...CERTIFICATES_CHOICES,
  ...CLIENT_ASSERTION_CHOICES,
  ...ROTATION_CHOICES,
  ...REDIRECT_URIS_CHOICES,
  ...SESSIONS_CHOICES,
  ...PKCE_POLICY_CHOICES,
  ...TBA_DEPRECATION_CHOICES,
  ...INTEGRATIONS_CHOICES,
  ...LOGIN_CHOICES,
  ...USE_CASES_CHOICES,
  ...AUTHORIZE_CHOICES,
  ...TOKEN_CHOICES,
  ...API_CHOICES,
  ...ROTATION_ENDPOINT_CHOICES,
};

/** What a table leaves out because it is usual. */
function usual({ since = RELEASES[0], appliesTo = 'all', revised, source }: AnyChoiceText | RuleText) {
  const read = revised ?? (source.url.startsWith(ORACLE) ? READ : undefined);
  return { since, appliesTo, ...(read !== undefined && { revised: read }) };
}

function entries<Id extends string, Text>(texts: Readonly<Record<Id, Text>>): [Id, Text][] {
  return Object.entries(texts) as [Id, Text][];
}

/** What this package decides where Oracle is silent or contradicts itself. */
export const CHOICES: readonly Choice[] = constant(
  entries(CHOICE_TEXTS).map(
    ([id, text]): Choice => ({
      id,
      kind: 'choice',
      basis: 'choice',
      alternatives: [],
      ...text,
      ...usual(text),
    }),
  ),
);

/** Every rule, the choices last. */
export const RULES: readonly Rule[] = constant<readonly Rule[]>([
  ...entries(RULE_TEXTS).map(
    ([id, text]) =>
      ({ id, kind: 'rule', ...text, basis: text.basis ?? 'official', ...usual(text) }) as WrittenRule,
  ),
  ...CHOICES,
]);

/**
 * The rule of an id, or `undefined` if the catalogue has none.
 *
 * @example
 * ```ts
 * findRule('CERT-1')?.since; //=> '2026.1'
 * findRule('CERT-1')?.source.page; //=> 'section_162686838198'
 * ```
 */
export function findRule(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}

function isInForce(rule: Rule, release: Release): boolean {
  return rule.since <= release && (rule.until === undefined || release < rule.until);
}

/**
 * The rules that hold in a release.
 *
 * @throws {@link ReleaseError} for a release that is not modelled.
 *
 * @example
 * ```ts
 * rulesInForce('2026.2').some((rule) => rule.id === 'PK-21'); //=> false
 * rulesInForce('2027.1').some((rule) => rule.id === 'PK-21'); //=> true
 * ```
 */
export function rulesInForce(release: Release): Rule[] {
  assertRelease(release);
  return RULES.filter((rule) => isInForce(rule, release));
}

/** What differs between two releases. */
export interface RulesChanged {
  /** In force in the second release and not in the first. */
  readonly begin: readonly Rule[];
  /** In force in the first release and not in the second. */
  readonly end: readonly Rule[];
}

/**
 * What changes between two releases. The other way round, beginnings and ends change places.
 *
 * @throws {@link ReleaseError} for a release that is not modelled.
 *
 * @example
 * ```ts
 * rulesChanged('2026.1', '2026.2').begin.map((rule) => rule.id).includes('CERT-1'); //=> false
 * rulesChanged('2025.2', '2026.1').begin.map((rule) => rule.id).includes('CERT-1'); //=> true
 * ```
 */
export function rulesChanged(from: Release, to: Release): RulesChanged {
  const before = rulesInForce(from);
  const after = rulesInForce(to);
  return {
    begin: after.filter((rule) => !before.includes(rule)),
    end: before.filter((rule) => !after.includes(rule)),
  };
}
