// @ts-check
// The authorization endpoint, and the login that it leads to: sign in, acknowledge the notice, consent.

import { Hono } from 'hono';
import { authorizationResponse, clientIdOf, decideAuthorizationRequest } from 'netsuite-auth-policy/gateway';
import { acknowledge, login, touchSession } from 'netsuite-auth-policy/useCases';
import { ACCOUNT, FEATURES, ROLES, roleOf, sameText, USERS, userOf } from './account.js';
import { BrowserSessions, cookies } from './cookies.js';
import { unguessable } from './grants.js';
import { AUTHORIZE } from './metadata.js';
import { consentPage, errorPage, loginPage, noticePage } from './pages.js';

/** @typedef {import('./server.js').Served} Served */
/** @typedef {import('hono').Context} Context */
/** @typedef {import('netsuite-auth-policy/gateway').AuthorizationGrant} AuthorizationGrant */
/**
 * A user on the way through the pages, bound to one browser by a cookie.
 * @typedef {object} Attempt
 * @property {string} id Another one once somebody has signed in.
 * @property {string} loginId
 * @property {Omit<AuthorizationGrant, 'disposition' | 'prompt'>} granted
 * @property {string} client
 * @property {number} startedAt
 * @property {string} sessionId
 * @property {Who} [who]
 */
/**
 * Whose identity has been checked. Once the user is in there is a session.
 * @typedef {{ readonly userId: string, readonly roleId: string, sessionId?: string }} Who
 */

const LONGEST_ATTEMPT = 15 * 60_000;
const MOST_ATTEMPTS = 10_000;
const LONGEST_QUERY = 4096;
const DENIED = /** @type {const} */ ({ error: 'access_denied', accountId: ACCOUNT });
const BEGIN_AGAIN = 'Go back to the application that you came from and begin again there.';

