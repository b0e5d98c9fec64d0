import { type AuditDetail, type Denied, deny, type OAuthError, type RuleId } from '../decision.js';
import type { PkceAuthorizationCode } from '../pkcePolicy/index.js';
import type { RedirectUriRequestCode } from '../redirectUris/index.js';
import { type AuthorizationCheckCode, stateToReturn } from './authorizationChecks.js';
import type { Fault } from './fault.js';
import { withParameters } from './redirect.js';

export type AuthorizationRequestCode =
  | AuthorizationCheckCode
  | PkceAuthorizationCode
  | RedirectUriRequestCode
  | 'integration_not_enabled';

/** A refused authorization request, and how to say so. */
export type AuthorizationRefused = Denied<AuthorizationRequestCode> & {
  readonly error: OAuthError;
  /** For the Login Audit Trail. */
  readonly auditDetail?: AuditDetail;
} & (
    | { readonly disposition: 'error_page' }
    | {
        readonly disposition: 'redirect';
        /** Where to send the user, error included. */
        readonly location: string;
      }
  );

export type AuthorizationFault = Fault<AuthorizationRequestCode>;

export const CLIENT_UNKNOWN: AuthorizationFault = {
  code: 'client_unknown',
  rule: 'URI-9',
  message: 'no record has this client ID',
  path: ['parameters', 'client_id'],
  oauthError: 'unauthorized_client',
  auditDetail: 'UnknownIntegration',
};
export const NOT_ENABLED: AuthorizationFault = {
  code: 'integration_not_enabled',
  rule: 'IR-2',
  message: 'the integration record is blocked or waits for approval',
  path: ['integration', 'state'],
  oauthError: 'unauthorized_client',
  auditDetail: 'IntegrationBlocked',
};

/** A refusal whose first fault gives the answer its error. */
function refused<Disposition extends object>(
  faults: readonly [AuthorizationFault, ...AuthorizationFault[]],
  leaned: readonly RuleId[],
  disposition: Disposition,
) {
  const [{ auditDetail, oauthError: error }] = faults;
  return {
    ...deny<AuthorizationRequestCode>(faults, leaned),
    error,
    ...(auditDetail && { auditDetail }),
    ...disposition,
  };
}

export function onErrorPage(fault: AuthorizationFault, leaned: readonly RuleId[]): AuthorizationRefused {
  return refused([{ ...fault, disposition: 'error_page' }], leaned, { disposition: 'error_page' });
}

export function byRedirect(
  redirectUri: string,
  parameters: URLSearchParams,
  faults: readonly [AuthorizationFault, ...AuthorizationFault[]],
  leaned: readonly RuleId[],
): AuthorizationRefused {
  const state = stateToReturn(parameters);
  const [{ oauthError: error }] = faults;
  const location = withParameters(redirectUri, { error, ...(state !== undefined && { state }) });
  return refused(faults, leaned, { disposition: 'redirect', location });
}
