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
