import { importPKCS8 } from 'jose';
import * as client from 'openid-client';
import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import {
  authorize,
  ISSUER,
  led,
  makeCertificate,
  OAUTH,
  REDIRECT,
  SECRETS,
  TOKEN_AUDIENCE,
  upload,
  withServer,
} from './support.js';

const RELEASES: readonly Release[] = ['2026.1', '2027.1'];

type ClientId = keyof typeof SECRETS | 'existing-app';

/** A client that has discovered the server at its issuer. Requests to the account's hosts are led to the server. */
function configured(
  url: string,
  clientId: string,
  authentication: client.ClientAuth,
): Promise<client.Configuration> {
  return client.discovery(new URL(ISSUER), clientId, undefined, authentication, {
    algorithm: 'oauth2',
    [client.customFetch]: (address, { body, ...init }) =>
      fetch(led(address, url), { ...init, ...(body !== undefined && { body: body as string }) }),
  });
}

function webClient(url: string, clientId: ClientId): Promise<client.Configuration> {
  const authentication =
    clientId === 'existing-app' ? client.None() : client.ClientSecretBasic(SECRETS[clientId]);
  return configured(url, clientId, authentication);
}

/** The authorization code grant by the book of the library. */
async function codeFlow(url: string, clientId: ClientId, pkce: boolean) {
  const config = await webClient(url, clientId);
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const challenge = await client.calculatePKCECodeChallenge(pkceCodeVerifier);
  const authorizationUrl = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT,
    scope: 'rest_webservices',
    state: expectedState,
    ...(pkce && { code_challenge: challenge, code_challenge_method: 'S256' }),
  });
  const callback = await authorize(led(authorizationUrl, url));
  const checks = { expectedState, ...(pkce && { pkceCodeVerifier }) };
  const tokens = await client.authorizationCodeGrant(config, callback, checks);
  return { config, tokens, callback };
}

describe.each(RELEASES)('openid-client, %s', (release) => {
  const server = withServer(release);

  test.each<[ClientId, boolean]>([
    ['existing-web', true],
    ['existing-web', false],
    ['new-web', true],
    ['existing-app', true],
  ])('PK-5, PK-10, PK-11: %s gets tokens, with PKCE: %s', async (clientId, pkce) => {
    const { callback, tokens } = await codeFlow(server.url, clientId, pkce);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(tokens.refresh_token).toEqual(expect.any(String));
    // PK-9
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({
      role: '3',
      entity: '-5',
      company: 'TSTDRV123_SB1',
    });
  });

  it('CERT-16, PK-3: an access token opens what its scope is for', async () => {
    const { config, tokens } = await codeFlow(server.url, 'existing-web', true);
    const ask = (path: string, token: string) =>
      client.fetchProtectedResource(config, token, new URL(ISSUER + path), 'GET');
    const customer = await ask('/services/rest/record/v1/customer/7', tokens.access_token);
    expect(await customer.json()).toEqual({ id: '7', companyName: 'A customer' });
    await expect(ask('/services/rest/record/v1/customer/7', 'other')).rejects.toMatchObject({ status: 401 });
    const restlet = await ask('/app/site/hosting/restlet.nl', tokens.access_token);
    expect(restlet.status).toBe(404);
    const soap = await ask('/services/NetSuitePort_2025_2', tokens.access_token);
    expect(soap.status).toBe(403);
  });

  it('P5: a public client without PKCE is sent back with an error', async () => {
    await expect(codeFlow(server.url, 'existing-app', false)).rejects.toMatchObject({
      error: 'invalid_request',
    });
  });

  it('PK-21: a new integration without PKCE is sent back from 2027.1 on', async () => {
    const flow = codeFlow(server.url, 'new-web', false);
    if (release < '2027.1') expect((await flow).tokens.token_type).toBe('bearer');
    else await expect(flow).rejects.toMatchObject({ error: 'invalid_request' });
  });

  it('PK-17: a confidential client refreshes as often as it likes, and gets no new refresh token', async () => {
    const { config, tokens } = await codeFlow(server.url, 'existing-web', true);
    for (const _ of [1, 2]) {
      const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
      expect(refreshed.access_token).not.toBe(tokens.access_token);
      expect(refreshed.refresh_token).toBeUndefined();
    }
  });

  it('PK-17, CHOICE-REFRESH-REUSE: a public client refreshes once, and a second time ends everything', async () => {
    const { config, tokens } = await codeFlow(server.url, 'existing-app', true);
    const first = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
    const second = await client.refreshTokenGrant(config, first.refresh_token ?? '');
    const reused = client.refreshTokenGrant(config, first.refresh_token ?? '');
    await expect(reused).rejects.toMatchObject({ error: 'invalid_grant' });
    const family = client.refreshTokenGrant(config, second.refresh_token ?? '');
    await expect(family).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('PK-20: a refresh token that was revoked is refused', async () => {
    const { config, tokens } = await codeFlow(server.url, 'existing-web', true);
    await client.tokenRevocation(config, tokens.refresh_token ?? '');
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('PK-10, PK-14: a wrong secret is an invalid_client, with status 401', async () => {
    const config = await configured(server.url, 'existing-web', client.ClientSecretBasic('wrong'));
    const refused = client.refreshTokenGrant(config, 'x');
    await expect(refused).rejects.toMatchObject({
      status: 401,
      cause: [{ scheme: 'basic', parameters: { realm: 'TSTDRV123_SB1' } }],
    });
  });

  test.each([
    ['PS256', 'rsa-3072'],
    ['ES256', 'ec-p256'],
  ] as const)('CERT-19, CERT-23: private_key_jwt with %s', async (alg, key) => {
    // ROT-17: the first certificate goes up with a token of the authorization code grant
    const { tokens } = await codeFlow(server.url, 'existing-web', true);
    const { certificate, privateKey } = await makeCertificate(key);
    const kid = await upload(server.url, tokens.access_token, certificate);

    const machine = (key: Awaited<ReturnType<typeof importPKCS8>>) =>
      client.PrivateKeyJwt(
        { key, kid },
        {
          [client.modifyAssertion]: (header, payload) => {
            // NetSuite asks for its token endpoint, and the library has the issuer
            payload['aud'] = TOKEN_AUDIENCE;
            header['typ'] = 'JWT';
            payload['scope'] = ['rest_webservices'];
          },
        },
      );
    const config = await configured(
      server.url,
      'nightly-export',
      machine(await importPKCS8(privateKey, alg)),
    );
    const granted = await client.clientCredentialsGrant(config);
    expect(granted).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(granted.refresh_token).toBeUndefined();

    const other = await importPKCS8((await makeCertificate(key)).privateKey, alg);
    const forged = await configured(server.url, 'nightly-export', machine(other));
    await expect(client.clientCredentialsGrant(forged)).rejects.toMatchObject({ status: 401 });

    const revoked = await fetch(`${server.url}${OAUTH}/clients/nightly-export/certificates/${kid}/revoke`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${granted.access_token}` },
    });
    expect(await revoked.text()).toBe('Successfully revoked');
    await expect(client.clientCredentialsGrant(config)).rejects.toMatchObject({ status: 401 });
  });
});
