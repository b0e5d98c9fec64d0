import type { OAuthError, Violation } from '../decision.js';

/** A violation at an OAuth endpoint: it always has an error value. */
export interface Fault<Code extends string> extends Violation<Code> {
  readonly oauthError: OAuthError;
}
