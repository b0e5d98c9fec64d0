/**
 * What is said about a code stands once, in a table of its module's `problems.ts`. Here the tables become
 * violations, refusals, advice and reasons.
 *
 * @module
 */

import { type Advice, type Denied, deny, once, type Path, type Reason, type Violation } from './decision.js';
import type { AuditDetail, OAuthError } from './errorNames.js';
import type { Release } from './release.js';
import type { RuleId } from './ruleIds.js';

/** What is said about a code of advice, or about a reason. */
interface Statement {
  /** The rule that it follows from. */
  readonly rule: RuleId;
  /** A whole sentence. `{name}` stands for a value that only the question knows. */
  readonly message: string;
  /** Where in the facts it lies. */
  readonly path?: Path;
}

/** What is said about a code of refusal. */
export interface Problem extends Statement {
  /** A whole sentence that says what to do. `{name}` stands for a value that only the question knows. */
  readonly remedy?: string;
  /** What decided besides `rule`. */
  readonly leanedOn?: readonly RuleId[];
  /** The error value that OAuth gives it. */
  readonly oauthError?: OAuthError;
  /** The Detail that NetSuite documents for it. */
  readonly auditDetail?: AuditDetail;
  /** How the authorization endpoint answers. */
  readonly disposition?: 'error_page' | 'redirect';
}

/** A table of advice or reasons. */
export type Statements<Code extends string> = Readonly<Record<Code, Statement>>;

/** A table of refusals. `More` is what some module's refusals have besides, such as an HTTP status. */
export type Problems<Code extends string, More extends object = object> = Readonly<
  Record<Code, Problem & More>
>;

/** What only the question knows. */
export interface Details {
  /** Another rule than that of the table. */
  readonly rule?: RuleId | undefined;
  /** Another place than that of the table. */
  readonly path?: Path;
  /** What stands for the `{name}`s of the texts. */
  readonly values?: Readonly<Record<string, number | string>>;
  /** Ids of the things that the remedy speaks of, best candidate first. */
  readonly related?: readonly string[];
}

/** A text with its values. By hand, since a regular expression takes ten times as long; a value is taken as it is. */
function filled(text: string, values: Details['values']): string {
  if (values === undefined) return text;
  let done = '';
  let from = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
    const close = text.indexOf('}', open);
    done += text.slice(from, open) + values[text.slice(open + 1, close)];
    from = close + 1;
  }
  return done + text.slice(from);
}

/** An answer while it is built. Setting the keys that are present takes a fifth of the time of spreading optional ones. */
type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A statement as it goes into an answer: the reason of a requirement. */
export function reasonOf<All extends string, Code extends All>(
  statements: Statements<All>,
  code: Code,
  { path = statements[code].path, rule = statements[code].rule, values }: Details = {},
): Reason<Code> {
  const reason: Writable<Reason<Code>> = { code, rule, message: filled(statements[code].message, values) };
  if (path !== undefined) reason.path = [...path]; // whoever asks may change the answer, and the tables stay as they are
  return reason;
}

/** Advice, and the first release that refuses what is allowed now, if there is one. */
/* @__NO_SIDE_EFFECTS__ */
export function adviceOf<All extends string, Code extends All>(
  statements: Statements<All>,
  code: Code,
  details: Details & { readonly enforcedFrom?: Release | undefined } = {},
): Advice<Code> {
  const advice: Writable<Advice<Code>> = reasonOf(statements, code, details);
  if (details.enforcedFrom !== undefined) advice.enforcedFrom = details.enforcedFrom;
  return advice;
}

/** The violation that a code stands for. */
export function violationOf<All extends string, Code extends All>(
  problems: Problems<All>,
  code: Code,
  details: Details = {},
): Violation<Code> {
  const { auditDetail, disposition, oauthError, remedy } = problems[code];
  const violation: Writable<Violation<Code>> = reasonOf(problems, code, details);
  if (remedy !== undefined) violation.remedy = filled(remedy, details.values);
  if (details.related !== undefined) violation.related = details.related;
  if (oauthError !== undefined) violation.oauthError = oauthError;
  if (auditDetail !== undefined) violation.auditDetail = auditDetail;
  if (disposition !== undefined) violation.disposition = disposition;
  return violation;
}

/** The refusal that a code stands for. `leanedOn` is what decided besides what the table says. */
/* @__NO_SIDE_EFFECTS__ */
export function refusalOf<All extends string, Code extends All>(
  problems: Problems<All>,
  code: Code,
  details?: Details,
  leanedOn: readonly RuleId[] = [],
): Denied<Code, never> {
  return deny([violationOf(problems, code, details)], [...(problems[code].leanedOn ?? []), ...leanedOn]);
}

/** A refusal that never varies: made and frozen when it is first asked for, so that loading a module costs nothing for it. */
/* @__NO_SIDE_EFFECTS__ */
export function fixedRefusal<All extends string, Code extends All>(
  problems: Problems<All>,
  code: Code,
  details?: Details,
  leanedOn?: readonly RuleId[],
): () => Denied<Code, never> {
  return once(() => refusalOf(problems, code, details, leanedOn));
}

/** What decided besides the rules of these codes, each once. */
export function leanedOnBy<Code extends string>(
  problems: Problems<Code>,
  codes: readonly Code[],
): readonly RuleId[] {
  return [...new Set(codes.flatMap((code) => problems[code].leanedOn ?? []))];
}
