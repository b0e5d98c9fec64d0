// @ts-check
// What a browser is known by: a cookie for the login that it is on, and one for the session that it has.

import { getCookie, setCookie } from 'hono/cookie';
import { hashed, unguessable } from './grants.js';

/** @typedef {import('hono').Context} Context */

/**
 * Where browsers reach the server by HTTPS, the names begin with `__Host-`: then no other host and nobody on the way can
 * set the cookies. Browsers do not take such names over plain HTTP.
 *
 * @param {boolean} isSecure
 */
export function cookies(isSecure) {
  const prefix = isSecure ? { prefix: /** @type {const} */ ('host') } : {};
  const options = { httpOnly: true, path: '/', sameSite: /** @type {const} */ ('Lax'), ...prefix };
  return {
    /** @param {Context} c @param {'attempt' | 'session'} name */
    get: (c, name) => (isSecure ? getCookie(c, name, 'host') : getCookie(c, name)) ?? '',
    /** @param {Context} c @param {'attempt' | 'session'} name @param {string} value */
    set: (c, name, value) => setCookie(c, name, value, options),
  };
}

/** A session of the stores. @typedef {{ readonly userId: string, readonly sessionId: string }} Named */

const MOST_SESSIONS = 10_000;

/**
 * Which session a browser has. The id of the session never leaves the server: a browser has a text that stands for it,
 * and gets another one whenever its user logs in, also in another role. What it had before is worth nothing then.
 */
export class BrowserSessions {
  /** @type {Map<string, Named>} */
  #sessions = new Map();

  /**
   * A text for a session, which takes the place of the one that the browser had, and of any other for the same session.
   * @param {Named} session
   * @param {string} before
   */
  begin({ userId, sessionId }, before) {
    this.#sessions.delete(hashed(before));
    for (const [key, one] of this.#sessions) {
      if (one.userId === userId && one.sessionId === sessionId) this.#sessions.delete(key);
    }
    const [oldest] = this.#sessions.keys();
    if (oldest && this.#sessions.size >= MOST_SESSIONS) this.#sessions.delete(oldest);
    const text = unguessable();
    this.#sessions.set(hashed(text), { userId, sessionId });
    return text;
  }

  /** @param {string} text */
  find(text) {
    return this.#sessions.get(hashed(text));
  }
}
