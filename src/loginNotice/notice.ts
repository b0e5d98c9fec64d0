/**
 * The nouns of this module.
 *
 * @module
 */

import type { Instant } from '../core/instant.js';

/**
 * How a login proves who logs in, or what it is instead of a login at a page: `role_switch` is a change of role inside
 * a live session, `token` a call with a token or with user credentials (REST, RESTlet, SOAP, SuiteAnalytics Connect).
 */
export type LoginKind = 'oidc' | 'passkey' | 'password' | 'role_switch' | 'saml' | 'token';

/** Tells whether a value is a kind of login. */
export function isLoginKind(value: unknown): value is LoginKind {
  const kind = value as LoginKind;
  // as in `isRelease`
  switch (kind) {
    case 'oidc':
    case 'passkey':
    case 'password':
    case 'role_switch':
    case 'saml':
    case 'token':
      return true;
    default:
      kind satisfies never;
      return false;
  }
}

/**
 * One saved text of the login notice. A saved text is never edited: another text is another revision. Stores keep
 * `savedAt` as a `Date`; facts may give any {@link Instant}.
 */
export interface NoticeRevision<At extends Instant = Date> {
  /** Number of the revision in its account, counted from 1. */
  readonly revision: number;
  /** The text as entered, with its markup. */
  readonly text: string;
  /** SHA-256 of the text in UTF-8, in lower-case hexadecimal: `hashNoticeText` of `netsuite-auth-policy/crypto`. */
  readonly sha256: string;
  /** When it was saved. */
  readonly savedAt: At;
  /** Internal id of the user who saved it, as text. */
  readonly savedBy: string;
}

/** Which text a user has in front of them. A page that shows the notice keeps it, and sends it back with the click. */
export interface NoticeReference {
  /** Number of the revision that is shown. */
  readonly revision: number;
  /** SHA-256 of the text that is shown, in hexadecimal. */
  readonly sha256: string;
}

/** One login. */
export interface NoticeLogin {
  /** Id of the login. The host chooses it, and never uses it for another login. */
  readonly id: string;
  /** How the login proves who logs in. */
  readonly kind: LoginKind;
}

/** An entry of the audit trail: one user has acknowledged one text in one login (LN-7). */
export interface Acknowledgement {
  /** Id of the login. */
  readonly loginId: string;
  /** Internal id of the user, as text. */
  readonly userId: string;
  /** Internal id of the role that the user logs in with, as text. */
  readonly roleId: string;
  /** When the user acknowledged the text, as ISO 8601 text in UTC. */
  readonly at: string;
  /** Number of the revision that was acknowledged. */
  readonly revision: number;
  /** SHA-256 of the text that was acknowledged, in hexadecimal. */
  readonly sha256: string;
  /** Address that the click came from, made safe for a log line. */
  readonly address?: string;
  /** User agent that the click came from, made safe for a log line. */
  readonly userAgent?: string;
}
