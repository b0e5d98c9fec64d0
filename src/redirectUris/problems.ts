import type { RuleId } from '../decision.js';
import { MULTIPLE_SINCE } from './limits.js';

/** What can be wrong with a list of redirect URIs, or with one in it. */
export type RedirectUriCode =
  | 'redirect_uri_count'
  | 'redirect_uri_default_port'
  | 'redirect_uri_dot_segment'
  | 'redirect_uri_duplicate'
  | 'redirect_uri_fragment'
  | 'redirect_uri_host_and_port'
  | 'redirect_uri_host_capitals'
  | 'redirect_uri_host_missing'
  | 'redirect_uri_host_not_plain'
  | 'redirect_uri_http'
  | 'redirect_uri_http_loopback'
  | 'redirect_uri_illegal_character'
  | 'redirect_uri_incomplete'
  | 'redirect_uri_multiple'
  | 'redirect_uri_not_absolute'
  | 'redirect_uri_not_text'
  | 'redirect_uri_path_missing'
  | 'redirect_uri_percent_encoding'
  | 'redirect_uri_port'
  | 'redirect_uri_response_parameter'
  | 'redirect_uri_rewritten'
  | 'redirect_uri_scheme_capitals'
  | 'redirect_uri_scheme_forbidden'
  | 'redirect_uri_scheme_with_authority'
  | 'redirect_uri_scheme_without_dot'
  | 'redirect_uri_too_long'
  | 'redirect_uri_unparsable'
  | 'redirect_uri_userinfo'
  | 'redirect_uri_wildcard'
  | 'redirect_uris_empty';

export interface RedirectUriChoices {
  /** `CHOICE-REDIRECT-FRAGMENT`. Default: `refuse`. `allow` accepts a fragment, with advice. */
  readonly fragment: 'allow' | 'refuse';
  /** `CHOICE-REDIRECT-LENGTH`, in characters. Default: 2048. */
  readonly maxLength: number;
  /** `CHOICE-REDIRECT-COUNT`. Default: unbounded. */
  readonly maxCount: number;
  /**
   * `CHOICE-REDIRECT-REWRITING`. Default: `refuse_deceptive`. `refuse_all` refuses whatever
   * `new URL(uri).href` would write differently.
   */
  readonly rewriting: 'refuse_all' | 'refuse_deceptive';
  /** `CHOICE-REDIRECT-SCHEME`. Default: `advise`. */
  readonly schemeShape: 'advise' | 'refuse';
}

interface Problem {
  readonly rule: RuleId;
  readonly message: string;
  readonly remedy?: string;
  /** The choice that this problem leans on. */
  readonly choice?: RuleId;
}

const ATTACKS = 'CHOICE-REDIRECT-ATTACKS';
const REWRITING = 'CHOICE-REDIRECT-REWRITING';
const SCHEME = 'CHOICE-REDIRECT-SCHEME';

const HTTP_REMEDY =
  'use https or the custom scheme of an app; loopback hosts get no exception, and no free choice of port';
const AS_WRITTEN = 'requests must repeat it as written';

