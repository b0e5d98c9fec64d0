/**
 * The rule catalogue: every rule and choice with its source, and which of them are in force in a
 * release. Decisions carry ids only; their text is here.
 *
 * @module
 */

import { ASSERTION_CHOICES, ASSERTION_RULES } from './certificates/assertionRules.js';
import { ROTATION_CHOICES, ROTATION_RULES } from './certificates/rotationRules.js';
import { CERTIFICATE_CHOICES, CERTIFICATE_RULES } from './certificates/rules.js';
import { constant } from './decision.js';
import { API_CHOICES, API_RULES } from './gateway/apiRules.js';
import { ENDPOINT_CHOICES, ENDPOINT_RULES } from './gateway/endpointRules.js';
import { EXPLAIN_RULES } from './gateway/explainRules.js';
import { OAUTH_CHOICES, OAUTH_RULES } from './gateway/oauthRules.js';
import { LOGIN_NOTICE_CHOICES, LOGIN_NOTICE_RULES } from './loginNotice/rules.js';
import { PKCE_CHOICES, PKCE_RULES } from './pkcePolicy/rules.js';
import { REDIRECT_URI_CHOICES, REDIRECT_URI_RULES } from './redirectUris/rules.js';
import { assertRelease, type Release } from './release.js';
import { RELEASE_CHOICES, RELEASE_RULES } from './releaseRules.js';
import type { Choice, Rule } from './rule.js';
import { SESSION_CHOICES } from './sessions/choices.js';
import { SESSION_RULES } from './sessions/rules.js';
import { TBA_CHOICES } from './tbaDeprecation/choices.js';
import { TBA_RULES } from './tbaDeprecation/rules.js';

export type { RuleId } from './decision.js';
export type { Basis, Choice, Deprecation, Rule, Source } from './rule.js';
export { NLAUTH_DEPRECATION, SOAP_DEPRECATION, TBA_DEPRECATION } from './tbaDeprecation/timeline.js';

/** What this package decides where Oracle is silent or contradicts itself. */
export const CHOICES: readonly Choice[] = /* @__PURE__ */ constant([
  ...RELEASE_CHOICES,
  ...LOGIN_NOTICE_CHOICES,
  ...CERTIFICATE_CHOICES,
  ...ASSERTION_CHOICES,
  ...ROTATION_CHOICES,
  ...REDIRECT_URI_CHOICES,
  ...SESSION_CHOICES,
  ...PKCE_CHOICES,
  ...TBA_CHOICES,
  ...OAUTH_CHOICES,
  ...API_CHOICES,
  ...ENDPOINT_CHOICES,
]);

/** Every rule, the choices last. */
export const RULES: readonly Rule[] = /* @__PURE__ */ constant([
  ...RELEASE_RULES,
  ...LOGIN_NOTICE_RULES,
  ...CERTIFICATE_RULES,
  ...ASSERTION_RULES,
  ...ROTATION_RULES,
  ...REDIRECT_URI_RULES,
  ...SESSION_RULES,
  ...PKCE_RULES,
  ...TBA_RULES,
  ...OAUTH_RULES,
  ...API_RULES,
  ...ENDPOINT_RULES,
  ...EXPLAIN_RULES,
  ...CHOICES,
]);

/**
 * The rule of an id, or `undefined` if the catalogue has none.
 *
 * @example
 * ```ts
 * findRule('CERT-1')?.since; //=> '2026.1'
 * findRule('CERT-1')?.source.page; //=> 'section_158921905537'
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
