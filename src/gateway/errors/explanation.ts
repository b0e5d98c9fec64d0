import type { RuleId } from '../../core/decision.js';
import type { Source } from '../../core/sources.js';

/**
 * Whose name it is: a Detail that an OAuth 2.0 request leaves in the Login Audit Trail, an error value of OAuth 2.0, an
 * error of token-based authentication (TBA), or what an API answers a login with that it does not accept.
 */
export type ErrorKind = 'api' | 'audit_detail' | 'oauth' | 'tba';

/** Where the name is seen: in the answer of an OAuth 2.0 endpoint, of a resource, of an API or to a TBA request, or in the Login Audit Trail. */
export type ErrorPlace =
  | 'api_response'
  | 'authorization'
  | 'login_audit_trail'
  | 'resource'
  | 'tba_response'
  | 'token';

/** What is said about one error, whichever kind it is of. Texts are English, for people. */
export interface ErrorText {
  /** HTTP status of the token endpoint, of a resource or of an API, where one is documented. */
  readonly status?: number;
  /** What the error means, in one sentence. */
  readonly meaning: string;
  /** Causes, the likeliest first. At least one. */
  readonly causes: readonly string[];
  /** What to look at first, and where. */
  readonly check: string;
  /** What to do, the best first. At least one. */
  readonly remedies: readonly string[];
  /** The rules that the explanation rests on. */
  readonly rules: readonly RuleId[];
}

/** What an error of NetSuite means and what to do about it. */
export interface ErrorExplanation extends ErrorText {
  /** The name of the error, as NetSuite writes it. */
  readonly error: string;
  /** Whose name it is. */
  readonly kind: ErrorKind;
  /** Where it is seen. */
  readonly where: readonly ErrorPlace[];
  /** The page of Oracle’s help that lists the name, or that leads to the list. */
  readonly source: Source;
}

/** The errors that one page lists, by name. */
export interface ErrorList<Name extends string = string> {
  /** Whose names they are. */
  readonly kind: ErrorKind;
  /** Where they are seen. */
  readonly where: readonly ErrorPlace[];
  /** The page. */
  readonly source: Source;
  /** What is said about each. */
  readonly texts: Readonly<Record<Name, ErrorText>>;
}
