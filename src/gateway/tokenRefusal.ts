import { type AuditDetail, constant, type Denied, deny, type OAuthError, type RuleId } from '../decision.js';
import type { Fault } from './fault.js';

/**
 * What the host has to end because of a refusal: the code, or every token of the authorization that the code or the
 * refresh token of this grant type belongs to. A parameter of another grant type counts for nothing.
 */
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
  /** For the Login Audit Trail. */
  readonly auditDetail?: AuditDetail;
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
  const [{ auditDetail, oauthError: error }] = faults;
  const answer =
    error === 'invalid_client'
      ? ({
          status: 401,
          headers: { ...TOKEN_HEADERS, 'WWW-Authenticate': `Basic realm="${realm}"` },
        } as const)
      : ({ status: 400, headers: TOKEN_HEADERS } as const);
  const status: readonly RuleId[] = error === 'unauthorized_client' ? ['CHOICE-TOKEN-STATUS'] : [];
  return {
    ...deny(faults, [...leaned, ...status]),
    error,
    ...(auditDetail && { auditDetail }),
    ...answer,
    body: { error },
    ends,
  };
}
