// @ts-check

import { apiErrorResponse, classifyApiRequest, decideApiUse } from 'netsuite-auth-policy/gateway';

/**
 * A hook for Fastify: `app.addHook('onRequest', authPolicy(host))`.
 *
 * @param {import('./host.js').Host} host
 * @returns {import('fastify').onRequestAsyncHookHandler}
 */
export function authPolicy({ factsOf, releaseOf }) {
  return async ({ headers, method, originalUrl: url }, reply) => {
    const { authorization } = headers;
    const request = classifyApiRequest({ method, url, headers });
    const decision = decideApiUse(releaseOf(request), request, await factsOf(request, authorization));
    if (decision.allowed) return;
    const answer = apiErrorResponse(decision);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  };
}
