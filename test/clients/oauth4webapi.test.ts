import { importPKCS8 } from 'jose';
import * as oauth from 'oauth4webapi';
import { describe, expect, it, test, vi } from 'vitest';
import { USERS } from '../../examples/authorizationServer/account.js';
import { ASSERTION_ALGORITHMS } from '../../src/clientAssertion/limitsAndDates.js';
import type { Release } from '../../src/core/release.js';
import {
  authorize,
  ISSUER,
  led,
  makeCertificate,
  REDIRECT,
  SECRETS,
  TOKEN_AUDIENCE,
  upload,
  withServer,
} from './support.js';

const RELEASES: readonly Release[] = ['2026.1', '2027.1'];

type ClientId = keyof typeof SECRETS | 'existing-app';

/** Leads requests to the account's hosts to the server. */
function leading(url: string) {
  const reach = (address: string, { body, ...init }: oauth.CustomFetchOptions<string, unknown>) =>
    fetch(led(address, url), { ...init, ...(body !== undefined && { body: body as string }) });
  return { [oauth.customFetch]: reach };
}

/** What the metadata of the server say, with its issuer checked. */
async function discovered(url: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(ISSUER);
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...leading(url) });
  return oauth.processDiscoveryResponse(issuer, response);
}

function authenticationOf(clientId: ClientId): oauth.ClientAuth {
  return clientId === 'existing-app' ? oauth.None() : oauth.ClientSecretBasic(SECRETS[clientId]);
}

interface Flow {
  readonly challenge?: boolean;
  readonly verifier?: boolean;
  readonly redirectUri?: string;
}

/** The authorization code grant: what of PKCE is sent in each of its steps can be chosen. */
async function codeFlow(url: string, clientId: ClientId, flow: Flow = {}) {
  const { challenge = true, redirectUri = REDIRECT, verifier = true } = flow;
  const server = await discovered(url);
  const codeVerifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const authorizationUrl = new URL(server.authorization_endpoint ?? '');
  authorizationUrl.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'rest_webservices restlets',
    state,
    ...(challenge && {
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }),
  }).toString();
  const client = { client_id: clientId };
  const callback = oauth.validateAuthResponse(
    server,
    client,
    await authorize(led(authorizationUrl, url)),
    state,
  );
  const redeem = async (sent = verifier ? codeVerifier : oauth.nopkce) => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authenticationOf(clientId),
      callback,
      redirectUri,
      sent,
      leading(url),
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  };
  return { server, client, redeem, codeVerifier, code: callback.get('code') ?? '' };
}

const INVALID_GRANT = { error: 'invalid_grant', status: 400 };

