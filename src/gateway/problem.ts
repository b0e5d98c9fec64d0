import type { Violation } from '../decision.js';

/** The statuses of refusals, and what they are called (RFC 9457 section 4.2.1). */
export const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  503: 'Service Unavailable',
} as const;

export type RefusalStatus = keyof typeof TITLES;

/** What a problem says besides its status (RFC 9457). */
export interface Problem {
  readonly status: RefusalStatus;
  readonly violations: readonly [Violation, ...Violation[]];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in problem details, with the code, the rule and all violations of a refusal. */
export function problemResponse({ status, violations, headers }: Problem): Response {
  const [{ code, message: detail, rule }] = violations;
  const body = { type: 'about:blank', title: TITLES[status], status, detail, code, rule, violations };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Cache-Control': 'no-store', ...headers, 'Content-Type': 'application/problem+json' },
  });
}
