import { constant, type Decision, fixedAllowed, NO_ADVICE, type RuleId } from '../core/decision.js';
import { checkText, hasMembers, malformed } from '../core/facts.js';
import { fixedRefusal } from '../core/problem.js';
import type { IntegrationRecord } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  REDIRECT_URI_REQUEST_PROBLEMS,
  REDIRECT_URI_TOKEN_PROBLEMS,
  type RedirectUriRequestCode,
  type RedirectUriTokenCode,
} from './matchProblems.js';
import { isUsable } from './scheme.js';

/** What the redirect URI of an authorization request is judged by. */
export interface RedirectUriFacts {
  /** The record that has the client ID of the request, or `null` where there is none. */
  readonly integration: Pick<IntegrationRecord, 'redirectUris'> | null;
  /** The parameter `redirect_uri` as sent, decoded once and otherwise untouched. Absent if it was not sent. */
  readonly redirectUri?: string;
}

/** Where the answer to an authorization request goes. */
export interface RedirectUriGrant {
  /** The registered redirect URI that the request names. */
  readonly redirectUri: string;
}

/** What the redirect URI of a token request is judged by. */
export interface TokenRedirectUriFacts {
  /** The redirect URI that the authorization code was issued for. */
  readonly authorizedRedirectUri: string;
  /** The parameter `redirect_uri` as sent, decoded once and otherwise untouched. Absent if it was not sent. */
  readonly redirectUri?: string;
}

const CLIENT_UNKNOWN = fixedRefusal(REDIRECT_URI_REQUEST_PROBLEMS, 'client_unknown');
const MISSING = fixedRefusal(REDIRECT_URI_REQUEST_PROBLEMS, 'redirect_uri_missing');
const MISMATCH = fixedRefusal(REDIRECT_URI_REQUEST_PROBLEMS, 'redirect_uri_mismatch');
const UNUSABLE = fixedRefusal(REDIRECT_URI_REQUEST_PROBLEMS, 'redirect_uri_unusable');
const MATCH_RULES = constant<readonly RuleId[]>(['URI-5', 'R5']);

/**
 * Decides where the answer to an authorization request may go: to a registered redirect URI that equals the
 * requested one character for character, and nowhere else. A registered one with a scheme that could never be accepted,
 * such as `javascript` or `http`, is not used either. A refusal is shown on an error page of the host, never by redirect.
 *
 * @param release - Release of the account.
 * @param facts - The integration record of the client, and the redirect URI of the request.
 * @returns The redirect URI to answer to, or a refusal with its OAuth error.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or is not of its type.
 * @see URI-4, URI-5, URI-7 to URI-9, R5, R7, R8, R14; RFC 9700 section 2.1
 *
 * @example
 * ```ts
 * const integration = { redirectUris: ['https://example.com/callback'] };
 * decideRedirectUri('2026.1', { integration, redirectUri: 'https://example.com/callback' }).allowed; //=> true
 * decideRedirectUri('2026.1', { integration, redirectUri: 'https://example.com/callback/' }).allowed; //=> false
 * decideRedirectUri('2026.1', { integration }).allowed; //=> false
 * ```
 */
export function decideRedirectUri(
  release: Release,
  facts: RedirectUriFacts,
): Decision<RedirectUriRequestCode, RedirectUriGrant, never> {
  assertRelease(release);
  if (!hasMembers(facts)) malformed();
  const { integration, redirectUri } = facts;
  if (integration === null) return CLIENT_UNKNOWN();
  if (!hasMembers(integration)) malformed('integration');
  if (redirectUri === undefined) return MISSING();
  if (typeof redirectUri !== 'string') malformed('redirectUri');
  if (!Array.isArray(integration.redirectUris)) malformed('integration', 'redirectUris');
  if (!integration.redirectUris.includes(redirectUri)) return MISMATCH();
  if (!isUsable(redirectUri)) return UNUSABLE();
  return { allowed: true, rules: MATCH_RULES, advice: NO_ADVICE, redirectUri };
}

const TOKEN_MISSING = fixedRefusal(REDIRECT_URI_TOKEN_PROBLEMS, 'redirect_uri_missing');
const TOKEN_MISMATCH = fixedRefusal(REDIRECT_URI_TOKEN_PROBLEMS, 'redirect_uri_mismatch');
const TOKEN_MATCH = fixedAllowed(['URI-6', 'R9']);

/**
 * Decides whether a token request repeats the redirect URI that its authorization code was issued for.
 *
 * @param release - Release of the account.
 * @param facts - The redirect URI of the authorization code, and that of the token request.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or is not of its type.
 * @see URI-6, R9; RFC 6749 section 4.1.3
 *
 * @example
 * ```ts
 * const authorizedRedirectUri = 'https://example.com/callback';
 * const repeated = { authorizedRedirectUri, redirectUri: authorizedRedirectUri };
 * decideTokenRedirectUri('2026.1', repeated).allowed; //=> true
 * decideTokenRedirectUri('2026.1', { authorizedRedirectUri }).allowed; //=> false
 * ```
 */
export function decideTokenRedirectUri(
  release: Release,
  facts: TokenRedirectUriFacts,
): Decision<RedirectUriTokenCode, object, never> {
  assertRelease(release);
  if (!hasMembers(facts)) malformed();
  const { authorizedRedirectUri, redirectUri } = facts;
  if (redirectUri === undefined) return TOKEN_MISSING();
  if (typeof redirectUri !== 'string') malformed('redirectUri');
  checkText(authorizedRedirectUri, 'authorizedRedirectUri');
  return redirectUri === authorizedRedirectUri ? TOKEN_MATCH : TOKEN_MISMATCH();
}
