import { describe, expect, it, test } from 'vitest';
import { deriveCodeChallenge } from '../../src/crypto.js';
import { authorize, OAUTH, REDIRECT, SECRETS, withServer } from './support.js';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = deriveCodeChallenge(VERIFIER);
const STATE = 'a state of at least 22 characters';

const ASKED = {
  client_id: 'existing-app',
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'rest_webservices',
  state: STATE,
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};

function query(changed: Readonly<Record<string, string | undefined>>, more = ''): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...ASKED, ...changed })) {
    if (value !== undefined) parameters.append(name, value);
  }
  return `${parameters}${more}`;
}

describe('attacks on the authorization endpoint, 2026.1', () => {
  const server = withServer('2026.1', [REDIRECT, 'https://app.example.com/a/b?tenant=1']);

  async function outcome(search: string) {
    const response = await fetch(`${server.url}/app/login/oauth2/authorize.nl?${search}`, {
      redirect: 'manual',
    });
    const location = response.headers.get('Location');
    if (location === null) return response.status;
    expect(location.startsWith(`${REDIRECT}?`)).toBe(true);
    return new URL(location).searchParams.get('error');
  }

  it('lets the request through that they change', async () => {
    expect(await outcome(query({}))).toBe(200);
  });

  test.each<[string, string, number | string]>([
    ['P5: the challenge is stripped', query({ code_challenge: undefined }), 'invalid_request'],
    [
      'P5: challenge and method are stripped',
      query({ code_challenge: undefined, code_challenge_method: undefined }),
      'invalid_request',
    ],
    ['P2: the challenge is emptied', query({ code_challenge: '' }), 'invalid_request'],
    ['P3: the method is left out', query({ code_challenge_method: undefined }), 'invalid_request'],
    ['P3: the method is emptied', query({ code_challenge_method: '' }), 'invalid_request'],
    ['P3: plain', query({ code_challenge: VERIFIER, code_challenge_method: 'plain' }), 'invalid_request'],
    ['P3: s256', query({ code_challenge_method: 's256' }), 'invalid_request'],
    ['P8: two challenges', query({}, `&code_challenge=${VERIFIER}`), 'invalid_request'],
    ['P8: two methods', query({}, '&code_challenge_method=plain'), 'invalid_request'],
    ['R8: two redirect URIs', query({}, '&redirect_uri=https://evil.example/'), 400],
    ['R8: two clients', query({}, '&client_id=existing-web'), 400],
    [
      'R8: the second redirect URI is encoded by name',
      query({}, '&redirect%5Furi=https://evil.example/'),
      400,
    ],
    ['PK-4: two states', query({}, '&state=another%20state%20of%2022%20characters'), 'invalid_request'],
    ['R5: loopback', query({ redirect_uri: 'http://127.0.0.1:8080/callback' }), 400],
    ['R5: loopback by name', query({ redirect_uri: 'http://localhost/callback' }), 400],
    ['R5: loopback as userinfo', query({ redirect_uri: 'https://127.0.0.1:1@evil.example/' }), 400],
    ['R5: a port', query({ redirect_uri: 'https://app.example.com:443/callback' }), 400],
    ['R5: an encoded path', query({ redirect_uri: 'https://app.example.com/%63allback' }), 400],
    ['R5: an encoded dot segment', query({ redirect_uri: `${REDIRECT}/%2e%2e/callback` }), 400],
    ['R5: a path parameter', query({ redirect_uri: `${REDIRECT}/..;/` }), 400],
    ['R5: another case', query({ redirect_uri: 'https://APP.example.com/callback' }), 400],
    ['R5: white space around it', query({ redirect_uri: ` ${REDIRECT}` }), 400],
    ['R5: a tab within', query({ redirect_uri: 'https://app.example.com/call\tback' }), 400],
    ['R5: a prefix', query({ redirect_uri: `${REDIRECT}.evil.example` }), 400],
    ['R5: userinfo', query({ redirect_uri: 'https://x@app.example.com/callback' }), 400],
    ['R2: a fragment', query({ redirect_uri: `${REDIRECT}#` }), 400],
    ['R5: without its query', query({ redirect_uri: 'https://app.example.com/a/b' }), 400],
    ['R16: a response parameter added', query({ redirect_uri: `${REDIRECT}?code=x` }), 400],
    ['PK-2: the implicit grant', query({ response_type: 'token' }), 'unsupported_response_type'],
    ['IR-2: a blocked client', query({ client_id: 'stopped' }), 400],
    ['PK-4: header injection by the state', query({ state: `${STATE}\r\nX: y` }), 'invalid_request'],
  ])('%s', async (_, search, expected) => {
    expect(await outcome(search)).toBe(expected);
  });

  it('PK-3: mcp needs PKCE, alone', async () => {
    const mcp = { client_id: 'assistant', scope: 'mcp' };
    expect(await outcome(query(mcp))).toBe(200);
    expect(
      await outcome(query({ ...mcp, code_challenge: undefined, code_challenge_method: undefined })),
    ).toBe('invalid_request');
    expect(await outcome(query({ ...mcp, scope: 'mcp restlets' }))).toBe('invalid_scope');
  });
});

