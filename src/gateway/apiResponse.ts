import type { RuleId } from '../decision.js';
import type { ApiUseCode, ApiUseRefused } from './apiRefusals.js';
import type { ApiRequest, ApiTarget } from './apiRequest.js';
import { TITLES } from './problem.js';

/** The answer to a refused request, as data: for Express, Fastify, Hono or `Response`. */
export interface ApiErrorResponse {
  readonly status: ApiUseRefused['status'];
  readonly headers: Readonly<Record<string, string>>;
  /** Problem details (RFC 9457). */
  readonly body: {
    readonly type: 'about:blank';
    readonly title: string;
    readonly status: ApiUseRefused['status'];
    readonly detail: string;
    readonly code: ApiUseCode;
    readonly rule: RuleId;
  };
}

/** Targets that take no OAuth 2.0, and what they take in its place (TBA-14, TBA-8). */
const SCHEMES: Readonly<Partial<Record<ApiTarget, string>>> = {
  issue_token: 'NLAuth',
  soap: 'OAuth',
  tba_token: 'OAuth',
};

/** What to ask the client for. A request that is refused by policy would not be helped by other credentials. */
function challengeOf(
  { status, violations: [{ code, oauthError }] }: ApiUseRefused,
  target: ApiTarget,
): string | undefined {
  if (code === 'scope_missing') return 'Bearer error="insufficient_scope"';
  if (status === 403) return undefined;
  const scheme = code === 'tba_signature_method' ? 'OAuth' : SCHEMES[target];
  if (scheme !== undefined) return scheme;
  return oauthError === undefined ? 'Bearer' : `Bearer error="${oauthError}"`;
}

/**
 * The HTTP answer to a refused request: problem details, and a challenge where other credentials would help.
 * Nothing that was sent is in it.
 *
 * @see PK-15, CHOICE-API-STATUS; RFC 9457 section 3, RFC 6750 section 3
 *
 * @example
 * ```ts
 * import { decideApiUse } from 'netsuite-auth-policy/gateway';
 * const request = { target: 'rest', authentication: 'none' } as const;
 * const refused = decideApiUse('2027.1', request, {});
 * const response = refused.allowed ? undefined : apiErrorResponse(refused, request);
 * response?.status; //=> 401
 * response?.headers['WWW-Authenticate']; //=> 'Bearer'
 * response?.body.code; //=> 'authentication_missing'
 * ```
 */
export function apiErrorResponse(
  refused: ApiUseRefused,
  { target }: Pick<ApiRequest, 'target'>,
): ApiErrorResponse {
  const { status, violations } = refused;
  const [{ code, message: detail, rule }] = violations;
  const challenge = challengeOf(refused, target);
  return {
    status,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/problem+json',
      ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
    },
    body: { type: 'about:blank', title: TITLES[status], status, detail, code, rule },
  };
}
