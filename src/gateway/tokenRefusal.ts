import { constant, type Denied, deny, type OAuthError, type RuleId } from '../decision.js';
import type { Fault } from './fault.js';

/** What the host has to end because of a refusal: the code, or the code and every token of the authorization. */
export type TokenEnds = 'authorization' | 'code' | 'nothing';

/** Headers of every answer of the token endpoint (RFC 6749 section 5.1). */
export const TOKEN_HEADERS: Readonly<Record<string, string>> = /* @__PURE__ */ constant({
  'Cache-Control': 'no-store',
  'Content-Type': 'application/json',
  Pragma: 'no-cache',
});

/** A refused token request, and the answer to send. */
export interface TokenRefused<Code extends string = string> extends Denied<Code> {
  readonly error: OAuthError;
  readonly status: 400 | 401;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly error: OAuthError };
  readonly ends: TokenEnds;
}

/**
 * PK-14: the status and the headers of an error. CHOICE-TOKEN-STATUS: 400 wherever none is named. The realm is the
 * account id in its one spelling.
 */
export function refuseToken<Code extends string>(
  realm: string,
  faults: readonly [Fault<Code>, ...Fault<Code>[]],
  leaned: readonly RuleId[] = [],
  ends: TokenEnds = 'nothing',
): TokenRefused<Code> {
  const [{ oauthError: error }] = faults;
  const answer =
    error === 'invalid_client'
      ? ({
          status: 401,
          headers: { ...TOKEN_HEADERS, 'WWW-Authenticate': `Basic realm="${realm}"` },
        } as const)
      : ({ status: 400, headers: TOKEN_HEADERS } as const);
  const status: readonly RuleId[] = error === 'unauthorized_client' ? ['CHOICE-TOKEN-STATUS'] : [];
  return { ...deny(faults, [...leaned, ...status]), error, ...answer, body: { error }, ends };
}
