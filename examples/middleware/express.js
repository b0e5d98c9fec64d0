// @ts-check

import { apiErrorResponse, classifyApiRequest, decideApiUse } from 'netsuite-auth-policy/gateway';

/**
 * Middleware for Express: `app.use(authPolicy(host))`.
 *
 * @param {import('./host.js').Host} host
 * @returns {import('express').RequestHandler}
 */
export function authPolicy({ factsOf, releaseOf }) {
  return ({ headers, method, originalUrl: url }, res, next) => {
    const request = classifyApiRequest({ method, url, headers });
    const decision = decideApiUse(releaseOf(request), factsOf(request, headers.authorization));
    if (decision.allowed) return next();
    const answer = apiErrorResponse(decision, request);
    res.status(answer.status).set(answer.headers).json(answer.body);
  };
}
