/**
 * What is said about each code of this module.
 *
 * @module
 */

import type { Problems, Statements } from '../core/problem.js';

/** Why {@link decideOpenSession} refuses. */
export type OpenSessionCode = 'session_limit_reached';

/** Why a question about one session of the user interface is refused. */
export type LiveSessionCode = 'session_unknown';

/** Why {@link validateIdleTimeout} refuses. */
export type IdleTimeoutCode = 'idle_minutes_not_whole' | 'idle_minutes_out_of_range';

/** Why {@link decideUseSession} refuses. */
export type UseSessionCode = 'absolute_timeout' | 'idle_timeout' | 'invalid_instant';

/** Why {@link decideSecondFactor} refuses. */
export type SecondFactorCode = 'email_code_after_first_login' | 'passkey_disabled' | 'passkey_not_yet';

/** Why {@link decideUserCredentials} refuses. */
export type UserCredentialsCode = 'role_requires_2fa';

/** Why {@link validateTrustedDevice} refuses. */
export type TrustedDeviceCode = 'trusted_days_out_of_range' | 'trusted_hours_not_offered';

type SessionsCode =
  | IdleTimeoutCode
  | LiveSessionCode
  | OpenSessionCode
  | SecondFactorCode
  | TrustedDeviceCode
  | UseSessionCode
  | UserCredentialsCode;

const OTHER_FACTORS = 'Use an authenticator app or a backup code.';

/** The refusals of this module. */
export const SESSIONS_PROBLEMS: Problems<Exclude<SessionsCode, 'invalid_instant'>> = {
  session_limit_reached: {
    rule: 'SES-1',
    message: 'The user may have at most {most} at once. {why}',
    path: ['sessions'],
    remedy: 'End {excess} before another one is opened.',
  },
  session_unknown: {
    rule: 'SES-1',
    message: 'No live session of the user interface has this id.',
    path: ['sessionId'],
    remedy: 'Ask the user to log in again.',
  },
  idle_minutes_not_whole: {
    rule: 'SES-11',
    message: 'The idle timeout must be a whole number of minutes, from {least} to {most}.',
    path: ['idleMinutes'],
  },
  idle_minutes_out_of_range: {
    rule: 'SES-11',
    message: 'The idle timeout of the user interface must be from {least} to {most} minutes.',
    path: ['idleMinutes'],
  },
  idle_timeout: {
    rule: 'SES-11',
    message: 'The session has ended because it was not used for {minutes} minutes.',
    path: ['session', 'lastUsedAt'],
    remedy: 'Ask the user to log in again.',
  },
  absolute_timeout: {
    rule: 'SES-11',
    message: 'The session has ended because it started {minutes} minutes ago or earlier.',
    path: ['session', 'startedAt'],
    remedy: 'Ask the user to log in again.',
  },
  email_code_after_first_login: {
    rule: '2FA-9',
    message: 'A code sent by e-mail is accepted only at the first login with a 2FA-required role.',
    path: ['factor'],
    remedy: OTHER_FACTORS,
  },
  passkey_not_yet: {
    rule: '2FA-10',
    message: 'A passkey can be the second factor only from {since} on.',
    path: ['factor'],
    remedy: OTHER_FACTORS,
  },
  passkey_disabled: {
    rule: '2FA-10',
    message: 'An Administrator has disabled passkeys as a second factor in this account.',
    path: ['factor'],
    remedy: OTHER_FACTORS,
  },
  role_requires_2fa: {
    rule: '2FA-7',
    message: 'A 2FA-required role cannot call APIs with user credentials. {why}',
    path: ['role'],
    remedy: 'Use OAuth 2.0.',
  },
  trusted_hours_not_offered: {
    rule: '2FA-5',
    message: 'A device can be trusted for {hours} hours, but not for any other number of hours.',
    path: ['trustedDevice', 'count'],
  },
  trusted_days_out_of_range: {
    rule: '2FA-5',
    message: 'A device can be trusted for {least} to {most} whole days.',
    path: ['trustedDevice', 'count'],
  },
};

/** Why a user may have as many sessions as {@link sessionAllowance} says. */
export type AllowanceReason =
  | 'every_role_2fa_required'
  | 'every_user'
  | 'feature_off'
  | 'no_roles'
  | 'role_not_2fa_required';

/** The reasons of {@link sessionAllowance}. */
export const ALLOWANCE_REASONS: Statements<AllowanceReason> = {
  every_role_2fa_required: { rule: 'SES-4', message: 'Every role of the user is 2FA-required.' },
  every_user: { rule: 'SES-1', message: 'Every user may have several sessions at once.' },
  feature_off: {
    rule: 'SES-2',
    message: 'The feature {feature} is not enabled in the account.',
    path: ['features', 'multipleSessions'],
  },
  no_roles: {
    rule: 'CHOICE-SESSION-NO-ROLES',
    message: 'The user has no role in the account.',
    path: ['roles'],
  },
  role_not_2fa_required: {
    rule: 'SES-3',
    message: 'The role {name} ({id}) is not 2FA-required. {why}',
    path: ['roles'],
  },
};

/** Why a role is 2FA-required, or why it is not. */
export type TwoFactorReason =
  | 'administrator'
  | 'customer_center'
  | 'designated'
  | 'nothing_requires_it'
  | 'permission'
  | 'saml_sso'
  | 'standard_role';

/** The reasons of {@link twoFactorRequirement}. */
export const TWO_FACTOR_REASONS: Statements<TwoFactorReason> = {
  administrator: {
    rule: '2FA-1',
    message: 'The Administrator role is always 2FA-required.',
    path: ['role', 'kind'],
  },
  customer_center: {
    rule: '2FA-4',
    message: 'A Customer Center role cannot be 2FA-required.',
    path: ['role', 'kind'],
  },
  designated: {
    rule: '2FA-4',
    message: 'The role is designated as 2FA-required.',
    path: ['role', 'designated2fa'],
  },
  nothing_requires_it: {
    rule: '2FA-4',
    message: 'Neither its kind nor its permissions make the role 2FA-required, and it is not designated.',
  },
  permission: {
    rule: '2FA-2',
    message: 'The permission {permission} makes the role 2FA-required.',
    path: ['role', 'permissions'],
  },
  saml_sso: {
    rule: '2FA-6',
    message: 'The role is for SAML single sign-on, which takes precedence over 2FA.',
    path: ['role', 'samlSso'],
  },
  standard_role: {
    rule: '2FA-3',
    message: 'This standard role comes with the permission {permission}, which makes it 2FA-required.',
    path: ['role', 'kind'],
  },
};

/** What answers about the number of sessions advise. */
export type SessionAdviceCode = 'fewer_sessions' | 'limited_elsewhere';

/** What answers about second factors advise. */
export type SecondFactorAdviceCode = 'authenticator_code_at_intervals';

/** The advice of this module. */
export const SESSIONS_ADVICE: Statements<SecondFactorAdviceCode | SessionAdviceCode> = {
  fewer_sessions: {
    rule: 'SES-4',
    message: 'From {since} on, the user may have at most {most} at once. {why}',
  },
  limited_elsewhere: {
    rule: 'SES-12',
    message:
      'SOAP sessions have limits per user, and the account limits concurrent calls; this answer judges neither.',
  },
  authenticator_code_at_intervals: {
    rule: '2FA-10',
    message: 'Every {months} months, NetSuite also asks for a code from an authenticator app.',
  },
};
