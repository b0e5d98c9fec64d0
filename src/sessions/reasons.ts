/**
 * Why a user may have so many sessions, and why a role is 2FA-required, by code.
 *
 * @module
 */

import type { Statements } from '../core/problem.js';

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
