import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { start } from '../../examples/authorizationServer/server.js';
import { Browser, type Server } from './support.js';

const REDIRECT = 'https://app.example.com/callback';
const ADA = { email: 'ada@example.com', password: 'ada-demo-password', role: '3' };
const CARL = { email: 'carl@example.com', password: 'carl-demo-password', role: '1001' };

describe.each([
  ['HTTP', undefined],
  ['HTTPS', 'https://auth.example.com'],
])('the login of the example server, reached by %s', (_, origin) => {
  let server: Server;
  const prefix = origin === undefined ? '' : '__Host-';
  beforeAll(async () => {
    server = await start({
      release: '2026.1',
      redirectUris: [REDIRECT, 'com.example.shop:/callback'],
      ...(origin !== undefined && { origin }),
    });
  });
  afterAll(() => server.close());

  function authorizationUrl(more: Record<string, string> = {}) {
    const asked = {
      client_id: 'existing-web',
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'rest_webservices',
      state: 'state-that-nobody-can-guess',
      ...more,
    };
    return `${server.url}/app/login/oauth2/authorize.nl?${new URLSearchParams(asked)}`;
  }

  /** Gives the consent page. */
  async function logIn(browser: Browser, user = ADA, more: Record<string, string> = {}): Promise<Response> {
    const page = await browser.submit(
      await browser.open(authorizationUrl({ prompt: 'login', ...more })),
      user,
    );
    return (await page.clone().text()).includes('/app/login/acknowledge') ? browser.submit(page, {}) : page;
  }

  async function isLoggedIn(browser: Browser): Promise<boolean> {
    const { headers } = await browser.open(authorizationUrl({ prompt: 'none' }));
    return !(headers.get('Location') ?? '').includes('error=access_denied');
  }

  const idsOf = async (userId: string) =>
    (await server.stores.sessions.list({ accountId: 'TSTDRV123_SB1', userId })).map(({ id }) => id);

  it('RFC 6265bis section 4.1.3: its cookies are of this host alone, and no script reads them', async () => {
    const browser = new Browser();
    const page = await browser.open(authorizationUrl());
    const rest = `Path=/; HttpOnly;${origin ? ' Secure;' : ''} SameSite=Lax`;
    expect(browser.set).toEqual([`${prefix}attempt=${browser.cookie('attempt')}; ${rest}`]);
    const next = await browser.submit(page, ADA);
    await browser.submit(next, {});
    expect(browser.set).toEqual([`${prefix}session=${browser.cookie('session')}; ${rest}`]);
  });

  it('names a session anew when its user logs in again, and the name from before is worth nothing', async () => {
    const browser = new Browser();
    await logIn(browser);
    const first = browser.cookie('session');
    const ids = await idsOf('-5');
    expect(await isLoggedIn(browser)).toBe(true);
    for (const id of ids) expect(first).not.toContain(id);

    // in another role
    await logIn(browser, { ...ADA, role: '1000' });
    expect(await idsOf('-5')).toEqual(ids);
    expect(browser.cookie('session')).not.toBe(first);
    expect(await isLoggedIn(browser)).toBe(true);
    const thief = new Browser();
    thief.give(`${prefix}session`, first);
    expect(await isLoggedIn(thief)).toBe(false);
  });

  it('goes on with no session that somebody else has put there', async () => {
    const browser = new Browser();
    const planted = 'x'.repeat(43);
    browser.give(`${prefix}session`, planted);
    await logIn(browser, CARL);
    expect(browser.cookie('session')).not.toBe(planted);
    const thief = new Browser();
    thief.give(`${prefix}session`, planted);
    expect(await isLoggedIn(thief)).toBe(false);
  });

  it('has another name for the login once somebody has signed in', async () => {
    const browser = new Browser();
    const page = await browser.open(authorizationUrl());
    const first = browser.cookie('attempt');
    const notice = await browser.submit(page.clone(), CARL);
    expect(browser.cookie('attempt')).not.toBe(first);
    const thief = new Browser();
    thief.give(`${prefix}attempt`, first);
    expect((await thief.submit(page, CARL)).status).toBe(400);
    expect((await browser.submit(notice, {})).status).toBe(200);
  });

  test.each(['cross-site', 'same-site', 'none'])('takes no form of a page that is %s', async (site) => {
    const browser = new Browser();
    const page = await browser.open(authorizationUrl());
    expect((await browser.submit(page.clone(), ADA, { 'Sec-Fetch-Site': site })).status).toBe(400);
    expect((await browser.submit(page, ADA, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });

  it('RFC 9700 section 4.14: says who consents, in which role, and where the browser is sent', async () => {
    const text = await (await logIn(new Browser(), { ...ADA, role: '1000' })).text();
    expect(text).toContain('<b>Ada Admin</b> (ada@example.com)');
    expect(text).toContain('<b>Integration</b>');
    expect(text).toContain('<b>app.example.com</b>');
    const phone = await logIn(new Browser(), CARL, { redirect_uri: 'com.example.shop:/callback' });
    expect(await phone.text()).toContain('<b>com.example.shop:</b>');
  });

  it('takes the consent of nobody but the user whose session the browser has', async () => {
    const browser = new Browser();
    const consent = await logIn(browser, CARL);
    const attempt = browser.cookie('attempt');
    await logIn(browser, ADA);
    browser.give(`${prefix}attempt`, attempt);
    expect((await browser.submit(consent, { answer: 'allow' })).status).toBe(400);
  });

  it('sends the user back with a code', async () => {
    const browser = new Browser();
    const answer = await browser.submit(await logIn(browser, CARL), { answer: 'allow' });
    expect(answer.headers.get('Location')).toMatch(/^https:\/\/app\.example\.com\/callback\?.*code=/);
  });
});
