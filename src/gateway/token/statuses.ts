import type { OAuthError, RuleId } from '../../core/decision.js';

/** How the token endpoint answers with an error. */
export interface ErrorStatus {
  /** HTTP status. */
  readonly status: 400 | 401;
  /** The choice that the status rests on, where Oracle names none. */
  readonly leanedOn: readonly RuleId[];
}

const DOCUMENTED: ErrorStatus = { status: 400, leanedOn: [] };
const CHOSEN: ErrorStatus = { status: 400, leanedOn: ['CHOICE-TOKEN-STATUS'] };

/** The status of each error (PK-14). */
export const ERROR_STATUSES: Readonly<Record<OAuthError, ErrorStatus>> = {
  access_denied: CHOSEN,
  invalid_client: { status: 401, leanedOn: [] },
  invalid_grant: DOCUMENTED,
  invalid_request: DOCUMENTED,
  invalid_scope: DOCUMENTED,
  invalid_token: CHOSEN,
  unauthorized_client: CHOSEN,
  unsupported_grant_type: DOCUMENTED,
  unsupported_response_type: CHOSEN,
};
