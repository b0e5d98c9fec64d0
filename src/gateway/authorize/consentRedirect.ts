import { parseAccountId } from '../../core/accountId.js';
import { checkObject, checkText, checkWord } from '../../core/facts.js';
import { issuerOf } from './issuer.js';
import { ANSWER_PARAMETERS, ERROR_PARAMETER, ISSUER_PARAMETER } from './limitsAndDates.js';
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
  /** Account id, in either spelling. The answer has the one of a realm. */
  readonly accountId: string;
}

/** The user did not consent. */
export interface AuthorizationDenied {
  /** The error value of OAuth. */
  readonly error: 'access_denied';
  /** Account id, in either spelling. Absent: the answer does not name its issuer, and a client that asks for it refuses it. */
  readonly accountId?: string;
}

/** What became of a request that was let through: the code that was issued, or that the user did not consent. */
export type AuthorizationOutcome = AuthorizationCodeIssued | AuthorizationDenied;

/** @throws {@link FactsError} */
function checkCode({ code, entityId, roleId }: AuthorizationCodeIssued): void {
  checkText(code, 'outcome', 'code');
  checkText(entityId, 'outcome', 'entityId');
  checkText(roleId, 'outcome', 'roleId');
}

/**
 * Where to send the user with the answer to an authorization request.
 *
 * @param grant - The answer of {@link decideAuthorizationRequest}.
 * @param outcome - What became of the request.
 * @returns The redirect URI with the parameters of the answer, the issuer among them.
 * @throws {@link FactsError} for a malformed grant or outcome, {@link AccountIdError} for a text that is not an account id.
 * @see PK-9, PK-13, R3, A1, CHOICE-ISSUER; RFC 6749 section 4.1.2, RFC 9207 section 2
 *
 * @example
 * ```ts
 * const granted = { redirectUri: 'https://app.example.com/cb', state: 'zJpNtSXTJjpQ4v5oVkGp2w' };
 * const denied = authorizationResponse(granted, { error: 'access_denied', accountId: '1234567' });
 * const { searchParams } = new URL(denied);
 * searchParams.get('error'); //=> 'access_denied'
 * searchParams.get('iss'); //=> 'https://1234567.suitetalk.api.netsuite.com'
 * ```
 */
export function authorizationResponse(
  grant: Pick<AuthorizationGrant, 'redirectUri' | 'state'>,
  outcome: AuthorizationOutcome,
): string {
  checkObject(grant, 'grant');
  checkText(grant.redirectUri, 'grant', 'redirectUri');
  checkText(grant.state, 'grant', 'state');
  checkObject(outcome, 'outcome');
  const state = { [ANSWER_PARAMETERS.state]: grant.state };
  if ('error' in outcome) {
    const { accountId, error } = outcome;
    checkWord(error, ['access_denied'], 'outcome', 'error');
    return withParameters(grant.redirectUri, {
      ...state,
      [ERROR_PARAMETER]: error,
      ...(accountId !== undefined && { [ISSUER_PARAMETER]: issuerOf(accountId) }),
    });
  }
  checkCode(outcome);
  return withParameters(grant.redirectUri, {
    ...state,
    [ANSWER_PARAMETERS.code]: outcome.code,
    [ANSWER_PARAMETERS.roleId]: outcome.roleId,
    [ANSWER_PARAMETERS.entityId]: outcome.entityId,
    [ANSWER_PARAMETERS.accountId]: parseAccountId(outcome.accountId),
    [ISSUER_PARAMETER]: issuerOf(outcome.accountId),
  });
}
