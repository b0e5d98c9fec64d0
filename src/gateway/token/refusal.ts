import type { AssertionCode } from '../../clientAssertion/index.js';
import {
  type Advice,
  type AuditDetail,
  constant,
  type Denied,
  deny,
  type OAuthError,
  type RuleId,
} from '../../core/decision.js';
import type { PkceAdviceCode, PkceTokenCode } from '../../pkcePolicy/index.js';
import type { RedirectUriTokenCode } from '../../redirectUris/index.js';
import type { Faults } from '../fault.js';
import { TOKEN_FAULTS, TOKEN_PROBLEMS, type TokenEnds, type TokenProblemCode } from './problems.js';
import { type ErrorStatus, statusOf } from './statuses.js';

/** Why a token request is refused. */
export type TokenRequestCode = AssertionCode | PkceTokenCode | RedirectUriTokenCode | TokenProblemCode;

/** Headers of every answer of the token endpoint (RFC 6749 section 5.1). */
export const TOKEN_HEADERS: Readonly<Record<string, string>> = constant({
  'Cache-Control': 'no-store',
  'Content-Type': 'application/json',
  Pragma: 'no-cache',
  'X-Content-Type-Options': 'nosniff',
});

/** The body of a refusal, to be sent as JSON. */
export interface TokenErrorBody {
  /** The error value of OAuth. */
  readonly error: OAuthError;
}

/** A refused token request, and the answer to send. */
export interface TokenRefused extends Denied<TokenRequestCode, PkceAdviceCode> {
  /** The error value of OAuth. */
  readonly error: OAuthError;
  /** The Detail for the Login Audit Trail, where one is documented. */
  readonly auditDetail?: AuditDetail;
  /** HTTP status of the answer. */
  readonly status: ErrorStatus['status'];
  /** Headers of the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the answer, to be sent as JSON. */
  readonly body: TokenErrorBody;
  /** What the host has to end because of the refusal. */
  readonly ends: TokenEnds;
}

/** Why a grant is refused. */
export interface GrantRefusal {
  /** Every fault. The first one gives the answer its error. */
  readonly faults: Faults<TokenRequestCode>;
  /** What decided besides. */
  readonly leanedOn: readonly RuleId[];
  /** What the host has to end. */
  readonly ends: TokenEnds;
  /** Advice about the rest. */
  readonly advice?: readonly Advice<PkceAdviceCode>[];
}

/** The refusal that a code stands for. `more` is what decided besides what the table says. */
export function refuseFor(code: TokenProblemCode, more: readonly RuleId[] = []): GrantRefusal {
  const { ends = 'nothing', leanedOn = [] } = TOKEN_PROBLEMS[code];
  return { faults: [TOKEN_FAULTS()[code]], leanedOn: [...leanedOn, ...more], ends };
}

/** The answer to send (PK-14). The realm is the account id, as a realm spells it. */
export function refuseToken(realm: string, refusal: GrantRefusal): TokenRefused {
  const { advice, ends, faults, leanedOn } = refusal;
  const [{ auditDetail, oauthError: error }] = faults;
  const { leanedOn: chosen, status } = statusOf(error);
  const headers =
    status === 401 ? { ...TOKEN_HEADERS, 'WWW-Authenticate': `Basic realm="${realm}"` } : TOKEN_HEADERS;
  return {
    ...deny(faults, [...leanedOn, ...chosen], advice),
    error,
    ...(auditDetail && { auditDetail }),
    status,
    headers,
    body: { error },
    ends,
  };
}
