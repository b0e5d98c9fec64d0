import { ANSWER_PARAMETERS, ERROR_PARAMETER } from './limitsAndDates.js';
import { withParameters } from './redirect.js';
import type { AuthorizationGrant } from './request.js';

/** The authorization code that the host has issued, and whom it stands for. */
export interface AuthorizationCodeIssued {
  /** The authorization code. */
  readonly code: string;
  /** Internal id of the role. */
  readonly roleId: string;
  /** Internal id of the entity. */
  readonly entityId: string;
  /** Account id, as a realm spells it. */
  readonly accountId: string;
}

/** The user did not consent. */
export interface AuthorizationDenied {
  /** The error value of OAuth. */
  readonly error: 'access_denied';
}

/** What became of a request that was let through: the code that was issued, or that the user did not consent. */
export type AuthorizationOutcome = AuthorizationCodeIssued | AuthorizationDenied;

/**
 * Where to send the user with the answer to an authorization request.
 *
 * @param grant - The answer of {@link decideAuthorizationRequest}.
 * @param outcome - What became of the request.
 * @returns The redirect URI with the parameters of the answer.
 * @see PK-9, PK-13, R3; RFC 6749 section 4.1.2
 *
 * @example
 * ```ts
 * const granted = { redirectUri: 'https://app.example.com/cb', state: 'zJpNtSXTJjpQ4v5oVkGp2w' };
 * authorizationResponse(granted, { error: 'access_denied' }); //=> 'https://app.example.com/cb?state=zJpNtSXTJjpQ4v5oVkGp2w&error=access_denied'
 * ```
 */
export function authorizationResponse(
  grant: Pick<AuthorizationGrant, 'redirectUri' | 'state'>,
  outcome: AuthorizationOutcome,
): string {
  const state = { [ANSWER_PARAMETERS.state]: grant.state };
  if ('error' in outcome) {
    return withParameters(grant.redirectUri, { ...state, [ERROR_PARAMETER]: outcome.error });
  }
  return withParameters(grant.redirectUri, {
    ...state,
    [ANSWER_PARAMETERS.code]: outcome.code,
    [ANSWER_PARAMETERS.roleId]: outcome.roleId,
    [ANSWER_PARAMETERS.entityId]: outcome.entityId,
    [ANSWER_PARAMETERS.accountId]: outcome.accountId,
  });
}
