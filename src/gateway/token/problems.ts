import { once } from '../../core/decision.js';
import type { Problems } from '../../core/problem.js';
import { listed } from '../../core/words.js';
import { type FaultsByCode, faultsOf, type OAuthProblems } from '../fault.js';
import { PARAMETERS } from '../parameterNames.js';
import { SHARED_PROBLEMS } from '../sharedProblems.js';
import { CLIENT_PROBLEMS, type ClientProblemCode, pathOfParameter } from './clientProblems.js';
import { GRANT_TYPES } from './grantTypes.js';
import { SETTING_HOURS } from './limitsAndDates.js';

/** What the token endpoint itself refuses a request for. */
export type TokenProblemCode =
  | ClientProblemCode
  | 'code_expired'
  | 'code_missing'
  | 'code_of_other_client'
  | 'code_unknown'
  | 'code_used'
  | 'grant_not_enabled'
  | 'grant_type_missing'
  | 'grant_type_unsupported'
  | 'parameter_repeated'
  | 'refresh_token_expired'
  | 'refresh_token_missing'
  | 'refresh_token_of_other_client'
  | 'refresh_token_unknown'
  | 'refresh_token_used'
  | 'rotation_over'
  | 'scope_not_enabled'
  | 'scope_not_granted';

/**
 * What the host has to end because of a refusal: the code, or every token of the authorization that the code or the
 * refresh token of the request belongs to. Parameters of other grant types do not count.
 */
export type TokenEnds = 'authorization' | 'code' | 'nothing';

/** What a refusal of the token endpoint has besides. */
export interface TokenProblem {
  /** What the host has to end. Default: nothing. */
  readonly ends?: TokenEnds;
}

const { code, grantType, refreshToken, scope } = PARAMETERS;
const GRANTS = listed(GRANT_TYPES, 'or');
const SEND_GRANT_TYPE = `Send ${GRANTS} in the parameter ${grantType}.`;
const AUTHORIZE_AGAIN = 'Send the user through the authorization code grant again.';

/** What the token endpoint says of each problem. */
export const TOKEN_PROBLEMS: OAuthProblems<TokenProblemCode, TokenProblem> = {
  ...CLIENT_PROBLEMS,
  code_expired: {
    rule: 'CHOICE-CODE-LIFETIME',
    message: 'The authorization code has expired.',
    remedy: 'Send the user through the authorization code grant again, and use the code at once.',
    path: pathOfParameter(code),
    oauthError: 'invalid_grant',
    ends: 'code',
  },
  code_missing: {
    rule: 'PK-10',
    message: `The request has no parameter ${code}.`,
    remedy: `Send the authorization code in the parameter ${code}.`,
    path: pathOfParameter(code),
    oauthError: 'invalid_request',
  },
  code_of_other_client: {
    rule: 'PK-14',
    message: 'The authorization code was issued to another client.',
    remedy: 'Send a code that was issued to this client.',
    path: pathOfParameter(code),
    oauthError: 'invalid_grant',
  },
  code_unknown: {
    rule: 'PK-14',
    message: 'No such authorization code was issued.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(code),
    oauthError: 'invalid_grant',
  },
  code_used: {
    rule: 'PK-9',
    message: 'The authorization code has been used before.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(code),
    leanedOn: ['CHOICE-CODE-ENDS'],
    oauthError: 'invalid_grant',
    ends: 'authorization',
  },
  grant_not_enabled: {
    rule: 'PK-14',
    ...SHARED_PROBLEMS.grant_not_enabled,
  },
  grant_type_missing: {
    rule: 'PK-10',
    message: `The request has no parameter ${grantType}.`,
    remedy: SEND_GRANT_TYPE,
    path: pathOfParameter(grantType),
    oauthError: 'invalid_request',
  },
  grant_type_unsupported: {
    rule: 'PK-14',
    message: `The parameter ${grantType} is not ${GRANTS}.`,
    remedy: SEND_GRANT_TYPE,
    path: pathOfParameter(grantType),
    leanedOn: ['CHOICE-TOKEN-GRANT-TYPE'],
    oauthError: 'unsupported_grant_type',
    auditDetail: 'InvalidGrantType',
  },
  parameter_repeated: {
    ...SHARED_PROBLEMS.parameter_repeated,
    path: ['request', 'parameters'],
  },
  refresh_token_expired: {
    rule: 'PK-16',
    message: 'The refresh token has expired.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(refreshToken),
    oauthError: 'invalid_grant',
    auditDetail: 'RefreshTokenExpired',
  },
  refresh_token_missing: {
    rule: 'PK-17',
    message: `The request has no parameter ${refreshToken}.`,
    remedy: `Send the refresh token in the parameter ${refreshToken}.`,
    path: pathOfParameter(refreshToken),
    oauthError: 'invalid_request',
  },
  refresh_token_of_other_client: {
    rule: 'PK-14',
    message: 'The refresh token was issued to another client.',
    remedy: 'Send a refresh token that was issued to this client.',
    path: pathOfParameter(refreshToken),
    oauthError: 'invalid_grant',
    auditDetail: 'ClientIdMismatch',
  },
  refresh_token_unknown: {
    rule: 'PK-20',
    message: 'No such refresh token was issued, or it has been revoked.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(refreshToken),
    oauthError: 'invalid_grant',
    auditDetail: 'InvalidRefreshToken',
  },
  refresh_token_used: {
    rule: 'PK-17',
    message: 'The refresh token has been used before, and can be used only once.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(refreshToken),
    leanedOn: ['CHOICE-REFRESH-REUSE'],
    oauthError: 'invalid_grant',
    ends: 'authorization',
  },
  rotation_over: {
    rule: 'PK-17',
    message: 'The maximum time for token rotation is over.',
    remedy: AUTHORIZE_AGAIN,
    path: pathOfParameter(refreshToken),
    oauthError: 'invalid_grant',
  },
  scope_not_enabled: {
    rule: 'PK-3',
    message: 'A scope that was granted is no longer enabled on the integration record.',
    remedy:
      'Send the user through the authorization code grant again, and ask only for scopes that are enabled on the integration record.',
    path: pathOfParameter(scope),
    oauthError: 'invalid_scope',
    auditDetail: 'ScopeMismatched',
  },
  scope_not_granted: {
    rule: 'PK-14',
    message: 'A requested scope was not granted to the refresh token.',
    remedy: `Ask only for scopes that were granted, or leave the parameter ${scope} out.`,
    path: pathOfParameter(scope),
    oauthError: 'invalid_scope',
    auditDetail: 'InvalidScope',
  },
};

/** The fault that each code stands for. */
export const TOKEN_FAULTS: () => FaultsByCode<TokenProblemCode> = once(() => faultsOf(TOKEN_PROBLEMS));

/** What can be wrong with the settings for refresh tokens. */
export type RefreshTokenSettingsCode = 'hours_out_of_range' | 'settings_of_confidential_client';

const HOURS = `a whole number of hours from ${SETTING_HOURS.least} to ${SETTING_HOURS.most}`;

/** What is said of settings for refresh tokens. */
export const SETTINGS_PROBLEMS: Problems<RefreshTokenSettingsCode> = {
  hours_out_of_range: {
    rule: 'PK-17',
    message: `The setting is not ${HOURS}.`,
    remedy: `Set ${HOURS}.`,
  },
  settings_of_confidential_client: {
    rule: 'PK-18',
    message: 'The setting is for public clients, and the client is confidential.',
    remedy: 'Leave the setting out, or make the client a public one.',
  },
};
