import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { start } from '../../examples/authorizationServer/server.js';
import { connectHost, makePlace } from '../hosts/real/hosts.js';
import { leaveOut } from '../hosts/real/support.js';
import { authorize, makeCertificate, OAUTH, REDIRECT, SECRETS, upload } from './support.js';

/** An access token by the authorization code grant without PKCE, which 2026.1 allows. */
async function accessToken(url: string): Promise<string> {
  const asked = new URLSearchParams({
    client_id: 'existing-web',
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'rest_webservices',
    state: 'a state of at least 22 characters',
  });
  const back = await authorize(`${url}/app/login/oauth2/authorize.nl?${asked}`);
  const response = await fetch(`${url}${OAUTH}/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`existing-web:${SECRETS['existing-web']}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function certificatesOf(
  url: string,
  token: string,
): Promise<{ certificate_id: string; revoked: boolean }[]> {
  const response = await fetch(`${url}${OAUTH}/clients/nightly-export/certificates`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await response.json()) as { certificate_id: string; revoked: boolean }[];
}

/** What a process writes until it says where it listens. */
async function urlOf(child: ChildProcess): Promise<string> {
  let written = '';
  for await (const chunk of child.stdout ?? []) {
    written += String(chunk);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(written) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`it does not listen: ${written}`);
}

describe('node examples/authorizationServer/index.js', () => {
  const run = (...args: string[]) =>
    spawn(process.execPath, ['examples/authorizationServer/index.js', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('serves until it is told to stop', async () => {
    const child = run('2026.1', '--port', '0');
    const url = await urlOf(child);
    expect(await certificatesOf(url, await accessToken(url))).toEqual([]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('REL-3: says which releases there are', async () => {
    const child = run('2025.1', '--port', '0');
    let written = '';
    child.stderr.on('data', (chunk) => {
      written += String(chunk);
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(written).toContain('outside the modelled range');
  });
});

const place = await makePlace('postgresql');

describe('the authorization server on PostgreSQL', () => {
  if ('reason' in place) {
    leaveOut('PostgreSQL', place.reason);
    return;
  }

  it('CERT-3, LN-7: keeps certificates and acknowledgements when it is started again', async () => {
    const { close, stores } = await connectHost('postgresql', place.name);
    try {
      const first = await start({ release: '2026.1', redirectUris: [REDIRECT], stores });
      const token = await accessToken(first.url);
      const { certificate } = await makeCertificate('ec-p256');
      const id = await upload(first.url, token, certificate);
      await first.close();

      const second = await start({ release: '2026.1', redirectUris: [REDIRECT], stores });
      const list = await certificatesOf(second.url, await accessToken(second.url));
      expect(list).toMatchObject([{ certificate_id: id, revoked: false }]);
      await second.close();

      let acknowledged = 0;
      for await (const _ of stores.auditTrail.query('TSTDRV123_SB1', { event: 'acknowledgement' }))
        acknowledged += 1;
      expect(acknowledged).toBe(2);
    } finally {
      await close();
      await place.remove();
    }
  });
});
