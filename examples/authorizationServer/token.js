// @ts-check
// The token endpoint and the revocation endpoint.

import { X509Certificate } from 'node:crypto';
import { Hono } from 'hono';
import { compactVerify } from 'jose';
import { hashNoticeText, verifyCodeVerifier } from 'netsuite-auth-policy/crypto';
import { decideTokenRequest, tokenRequestNames, tokenResponse } from 'netsuite-auth-policy/gateway';
import { redeemAssertion } from 'netsuite-auth-policy/useCases';
import { ACCOUNT, holdsRole, secretMatches } from './account.js';
import { REVOKE, TOKEN } from './metadata.js';

/** @typedef {import('netsuite-auth-policy/gateway').TokenRequest} TokenRequest */

const FORM = 'application/x-www-form-urlencoded';

/** @param {import('./server.js').Served} served */
export function tokenRoutes({ grants, now, pems, release, stores }) {
  const app = new Hono();

  /**
   * Whether a client assertion was signed with the key of the certificate that it names. Whether the algorithm fits is
   * for the policy to say.
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
    const [type = ''] = (c.req.header('Content-Type') ?? '').split(';', 1);
    const isForm = type.trim().toLowerCase() === FORM;
    return {
      authorization: c.req.header('Authorization') ?? null,
      parameters: new URLSearchParams(isForm ? await c.req.text() : ''),
    };
  }

  /**
   * The record of the client that a request names, and the certificate if it names one.
   * @param {TokenRequest} request
   */
  async function found(request) {
    const { certificateId, clientId } = tokenRequestNames(request);
    const integration = clientId && (await stores.integrations.byClientId(ACCOUNT, clientId));
    if (!integration) return { integration: null };
    if (!certificateId) return { integration };
    const key = { accountId: ACCOUNT, integrationId: integration.id };
    const certificates = await stores.integrations.update(key, { at: now(), certificateId }, (state) => ({
      result: state.certificates,
    }));
    const jwt = request.parameters.get('client_assertion');
    const subject = certificates.find(({ id }) => id === certificateId);
    return {
      integration,
      assertion: {
        certificates,
        signatureValid: await signatureValid(jwt, certificateId),
        subjectDisabled: subject !== undefined && !holdsRole(subject),
      },
    };
  }

  /**
   * Uses an assertion up that was accepted in all other respects. Gives the answer to send if it has been used before.
   * @param {string} clientId
   * @param {string} jwt
   * @param {import('netsuite-auth-policy/gateway').AcceptedAssertion} assertion
   */
  async function redeem(clientId, jwt, assertion) {
    const facts = { ...assertion, accountId: ACCOUNT, clientId, jwt, hash: hashNoticeText };
    const redeemed = await redeemAssertion(stores, release, facts);
    if (redeemed.allowed) return undefined;
    const headers = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };
    const [{ code }] = redeemed.violations;
    if (code === 'store_failed') {
      return { body: { error: 'temporarily_unavailable' }, status: /** @type {const} */ (503), headers };
    }
    const challenge = { 'WWW-Authenticate': `Basic realm="${ACCOUNT}"` };
    return {
      body: { error: 'invalid_client' },
      status: /** @type {const} */ (401),
      headers: { ...headers, ...challenge },
    };
  }

  app.post(TOKEN, async (c) => {
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
    if (decision.assertion !== undefined) {
      const jwt = request.parameters.get('client_assertion') ?? '';
      const refusal = await redeem(clientId, jwt, decision.assertion);
      if (refusal !== undefined) return c.json(refusal.body, refusal.status, refusal.headers);
    }
    const { body, headers, status } = tokenResponse(decision, grants.issue(decision, request.parameters, at));
    return c.json(body, status, headers);
  });

  app.post(REVOKE, async (c) => {
    const { parameters } = await requestOf(c);
    const [token, ...others] = parameters.getAll('token');
    if (!token || others.length > 0) return c.json({ error: 'invalid_request' }, 400);
    grants.revoke(token);
    return c.body(null, 200);
  });

  for (const path of [TOKEN, REVOKE]) app.all(path, (c) => c.body(null, 405, { Allow: 'POST' }));

  return app;
}
