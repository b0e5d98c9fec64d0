import { type Answer, constant, type Reason, type Reasons, type RuleId } from '../core/decision.js';
import { hasMembers, malformed } from '../core/facts.js';
import { checkChoices } from '../core/options.js';
import { adviceOf, reasonOf } from '../core/problem.js';
import type { AccountFeatures, Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { nextTerm, type Term, type Terms, termAt } from '../core/terms.js';
import {
  MULTIPLE_SESSIONS_FEATURE,
  SESSION_LIMITS,
  type SessionConditions,
  type SessionLimits,
} from './limitsAndDates.js';
import { SESSION_OPTIONS, type SessionChoices } from './options.js';
import { SESSIONS_ADVICE, type SessionAdviceCode } from './problems.js';
import { ALLOWANCE_REASONS, type AllowanceReason } from './reasons.js';
import { sessionsInWords } from './session.js';
import { arePlain, checkRole, requirementOf } from './twoFactor.js';

/** What decides how many sessions a user may have. */
export interface SessionAllowanceFacts {
  /** Features of the account. Where the account does not have the box yet: `false`, unless it is to be checked. */
  readonly features: Pick<AccountFeatures, 'multipleSessions'>;
  /** All roles assigned to the user in this account (SES-3). */
  readonly roles: readonly Role[];
}

/** How many sessions of the user interface a user may have at once, and why. */
export interface SessionAllowance extends Answer<SessionAdviceCode> {
  /** Sessions of the user interface at once. */
  readonly limit: number;
  /** Why the limit is what it is: everything that stands in the way of more, or the reason why nothing does. */
  readonly because: Reasons<AllowanceReason>;
}

/** Something that stands in the way of more sessions, in the words of the conditions that hold. */
type Blame = (conditions: SessionConditions) => Reason<AllowanceReason>;

/** What is known of a user, whatever a release makes of it. */
interface Findings {
  readonly blames: readonly Blame[];
  readonly leanedOn: readonly RuleId[];
}

const FEATURE_OFF: Blame = ({ feature: rule }) =>
  reasonOf(ALLOWANCE_REASONS, 'feature_off', { rule, values: { feature: MULTIPLE_SESSIONS_FEATURE } });
const NO_ROLES: Blame = () => reasonOf(ALLOWANCE_REASONS, 'no_roles');

/** What the limits of some release make of a user. */
function limited(term: Term<SessionLimits>, { blames, leanedOn }: Findings): SessionAllowance {
  const { conditions, most, statedBy: rule } = term.value;
  if (conditions === null) {
    const everyUser = reasonOf(ALLOWANCE_REASONS, 'every_user', { rule });
    return { limit: most, because: [everyUser], rules: term.rules, advice: [] };
  }
  const [first, ...rest] = blames.map((blame) => blame(conditions));
  if (first === undefined) {
    const everyRole = reasonOf(ALLOWANCE_REASONS, 'every_role_2fa_required', { rule });
    const rules = new Set([...term.rules, ...leanedOn]);
    return { limit: most, because: [everyRole], rules: [...rules], advice: [] };
  }
  const rules = new Set([first, ...rest].map((reason) => reason.rule));
  for (const choice of leanedOn) rules.add(choice);
  return { limit: conditions.otherwise, because: [first, ...rest], rules: [...rules], advice: [] };
}

/** What the limits of a release make of a user, with advice where a later one permits less. */
function judged(term: Term<SessionLimits>, findings: Findings): SessionAllowance {
  const now = limited(term, findings);
  let later = nextTerm(SESSION_LIMITS, term.since);
  while (later !== undefined) {
    const { because, limit } = limited(later, findings);
    if (limit < now.limit) {
      const choices = findings.leanedOn.filter((id) => id.startsWith('CHOICE-'));
      const rules = [...new Set([...now.rules, ...choices])];
      return { ...now, rules, advice: fewer(later, limit, because) };
    }
    later = nextTerm(SESSION_LIMITS, later.since);
  }
  return now;
}

function fewer({ since }: Term<SessionLimits>, limit: number, because: Reasons<AllowanceReason>) {
  // a row after the one that holds in a modelled release is of a modelled release, too
  const enforcedFrom = since as Release;
  return because.map(({ message: why, ...place }) =>
    adviceOf(SESSIONS_ADVICE, 'fewer_sessions', {
      ...place,
      values: { since, most: sessionsInWords(limit), why },
      enforcedFrom,
    }),
  );
}

/** The answers to users with 2FA-required roles alone, in which nothing varies but the release. */
interface Settled {
  readonly qualified: SessionAllowance;
  readonly switchedOff: SessionAllowance;
}

function settledBy(term: Term<SessionLimits>): Term<Settled> {
  const answer = (blames: readonly Blame[]) => judged(term, { blames, leanedOn: [] });
  return { ...term, value: constant({ qualified: answer([]), switchedOff: answer([FEATURE_OFF]) }) };
}

function settled([first, ...rest]: Terms<SessionLimits>): Terms<Settled> {
  return [settledBy(first), ...rest.map(settledBy)];
}

/** Made with the first question. `once` is not used, because its call would cost time at every login. */
let settledLimits: Terms<Settled> | undefined;

function findings({ features, roles }: SessionAllowanceFacts, choices: SessionChoices | undefined): Findings {
  const blames: Blame[] = features.multipleSessions ? [] : [FEATURE_OFF];
  const leanedOn = new Set<RuleId>();
  let counted = 0;
  for (const [index, role] of roles.entries()) {
    checkRole(role, 'roles', index);
    if (role.inactive === true) {
      leanedOn.add('CHOICE-SESSION-INACTIVE-ROLES');
      if (choices?.inactiveRoles === 'ignore') continue;
    }
    counted += 1;
    const { because, required, rules } = requirementOf(role, choices);
    if (!required) {
      const { id, name } = role;
      const details = { path: ['roles', index], values: { id, name, why: because[0].message } };
      blames.push((conditions) =>
        reasonOf(ALLOWANCE_REASONS, 'role_not_2fa_required', { ...details, rule: conditions.roles }),
      );
      for (const rule of rules) leanedOn.add(rule);
    } else if (role.samlSso) {
      leanedOn.add('CHOICE-SAML-2FA');
    }
  }
  if (counted === 0) blames.push(NO_ROLES);
  return { blames, leanedOn: [...leanedOn] };
}

/**
 * How many sessions of the user interface may a user have at once in an account, and why?
 * Everything that stands in the way of more is listed: the feature, and each role.
 *
 * @param release - Release of the account.
 * @param facts - The feature, and all roles of the user in this account.
 * @param choices - Which roles count, and whether a SAML single sign-on role can be 2FA-required.
 * @returns The limit, and advice for each reason why a later release permits this user less.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a fact that is missing or malformed.
 * @throws {@link ChoicesError} for an option that does not exist, or a value that it cannot have.
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
  facts: SessionAllowanceFacts,
  choices?: SessionChoices,
): SessionAllowance {
  assertRelease(release);
  checkChoices(choices, SESSION_OPTIONS);
  if (!hasMembers(facts)) malformed();
  return allowanceOf(release, facts, choices);
}

/** {@link sessionAllowance}, with choices that have been checked. */
export function allowanceOf(
  release: Release,
  facts: SessionAllowanceFacts,
  choices: SessionChoices | undefined,
): SessionAllowance {
  const { features, roles } = facts;
  if (!hasMembers(features)) malformed('features');
  const { multipleSessions } = features;
  if (typeof multipleSessions !== 'boolean') malformed('features', 'multipleSessions');
  if (!Array.isArray(roles)) malformed('roles');
  if (roles.length === 0 || !arePlain(roles)) {
    return judged(termAt(SESSION_LIMITS, release), findings(facts, choices));
  }
  settledLimits ??= settled(SESSION_LIMITS);
  const { qualified, switchedOff } = termAt(settledLimits, release).value;
  return multipleSessions ? qualified : switchedOff;
}
