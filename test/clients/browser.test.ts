import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { start } from '../../examples/authorizationServer/server.js';
import type { Server } from './support.js';

/** Debian's Chromium, or another one that is named. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The application that the user comes from and goes back to. No redirect URI may be http, so it has a scheme of its own. */
const REDIRECT = 'shop-app://callback';

describe('the login page, in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let context: BrowserContext;
  let page: Page;
  let visits = 0;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args });
    server = await start({ release: '2026.1', redirectUris: [REDIRECT] });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    context = await browser.newContext();
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const trail = async () => {
    const entries = [];
    for await (const entry of server.stores.auditTrail.query('TSTDRV123_SB1')) entries.push(entry);
    return entries;
  };
  const sessions = (userId: string) => server.stores.sessions.list({ accountId: 'TSTDRV123_SB1', userId });

  function authorizationUrl(more: Record<string, string> = {}) {
    visits += 1;
    const asked = new URLSearchParams({
      client_id: 'existing-web',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'rest_webservices',
      state: `state-${String(visits).padStart(20, '0')}`,
      ...more,
    });
    return `${server.url}/app/login/oauth2/authorize.nl?${asked}`;
  }

  /** Where the last page sends the browser; it can’t go there. */
  async function sentBackBy(act: () => Promise<unknown>) {
    const response = page.waitForResponse((one) => one.status() === 303);
    await act();
    return new URL((await response).headers()['location'] ?? '');
  }

  /** WCAG 2.2 and the best practices, as axe knows them. */
  async function expectAccessible() {
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
  }

  async function signIn(email = 'ada@example.com', password = 'ada-demo-password', role = 'Administrator') {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Role').selectOption(role);
    await page.getByRole('button', { name: 'Log in' }).click();
  }

  const focused = () =>
    page.evaluate<string>('document.activeElement.textContent || document.activeElement.id');

  it('LN-5, LN-7: leads to the application by keyboard alone, with the notice on the way', async () => {
    await page.goto(authorizationUrl());
    expect(await focused()).toBe('email');
    await page.keyboard.type('carl@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('carl-demo-password');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Clerk');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Log in');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Login notification' }).waitFor();
    expect(await focused()).toContain('Authorized use only.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Acknowledge');
    // N3: nobody is in yet
    expect(await sessions('12')).toEqual([]);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['attempt']);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Allow access' }).waitFor();
    expect(await sessions('12')).toHaveLength(1);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Allow');
    const back = await sentBackBy(() => page.keyboard.press('Enter'));
    expect(back.href).toMatch(/^shop-app:\/\/callback\?/);
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{43}$/);

    const entries = (await trail()).filter(({ userId }) => userId === '12');
    expect(entries.map(({ event, status }) => [event, status]).toSorted()).toEqual([
      ['acknowledgement', 'success'],
      ['login', 'success'],
    ]);
  });

  it('LN-4: shows the notice with its bold text, under a name that a screen reader gives', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    const notice = page.getByRole('region', { name: 'Login notification' });
    expect(await notice.locator('b').textContent()).toBe('Authorized use only.');
    // it is read out where it has the focus, so not once more with the button
    const button = page.getByRole('button', { name: 'Acknowledge' });
    expect(await button.getAttribute('aria-describedby')).toBeNull();
  });

  it('is accessible on every page', async () => {
    await context.close();
    // axe is a script, and the pages allow none
    context = await browser.newContext({ bypassCSP: true });
    page = await context.newPage();
    await page.goto(authorizationUrl());
    await expectAccessible();
    await signIn('ada@example.com', 'wrong');
    await page.getByRole('alert').waitFor();
    await expectAccessible();
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor();
    await expectAccessible();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await expectAccessible();
    await page.goto(authorizationUrl({ client_id: 'unknown' }));
    await page.getByRole('alert').waitFor();
    await expectAccessible();
  });

  it('keeps the role that was chosen where the login fails', async () => {
    await page.goto(authorizationUrl());
    await signIn('carl@example.com', 'wrong', 'Clerk');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Role').inputValue()).toBe('1001');
  });

  it('says how to go on where a login has expired', async () => {
    await page.goto(authorizationUrl());
    await context.clearCookies();
    await signIn();
    expect(await page.getByRole('alert').textContent()).toMatch(/^This login has expired/);
    expect(await page.getByRole('paragraph').last().textContent()).toMatch(/begin again there/);
  });

  it('RFC 9700 section 4.16: has its style, and leads on, under the policy of its headers', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(authorizationUrl());
    const background = "getComputedStyle(document.querySelector('button')).backgroundColor";
    expect(await page.evaluate(background)).toBe('rgb(11, 83, 148)');
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    const redirect = page.waitForResponse((one) => one.status() === 303);
    await page.getByRole('button', { name: 'Allow' }).click();
    expect((await redirect).headers()).toMatchObject({
      location: expect.stringContaining('code='),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });

  it('says what is wrong with a login, and repeats no password', async () => {
    await page.goto(authorizationUrl());
    await signIn('carl@example.com', 'carl-demo-password', 'Administrator');
    expect(await page.getByRole('alert').textContent()).toBe('E-mail address, password or role is wrong.');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('carl@example.com');
    expect(await page.title()).toBe('Error: Log in');
    expect(await page.getByRole('heading').textContent()).toBe('Log in');
    for (const label of ['E-mail address', 'Password', 'Role']) {
      expect(await page.getByLabel(label).getAttribute('aria-describedby')).toBe('problem');
      const invalid = label === 'Role' ? null : 'true';
      expect(await page.getByLabel(label).getAttribute('aria-invalid')).toBe(invalid);
    }
    expect(await focused()).toBe('password');
    expect(await page.content()).not.toContain('carl-demo-password');
    expect(await sessions('12')).toHaveLength(1);
  });

  it('LN-6: there is no way round the notice', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor();
    const attempt = await page.locator('input[name=attempt]').inputValue();
    const posted = await context.request.post(`${server.url}/app/login/consent`, {
      form: { attempt, answer: 'allow' },
    });
    expect(posted.status()).toBe(400);
    // PK-8: nor does prompt none let in whoever is not
    const silent = await context.request.get(authorizationUrl({ prompt: 'none' }), { maxRedirects: 0 });
    expect(silent.headers()['location']).toMatch(/error=access_denied/);
  });

  it('PK-8: a user with a session is asked for consent alone, and to log in where prompt says so', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    await page.goto(authorizationUrl());
    expect(await page.getByRole('heading').textContent()).toBe('Allow access');
    await page.goto(authorizationUrl({ prompt: 'login' }));
    expect(await page.getByRole('heading').textContent()).toBe('Log in');
  });

  it('S3: a user who logs in again goes on with the session there is, by another name', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    const ids = async () => (await sessions('-5')).map(({ id }) => id).toSorted();
    const before = await ids();
    const cookie = async () =>
      (await context.cookies(`${server.url}/`)).find(({ name }) => name === 'session');
    const first = await cookie();
    await page.goto(authorizationUrl({ prompt: 'login' }));
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    expect(await ids()).toEqual(before);
    expect((await cookie())?.value).toMatch(/^[\w-]{43}$/);
    expect((await cookie())?.value).not.toBe(first?.value);
    expect(await page.getByRole('status').count()).toBe(0);
  });

  it('SES-11: no code comes of a session that has ended before the user says yes', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('button', { name: 'Allow' }).waitFor();
    const key = { accountId: 'TSTDRV123_SB1', userId: '-5' };
    await server.stores.sessions.update(key, (live) => ({
      end: live.map(({ id }) => id),
      result: undefined,
    }));
    await page.getByRole('button', { name: 'Allow' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Your session has ended.');
    expect(await page.getByText('begin again there').count()).toBe(1);
  });

  it('PK-13: a user who says no is sent back with access_denied', async () => {
    await page.goto(authorizationUrl());
    await signIn();
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    const back = await sentBackBy(() => page.getByRole('button', { name: 'Deny' }).click());
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toMatch(/^state-/);
  });

  it('URI-7: a redirect URI that is not registered ends on an error page', async () => {
    const response = await page.goto(authorizationUrl({ redirect_uri: 'https://evil.example/callback' }));
    expect(response?.status()).toBe(400);
    expect(page.url()).toContain(server.url);
    expect(await page.content()).not.toContain('evil.example');
  });

  it('belongs to the browser that it began in', async () => {
    await page.goto(authorizationUrl());
    const attempt = await page.locator('input[name=attempt]').inputValue();
    const stolen = await fetch(`${server.url}/app/login/signin`, {
      method: 'POST',
      body: new URLSearchParams({
        attempt,
        email: 'ada@example.com',
        password: 'ada-demo-password',
        role: '3',
      }),
    });
    expect(stolen.status).toBe(400);
  });
});
