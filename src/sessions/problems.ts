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
export type UseSessionCode = 'absolute_timeout' | 'idle_timeout' | 'invalid_instant' | 'role_inactive';

/** Why {@link decideSecondFactor} refuses. */
export type SecondFactorCode =
  | 'email_code_after_first_login'
  | 'locked_out'
  | 'passkey_disabled'
  | 'passkey_not_fido2'
  | 'passkey_not_yet';

/** Why {@link decideSkipTwoFactorSetup} refuses. */
export type SkipTwoFactorSetupCode = 'setup_no_longer_skipped';

/** Why {@link decidePasskeyLogin} refuses. */
export type PasskeyLoginCode = 'passkey_login_not_offered' | 'passkey_login_not_yet';

/** Why {@link decideEnableMultipleSessions} refuses. */
export type EnableMultipleSessionsCode = 'administrator_required' | 'feature_not_yet' | 'role_inactive';

/** Why {@link decideUserCredentials} refuses. */
export type UserCredentialsCode = 'role_inactive' | 'role_requires_2fa';

/** Why {@link validateTrustedDevice} refuses. */
export type TrustedDeviceCode = 'trusted_days_out_of_range' | 'trusted_hours_not_offered';

type SessionsCode =
  | EnableMultipleSessionsCode
  | IdleTimeoutCode
  | LiveSessionCode
  | OpenSessionCode
  | PasskeyLoginCode
  | SecondFactorCode
  | SkipTwoFactorSetupCode
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
    message:
      'A code sent by e-mail is accepted only at the first login with a 2FA-required role, and at the next login after a reset of 2FA.',
    path: ['factor'],
    remedy: OTHER_FACTORS,
  },
  passkey_not_yet: {
    rule: '2FA-10',
    message: 'A passkey can be the second factor only from {since} on.',
    path: ['factor'],
    remedy: OTHER_FACTORS,
  },
  locked_out: {
    rule: '2FA-9',
    message: 'The user is locked out after {most} wrong codes in a row.',
    path: ['wrongCodes'],
    leanedOn: ['LAT-6'],
  },
  setup_no_longer_skipped: {
    rule: '2FA-9',
    message: 'The setup of 2FA can be skipped {most} times, and the user has done so.',
    path: ['skipped'],
    remedy: 'Ask the user to set up 2FA.',
  },
  passkey_not_fido2: {
    rule: '2FA-10',
    message: 'Only a FIDO2-compliant passkey can be the second factor.',
    path: ['fido2'],
    remedy: OTHER_FACTORS,
  },
  passkey_login_not_offered: {
    rule: '2FA-10',
    message:
      'A passkey takes the place of the password only in the user interface, and neither in SuiteCommerce nor with APIs.',
    path: ['target'],
  },
  passkey_login_not_yet: {
    rule: '2FA-10',
    message: 'A passkey takes the place of the password only from {since} on.',
    path: ['day'],
    remedy: 'Use the password.',
  },
  administrator_required: {
    rule: 'SES-2',
    message: 'Only the Administrator role may enable the feature {feature}.',
    path: ['role', 'kind'],
  },
  feature_not_yet: {
    rule: 'SES-2',
    message: 'The feature {feature} exists from release {since} on.',
  },
  role_inactive: {
    rule: 'CHOICE-SESSION-ROLE-GONE',
    message: 'The role is inactive, and an inactive role permits nothing.',
    path: ['role', 'inactive'],
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

/** What answers about the number of sessions advise. */
export type SessionAdviceCode = 'fewer_sessions' | 'limited_elsewhere';

/** What answers about second factors advise. */
export type SecondFactorAdviceCode = 'authenticator_code_at_intervals' | 'tokens_keep_working';

/** What answers about user credentials advise. */
export type UserCredentialsAdviceCode = 'code_in_header';

/** The advice of this module. */
export const SESSIONS_ADVICE: Statements<
  SecondFactorAdviceCode | SessionAdviceCode | UserCredentialsAdviceCode
> = {
  fewer_sessions: {
    rule: 'SES-4',
    message: 'From {since} on, the user may have at most {most} at once. {why}',
  },
  limited_elsewhere: {
    rule: 'SES-12',
    message:
      'SOAP sessions have limits per user, and the account limits concurrent calls; this answer judges neither.',
  },
  tokens_keep_working: {
    rule: '2FA-12',
    message:
      'Access tokens and refresh tokens of the user keep working. Revoke them if someone else may have them.',
  },
  code_in_header: {
    rule: 'CHOICE-2FA-ISSUE-TOKEN',
    message: 'Demand a code of an authenticator app in the NLAuth header, as nlauth_otp.',
  },
  authenticator_code_at_intervals: {
    rule: '2FA-10',
    message: 'Every {months} months, NetSuite also asks for a code from an authenticator app.',
  },
};
