import type { Options } from '../core/options.js';

/** What a caller may choose where Oracle does not say whether a role is 2FA-required. */
export interface TwoFactorChoices {
  /** `CHOICE-SAML-2FA`: whether the 2FA requirement of a SAML single sign-on role counts. Default: `not_required`. */
  readonly samlRole?: 'judged_without_saml' | 'not_required';
}

/** What a caller may choose where Oracle does not say how sessions are limited. */
export interface SessionChoices extends TwoFactorChoices {
  /** `CHOICE-SESSION-OVERFLOW`: what a login beyond the limit does. Default: `end_oldest`. */
  readonly overflow?: 'deny_new' | 'end_oldest';
  /** `CHOICE-SESSION-LOWERED`: when sessions beyond a lowered limit end. Default: `end_excess`. */
  readonly onLowered?: 'end_excess' | 'keep_until_next_login';
  /** `CHOICE-SESSION-INACTIVE-ROLES`: whether inactive roles count. Default: `count`. */
  readonly inactiveRoles?: 'count' | 'ignore';
}

/** What a caller may choose where Oracle does not say how long a session lives. */
export interface SessionTimeoutChoices {
  /** `CHOICE-SESSION-ADMIN-CARDS`: whether an Administrator counts as one who may view card numbers. Default: `as_listed`. */
  readonly administratorCards?: 'as_listed' | 'counts';
}

/** What a caller may choose where Oracle contradicts itself about user credentials. */
export interface UserCredentialsChoices {
  /** `CHOICE-2FA-ISSUE-TOKEN`: whether a 2FA-required role can get a token from the IssueToken endpoint. Default: `refused`. */
  readonly issueToken?: 'allowed' | 'refused';
}

/** What each of the {@link TwoFactorChoices} can be. */
export const TWO_FACTOR_OPTIONS: Options<TwoFactorChoices> = {
  samlRole: ['judged_without_saml', 'not_required'],
};

/** What each of the {@link SessionChoices} can be. */
export const SESSION_OPTIONS: Options<SessionChoices> = {
  ...TWO_FACTOR_OPTIONS,
  overflow: ['deny_new', 'end_oldest'],
  onLowered: ['end_excess', 'keep_until_next_login'],
  inactiveRoles: ['count', 'ignore'],
};

/** What each of the {@link SessionTimeoutChoices} can be. */
export const TIMEOUT_OPTIONS: Options<SessionTimeoutChoices> = {
  administratorCards: ['as_listed', 'counts'],
};

/** What each of the {@link UserCredentialsChoices} can be. */
export const USER_CREDENTIALS_OPTIONS: Options<UserCredentialsChoices> = {
  issueToken: ['allowed', 'refused'],
};
