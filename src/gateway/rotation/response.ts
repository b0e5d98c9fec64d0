import { ROTATION_SCOPE } from '../../certificates/rotation/limitsAndDates.js';
import { type Details, violationOf } from '../../core/problem.js';
import type { RuleId } from '../../core/ruleIds.js';
import { problemDetails } from '../problemDetails.js';
import type { RotationAnswer } from './options.js';
import {
  ROTATION_PROBLEMS,
  type RotationEndpointCode,
  type RotationRefusalCode,
  type RotationViolations,
} from './problems.js';
import type { RotationRequest, RotationResponse } from './request.js';
import { REFUSAL_STATUSES, ROTATION_STATUSES } from './statuses.js';

/** Headers by name. */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** Answers are not kept, and are what their media type says. */
const COMMON: ResponseHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** An answer, and what decided it. */
export interface Answered extends Pick<RotationAnswer, 'allowed' | 'rules'> {
  /** What is sent. */
  readonly response: RotationResponse;
}

/** A call that is refused. */
export interface RotationRefusal {
  /** Every reason. */
  readonly violations: RotationViolations;
  /** What decided besides the violated rules. */
  readonly rules?: readonly RuleId[];
}

/** A refusal as problem details, with the status of its first violation and with all violations. */
export function refusalResponse(
  { violations, rules = [] }: RotationRefusal,
  headers?: ResponseHeaders,
): Answered {
  const [first] = violations;
  const status = REFUSAL_STATUSES[first.code];
  const decided = [...violations.map(({ rule }) => rule), ...rules, 'CHOICE-ROTATION-STATUS'] as const;
  const body = problemDetails(status, first, [...new Set<RuleId>(decided)]);
  const response = new Response(JSON.stringify({ ...body, violations }), {
    status,
    headers: { ...COMMON, ...headers, 'Content-Type': 'application/problem+json' },
  });
  return { response, allowed: false, rules: body.rules };
}

/** The refusal that a code of the endpoint itself stands for, as an answer. */
export function problemResponse(
  code: RotationEndpointCode,
  details?: Details,
  headers?: ResponseHeaders,
): Answered {
  return refusalResponse({ violations: [violationOf(ROTATION_PROBLEMS, code, details)] }, headers);
}

/** An answer that succeeds, and the rules that decided and that it is written by. */
export function okResponse(body: string, mediaType: string, rules: readonly RuleId[]): Answered {
  const response = new Response(body, {
    status: ROTATION_STATUSES.ok,
    headers: { ...COMMON, 'Content-Type': mediaType },
  });
  return { response, allowed: true, rules: [...new Set<RuleId>([...rules, 'CHOICE-ROTATION-STATUS'])] };
}

/**
 * What asks for a better access token. A request without any token gets no error value.
 *
 * @see ROT-3; RFC 6750 section 3.1
 */
export function challengeFor(violations: RotationViolations, { headers }: RotationRequest): ResponseHeaders {
  const codes = violations.map(({ code }) => code);
  const challenge = (text: string) => ({ 'WWW-Authenticate': `Bearer${text}` });
  const has = (code: RotationRefusalCode) => codes.includes(code);
  if (has('token_missing')) return challenge(headers.has('Authorization') ? ' error="invalid_token"' : '');
  return has('scope_missing') ? challenge(` error="insufficient_scope", scope="${ROTATION_SCOPE}"`) : {};
}
