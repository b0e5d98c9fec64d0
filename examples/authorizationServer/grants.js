// @ts-check
// What this server has issued: authorization codes, access tokens and refresh tokens. In memory, known by their hash.

import { hash, randomBytes } from 'node:crypto';

/** @typedef {import('netsuite-auth-policy/gateway').TokenGrant} TokenGrant */
/** @typedef {import('netsuite-auth-policy/gateway').TokenRefused} TokenRefused */
/**
 * What one user has authorized. All that was issued for it ends with it.
 * @typedef {{ readonly authorization: string }} Authorized
 */
/** @typedef {import('netsuite-auth-policy/gateway').IssuedCode & Authorized} Code */
/** @typedef {import('netsuite-auth-policy/gateway').IssuedRefreshToken & Authorized} RefreshToken */
/** @typedef {Pick<TokenGrant, 'clientId' | 'entityId' | 'roleId' | 'scopes'> & Authorized & { readonly expiresAt: number }} AccessToken */

/** CHOICE-CODE-LIFETIME: no code lives longer. */
const LONGEST_CODE_LIFETIME = 10 * 60_000;
/** PK-17: no refresh token lives longer. */
const LONGEST_REFRESH_TOKEN_LIFETIME = 720 * 3_600_000;

/** @param {string} text */
export function hashed(text) {
  return hash('sha256', text, 'base64url');
}

/** A text that nobody guesses. */
export function unguessable() {
  return randomBytes(32).toString('base64url');
}

/**
 * Forgets what is over. Whatever is kept stands in the order of its age.
 * @template One
 * @param {Map<string, One>} kept
 * @param {(one: One) => boolean} isOver
 */
function forget(kept, isOver) {
  for (const [key, one] of kept) {
    if (!isOver(one)) return;
    kept.delete(key);
  }
}

export class Grants {
  /** @type {Map<string, Code>} */
  #codes = new Map();
  /** @type {Map<string, RefreshToken>} */
  #refreshTokens = new Map();
  /** @type {Map<string, AccessToken>} */
  #accessTokens = new Map();

  /**
   * The text of a new code.
   * @param {Omit<Code, 'authorization'>} code
   */
  addCode(code) {
    this.#forget(code.issuedAt);
    const text = unguessable();
    this.#codes.set(hashed(text), { ...code, authorization: unguessable() });
    return text;
  }

  /**
   * What the code or the refresh token of a request stands for. Only the one that its grant is about counts.
   * @param {import('netsuite-auth-policy/gateway').SearchParameters} parameters
   */
  presented(parameters) {
    const grantType = parameters.get('grant_type');
    /** @type {{ code: Code | null, refreshToken: RefreshToken | null }} */
    const found = { code: null, refreshToken: null };
    if (grantType === 'authorization_code') {
      found.code = this.#codes.get(hashed(parameters.get('code') ?? '')) ?? null;
    }
    if (grantType === 'refresh_token') {
      found.refreshToken = this.#refreshTokens.get(hashed(parameters.get('refresh_token') ?? '')) ?? null;
    }
    return found;
  }

  /**
   * An access token that has not expired.
   * @param {string} text
   * @param {Date} at
   */
  accessToken(text, at) {
    const token = this.#accessTokens.get(hashed(text));
    return token !== undefined && at.getTime() < token.expiresAt ? token : undefined;
  }

  /**
   * Issues what was granted. Between the decision and this nothing may be awaited: so a code is used once,
   * however many requests bring it at once.
   *
   * @param {TokenGrant} granted
   * @param {import('netsuite-auth-policy/gateway').SearchParameters} parameters
   * @param {Date} at
   */
  issue(granted, parameters, at) {
    const { code, refreshToken: used } = this.presented(parameters);
    const { clientId, entityId, roleId, scopes } = granted;
    const authorization = (used ?? code)?.authorization ?? unguessable();
    const issued = { clientId, entityId, roleId, authorization };
    if (code) this.#codes.set(hashed(parameters.get('code') ?? ''), { ...code, usedAt: at });
    if (used && granted.refreshToken) {
      this.#refreshTokens.set(hashed(parameters.get('refresh_token') ?? ''), { ...used, usedAt: at });
    }

    this.#forget(at);
    const accessToken = unguessable();
    const expiresAt = at.getTime() + granted.expiresIn * 1000;
    this.#accessTokens.set(hashed(accessToken), { ...issued, scopes, expiresAt });
    if (granted.refreshToken === null) return { accessToken };
    const refreshToken = unguessable();
    // a refreshed token stands for all that was granted, also where less was asked for this time
    const kept = {
      ...issued,
      scopes: used?.scopes ?? scopes,
      issuedAt: at,
      authorizedAt: used?.authorizedAt ?? at,
    };
    this.#refreshTokens.set(hashed(refreshToken), kept);
    return { accessToken, refreshToken };
  }

  /**
   * Ends what a refusal ends.
   * @param {TokenRefused['ends']} ends
   * @param {import('netsuite-auth-policy/gateway').SearchParameters} parameters
   */
  end(ends, parameters) {
    const { code, refreshToken } = this.presented(parameters);
    if (ends === 'code' && code) this.#codes.delete(hashed(parameters.get('code') ?? ''));
    if (ends !== 'authorization') return;
    this.#endAuthorization((refreshToken ?? code)?.authorization);
  }

  /**
   * Ends the authorization of a refresh token (PK-20).
   * @param {string} refreshToken
   */
  revoke(refreshToken) {
    this.#endAuthorization(this.#refreshTokens.get(hashed(refreshToken))?.authorization);
  }

  /** @param {string | undefined} authorization */
  #endAuthorization(authorization) {
    if (authorization === undefined) return;
    for (const issued of [this.#codes, this.#refreshTokens, this.#accessTokens]) {
      for (const [key, one] of issued) if (one.authorization === authorization) issued.delete(key);
    }
  }

  /** @param {Date} at */
  #forget(at) {
    const now = at.getTime();
    forget(this.#codes, ({ issuedAt }) => issuedAt.getTime() + LONGEST_CODE_LIFETIME <= now);
    forget(this.#refreshTokens, ({ issuedAt }) => issuedAt.getTime() + LONGEST_REFRESH_TOKEN_LIFETIME <= now);
    forget(this.#accessTokens, ({ expiresAt }) => expiresAt <= now);
  }
}
