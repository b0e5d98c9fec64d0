// @ts-check
// The token endpoint and the revocation endpoint.

import { X509Certificate } from 'node:crypto';
import { Hono } from 'hono';
import { compactVerify } from 'jose';
import { verifyCodeVerifier } from 'netsuite-auth-policy/crypto';
import { decideTokenRequest, tokenRequestNames, tokenResponse } from 'netsuite-auth-policy/gateway';
import { ACCOUNT, secretMatches } from './account.js';

/** @typedef {import('netsuite-auth-policy/gateway').TokenRequest} TokenRequest */

const FORM = 'application/x-www-form-urlencoded';

/** @param {import('./server.js').Served} served */
export function tokenRoutes({ grants, now, pems, release, stores }) {
  const app = new Hono();

  /**
   * Whether a client assertion was signed with the key of the certificate that it names. Only the policy says
   * whether the algorithm is one that fits.
   *
   * @param {string | null} jwt
   * @param {string | undefined} certificateId
   */
  async function signatureValid(jwt, certificateId) {
    const pem = certificateId && pems.get(certificateId);
    if (!pem || jwt === null) return false;
    try {
      await compactVerify(jwt, new X509Certificate(pem).publicKey);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {import('hono').Context} c
   * @returns {Promise<TokenRequest>}
   */
  async function requestOf(c) {
    const isForm = c.req.header('Content-Type')?.toLowerCase().startsWith(FORM);
    return {
      authorization: c.req.header('Authorization') ?? null,
      parameters: new URLSearchParams(isForm ? await c.req.text() : ''),
    };
  }

  /**
   * The record of the client that a request names, and the certificate where it names one.
   * @param {TokenRequest} request
   */
  async function found(request) {
    const { certificateId, clientId } = tokenRequestNames(request);
    const integration = clientId && (await stores.integrations.byClientId(ACCOUNT, clientId));
    if (!integration) return { integration: null };
    if (!certificateId) return { integration };
    const key = { account: ACCOUNT, integration: integration.id };
    const certificates = await stores.integrations.update(
      key,
      { at: now(), certificate: certificateId },
      ({ certificates: active }) => ({ result: active }),
    );
    const jwt = request.parameters.get('client_assertion');
    return {
      integration,
      assertion: { certificates, signatureValid: await signatureValid(jwt, certificateId) },
    };
  }

  app.post('/services/rest/auth/oauth2/v1/token', async (c) => {
    const request = await requestOf(c);
    const looked = await found(request);
    const at = now();
    const clientId = looked.integration?.clientId ?? '';
    const decision = decideTokenRequest(release, {
      request,
      accountId: ACCOUNT,
      ...looked,
      ...grants.presented(request.parameters),
      secretMatches: (secret) => secretMatches(clientId, secret),
      verify: verifyCodeVerifier,
      at,
    });
    if (!decision.allowed) {
      grants.end(decision.ends, request.parameters);
      return c.json(decision.body, decision.status, decision.headers);
    }
    const { body, headers, status } = tokenResponse(decision, grants.issue(decision, request.parameters, at));
    return c.json(body, status, headers);
  });

  app.post('/services/rest/auth/oauth2/v1/revoke', async (c) => {
    const { parameters } = await requestOf(c);
    grants.revoke(parameters.get('token') ?? '');
    return c.body(null, 200);
  });

  return app;
}
