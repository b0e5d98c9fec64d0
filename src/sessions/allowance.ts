import { type Advice, constant, type Reason, type RuleId } from '../decision.js';
import type { AccountFeatures, Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import type { SessionChoices } from './session.js';
import { CONDITIONS_SINCE, MULTIPLE_SESSIONS, SINGLE_SESSION } from './thresholds.js';
import { isTwoFactorRequired, twoFactorRequirement } from './twoFactor.js';

/** What decides how many sessions a user may have. */
export interface SessionUser {
  /** Features of the account. Before 2026.1 the box does not exist: `false`, unless it is planned to check it. */
  readonly features: Pick<AccountFeatures, 'multipleSessions'>;
  /** All roles assigned to the user in this account (SES-3). */
  readonly roles: readonly Role[];
}

export type SessionLimit = 1 | 3;

export type AllowanceReason =
  | 'every_role_2fa_required'
  | 'every_user'
  | 'feature_off'
  | 'no_roles'
  | 'role_not_2fa_required';

/** How many sessions of the user interface a user may have at once, and why. */
export interface SessionAllowance {
  readonly limit: SessionLimit;
  readonly because: readonly [Reason<AllowanceReason>, ...Reason<AllowanceReason>[]];
  /** The rules that decided, and the choices that were leaned on. */
  readonly rules: readonly RuleId[];
  /** Before 2026.1: one for each reason why this user will have one session only. */
  readonly advice: readonly Advice[];
}

const EVERY_ROLE: Reason<AllowanceReason> = /* @__PURE__ */ constant({
  code: 'every_role_2fa_required',
  rule: 'SES-4',
  message: 'every role is 2FA-required',
});
const FEATURE_OFF: Reason<AllowanceReason> = /* @__PURE__ */ constant({
  code: 'feature_off',
  rule: 'SES-2',
  message: 'Multiple Sessions for 2FA-protected Users is not enabled',
  path: ['features', 'multipleSessions'],
});
const NO_ROLES: Reason<AllowanceReason> = /* @__PURE__ */ constant({
  code: 'no_roles',
  rule: 'CHOICE-SESSION-NO-ROLES',
  message: 'the user has no role',
  path: ['roles'],
});
const EVERY_USER: Reason<AllowanceReason> = /* @__PURE__ */ constant({
  code: 'every_user',
  rule: 'SES-1',
  message: 'every user has several sessions',
});

function conditional(
  blames: readonly Reason<AllowanceReason>[],
  leaned: Iterable<RuleId> = [],
): SessionAllowance {
  const [first, ...rest] = blames;
  if (first === undefined) {
    const rules = new Set<RuleId>(['SES-3', 'SES-4', ...leaned]);
    return { limit: MULTIPLE_SESSIONS, because: [EVERY_ROLE], rules: [...rules], advice: [] };
  }
  const rules = new Set([...blames.map((blame) => blame.rule), ...leaned]);
  return { limit: SINGLE_SESSION, because: [first, ...rest], rules: [...rules], advice: [] };
}

function unconditional(later: SessionAllowance): SessionAllowance {
  const blames = later.limit === SINGLE_SESSION ? later.because : [];
  const advice = blames.map(({ code, ...reason }) => ({
    code: 'one_session_only',
    ...reason,
    enforcedFrom: CONDITIONS_SINCE,
  }));
  return { limit: MULTIPLE_SESSIONS, because: [EVERY_USER], rules: ['SES-1'], advice };
}

/** The answers in which nothing varies, each beside the one of the releases before. */
function settled(blames: readonly Reason<AllowanceReason>[]) {
  const later = conditional(blames);
  return constant({ later, earlier: unconditional(later) });
}

const QUALIFIED = /* @__PURE__ */ settled([]);
const SWITCHED_OFF = /* @__PURE__ */ settled([FEATURE_OFF]);
const WITHOUT_ROLES = /* @__PURE__ */ settled([NO_ROLES]);
const NEITHER = /* @__PURE__ */ settled([FEATURE_OFF, NO_ROLES]);

/** Whether a role counts and is 2FA-required without any choice being leaned on. */
function isPlain(role: Role): boolean {
  return role.inactive !== true && isTwoFactorRequired(role);
}

function judged(
  release: Release,
  { features, roles }: SessionUser,
  choices: Partial<SessionChoices> | undefined,
): SessionAllowance {
  const blames: Reason<AllowanceReason>[] = features.multipleSessions ? [] : [FEATURE_OFF];
  const leaned = new Set<RuleId>();
  let counted = 0;
  for (const [index, role] of roles.entries()) {
    if (role.inactive === true) {
      leaned.add('CHOICE-SESSION-INACTIVE-ROLES');
      if (choices?.inactiveRoles === 'ignore') continue;
    }
    counted += 1;
    const requirement = twoFactorRequirement(release, role, choices);
    if (!requirement.required) {
      blames.push({
        code: 'role_not_2fa_required',
        rule: 'SES-3',
        message: `role ${role.name} (${role.id}) is not 2FA-required: ${requirement.because[0].message}`,
        path: ['roles', index],
      });
      for (const rule of requirement.rules) leaned.add(rule);
    } else if (role.samlSso) {
      leaned.add('CHOICE-SAML-2FA');
    }
  }
  if (counted === 0) blames.push(NO_ROLES);
  return conditional(blames, leaned);
}

/**
 * How many sessions of the user interface may a user have at once in an account, and why?
 * Everything that stands in the way of three is listed: the feature, and each role.
 *
 * @param release - Release of the account.
 * @param user - The feature, and all roles of the user in this account; `path`s point into it.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see SES-1 to SES-4, SES-9, SES-10
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * const clerk = { ...administrator, id: '1001', name: 'Clerk', kind: 'other' } as const;
 * const features = { multipleSessions: true };
 * sessionAllowance('2026.1', { features, roles: [administrator] }).limit; //=> 3
 * sessionAllowance('2026.1', { features, roles: [administrator, clerk] }).limit; //=> 1
 * sessionAllowance('2026.1', { features, roles: [administrator, clerk] }).because[0].path; //=> ['roles', 1]
 * sessionAllowance('2025.2', { features, roles: [administrator, clerk] }).advice[0]?.enforcedFrom; //=> '2026.1'
 * ```
 */
export function sessionAllowance(
  release: Release,
  user: SessionUser,
  choices?: Partial<SessionChoices>,
): SessionAllowance {
  assertRelease(release);
  const { features, roles } = user;
  const later = release >= CONDITIONS_SINCE;
  if (roles.every(isPlain)) {
    const answer = answerFor(features.multipleSessions, roles.length > 0);
    return later ? answer.later : answer.earlier;
  }
  const answer = judged(release, user, choices);
  return later ? answer : unconditional(answer);
}

function answerFor(enabled: boolean, anyRole: boolean) {
  if (anyRole) return enabled ? QUALIFIED : SWITCHED_OFF;
  return enabled ? WITHOUT_ROLES : NEITHER;
}
