import { constant, once, type Path, type Reason, type Requirement, type RuleId } from '../core/decision.js';
import { checkObject, isFilled, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { checkRolePermissions, PERMISSION_IDS } from '../core/permission.js';
import { reasonOf } from '../core/problem.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import {
  TWO_FACTOR_BASE_PERMISSION,
  TWO_FACTOR_PERMISSIONS,
  TWO_FACTOR_STANDARD_ROLES,
} from './limitsAndDates.js';
import { TWO_FACTOR_OPTIONS, type TwoFactorChoices } from './options.js';
import { TWO_FACTOR_REASONS, type TwoFactorReason } from './reasons.js';

/** What decides whether a role is 2FA-required. */
export interface TwoFactorFacts {
  /** The role. Permissions that it has but does not list are not taken into account. */
  readonly role: Role;
}

type Answer = Requirement<TwoFactorReason, never>;

function fixed(code: TwoFactorReason, permission = ''): Reason<TwoFactorReason> {
  return constant(reasonOf(TWO_FACTOR_REASONS, code, { values: { permission } }));
}

const ADMINISTRATOR = once(() => fixed('administrator'));
const STANDARD_ROLE = once(() => fixed('standard_role', TWO_FACTOR_BASE_PERMISSION));
const DESIGNATED = once(() => fixed('designated'));
const BY_PERMISSION: () => ReadonlyMap<string, Reason<TwoFactorReason>> = once(() => reasonsByPermission());

/** By the name of each permission, and by its id. */
function reasonsByPermission() {
  return new Map(
    TWO_FACTOR_PERMISSIONS.flatMap((permission) => {
      const reason = fixed('permission', permission);
      return [permission, PERMISSION_IDS[permission] ?? permission].map((one) => [one, reason] as const);
    }),
  );
}

/** The same reason at another place. Spreading it would cost a fifth of the whole answer. */
function placed({ code, rule, message }: Reason<TwoFactorReason>, path: Path): Reason<TwoFactorReason> {
  return { code, rule, message, path };
}

function exempt(code: TwoFactorReason, choices: readonly RuleId[] = []) {
  const reason = fixed(code);
  return constant<Answer>({
    required: false,
    because: [reason],
    rules: [reason.rule, ...choices],
    advice: [],
  });
}

const SAML_SSO = once(() => exempt('saml_sso', ['CHOICE-SAML-2FA']));
const CUSTOMER_CENTER = once(() => exempt('customer_center'));
const NOTHING_REQUIRES_IT = once(() => exempt('nothing_requires_it'));

function kindReason(role: Role): Reason<TwoFactorReason> | undefined {
  if (role.kind === 'administrator') return ADMINISTRATOR();
  return TWO_FACTOR_STANDARD_ROLES.includes(role.kind) ? STANDARD_ROLE() : undefined;
}

function requires2fa(permission: string): boolean {
  return BY_PERMISSION().has(permission);
}

function exemption(role: Role, choices: TwoFactorChoices | undefined): Answer | undefined {
  if (role.samlSso && choices?.samlRole !== 'judged_without_saml') return SAML_SSO();
  return role.kind === 'customer_center' ? CUSTOMER_CENTER() : undefined;
}

/** Demands a role with everything that decides whether it is 2FA-required. @throws {@link FactsError} */
export function checkRole(role: Role, ...path: (number | string)[]): void {
  checkRolePermissions(role, ...path);
  if (!isFilled(role.id)) malformed(...path, 'id');
  if (!isFilled(role.name)) malformed(...path, 'name');
  if (typeof role.designated2fa !== 'boolean') malformed(...path, 'designated2fa');
  if (typeof role.samlSso !== 'boolean') malformed(...path, 'samlSso');
}

/** {@link isPlain} of every role. By hand, since `every` takes longer. */
export function arePlain(roles: readonly Role[]): boolean {
  for (const role of roles) if (!isPlain(role)) return false;
  return true;
}

/**
 * Whether a role is without doubt active, and 2FA-required without any choice being leaned on: for the request path. It
 * is false as well for a role that is not one, which {@link checkRole} tells.
 */
function isPlain(role: Role): boolean {
  if (typeof role !== 'object' || role === null) return false;
  const { designated2fa, inactive, kind, permissions, samlSso } = role;
  if (samlSso !== false || (inactive !== undefined && inactive !== false)) return false;
  if (kind === 'administrator' || TWO_FACTOR_STANDARD_ROLES.includes(kind)) return true;
  if (kind !== 'other') return false;
  return designated2fa === true || (Array.isArray(permissions) && permissions.some(requires2fa));
}

/**
 * Is a role 2FA-required, and why? Where it is, every reason is given; where it is not, the one that settles it.
 *
 * @param release - Release of the account. The rules are the same in all modelled ones.
 * @param facts - The role.
 * @param choices - Whether the 2FA requirement of a SAML single sign-on role counts.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a role that is not one.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
 * @see 2FA-1 to 2FA-4, 2FA-6, 2FA-11, CHOICE-SAML-2FA
 *
 * @example
 * ```ts
 * const clerk = { id: '1001', name: 'Clerk', kind: 'other', permissions: [], designated2fa: false, samlSso: false } as const;
 * twoFactorRequirement('2026.1', { role: clerk }).required; //=> false
 *
 * const technician = { ...clerk, permissions: ['Device ID Management'] };
 * twoFactorRequirement('2026.1', { role: technician }).because[0].path; //=> ['role', 'permissions', 0]
 * ```
 */
export function twoFactorRequirement(
  release: Release,
  facts: TwoFactorFacts,
  choices?: TwoFactorChoices,
): Requirement<TwoFactorReason, never> {
  assertRelease(release);
  checkChoices(choices, TWO_FACTOR_OPTIONS);
  checkObject(facts);
  checkRole(facts.role, 'role');
  return requirementOf(facts.role, choices);
}

/** {@link twoFactorRequirement}, of a role that has been checked. */
export function requirementOf(role: Role, choices: TwoFactorChoices | undefined): Answer {
  const exempted = exemption(role, choices);
  if (exempted !== undefined) return exempted;

  const kind = kindReason(role);
  const reasons = kind === undefined ? [] : [kind];
  for (const [index, permission] of role.permissions.entries()) {
    const reason = BY_PERMISSION().get(permission);
    if (reason !== undefined) reasons.push(placed(reason, ['role', 'permissions', index]));
  }
  if (role.designated2fa) reasons.push(DESIGNATED());

  const [first, ...rest] = reasons;
  if (first === undefined) return NOTHING_REQUIRES_IT();
  const rules = new Set<RuleId>(reasons.map((reason) => reason.rule));
  if (role.designated2fa) rules.add('2FA-11');
  if (role.samlSso) rules.add('CHOICE-SAML-2FA');
  return { required: true, because: [first, ...rest], rules: [...rules], advice: [] };
}