export const PROBLEMS: Readonly<Record<RedirectUriCode, Problem>> = {
  redirect_uri_count: {
    rule: 'CHOICE-REDIRECT-COUNT',
    message: 'more redirect URIs than the chosen maximum',
  },
  redirect_uri_default_port: {
    rule: REWRITING,
    message: `the URI names the default port of its scheme; ${AS_WRITTEN}`,
  },
  redirect_uri_dot_segment: {
    rule: 'R15',
    message: 'the path holds a dot segment, plain or encoded',
    remedy: 'write the path that it leads to',
    choice: ATTACKS,
  },
  redirect_uri_duplicate: { rule: 'R17', message: 'the same URI stands earlier in the list' },
  redirect_uri_fragment: {
    rule: 'R2',
    message: 'a redirect URI has no fragment, not even an empty one',
    choice: 'CHOICE-REDIRECT-FRAGMENT',
  },
  redirect_uri_host_and_port: {
    rule: 'R1',
    message: 'this is a host and port; the host would be read as a scheme',
    remedy: 'begin with https://',
  },
  redirect_uri_host_capitals: { rule: REWRITING, message: `the host has capitals; ${AS_WRITTEN}` },
  redirect_uri_host_missing: { rule: 'R1', message: 'expected https:// and a host' },
  redirect_uri_host_not_plain: {
    rule: REWRITING,
    message: 'the host would be read as another one',
    remedy:
      'write a name without percent-encoding or trailing dot, four decimal numbers, or the shortest IPv6 form',
  },
  redirect_uri_http: { rule: 'URI-4', message: 'http is not supported', remedy: HTTP_REMEDY },
  redirect_uri_http_loopback: {
    rule: 'URI-4',
    message: 'http is not supported, on loopback hosts neither',
    remedy: HTTP_REMEDY,
    choice: 'CHOICE-REDIRECT-LOOPBACK',
  },
  redirect_uri_illegal_character: {
    rule: 'R1',
    message: 'the text holds a character that no URI may hold',
    remedy: 'percent-encode it, or write an international host in its xn-- form',
  },
  redirect_uri_incomplete: { rule: 'R4', message: 'nothing follows the scheme' },
  redirect_uri_multiple: {
    rule: 'URI-15',
    message: 'a record holds one redirect URI',
    remedy: `several are supported from ${MULTIPLE_SINCE} on`,
  },
  redirect_uri_not_absolute: { rule: 'R1', message: 'expected an absolute URI, beginning with its scheme' },
  redirect_uri_not_text: { rule: 'R1', message: 'expected text' },
  redirect_uri_path_missing: { rule: REWRITING, message: `no slash follows the host; ${AS_WRITTEN}` },
  redirect_uri_percent_encoding: {
    rule: 'R1',
    message: 'malformed percent-encoding',
    choice: REWRITING,
  },
  redirect_uri_port: { rule: 'R15', message: 'expected a port from 1 to 65535', choice: ATTACKS },
  redirect_uri_response_parameter: {
    rule: 'R16',
    message: 'the query holds the name of a response parameter',
    choice: ATTACKS,
  },
  redirect_uri_rewritten: {
    rule: REWRITING,
    message: `URL parsers write this URI differently; ${AS_WRITTEN}`,
  },
  redirect_uri_scheme_capitals: { rule: REWRITING, message: `the scheme has capitals; ${AS_WRITTEN}` },
  redirect_uri_scheme_forbidden: {
    rule: 'R14',
    message: 'this scheme cannot lead back to a client',
    remedy: 'use https or the custom scheme of an app',
    choice: ATTACKS,
  },
  redirect_uri_scheme_with_authority: {
    rule: 'R11',
    message: 'two slashes follow the custom scheme, where one is the recommended form',
    choice: SCHEME,
  },
  redirect_uri_scheme_without_dot: {
    rule: 'R10',
    message: 'the custom scheme has no dot, so any other app may claim it as well',
    choice: SCHEME,
  },
  redirect_uri_too_long: { rule: 'CHOICE-REDIRECT-LENGTH', message: 'longer than the maximum' },
  redirect_uri_unparsable: { rule: 'R15', message: 'the URL standard cannot read this URI', choice: ATTACKS },
  redirect_uri_userinfo: {
    rule: 'R15',
    message: 'the authority holds user information, which hides the host',
    choice: ATTACKS,
  },
  redirect_uri_wildcard: {
    rule: 'URI-10',
    message: 'redirect URIs are no patterns',
    remedy: 'register every URI in full',
    choice: ATTACKS,
  },
  redirect_uris_empty: { rule: 'R12', message: 'expected at least one redirect URI' },
};

/** Whether the caller's choices accept this problem, so that it is advice in place of a violation. */
export function isTolerated(
  code: RedirectUriCode,
  choices: Partial<RedirectUriChoices> | undefined,
): boolean {
  switch (code) {
    case 'redirect_uri_fragment':
      return choices?.fragment === 'allow';
    case 'redirect_uri_scheme_with_authority':
    case 'redirect_uri_scheme_without_dot':
      return choices?.schemeShape !== 'refuse';
    case 'redirect_uri_default_port':
    case 'redirect_uri_host_capitals':
    case 'redirect_uri_path_missing':
    case 'redirect_uri_rewritten':
    case 'redirect_uri_scheme_capitals':
      return choices?.rewriting !== 'refuse_all';
    default:
      return false;
  }
}