describe('attacks on the token endpoint, 2026.1', () => {
  const server = withServer('2026.1');
  const basic = `Basic ${btoa(`existing-web:${SECRETS['existing-web']}`)}`;

  async function freshCode(clientId: string): Promise<string> {
    const search = query({ client_id: clientId });
    const back = await authorize(`${server.url}/app/login/oauth2/authorize.nl?${search}`);
    return back.searchParams.get('code') ?? '';
  }

  async function ask(body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}${OAUTH}/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
    const text = await response.text();
    const { error } = JSON.parse(text) as { error?: string };
    return { status: response.status, error, headers: response.headers, text };
  }

  async function redeem(changed: Record<string, string | undefined>, more = '', clientId = 'existing-app') {
    const sent = new URLSearchParams({
      grant_type: 'authorization_code',
      code: await freshCode(clientId),
      redirect_uri: REDIRECT,
      client_id: clientId,
      code_verifier: VERIFIER,
    });
    for (const [name, value] of Object.entries(changed)) {
      if (value === undefined) sent.delete(name);
      else sent.set(name, value);
    }
    return ask(`${sent}${more}`);
  }

  it('lets the request through that they change', async () => {
    const { headers, status } = await redeem({});
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test.each<[string, Record<string, string | undefined>, string, string]>([
    ['P6: the verifier is left out', { code_verifier: undefined }, '', 'invalid_grant'],
    ['P6: the verifier is emptied', { code_verifier: '' }, '', 'invalid_grant'],
    ['P9: the challenge itself', { code_verifier: CHALLENGE }, '', 'invalid_grant'],
    ['P1: a verifier that is too long', { code_verifier: VERIFIER.repeat(4) }, '', 'invalid_grant'],
    ['P9: two verifiers', {}, `&code_verifier=${CHALLENGE}`, 'invalid_request'],
    ['URI-6: the redirect URI is left out', { redirect_uri: undefined }, '', 'invalid_grant'],
    ['URI-6: another redirect URI', { redirect_uri: `${REDIRECT}/` }, '', 'invalid_grant'],
    ['PK-14: another grant', { grant_type: 'password' }, '', 'unsupported_grant_type'],
    ['PK-14: the code of another client', { client_id: 'assistant' }, '', 'invalid_grant'],
    ['PK-10: the client left out', { client_id: undefined }, '', 'invalid_client'],
    ['PK-10: a confidential client without its secret', { client_id: 'existing-web' }, '', 'invalid_client'],
  ])('%s', async (_, changed, more, error) => {
    expect(await redeem(changed, more)).toMatchObject({
      status: error === 'invalid_client' ? 401 : 400,
      error,
    });
  });

  it('P7: a verifier where no challenge was sent', async () => {
    const search = query({
      client_id: 'existing-web',
      code_challenge: undefined,
      code_challenge_method: undefined,
    });
    const back = await authorize(`${server.url}/app/login/oauth2/authorize.nl?${search}`);
    const sent = new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
    });
    expect(await ask(String(sent), { Authorization: basic })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });

  test.each<[string, string, Record<string, string>, string]>([
    [
      'secret in header and body',
      'grant_type=refresh_token&client_secret=x',
      { Authorization: basic },
      'invalid_request',
    ],
    [
      'secret and assertion',
      'grant_type=client_credentials&client_assertion=a.b.c',
      { Authorization: basic },
      'invalid_request',
    ],
    [
      'two clients',
      'grant_type=refresh_token&refresh_token=x&client_id=existing-app',
      { Authorization: basic },
      'invalid_request',
    ],
    ['secret in the body', 'grant_type=refresh_token&client_id=a&client_secret=b', {}, 'invalid_client'],
    ['a broken header', 'grant_type=refresh_token', { Authorization: 'Basic %%%' }, 'invalid_client'],
    ['a bearer token', 'grant_type=refresh_token', { Authorization: 'Bearer x' }, 'invalid_client'],
    [
      'an assertion without a signature',
      'grant_type=client_credentials&client_assertion=e30.e30.',
      {},
      'invalid_client',
    ],
    [
      'no form',
      '{"grant_type":"authorization_code"}',
      { 'Content-Type': 'application/json' },
      'invalid_request',
    ],
  ])('PK-14: %s', async (_, body, headers, error) => {
    expect(await ask(body, headers)).toMatchObject({ error });
  });

  it('PK-14: an invalid_client has the challenge', async () => {
    const { headers, status } = await ask('grant_type=refresh_token&client_id=nobody');
    expect(status).toBe(401);
    expect(headers.get('WWW-Authenticate')).toBe('Basic realm="TSTDRV123_SB1"');
  });

  it('is answered, whatever its length', async () => {
    expect((await ask(`grant_type=${'x'.repeat(100_000)}`)).status).toBe(413);
  });

  it('CHOICE-CODE-ENDS: a code that is used twice ends the tokens of the first use', async () => {
    const code = await freshCode('existing-app');
    const sent = { code, client_id: 'existing-app', redirect_uri: REDIRECT, code_verifier: VERIFIER };
    const body = String(new URLSearchParams({ grant_type: 'authorization_code', ...sent }));
    const { text } = await ask(body);
    const { access_token, refresh_token } = JSON.parse(text) as Record<string, string>;
    const customer = `${server.url}/services/rest/record/v1/customer/7`;
    const Authorization = `Bearer ${access_token}`;
    expect((await fetch(customer, { headers: { Authorization } })).status).toBe(200);
    expect(await ask(body)).toMatchObject({ error: 'invalid_grant' });
    expect((await fetch(customer, { headers: { Authorization } })).status).toBe(401);
    const refresh = `grant_type=refresh_token&client_id=existing-app&refresh_token=${refresh_token}`;
    expect(await ask(refresh)).toMatchObject({ error: 'invalid_grant' });
  });
});
