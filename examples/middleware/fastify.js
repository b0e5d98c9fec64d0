// @ts-check

import { apiErrorResponse, classifyApiRequest, decideApiUse } from 'netsuite-auth-policy/gateway';

/**
 * A hook for Fastify: `app.addHook('onRequest', authPolicy(host))`.
 *
 * @param {import('./host.js').Host} host
 * @returns {import('fastify').onRequestHookHandler}
 */
export function authPolicy({ factsOf, releaseOf }) {
  return ({ headers, method, originalUrl: url }, reply, done) => {
    const request = classifyApiRequest({ method, url, headers });
    const decision = decideApiUse(releaseOf(request), factsOf(request, headers.authorization));
    if (decision.allowed) return done();
    const answer = apiErrorResponse(decision, request);
    reply.code(answer.status).headers(answer.headers).send(answer.body);
  };
}
