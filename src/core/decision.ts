/**
 * The shapes every answer has.
 *
 * Answers are plain data that survives a trip through JSON unchanged: instants in them are
 * ISO 8601 text in UTC, and a key that has nothing to say is absent.
 *
 * @module
 */

import type { AuditDetail, OAuthError } from './errorNames.js';
import type { Release } from './release.js';
import type { RuleId } from './ruleIds.js';

export type { AuditDetail, OAuthError } from './errorNames.js';
export type { ChoiceId, RuleId } from './ruleIds.js';

/** Where something lies in the facts of a question: `['redirectUris', 2]`. */
export type Path = readonly (string | number)[];

/** One reason for a refusal. */
export interface Violation<Code extends string = string> {
  /** Stable name of the reason. Part of the API under semver. */
  readonly code: Code;
  /** The rule that was broken. */
  readonly rule: RuleId;
  /** For people: a whole sentence that names fields, and never their secret contents. */
  readonly message: string;
  /** Where in the facts the fault lies. */
  readonly path?: Path;
  /** For people: a whole sentence that says what would make the answer an allow. */
  readonly remedy?: string;
  /** Ids of the things that the remedy speaks of, best candidate first. */
  readonly related?: readonly string[];
  /** The error value that OAuth gives this refusal. */
  readonly oauthError?: OAuthError;
  /** The Detail that NetSuite documents for it in the Login Audit Trail. */
  readonly auditDetail?: AuditDetail;
  /** How the authorization endpoint answers: on a page of its own, or by redirecting with the error. */
  readonly disposition?: 'error_page' | 'redirect';
}

/** Something worth knowing about an answer, such as that a later release will refuse what is allowed now. */
export interface Advice<Code extends string = string> {
  /** Stable name of the advice. Part of the API under semver. */
  readonly code: Code;
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** For people: a whole sentence. */
  readonly message: string;
  /** Where in the facts lies what it is about. */
  readonly path?: Path;
  /** First release that refuses what is allowed now. */
  readonly enforcedFrom?: Release;
}

/** What every answer says. */
export interface Answer<AdviceCode extends string = string> {
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  /** What else is worth knowing. */
  readonly advice: readonly Advice<AdviceCode>[];
}

/** An allowed answer. `Grant` is what it obliges the host to do. */
export type Allowed<Grant extends object = object, AdviceCode extends string = string> = {
  /** Tells an allowed answer from a refusal. */
  readonly allowed: true;
} & Answer<AdviceCode> &
  Readonly<Grant>;

/** A refusal: at least one violation. Its advice is about what was not refused. */
export interface Denied<Code extends string = string, AdviceCode extends string = string>
  extends Answer<AdviceCode> {
  /** Tells a refusal from an allowed answer. */
  readonly allowed: false;
  /** Every reason, the first one the most telling. */
  readonly violations: readonly [Violation<Code>, ...Violation<Code>[]];
}

/** The answer to a question of the form "may this be". */
export type Decision<
  Code extends string = string,
  Grant extends object = object,
  AdviceCode extends string = string,
> = Allowed<Grant, AdviceCode> | Denied<Code, AdviceCode>;

/** One reason for a {@link Requirement}. */
export interface Reason<Code extends string = string> {
  /** Stable name of the reason. Part of the API under semver. */
  readonly code: Code;
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** For people: a whole sentence. */
  readonly message: string;
  /** Where in the facts it lies. */
  readonly path?: Path;
}

/** At least one reason, the first one the most telling. */
export type Reasons<Code extends string = string> = readonly [Reason<Code>, ...Reason<Code>[]];

/** The answer to a question of the form "is this required, and why". */
export interface Requirement<Code extends string = string, AdviceCode extends string = string>
  extends Answer<AdviceCode> {
  /** Whether it is required. */
  readonly required: boolean;
  /** Why it is, or why it is not. */
  readonly because: Reasons<Code>;
}

/** Apart from {@link constant}: a bundler drops calls of what is marked as free of side effects, so also those in its own body. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) freeze(part);
  Object.freeze(value);
}

/** Freezes an answer all the way down, so that one object can be given to every caller. */
/* @__NO_SIDE_EFFECTS__ */
export function constant<const T>(value: T): T {
  freeze(value);
  return value;
}

/** An answer that is made and frozen when it is first asked for, and then given to every caller. */
/* @__NO_SIDE_EFFECTS__ */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= constant(make());
    return made;
  };
}

/** The advice of an answer that has none. */
export const NO_ADVICE: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** An allowed answer that grants nothing and never varies, for these rules. */
/* @__NO_SIDE_EFFECTS__ */
export function fixedAllowed(rules: readonly RuleId[]): Allowed<object, never> {
  return constant({ allowed: true, rules, advice: NO_ADVICE });
}

/** A refusal for these violations. `leanedOn` are rules and choices that decided besides the violated ones. */
export function deny<Code extends string, AdviceCode extends string = never>(
  violations: readonly [Violation<Code>, ...Violation<Code>[]],
  leanedOn: readonly RuleId[] = [],
  advice: readonly Advice<AdviceCode>[] = NO_ADVICE,
): Denied<Code, AdviceCode> {
  const rules = new Set([...violations.map((violation) => violation.rule), ...leanedOn]);
  return { allowed: false, rules: [...rules], advice, violations };
}

/** A refusal where there are violations, and otherwise the allowed answer. A refusal keeps `advice` about the rest. */
export function refuseOr<Code extends string, Grant extends object, AdviceCode extends string>(
  violations: readonly Violation<Code>[],
  allowed: () => Allowed<Grant, AdviceCode>,
  leanedOn: readonly RuleId[] = [],
  advice: readonly Advice<AdviceCode>[] = NO_ADVICE,
): Decision<Code, Grant, AdviceCode> {
  const [first, ...rest] = violations;
  return first === undefined ? allowed() : deny([first, ...rest], leanedOn, advice);
}
