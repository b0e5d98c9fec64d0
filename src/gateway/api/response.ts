import { checkList, checkObject, malformed } from '../../core/facts.js';
import { type ProblemDetails, problemDetails } from '../problemDetails.js';
import type { ApiUseCode, ApiUseRefused } from './problems.js';
import type { ApiRequest } from './request.js';
import { API_STATUSES, type ApiRefusalStatus } from './statuses.js';
import { type ApiTarget, isApiTarget } from './target.js';

/** The answer to a refused request, as data: for Express, Fastify, Hono or `Response`. */
export interface ApiErrorResponse {
  /** The HTTP status. */
  readonly status: ApiRefusalStatus;
  /** The headers by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** What goes into the body as JSON. */
  readonly body: ProblemDetails<ApiRefusalStatus, ApiUseCode>;
}

/** The scheme that a target takes: OAuth 2.0 wherever it is taken (IR-6, TBA-8, TBA-14). */
const SCHEMES: Readonly<Record<ApiTarget, 'Bearer' | 'NLAuth' | 'OAuth'>> = {
  connect: 'Bearer',
  issue_token: 'NLAuth',
  mcp: 'Bearer',
  oauth2: 'Bearer',
  rest: 'Bearer',
  restlet: 'Bearer',
  soap: 'OAuth',
  tba_token: 'OAuth',
  unknown: 'Bearer',
};

/** What to ask the client for. Other credentials would not help a request that policy refuses. */
function challengeOf(refused: ApiUseRefused, target: ApiTarget): string | undefined {
  const [{ code, oauthError }] = refused.violations;
  if (code === 'scope_missing') return 'Bearer error="insufficient_scope"';
  if (refused.status === API_STATUSES.refused) return undefined;
  const scheme = code === 'tba_signature_method' ? 'OAuth' : SCHEMES[target];
  return scheme === 'Bearer' && oauthError !== undefined ? `Bearer error="${oauthError}"` : scheme;
}

/**
 * The HTTP answer to a refused request: problem details, and a challenge if other credentials would help.
 * It repeats nothing that was sent.
 *
 * @param refused - The refusal that {@link decideApiUse} gave.
 * @param request - What {@link classifyApiRequest} told about the request.
 * @throws {@link FactsError} for anything else.
 * @see PK-15, CHOICE-API-STATUS; RFC 9457 section 3, RFC 6750 section 3
 *
 * @example
 * ```ts
 * import { decideApiUse } from 'netsuite-auth-policy/gateway';
 * const request = { target: 'rest', authentication: 'none' } as const;
 * const refused = decideApiUse('2027.1', { request });
 * const response = refused.allowed ? undefined : apiErrorResponse(refused, request);
 * response?.status; //=> 401
 * response?.headers['WWW-Authenticate']; //=> 'Bearer'
 * response?.body.code; //=> 'authentication_missing'
 * ```
 */
export function apiErrorResponse(
  refused: ApiUseRefused,
  request: Pick<ApiRequest, 'target'>,
): ApiErrorResponse {
  checkObject(refused, 'refused');
  checkObject(request, 'request');
  if (!isApiTarget(request.target)) malformed('request', 'target');
  const { rules, status, violations } = refused;
  checkList(rules, 'refused', 'rules');
  checkList(violations, 'refused', 'violations');
  checkObject(violations[0], 'refused', 'violations', 0);
  if (!Object.values(API_STATUSES).includes(status)) malformed('refused', 'status');
  const challenge = challengeOf(refused, request.target);
  return {
    status,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/problem+json',
      'X-Content-Type-Options': 'nosniff',
      ...(challenge !== undefined && { 'WWW-Authenticate': challenge }),
    },
    body: problemDetails(status, violations[0], rules),
  };
}
