import { describe, expect, it, test } from 'vitest';
import { Grants } from '../../examples/authorizationServer/grants.js';
import { deriveCodeChallenge } from '../../src/crypto.js';
import { authorize, OAUTH, REDIRECT, SECRETS, withServer } from './support.js';

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = deriveCodeChallenge(VERIFIER);
const STATE = 'a state of at least 22 characters';

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

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

  const endpoint = () => `${server.url}/app/login/oauth2/authorize.nl`;

  it('RFC 9110 section 9.2.1: HEAD begins no login', async () => {
    const { headers, status } = await fetch(`${endpoint()}?${query({})}`, { method: 'HEAD' });
    expect(status).toBe(200);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('RFC 9110 section 15.5.15: a query that is too long gets an error page', async () => {
    const ofLength = (length: number) => query({}, `&more=${'x'.repeat(length - query({}).length - 6)}`);
    expect(await outcome(ofLength(4096))).toBe(200);
    expect(await outcome(ofLength(4097))).toBe(414);
  });

  test.each([
    ['the page', query({}), 200],
    ['an error', query({ client_id: 'unknown' }), 400],
    ['a redirect', query({ response_type: 'token' }), 302],
    ['a query that is too long', query({}, `&more=${'x'.repeat(5000)}`), 414],
  ])('RFC 9700 section 4.16: in no frame, and kept nowhere: %s', async (_, search, expected) => {
    const { headers, status } = await fetch(`${endpoint()}?${search}`, { redirect: 'manual' });
    expect(status).toBe(expected);
    expect(Object.fromEntries(headers)).toMatchObject(PAGE_HEADERS);
  });

  test.each([
    ['/app/login/oauth2/authorize%2Enl', `?${query({})}`],
    ['/app/login/%6Fauth2/authorize.nl', `?${query({})}`],
    ['/services/rest/auth/oauth2/v1/tok%65n', ''],
    ['/services/rest/auth/oauth2/v1/r%65voke', ''],
  ])('RFC 3986 section 6.2.2.2: a path that is decoded is none of these: %s', async (path, search) => {
    const method = search === '' ? 'POST' : 'GET';
    const response = await fetch(`${server.url}${path}${search}`, { method });
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 400, text: '' });
  });

  it('RFC 3986 section 2.1: the id of a record may be encoded', async () => {
    expect((await fetch(`${server.url}/services/rest/record/v1/customer/%C3%A4`)).status).toBe(401);
  });
});

