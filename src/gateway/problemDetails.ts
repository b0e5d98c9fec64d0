import type { Violation } from '../core/decision.js';
import type { RuleId } from '../core/ruleIds.js';

/** The statuses of refusals, and what they are called (RFC 9457 section 4.2.1). */
const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  503: 'Service Unavailable',
} as const;

/** A status with which a request is refused. */
export type RefusalStatus = keyof typeof TITLES;

/** What a refusal says in the body of an HTTP answer (RFC 9457). */
export interface ProblemDetails<Status extends RefusalStatus, Code extends string> {
  /** The kind of problem: the status says all there is. */
  readonly type: 'about:blank';
  /** The name of the status. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: Status;
  /** For people: why the request is refused. */
  readonly detail: string;
  /** The code of the violation. */
  readonly code: Code;
  /** The rule that was broken. */
  readonly rule: RuleId;
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
}

/** The body that tells a client of a violation. */
export function problemDetails<Status extends RefusalStatus, Code extends string>(
  status: Status,
  { code, message: detail, rule }: Violation<Code>,
  rules: readonly RuleId[],
): ProblemDetails<Status, Code> {
  return { type: 'about:blank', title: TITLES[status], status, detail, code, rule, rules: [...rules] };
}
