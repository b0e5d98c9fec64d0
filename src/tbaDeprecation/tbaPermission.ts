import { type Decision, deny } from '../core/decision.js';
import { checkFlag, checkObject, checkWord } from '../core/facts.js';
import { hasPermission, type RolePermissions } from '../core/permission.js';
import { fixedRefusal, violationOf } from '../core/problem.js';
import type { TbaFlow } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import type { RuleId } from '../core/ruleIds.js';
import { termAt } from '../core/terms.js';
import { PERMISSIONS_NEEDED } from './limitsAndDates.js';
import { TBA_PROBLEMS, type TbaPermissionCode } from './problems.js';

/** Managing integration records, or using a TBA token. */
export interface TbaManageOrUse {
  /** Tells the cases apart. */
  readonly kind: 'manage_integration_records' | 'use_token';
}

/** Creating a TBA token of one's own. */
export interface TbaCreateOwnToken {
  /** Tells the cases apart. */
  readonly kind: 'create_own_token';
  /** How the token is obtained. Oracle does not say who may obtain one by the three-step flow. */
  readonly flow: Exclude<TbaFlow, 'three_step'>;
}

/** Creating a TBA token for somebody else. */
export interface TbaCreateTokenForOther {
  /** Tells the cases apart. */
  readonly kind: 'create_token_for_other';
  /** Whether it is for a role that is an Administrator. */
  readonly otherIsAdministrator: boolean;
}

/** What a role is about to do. `kind` tells the cases apart. */
export type TbaAction = TbaCreateOwnToken | TbaCreateTokenForOther | TbaManageOrUse;

/** A role, and what it is about to do. */
export interface TbaPermissionFacts {
  /** The role. An inactive one permits nothing. */
  readonly role: RolePermissions;
  /** What it is about to do. */
  readonly action: TbaAction;
}

const KINDS: readonly TbaAction['kind'][] = [
  'create_own_token',
  'create_token_for_other',
  'manage_integration_records',
  'use_token',
];
const FLOWS = ['issue_token', 'ui_token'] as const;

const NOT_FOR_ADMINISTRATORS = fixedRefusal(TBA_PROBLEMS, 'administrator_tokens_are_own');

/**
 * May this role manage integration records, or create or use TBA tokens?
 *
 * @param release - Release of the account.
 * @param facts - The role, and what it is about to do.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts that are none.
 * @see IR-1, TBA-16
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Access Token Management'] } as const;
 * decideTbaPermission('2026.1', { role, action: { kind: 'use_token' } }).allowed; //=> false
 * ```
 */
export function decideTbaPermission(
  release: Release,
  facts: TbaPermissionFacts,
): Decision<TbaPermissionCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { role, action } = facts;
  checkObject(action, 'action');
  checkWord(action.kind, KINDS, 'action', 'kind');
  if (action.kind === 'create_own_token') checkWord(action.flow, FLOWS, 'action', 'flow');
  if (action.kind === 'create_token_for_other') {
    checkFlag(action.otherIsAdministrator, 'action', 'otherIsAdministrator');
    if (action.otherIsAdministrator) return NOT_FOR_ADMINISTRATORS();
  }
  const { value: needed, rules } = termAt(PERMISSIONS_NEEDED[action.kind], release);
  if (needed.some((one) => hasPermission(role, one))) return { allowed: true, rules: [...rules], advice: [] };
  const missing = violationOf(TBA_PROBLEMS, 'permission_missing', {
    rule: rules[0] as RuleId,
    values: { permission: needed.join('” or “') },
  });
  return deny([missing], rules);
}