describe('attacks on the token endpoint, 2026.1', () => {
  const server = withServer('2026.1');
  const basic = `Basic ${btoa(`existing-web:${SECRETS['existing-web']}`)}`;

  async function freshCode(clientId = 'existing-app', scope = 'rest_webservices'): Promise<string> {
    const search = query({ client_id: clientId, scope });
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
    const { access_token, error, refresh_token } = JSON.parse(text) as Partial<Record<string, string>>;
    return { status: response.status, error, headers: response.headers, text, access_token, refresh_token };
  }

  const redemption = (code: string, more: Record<string, string> = {}) =>
    String(
      new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        client_id: 'existing-app',
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        ...more,
      }),
    );
  const refreshing = (refreshToken = '', more = '') =>
    `grant_type=refresh_token&client_id=existing-app&refresh_token=${refreshToken}${more}`;
  const customer = async (accessToken = '') => {
    const headers = { Authorization: `Bearer ${accessToken}` };
    return (await fetch(`${server.url}/services/rest/record/v1/customer/7`, { headers })).status;
  };

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
    const body = redemption(await freshCode());
    const { access_token, refresh_token } = await ask(body);
    expect(await customer(access_token)).toBe(200);
    expect(await ask(body)).toMatchObject({ error: 'invalid_grant' });
    expect(await customer(access_token)).toBe(401);
    expect(await ask(refreshing(refresh_token))).toMatchObject({ error: 'invalid_grant' });
  });

  it('RFC 6749 section 6: a refresh token beside a code is not used, and adds no scope', async () => {
    const wide = await ask(redemption(await freshCode('existing-app', 'restlets rest_webservices')));
    const beside = { refresh_token: wide.refresh_token ?? '' };
    const narrow = await ask(redemption(await freshCode(), beside));
    const wider = await ask(refreshing(narrow.refresh_token, '&scope=restlets'));
    expect(wider).toMatchObject({ status: 400, error: 'invalid_scope' });
    expect((await ask(refreshing(wide.refresh_token))).status).toBe(200);
  });

  it('CHOICE-CODE-ENDS: a refresh token beside a code that is used twice saves no token', async () => {
    const other = await ask(redemption(await freshCode()));
    const code = await freshCode();
    const { access_token } = await ask(redemption(code));
    const beside = { refresh_token: other.refresh_token ?? '' };
    expect(await ask(redemption(code, beside))).toMatchObject({ error: 'invalid_grant' });
    expect(await customer(access_token)).toBe(401);
    expect(await customer(other.access_token)).toBe(200);
  });

  it('PK-9: a code beside a refresh token stays as it is', async () => {
    const { refresh_token } = await ask(redemption(await freshCode()));
    const code = await freshCode('existing-web');
    expect((await ask(refreshing(refresh_token, `&code=${code}`))).status).toBe(200);
    const { client_id: _, ...sent } = Object.fromEntries(new URLSearchParams(redemption(code)));
    const own = await ask(String(new URLSearchParams(sent)), { Authorization: basic });
    expect(own.status).toBe(200);
  });

  test.each([
    ['application/x-www-form-urlencoded', 200],
    ['Application/X-WWW-Form-URLencoded; charset=UTF-8', 200],
    ['application/x-www-form-urlencoded-not', 400],
    ['text/plain; application/x-www-form-urlencoded', 400],
  ])('RFC 6749 section 3.2: %s', async (type, expected) => {
    expect((await ask(redemption(await freshCode()), { 'Content-Type': type })).status).toBe(expected);
  });

  test.each(['', 'token=', 'token=a&token=b'])(
    'RFC 7009 section 2.2.1: revokes nothing by "%s"',
    async (body) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const response = await fetch(`${server.url}${OAUTH}/revoke`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: 'invalid_request' });
    },
  );

  test.each(['token', 'revoke'])('RFC 6749 section 3.2: %s takes POST alone', async (path) => {
    const { headers, status } = await fetch(`${server.url}${OAUTH}/${path}`);
    expect(status).toBe(405);
    expect(headers.get('Allow')).toBe('POST');
  });
});

describe('what has been issued', () => {
  const start = Date.parse('2026-03-01T08:00:00Z');
  const later = (milliseconds: number) => new Date(start + milliseconds);
  const issued = { clientId: 'existing-app', entityId: '-5', roleId: '3', scopes: ['restlets'] };
  const codeAt = (grants: Grants, issuedAt: Date) =>
    new URLSearchParams({
      grant_type: 'authorization_code',
      code: grants.addCode({ ...issued, redirectUri: REDIRECT, binding: null, issuedAt }),
    });

  it('CHOICE-CODE-LIFETIME: a code is forgotten ten minutes after issue', () => {
    const grants = new Grants();
    const first = codeAt(grants, later(0));
    codeAt(grants, later(10 * 60_000 - 1));
    expect(grants.presented(first).code).not.toBeNull();
    codeAt(grants, later(10 * 60_000));
    expect(grants.presented(first).code).toBeNull();
  });

  it('PK-17: a refresh token is forgotten 720 hours after issue', () => {
    const grants = new Grants();
    const terms = { expiresAt: later(720 * 3_600_000).toISOString(), oneTimeUse: true };
    const granted = {
      ...issued,
      grantType: 'authorization_code',
      expiresIn: 3600,
      refreshToken: terms,
    } as const;
    const { refreshToken = '' } = grants.issue(granted, codeAt(grants, later(0)), later(0));
    const sent = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
    codeAt(grants, later(720 * 3_600_000 - 1));
    expect(grants.presented(sent).refreshToken).not.toBeNull();
    codeAt(grants, later(720 * 3_600_000));
    expect(grants.presented(sent).refreshToken).toBeNull();
  });
});
