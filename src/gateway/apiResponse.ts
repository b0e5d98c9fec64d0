import type { RuleId } from '../decision.js';
import type { ApiUseCode, ApiUseRefused } from './apiRefusals.js';
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

/** What to ask the client for. A request that is refused by policy would not be helped by other credentials. */
function challengeOf({ status, violations: [{ code, oauthError }] }: ApiUseRefused): string | undefined {
  if (code === 'scope_missing') return 'Bearer error="insufficient_scope"';
  if (status === 403) return undefined;
  // SOAP takes no OAuth 2.0 (TBA-14), so it must not be asked for
  if (code === 'tba_signature_method' || code === 'soap_authentication_unknown') return 'OAuth';
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
 * const refused = decideApiUse('2027.1', { target: 'rest', authentication: 'none' }, {});
 * const response = refused.allowed ? undefined : apiErrorResponse(refused);
 * response?.status; //=> 401
 * response?.headers['WWW-Authenticate']; //=> 'Bearer'
 * response?.body.code; //=> 'authentication_missing'
 * ```
 */
export function apiErrorResponse(refused: ApiUseRefused): ApiErrorResponse {
  const { status, violations } = refused;
  const [{ code, message: detail, rule }] = violations;
  const challenge = challengeOf(refused);
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
