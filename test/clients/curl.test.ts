import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { authorize, makeCertificate, OAUTH, REDIRECT, run, SECRETS, withServer } from './support.js';

/** What curl gets: the status, the media type and the body. */
async function curl(...args: string[]) {
  const { stdout } = await run('curl', ['-sS', '-w', '\n%{http_code} %{content_type}', ...args]);
  const end = stdout.lastIndexOf('\n');
  const [status = '', ...type] = stdout.slice(end + 1).split(' ');
  return { status: Number(status), type: type.join(' '), body: stdout.slice(0, end) };
}

/** An access token, had with curl as well. */
async function tokenOf(url: string, user: string, role: string, scope = 'rest_webservices'): Promise<string> {
  const asked = new URLSearchParams({
    client_id: 'existing-web',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope,
    state: 'a state of at least 22 characters',
  });
  const back = await authorize(`${url}/app/login/oauth2/authorize.nl?${asked}`, { user, role });
  const { body } = await curl(
    ...['-u', `existing-web:${SECRETS['existing-web']}`, `${url}${OAUTH}/token`],
    ...['-d', 'grant_type=authorization_code', '-d', `code=${back.searchParams.get('code')}`],
    ...['--data-urlencode', `redirect_uri=${REDIRECT}`],
  );
  return (JSON.parse(body) as { access_token: string }).access_token;
}

describe('curl, 2026.1', () => {
  const server = withServer('2026.1');
  let folder = '';
  let token = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'curl-'));
    token = await tokenOf(server.url, 'ada@example.com', '1000');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const endpoint = () => `${server.url}${OAUTH}/clients/nightly-export/certificates`;
  const bearer = (text = token) => ['-H', `Authorization: Bearer ${text}`];

  async function create({ by = token, entity = '-5', role = 1000 } = {}) {
    const { certificate } = await makeCertificate('ec-p256');
    const file = join(folder, 'request.json');
    await writeFile(file, JSON.stringify({ fileContent: certificate, role, entity }));
    const json = ['-H', 'Content-Type: application/json', '--data-binary', `@${file}`];
    return curl(...bearer(by), ...json, endpoint());
  }

  it('ROT-1, ROT-7, ROT-8, ROT-13: creates, lists and revokes', async () => {
    const created = await create();
    expect(created).toMatchObject({ status: 200, type: 'application/json' });
    const { certificate_id, invalidated } = JSON.parse(created.body);
    expect(invalidated).toBe(false);

    const listed = await curl(...bearer(), `${endpoint()}?c=`);
    expect(listed).toMatchObject({ status: 200, type: 'application/json' });
    expect(JSON.parse(listed.body)).toMatchObject([
      { certificate_id, revoked: false, entity: { id: -5, name: 'Ada Admin' }, application: { id: 106 } },
    ]);

    const revoked = await curl(...bearer(), '-X', 'POST', `${endpoint()}/${certificate_id}/revoke`);
    expect(revoked.status).toBe(200);
    expect(revoked.type).toMatch(/^text\/plain/);
    expect(revoked.body).toBe('Successfully revoked');
    const { body } = await curl(...bearer(), endpoint());
    expect(JSON.parse(body)).toMatchObject([{ certificate_id, revoked: true }]);
  });

  it('CERT-9: gets 400 for an entity that is none, or does not hold the role', async () => {
    const by = await tokenOf(server.url, 'ada@example.com', '3');
    for (const subject of [{ role: 424242 }, { entity: '999999' }, { entity: '12' }]) {
      const refused = await create({ by, ...subject });
      expect(refused).toMatchObject({ status: 400, type: 'application/problem+json' });
      expect(JSON.parse(refused.body)).toMatchObject({ code: 'role_not_held' });
    }
  });

  it('CERT-1, ROT-19: gets 409 for the sixth', async () => {
    for (let index = 0; index < 5; index++) expect((await create()).status).toBe(200);
    const sixth = await create();
    expect(sixth).toMatchObject({ status: 409, type: 'application/problem+json' });
    expect(JSON.parse(sixth.body)).toMatchObject({ code: 'certificate_cap_reached', rule: 'CERT-1' });
  });

  it('CHOICE-ROTATION-BODY: gets 413 for a large file, sent with or without its length', async () => {
    const file = join(folder, 'large');
    await writeFile(file, 'x'.repeat(5_000_000));
    for (const more of [[], ['-H', 'Transfer-Encoding: chunked']]) {
      const sent = ['--data-binary', `@${file}`, '-H', 'Expect:', ...more];
      expect(await curl(...bearer(), ...sent, endpoint())).toMatchObject({ status: 413 });
    }
  });

  it('ROT-3, ROT-4: gets 401 without a token, 403 without scope or permission', async () => {
    expect((await curl(endpoint())).status).toBe(401);
    expect((await curl(...bearer('none'), endpoint())).status).toBe(401);
    const restlets = await tokenOf(server.url, 'ada@example.com', '3', 'restlets');
    expect((await curl(...bearer(restlets), endpoint())).status).toBe(403);
    const clerk = await tokenOf(server.url, 'carl@example.com', '1001');
    expect((await curl(...bearer(clerk), endpoint())).status).toBe(403);
  });

  test.each([
    ['..', '/services/rest/auth/oauth2/v1/clients/../clients/nightly-export/certificates'],
    ['%2e%2e', '/services/rest/auth/oauth2/v1/clients/%2e%2e/clients/nightly-export/certificates'],
    ['%2f', '/services/rest/auth/oauth2/v1/clients%2fnightly-export/certificates'],
    ['..;', '/services/rest/auth/oauth2/v1/clients/..;/clients/nightly-export/certificates'],
    ['//', '/services/rest/auth/oauth2/v1/clients//nightly-export/certificates'],
    ['case', '/services/rest/auth/oauth2/V1/clients/nightly-export/certificates'],
  ])('ROT-2: gets nothing by an encoded path, %s', async (_, path) => {
    const answer = await curl('--path-as-is', ...bearer(), server.url + path);
    expect([400, 403, 404]).toContain(answer.status);
  });
});

describe('curl, 2025.2', () => {
  const server = withServer('2025.2');

  it('CHOICE-ROTATION-LISTING: creates, but lists nothing', async () => {
    const token = await tokenOf(server.url, 'ada@example.com', '3');
    const endpoint = `${server.url}${OAUTH}/clients/nightly-export/certificates`;
    const { certificate } = await makeCertificate('ec-p256');
    const body = JSON.stringify({ fileContent: certificate, role: 3, entity: -5 });
    const bearer = ['-H', `Authorization: Bearer ${token}`];
    expect((await curl(...bearer, '-d', body, endpoint)).status).toBe(200);
    expect((await curl(...bearer, endpoint)).status).toBe(404);
  });
});
