// @ts-check

import { apiErrorResponse, classifyApiRequest, decideApiUse } from 'netsuite-auth-policy/gateway';

/**
 * Middleware for Hono: `app.use(authPolicy(host))`.
 *
 * @param {import('./host.js').Host} host
 * @returns {import('hono').MiddlewareHandler}
 */
export function authPolicy({ factsOf, releaseOf }) {
  return async (c, next) => {
    const { raw: head } = c.req;
    const authorization = head.headers.get('authorization') ?? undefined;
    const request = classifyApiRequest(head);
    const decision = decideApiUse(releaseOf(request), request, await factsOf(request, authorization));
    if (decision.allowed) return next();
    const answer = apiErrorResponse(decision);
    return c.json(answer.body, answer.status, answer.headers);
  };
}
