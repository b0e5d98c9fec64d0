import { type Allowed, constant, type Decision, deny, type RuleId } from '../decision.js';
import { assertRelease, type Release } from '../release.js';

export type RedirectUriRequestCode = 'client_unknown' | 'redirect_uri_mismatch' | 'redirect_uri_missing';

export type RedirectUriTokenCode = 'redirect_uri_mismatch' | 'redirect_uri_missing';

/** What an authorization request is judged by. */
export interface RedirectUriRequest {
  /** The redirect URIs of the client's record, or `null` where no record has the client ID. */
  readonly registered: readonly string[] | null;
  /** The parameter as sent, decoded once and otherwise untouched. */
  readonly requested?: string;
}

/** What a token request is judged by. */
export interface RedirectUriTokenRequest {
  /** The redirect URI that the authorization code was issued for. */
  readonly authorized: string;
  /** The parameter as sent, decoded once and otherwise untouched. */
  readonly presented?: string;
}

const EXACT =
  'send it exactly as registered: loopback port, letter case, default port and final slash all count';

const CLIENT_UNKNOWN = /* @__PURE__ */ constant(
  /* @__PURE__ */ deny<RedirectUriRequestCode>(
    [
      {
        code: 'client_unknown',
        rule: 'URI-9',
        message: 'no record has this client ID',
        path: ['registered'],
        oauthError: 'unauthorized_client',
        auditDetail: 'UnknownIntegration',
        disposition: 'error_page',
      },
    ],
    ['R8'],
  ),
);
const MISSING = /* @__PURE__ */ constant(
  /* @__PURE__ */ deny<RedirectUriRequestCode>(
    [
      {
        code: 'redirect_uri_missing',
        rule: 'URI-5',
        message: 'the redirect URI is missing',
        path: ['requested'],
        remedy: 'send it in every request, also where only one is registered',
        oauthError: 'invalid_request',
        disposition: 'error_page',
      },
    ],
    ['R7', 'R8', 'CHOICE-REDIRECT-MISSING'],
  ),
);
const MISMATCH = /* @__PURE__ */ constant(
  /* @__PURE__ */ deny<RedirectUriRequestCode>(
    [
      {
        code: 'redirect_uri_mismatch',
        rule: 'URI-5',
        message: 'the redirect URI is none of the registered ones',
        path: ['requested'],
        remedy: EXACT,
        oauthError: 'invalid_request',
        auditDetail: 'InvalidRedirectURI',
        disposition: 'error_page',
      },
    ],
    ['URI-7', 'URI-8', 'R5', 'R8'],
  ),
);
const MATCH_RULES = /* @__PURE__ */ constant<readonly RuleId[]>(['URI-5', 'R5']);
const NO_ADVICE = /* @__PURE__ */ constant<readonly never[]>([]);

/**
 * Where may the answer to this authorization request go? To a registered redirect URI that equals
 * the requested one character for character, and nowhere else: a refusal is shown on a page of the
 * host's own, never by redirect.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see URI-5, URI-7 to URI-9, R5, R7, R8; RFC 9700 section 2.1
 *
 * @example
 * ```ts
 * const registered = ['https://example.com/callback'];
 * decideRedirectUri('2026.1', { registered, requested: 'https://example.com/callback' }).allowed; //=> true
 * decideRedirectUri('2026.1', { registered, requested: 'https://example.com/callback/' }).allowed; //=> false
 * decideRedirectUri('2026.1', { registered }).allowed; //=> false
 * ```
 */
export function decideRedirectUri(
  release: Release,
  request: RedirectUriRequest,
): Decision<RedirectUriRequestCode, { redirectUri: string }> {
  assertRelease(release);
  const { registered, requested } = request;
  if (registered === null) return CLIENT_UNKNOWN;
  if (requested === undefined) return MISSING;
  if (!registered.includes(requested)) return MISMATCH;
  return { allowed: true, rules: MATCH_RULES, advice: NO_ADVICE, redirectUri: requested };
}

const TOKEN_MISSING = /* @__PURE__ */ constant(
  /* @__PURE__ */ deny<RedirectUriTokenCode>(
    [
      {
        code: 'redirect_uri_missing',
        rule: 'URI-6',
        message: 'the redirect URI is missing',
        path: ['presented'],
        remedy: 'repeat the redirect URI of the authorization request',
        oauthError: 'invalid_grant',
      },
    ],
    ['R9'],
  ),
);
const TOKEN_MISMATCH = /* @__PURE__ */ constant(
  /* @__PURE__ */ deny<RedirectUriTokenCode>(
    [
      {
        code: 'redirect_uri_mismatch',
        rule: 'URI-6',
        message: 'the redirect URI differs from that of the authorization request',
        path: ['presented'],
        remedy: 'repeat the redirect URI of the authorization request',
        oauthError: 'invalid_grant',
      },
    ],
    ['R9'],
  ),
);
const TOKEN_MATCH = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['URI-6', 'R9'], advice: [] });

/**
 * Does this token request repeat the redirect URI that its authorization code was issued for?
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see URI-6, R9; RFC 6749 section 4.1.3
 *
 * @example
 * ```ts
 * const authorized = 'https://example.com/callback';
 * decideTokenRedirectUri('2026.1', { authorized, presented: authorized }).allowed; //=> true
 * decideTokenRedirectUri('2026.1', { authorized }).allowed; //=> false
 * ```
 */
export function decideTokenRedirectUri(
  release: Release,
  request: RedirectUriTokenRequest,
): Decision<RedirectUriTokenCode> {
  assertRelease(release);
  const { authorized, presented } = request;
  if (presented === undefined) return TOKEN_MISSING;
  return presented === authorized ? TOKEN_MATCH : TOKEN_MISMATCH;
}
