// @ts-check

import { apiErrorResponse, classifyApiRequest, decideApiUse } from 'netsuite-auth-policy/gateway';

/**
 * The head of the request that Hono has. On Node this is Node's own: making a `Request` of it costs more than deciding.
 *
 * @param {import('hono').Context} c
 */
function headOf({ env, req }) {
  const { incoming } = /** @type {Partial<import('@hono/node-server').HttpBindings>} */ (env ?? {});
  if (incoming === undefined) return { authorization: req.header('Authorization'), head: req.raw };
  const { headers, method = '', url = '' } = incoming;
  return { authorization: headers.authorization, head: { method, url, headers } };
}

/**
 * Middleware for Hono: `app.use(authPolicy(host))`.
 *
 * @param {import('./host.js').Host} host
 * @returns {import('hono').MiddlewareHandler}
 */
export function authPolicy({ factsOf, releaseOf }) {
  return (c, next) => {
    const { authorization, head } = headOf(c);
    const request = classifyApiRequest(head);
    const decision = decideApiUse(releaseOf(request), factsOf(request, authorization));
    if (decision.allowed) return next();
    const answer = apiErrorResponse(decision, request);
    return Promise.resolve(c.json(answer.body, answer.status, answer.headers));
  };
}
