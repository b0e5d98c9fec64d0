// @ts-check
// The authorization endpoint, and the login that it leads to: sign in, acknowledge the notice, consent.

import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { authorizationResponse, clientIdOf, decideAuthorizationRequest } from 'netsuite-auth-policy/gateway';
import { acknowledge, login, touchSession } from 'netsuite-auth-policy/useCases';
import { ACCOUNT, FEATURES, ROLES, sameText, USERS, userOf } from './account.js';
import { unguessable } from './grants.js';
import { consentPage, errorPage, loginPage, noticePage } from './pages.js';

/** @typedef {import('./server.js').Served} Served */
/** @typedef {import('hono').Context} Context */
/** @typedef {import('netsuite-auth-policy/gateway').AuthorizationGrant} AuthorizationGrant */
/**
 * A user on the way through the pages, bound to one browser by a cookie.
 * @typedef {object} Attempt
 * @property {string} id
 * @property {AuthorizationGrant} granted
 * @property {string} client
 * @property {number} startedAt
 * @property {string} sessionId
 * @property {{ user: string, role: string, entered: boolean }} [who]
 */

const LONGEST_ATTEMPT = 15 * 60_000;
const MOST_ATTEMPTS = 10_000;

/** @param {Served} served */
export function loginRoutes({ grants, now, release, stores }) {
  /** @type {Map<string, Attempt>} */
  const attempts = new Map();
  const app = new Hono();

  /** @param {string} user */
  function subjectOf(user) {
    const roles = userOf(user)?.roles ?? [];
    return {
      user: { account: ACCOUNT, user },
      features: FEATURES,
      roles: ROLES.filter(({ id }) => roles.includes(id)),
      at: now(),
    };
  }

  /**
   * The session of this browser, if it is live.
   * @param {Context} c
   */
  async function sessionOf(c) {
    const [user = '', id = ''] = (getCookie(c, 'JSESSIONID') ?? '').split('!', 2);
    if (!userOf(user)) return undefined;
    const { user: key, at } = subjectOf(user);
    const session = (await stores.sessions.list(key)).find((one) => one.id === id);
    if (session?.roleId === undefined) return undefined;
    const touched = await touchSession(stores, release, { ...subjectOf(user), sessionId: id, at });
    return touched.allowed ? { user, role: session.roleId } : undefined;
  }

  app.get('/app/login/oauth2/authorize.nl', async (c) => {
    const parameters = new URL(c.req.url).searchParams;
    const clientId = clientIdOf(parameters);
    const integration = clientId && (await stores.integrations.byClientId(ACCOUNT, clientId));
    const decision = decideAuthorizationRequest(release, { parameters, integration: integration || null });
    if (decision.disposition === 'error_page')
      return c.html(errorPage(decision.error, decision.violations), 400);
    if (decision.disposition === 'redirect') return c.redirect(decision.location);

    const session = decision.prompt.includes('login') ? undefined : await sessionOf(c);
    if (session === undefined && decision.prompt.includes('none')) {
      return c.redirect(authorizationResponse(decision, { error: 'access_denied' }));
    }
    const [oldest] = attempts.values();
    if (oldest && (attempts.size >= MOST_ATTEMPTS || isOver(oldest, now()))) attempts.delete(oldest.id);
    /** @type {Attempt} */
    const attempt = {
      id: unguessable(),
      granted: decision,
      client: integration ? integration.name : '',
      startedAt: now().getTime(),
      sessionId: unguessable(),
      ...(session && { who: { ...session, entered: true } }),
    };
    attempts.set(attempt.id, attempt);
    setCookie(c, 'attempt', attempt.id, { httpOnly: true, sameSite: 'Lax', path: '/app/login' });
    return session ? c.html(consent(attempt, 0)) : c.html(loginPage({ attempt: attempt.id, roles: ROLES }));
  });

  /**
   * @param {Attempt} attempt
   * @param {number} endedSessions
   */
  function consent({ client, granted, id }, endedSessions) {
    return consentPage({ attempt: id, client, scopes: granted.scopes, endedSessions });
  }

  /**
   * The form of a page and the attempt that it belongs to, if both come from the browser that it was shown to.
   * @param {Context} c
   */
  async function submitted(c) {
    const form = new URLSearchParams(await c.req.text());
    const attempt = attempts.get(form.get('attempt') ?? '');
    const here = attempt && !isOver(attempt, now()) && sameText(attempt.id, getCookie(c, 'attempt') ?? '');
    return { form, attempt: here ? attempt : undefined };
  }

  /** @param {Context} c */
  function expired(c) {
    return c.html(errorPage('This login has expired. Start again from the application.', []), 400);
  }

  app.post('/app/login/signin', async (c) => {
    const { attempt, form } = await submitted(c);
    if (!attempt) return expired(c);
    const email = form.get('email') ?? '';
    const role = form.get('role') ?? '';
    const user = USERS.find((one) => one.email === email);
    // a real host checks the second factor here as well
    const right = sameText(user?.password ?? unguessable(), form.get('password') ?? '');
    if (!user || !right || !user.roles.includes(role)) {
      return c.html(loginPage({ attempt: attempt.id, roles: ROLES, failed: true, email }), 403);
    }
    attempt.who = { user: user.id, role, entered: false };
    return enter(c, attempt, attempt.who);
  });

  app.post('/app/login/acknowledge', async (c) => {
    const { attempt, form } = await submitted(c);
    if (!attempt?.who) return expired(c);
    const { role, user } = attempt.who;
    const acknowledged = await acknowledge(stores, release, {
      ...subjectOf(user),
      login: { id: attempt.id, kind: 'password' },
      role,
      shown: { revision: Number(form.get('revision')), sha256: form.get('sha256') ?? '' },
    });
    // where the text has changed meanwhile, the login shows the new one
    if (!acknowledged.allowed && acknowledged.violations[0].code === 'store_failed') {
      return c.html(errorPage('Try again later.', acknowledged.violations), 503);
    }
    return enter(c, attempt, attempt.who);
  });

  /**
   * @param {Context} c
   * @param {Attempt} attempt
   * @param {{ user: string, role: string, entered: boolean }} who
   */
  async function enter(c, attempt, who) {
    const entry = await login(stores, release, {
      ...subjectOf(who.user),
      login: { id: attempt.id, kind: 'password' },
      role: who.role,
      session: { id: attempt.sessionId },
    });
    if (!entry.allowed) {
      if ('notice' in entry) return c.html(noticePage({ attempt: attempt.id, notice: entry.notice }));
      const status = entry.violations[0].code === 'store_failed' ? 503 : 403;
      return c.html(errorPage('You can’t log in.', entry.violations), status);
    }
    who.entered = true;
    setCookie(c, 'JSESSIONID', `${who.user}!${entry.sessionId}`, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    return c.html(consent(attempt, entry.endSessions.length));
  }

  app.post('/app/login/consent', async (c) => {
    const { attempt, form } = await submitted(c);
    if (!attempt?.who?.entered) return expired(c);
    attempts.delete(attempt.id);
    const { granted, who } = attempt;
    if (form.get('answer') !== 'allow') {
      return c.redirect(authorizationResponse(granted, { error: 'access_denied' }), 303);
    }
    const { binding, clientId, redirectUri, scopes } = granted;
    const { role, user: entity } = who;
    const code = grants.addCode({ binding, clientId, redirectUri, scopes, role, entity, issuedAt: now() });
    return c.redirect(authorizationResponse(granted, { code, role, entity, company: ACCOUNT }), 303);
  });

  return app;
}

/**
 * @param {Attempt} attempt
 * @param {Date} at
 */
function isOver({ startedAt }, at) {
  return at.getTime() - startedAt > LONGEST_ATTEMPT;
}
