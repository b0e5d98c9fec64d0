import type { OAuthError, RuleId } from '../../core/decision.js';

/** How the token endpoint answers with an error. */
export interface ErrorStatus {
  /** HTTP status. */
  readonly status: 400 | 401;
  /** The choice that the status rests on, where Oracle names none. */
  readonly leanedOn: readonly RuleId[];
}

const DOCUMENTED: ErrorStatus = { status: 400, leanedOn: [] };

/** The status of every other error that the endpoint gives, of which there is one (CHOICE-TOKEN-STATUS). */
export const UNAUTHORIZED_CLIENT: ErrorStatus = { status: 400, leanedOn: ['CHOICE-TOKEN-STATUS'] };

/** The status of each error for which Oracle states one (PK-14). */
export const ERROR_STATUSES = {
  invalid_client: { status: 401, leanedOn: [] },
  invalid_grant: DOCUMENTED,
  invalid_request: DOCUMENTED,
  invalid_scope: DOCUMENTED,
  unsupported_grant_type: DOCUMENTED,
} as const satisfies Partial<Record<OAuthError, ErrorStatus>>;

/** How the token endpoint answers with this error. */
export function statusOf(error: OAuthError): ErrorStatus {
  const stated: Partial<Record<OAuthError, ErrorStatus>> = ERROR_STATUSES;
  return stated[error] ?? UNAUTHORIZED_CLIENT;
}
