import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { USERS } from '../../examples/authorizationServer/account.js';
import { start } from '../../examples/authorizationServer/server.js';
import type { Release } from '../../src/core/release.js';

export const run: (file: string, args: readonly string[]) => Promise<{ stdout: string; stderr: string }> =
  promisify(execFile);

export const REDIRECT = 'https://app.example.com/callback';
/** The issuer of the account, which every answer of the authorization endpoint names (RFC 9207). */
export const ISSUER = 'https://tstdrv123-sb1.suitetalk.api.netsuite.com';
const APP = 'https://tstdrv123-sb1.app.netsuite.com';
export const TOKEN_AUDIENCE =
  'https://tstdrv123-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token';
export const OAUTH = '/services/rest/auth/oauth2/v1';
export const SECRETS = {
  'existing-web': 'existing-web-demo-secret',
  'new-web': 'new-web-demo-secret',
} as const;

export type Server = Awaited<ReturnType<typeof start>>;

/** The example server for the tests of a block. */
export function withServer(release: Release, redirectUris = [REDIRECT]): { readonly url: string } {
  let server: Server | undefined;
  beforeAll(async () => {
    server = await start({ release, redirectUris });
  });
  afterAll(() => server?.close());
  return {
    get url() {
      return server?.url ?? '';
    },
  };
}

/** The address of the server for one of the account, as a client has discovered it. */
export function led(address: string | URL, url: string): string {
  const { origin, pathname, search } = new URL(address);
  if (origin !== ISSUER && origin !== APP) throw new Error(`${origin} is no host of the account`);
  return `${url}${pathname}${search}`;
}

/** A browser as far as cookies and forms go. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  /** What the last answer has set, whole. */
  set: readonly string[] = [];

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const Cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, Cookie } });
    this.set = response.headers.getSetCookie();
    for (const cookie of this.set) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** The value of a cookie, whatever stands before its name. */
  cookie(name: 'attempt' | 'session'): string {
    return this.#cookies.get(`__Host-${name}`) ?? this.#cookies.get(name) ?? '';
  }

  /** Has this cookie from now on, as from somebody who knows it. */
  give(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  open(url: string | URL): Promise<Response> {
    return this.#fetch(String(url), {});
  }

  /** Submits the form of a page, with what its user fills in. */
  async submit(
    page: Response,
    filled: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const html = await page.text();
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(html) ?? [];
    if (action === '') throw new Error(`no form: ${page.status} ${html}`);
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
    const body = new URLSearchParams({ ...filled });
    for (const [, name = '', value = ''] of hidden) body.set(name, value);
    return this.#fetch(String(new URL(action, page.url)), { method: 'POST', body, headers });
  }
}

/** A user who logs in, acknowledges the notice if there is one, and says yes or no. Gives the location sent back to. */
export async function authorize(
  url: string | URL,
  { answer = 'allow', user = 'ada@example.com', role = '3' } = {},
): Promise<URL> {
  const browser = new Browser();
  const password = USERS.find(({ email }) => email === user)?.password ?? '';
  let page = await browser.open(url);
  if (page.status === 302) return new URL(page.headers.get('Location') ?? '');
  page = await browser.submit(page, { email: user, password, role });
  const text = await page.clone().text();
  if (text.includes('/app/login/acknowledge')) page = await browser.submit(page, {});
  const sentBack = await browser.submit(page, { answer });
  return new URL(sentBack.headers.get('Location') ?? '');
}

/** A certificate that was made for a test, and its private key. */
export interface MadeCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Makes a certificate with the openssl command: `RSA 3072` or `EC P-256` and so on. */
export async function makeCertificate(key: 'ec-p256' | 'rsa-3072'): Promise<MadeCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  try {
    const files = { keyout: join(folder, 'key.pem'), out: join(folder, 'certificate.pem') };
    const newKey =
      key === 'rsa-3072' ? ['-newkey', 'rsa:3072'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const made = ['-keyout', files.keyout, '-out', files.out, '-subj', `/CN=${key}`, '-days', '365'];
    await run('openssl', ['req', '-x509', '-nodes', ...newKey, ...made]);
    return {
      certificate: await readFile(files.out, 'utf8'),
      privateKey: await readFile(files.keyout, 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Uploads a certificate for the client that works by itself, and gives its id. */
export async function upload(url: string, accessToken: string, certificate: string): Promise<string> {
  const response = await fetch(`${url}${OAUTH}/clients/nightly-export/certificates`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ fileContent: certificate, role: 1000, entity: '-5' }),
  });
  const body = (await response.json()) as { certificate_id?: string };
  if (body.certificate_id === undefined) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return body.certificate_id;
}