/** @param {Served} served */
export function loginRoutes({ grants, isSecure, now, release, stores }) {
  /** @type {Map<string, Attempt>} */
  const attempts = new Map();
  const sessions = new BrowserSessions();
  const cookie = cookies(isSecure);
  const app = new Hono();

  /** @param {string} userId */
  function subjectOf(userId) {
    const roleIds = userOf(userId)?.roleIds ?? [];
    return {
      key: { accountId: ACCOUNT, userId },
      features: FEATURES,
      roles: ROLES.filter(({ id }) => roleIds.includes(id)),
      at: now(),
    };
  }

  /**
   * The session that this browser has, live or not.
   * @param {Context} c
   */
  function namedSession(c) {
    return sessions.find(cookie.get(c, 'session'));
  }

  /**
   * The session of this browser, if it is live.
   * @param {Context} c
   */
  async function sessionOf(c) {
    const named = namedSession(c);
    if (named === undefined) return undefined;
    const { userId } = named;
    const subject = subjectOf(userId);
    const session = (await stores.sessions.list(subject.key)).find(({ id }) => id === named.sessionId);
    if (typeof session?.roleId !== 'string') return undefined;
    const { id: sessionId, roleId } = session;
    const touched = await touchSession(stores, release, { ...subject, sessionId });
    return touched.allowed ? { userId, roleId, sessionId } : undefined;
  }

  app.get(AUTHORIZE, async (c) => {
    const { search, searchParams: parameters } = new URL(c.req.url);
    if (search.length > 1 + LONGEST_QUERY) return c.html(errorPage('The request is too long.'), 414);
    const clientId = clientIdOf(parameters);
    const integration = clientId && (await stores.integrations.byClientId(ACCOUNT, clientId));
    const decision = decideAuthorizationRequest(release, {
      parameters,
      integration: integration || null,
      accountId: ACCOUNT,
    });
    if (decision.disposition === 'error_page')
      return c.html(errorPage(decision.error, decision.violations), 400);
    if (decision.disposition === 'redirect') return c.redirect(decision.location);
    if (c.req.method === 'HEAD') return c.body(null);

    const session = decision.prompt.includes('login') ? undefined : await sessionOf(c);
    if (session === undefined && decision.prompt.includes('none')) {
      return c.redirect(authorizationResponse(decision, DENIED));
    }
    const [oldest] = attempts.values();
    if (oldest && (attempts.size >= MOST_ATTEMPTS || isOver(oldest, now()))) attempts.delete(oldest.id);
    const { binding, redirectUri, scopes, state } = decision;
    /** @type {Attempt} */
    const attempt = {
      id: unguessable(),
      loginId: unguessable(),
      // a copy: a part of the URL would keep all of it in memory
      granted: structuredClone({ binding, clientId: decision.clientId, redirectUri, scopes, state }),
      client: integration ? integration.name : '',
      startedAt: now().getTime(),
      sessionId: unguessable(),
      ...(session && { who: session }),
    };
    attempts.set(attempt.id, attempt);
    cookie.set(c, 'attempt', attempt.id);
    return session ? c.html(consent(attempt, 0)) : c.html(loginPage({ attempt: attempt.id, roles: ROLES }));
  });

  /**
   * @param {Attempt} attempt
   * @param {number} endedSessions
   */
  function consent({ client, granted, id, who }, endedSessions) {
    const { host, protocol } = new URL(granted.redirectUri);
    return consentPage({
      attempt: id,
      client,
      scopes: granted.scopes,
      user: userOf(who?.userId ?? ''),
      role: roleOf(who?.roleId ?? '')?.name ?? '',
      // an application on a device has no host, but a scheme
      target: host || protocol,
      endedSessions,
    });
  }

  /**
   * The form of a page and the attempt that it belongs to, if both come from the browser that it was shown to.
   * @param {Context} c
   */
  async function submitted(c) {
    const form = new URLSearchParams(await c.req.text());
    const attempt = attempts.get(form.get('attempt') ?? '');
    // where a browser says whose page a form was on, it was one of these
    const isOurs = (c.req.header('Sec-Fetch-Site') ?? 'same-origin') === 'same-origin';
    const here =
      attempt && isOurs && !isOver(attempt, now()) && sameText(attempt.id, cookie.get(c, 'attempt'));
    return { form, attempt: here ? attempt : undefined };
  }

  /** @param {Context} c */
  function expired(c) {
    const error = 'This login has expired, or another one has begun in this browser.';
    return c.html(errorPage(error, [], BEGIN_AGAIN), 400);
  }

  /**
   * @param {Context} c
   * @param {string} error
   * @param {import('netsuite-auth-policy').Denied<string>} refusal
   * @param {string} [goOn]
   */
  function refused(c, error, { violations }, goOn) {
    const failed = violations[0].code === 'store_failed';
    return c.html(
      errorPage(failed ? 'Try again later.' : error, violations, failed ? '' : goOn),
      failed ? 503 : 403,
    );
  }

  app.post('/app/login/signin', async (c) => {
    const { attempt, form } = await submitted(c);
    if (!attempt) return expired(c);
    const email = form.get('email') ?? '';
    const user = USERS.find((one) => one.email === email);
    // a real host checks the second factor here as well
    const right = sameText(user?.password ?? unguessable(), form.get('password') ?? '');
    const roleId = user?.roleIds.find((one) => one === form.get('role'));
    if (!user || !right || roleId === undefined) {
      const failed = { email, role: form.get('role') ?? '' };
      return c.html(loginPage({ attempt: attempt.id, roles: ROLES, failed }), 403);
    }
    attempt.who = { userId: user.id, roleId };
    // whoever has seen the name of the attempt before has nothing of what becomes of it
    attempts.delete(attempt.id);
    attempt.id = unguessable();
    attempts.set(attempt.id, attempt);
    cookie.set(c, 'attempt', attempt.id);
    return enter(c, attempt, attempt.who);
  });

  app.post('/app/login/acknowledge', async (c) => {
    const { attempt, form } = await submitted(c);
    if (!attempt?.who) return expired(c);
    const { roleId, userId } = attempt.who;
    const acknowledged = await acknowledge(stores, release, {
      ...subjectOf(userId),
      login: { id: attempt.loginId, kind: 'password' },
      roleId,
      shown: { revision: Number(form.get('revision')), sha256: form.get('sha256') ?? '' },
    });
    // where the text has changed meanwhile, the login shows the new one
    if (!acknowledged.allowed && acknowledged.violations[0].code === 'store_failed') {
      return refused(c, '', acknowledged);
    }
    return enter(c, attempt, attempt.who);
  });

  /**
   * @param {Context} c
   * @param {Attempt} attempt
   * @param {Who} who
   */
  async function enter(c, attempt, who) {
    const named = namedSession(c);
    const entry = await login(stores, release, {
      ...subjectOf(who.userId),
      login: { id: attempt.loginId, kind: 'password' },
      roleId: who.roleId,
      // S3: whoever logs in again in the same browser goes on with the session there is
      session: { id: attempt.sessionId, ...(named?.userId === who.userId && { from: named.sessionId }) },
    });
    if (entry.disposition === 'refuse') return refused(c, 'You can’t log in.', entry);
    if (entry.disposition === 'acknowledge') {
      return c.html(noticePage({ attempt: attempt.id, notice: entry.notice }));
    }
    who.sessionId = entry.session.id;
    const session = { userId: who.userId, sessionId: who.sessionId };
    cookie.set(c, 'session', sessions.begin(session, cookie.get(c, 'session')));
    return c.html(consent(attempt, entry.endSessions.length));
  }

  app.post('/app/login/consent', async (c) => {
    const { attempt, form } = await submitted(c);
    // the session is still that of this browser, and no other user has logged in since
    if (attempt?.who?.sessionId === undefined || attempt.who.sessionId !== namedSession(c)?.sessionId) {
      return expired(c);
    }
    attempts.delete(attempt.id);
    const { granted } = attempt;
    const { roleId, sessionId, userId } = attempt.who;
    if (form.get('answer') !== 'allow') {
      return c.redirect(authorizationResponse(granted, DENIED), 303);
    }
    const touched = await touchSession(stores, release, { ...subjectOf(userId), sessionId });
    if (!touched.allowed) return refused(c, 'Your session has ended.', touched, BEGIN_AGAIN);
    const { binding, clientId, redirectUri, scopes } = granted;
    const subject = { entityId: userId, roleId };
    const issued = { binding, clientId, redirectUri, scopes, ...subject, issuedAt: now() };
    const code = grants.addCode(issued);
    return c.redirect(authorizationResponse(granted, { code, ...subject, accountId: ACCOUNT }), 303);
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