describe('RFC 8414: the metadata of the server', () => {
  const server = withServer('2026.1');

  it('is found by a client at the issuer, and names what there is', async () => {
    const found = await discovered(server.url);
    expect(found).toMatchObject({
      issuer: ISSUER,
      token_endpoint: TOKEN_AUDIENCE,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(found.token_endpoint_auth_signing_alg_values_supported).toEqual(Object.keys(ASSERTION_ALGORITHMS));
    const {
      authorization_endpoint = '',
      jwks_uri = '',
      revocation_endpoint = '',
      token_endpoint = '',
    } = found;
    const statuses = [authorization_endpoint, token_endpoint, revocation_endpoint, jwks_uri].map(
      async (address) => (await fetch(led(address, server.url))).status,
    );
    expect(await Promise.all(statuses)).toEqual([400, 405, 405, 200]);
    // whatever host the request names
    const other = await fetch(`${server.url}/.well-known/oauth-authorization-server`, {
      headers: { Host: 'evil.example' },
    });
    expect(await other.text()).not.toContain('evil.example');
  });

  it('a client told that answers name their issuer takes a refusal of the request and of the user', async () => {
    const found = await discovered(server.url);
    const asked = new URLSearchParams({
      client_id: 'existing-web',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'unknown',
      state: oauth.generateRandomState(),
    });
    const refusedBy = async (): Promise<unknown> => {
      const answer = await authorize(led(`${found.authorization_endpoint}?${asked}`, server.url), {
        answer: 'deny',
      });
      const state = asked.get('state') ?? '';
      return oauth.validateAuthResponse(found, { client_id: 'existing-web' }, answer, state);
    };
    await expect(refusedBy()).rejects.toMatchObject({ error: 'invalid_scope' });
    asked.set('scope', 'restlets');
    await expect(refusedBy()).rejects.toMatchObject({ error: 'access_denied' });
  });
});

describe.each(RELEASES)('oauth4webapi, %s', (release) => {
  const server = withServer(release);

  test.each<[ClientId, Flow]>([
    ['existing-web', {}],
    ['existing-web', { challenge: false, verifier: false }],
    ['new-web', {}],
    ['existing-app', {}],
  ])('PK-5, PK-10, PK-11: %s gets tokens, %j', async (clientId, flow) => {
    const tokens = await (await codeFlow(server.url, clientId, flow)).redeem();
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
  });

  test.each<[ClientId]>([['existing-app'], ['new-web']])('PK-5, PK-21: %s without PKCE', async (clientId) => {
    const flow = codeFlow(server.url, clientId, { challenge: false, verifier: false });
    if (clientId === 'new-web' && release < '2027.1') {
      expect((await (await flow).redeem()).token_type).toBe('bearer');
    } else {
      await expect(flow).rejects.toMatchObject({ error: 'invalid_request' });
    }
  });

  it('P6: a challenge was sent, and the verifier is left out', async () => {
    const { redeem, codeVerifier } = await codeFlow(server.url, 'existing-web', { verifier: false });
    await expect(redeem()).rejects.toMatchObject(INVALID_GRANT);
    // CHOICE-CODE-ENDS: the code has died of it
    await expect(redeem(codeVerifier)).rejects.toMatchObject(INVALID_GRANT);
  });

  it('P7: no challenge was sent, and a verifier is', async () => {
    const { redeem } = await codeFlow(server.url, 'existing-web', { challenge: false });
    await expect(redeem()).rejects.toMatchObject(INVALID_GRANT);
  });

  it('P9, CHOICE-CODE-ENDS: a code dies of the first verifier that does not match', async () => {
    const { redeem, codeVerifier } = await codeFlow(server.url, 'existing-app');
    await expect(redeem(oauth.generateRandomCodeVerifier())).rejects.toMatchObject(INVALID_GRANT);
    await expect(redeem(codeVerifier)).rejects.toMatchObject(INVALID_GRANT);
  });

  it('PK-9: a code is used once, however many requests bring it at once', async () => {
    const { redeem } = await codeFlow(server.url, 'existing-app');
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => redeem()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('URI-6, R9: the token request repeats the redirect URI', async () => {
    const { redeem } = await codeFlow(server.url, 'existing-web', { redirectUri: `${REDIRECT}/` });
    await expect(redeem()).rejects.toMatchObject(INVALID_GRANT);
  });

  it('PK-17: refreshes, for fewer scopes too', async () => {
    const { client, redeem, server: as } = await codeFlow(server.url, 'existing-app');
    const { refresh_token = '' } = await redeem();
    const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), refresh_token, {
      ...leading(server.url),
      additionalParameters: { scope: 'restlets' },
    });
    const refreshed = await oauth.processRefreshTokenResponse(as, client, response);
    expect(refreshed.refresh_token).not.toBe(refresh_token);
  });

  test.each([
    ['PS256', 'rsa-3072'],
    ['ES256', 'ec-p256'],
  ] as const)('CERT-19, CERT-22, CERT-23: private_key_jwt with %s', async (alg, kind) => {
    const { access_token } = await (await codeFlow(server.url, 'existing-web')).redeem();
    const { certificate, privateKey } = await makeCertificate(kind);
    const kid = await upload(server.url, access_token, certificate);
    const key = await importPKCS8(privateKey, alg);
    const client = { client_id: 'nightly-export' };
    const ask = async (changed: Record<string, unknown> = {}, beside: Record<string, string> = {}) => {
      const authentication = oauth.PrivateKeyJwt(
        { key, kid },
        {
          [oauth.modifyAssertion]: (header, payload) => {
            // NetSuite asks for its token endpoint, and the library has the issuer
            payload['aud'] = TOKEN_AUDIENCE;
            header['typ'] = 'JWT';
            Object.assign(payload, { scope: 'rest_webservices restlets' }, changed);
          },
        },
      );
      const as = await discovered(server.url);
      const sent = new URLSearchParams(beside);
      const response = await oauth.clientCredentialsGrantRequest(
        as,
        client,
        authentication,
        sent,
        leading(server.url),
      );
      return oauth.processClientCredentialsResponse(as, client, response);
    };
    expect(await ask()).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    await expect(ask({ scope: 'mcp' })).rejects.toMatchObject({ error: 'invalid_scope', status: 400 });
    await expect(ask({ aud: 'https://example.com' })).rejects.toMatchObject({ status: 401 });
    await expect(ask({ exp: Math.floor(Date.now() / 1000) + 3700 })).rejects.toMatchObject({ status: 401 });

    // CHOICE-ASSERTION-REPLAY: by its jti
    const jti = oauth.generateRandomState();
    expect(await ask({ jti })).toMatchObject({ token_type: 'bearer' });
    await expect(ask({ jti })).rejects.toMatchObject({ status: 401 });

    // PK-9: a code that comes along stays as it is
    const { code, redeem } = await codeFlow(server.url, 'existing-app');
    expect(await ask({}, { code })).toMatchObject({ token_type: 'bearer' });
    expect(await redeem()).toMatchObject({ token_type: 'bearer' });

    // CERT-25: the entity no longer holds the role
    const [ada] = USERS;
    const roles = ada && vi.spyOn(ada, 'roleIds', 'get').mockReturnValue(['3']);
    await expect(ask()).rejects.toMatchObject({ status: 401 });
    roles?.mockRestore();
    expect(await ask()).toMatchObject({ token_type: 'bearer' });
  });
});
