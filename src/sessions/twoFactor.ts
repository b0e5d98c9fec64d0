import { constant, type Reason, type Requirement, type RuleId } from '../decision.js';
import type { Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { SessionChoices } from './session.js';
import { TWO_FACTOR_PERMISSIONS, TWO_FACTOR_STANDARD_ROLES } from './thresholds.js';

export type TwoFactorReason =
  | 'administrator'
  | 'customer_center'
  | 'designated'
  | 'nothing_requires_it'
  | 'permission'
  | 'saml_sso'
  | 'standard_role';

type Answer = Requirement<TwoFactorReason>;

const ADMINISTRATOR = /* @__PURE__ */ constant<Reason<TwoFactorReason>>({
  code: 'administrator',
  rule: '2FA-1',
  message: 'the Administrator role is always 2FA-required',
  path: ['kind'],
});
const STANDARD_ROLE = /* @__PURE__ */ constant<Reason<TwoFactorReason>>({
  code: 'standard_role',
  rule: '2FA-3',
  message: 'this standard role comes with Two-Factor Authentication base',
  path: ['kind'],
});
const DESIGNATED = /* @__PURE__ */ constant<Reason<TwoFactorReason>>({
  code: 'designated',
  rule: '2FA-4',
  message: 'the role is designated 2FA-required',
  path: ['designated2fa'],
});

function exempt(reason: Reason<TwoFactorReason>, choices: readonly RuleId[] = []) {
  return constant<Answer>({
    required: false,
    because: [reason],
    rules: [reason.rule, ...choices],
    advice: [],
  });
}

const SAML_SSO = /* @__PURE__ */ exempt(
  {
    code: 'saml_sso',
    rule: '2FA-6',
    message: 'SAML single sign-on takes precedence over 2FA',
    path: ['samlSso'],
  },
  ['CHOICE-SAML-2FA'],
);
const CUSTOMER_CENTER = /* @__PURE__ */ exempt({
  code: 'customer_center',
  rule: '2FA-4',
  message: 'a Customer Center role cannot be 2FA-required',
  path: ['kind'],
});
const NOTHING_REQUIRES_IT = /* @__PURE__ */ exempt({
  code: 'nothing_requires_it',
  rule: '2FA-4',
  message: 'neither kind nor permissions nor designation require 2FA',
});

function kindReason(role: Role): Reason<TwoFactorReason> | undefined {
  if (role.kind === 'administrator') return ADMINISTRATOR;
  return TWO_FACTOR_STANDARD_ROLES.includes(role.kind) ? STANDARD_ROLE : undefined;
}

function requires2fa(permission: string): boolean {
  return TWO_FACTOR_PERMISSIONS.includes(permission);
}

function exemption(role: Role, choices?: Pick<Partial<SessionChoices>, 'samlRole'>): Answer | undefined {
  if (role.samlSso && choices?.samlRole !== 'judged_without_saml') return SAML_SSO;
  return role.kind === 'customer_center' ? CUSTOMER_CENTER : undefined;
}

/** What {@link twoFactorRequirement} answers by default, without the reasons: for the request path. */
export function isTwoFactorRequired(role: Role): boolean {
  if (exemption(role) !== undefined) return false;
  return kindReason(role) !== undefined || role.designated2fa || role.permissions.some(requires2fa);
}

/**
 * Is a role 2FA-required, and why? All reasons for it are given; one suffices against it.
 *
 * @param release - Release of the account. The rules are the same in all modelled ones.
 * @param role - The role. Permissions that it has but does not list are not taken into account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-1 to 2FA-4, 2FA-6, 2FA-11, CHOICE-SAML-2FA
 *
 * @example
 * ```ts
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * twoFactorRequirement('2026.1', clerk).required; //=> false
 * twoFactorRequirement('2026.1', { ...clerk, permissions: ['Device ID Management'] }).because[0].path; //=> ['permissions', 0]
 * ```
 */
export function twoFactorRequirement(
  release: Release,
  role: Role,
  choices?: Pick<Partial<SessionChoices>, 'samlRole'>,
): Requirement<TwoFactorReason> {
  assertRelease(release);
  const exempted = exemption(role, choices);
  if (exempted !== undefined) return exempted;

  const kind = kindReason(role);
  const reasons = kind === undefined ? [] : [kind];
  for (const [index, permission] of role.permissions.entries()) {
    if (requires2fa(permission)) {
      reasons.push({
        code: 'permission',
        rule: '2FA-2',
        message: `the permission ${permission} requires 2FA`,
        path: ['permissions', index],
      });
    }
  }
  if (role.designated2fa) reasons.push(DESIGNATED);

  const [first, ...rest] = reasons;
  if (first === undefined) return NOTHING_REQUIRES_IT;
  const rules = new Set<RuleId>(reasons.map((reason) => reason.rule));
  if (role.designated2fa) rules.add('2FA-11');
  if (role.samlSso) rules.add('CHOICE-SAML-2FA');
  return { required: true, because: [first, ...rest], rules: [...rules], advice: [] };
}
