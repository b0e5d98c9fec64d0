import { type Decision, deny, refusal } from '../decision.js';
import { hasPermission } from '../permission.js';
import type { Permission, Role, TbaFlow } from '../records.js';
import { assertRelease, type Release } from '../release.js';

/** What a role is about to do. Oracle does not say who may obtain a token by the three-step flow. */
export type TbaAction =
  | { readonly action: 'manage_integration_records' | 'use_token' }
  | { readonly action: 'create_own_token'; readonly flow: Exclude<TbaFlow, 'three_step'> }
  | { readonly action: 'create_token_for_other'; readonly otherIsAdministrator: boolean };

export type TbaPermissionCode = 'administrator_tokens_are_own' | 'permission_missing';

/** One of these permissions is needed; an administrator needs none. */
const NEEDED: Readonly<Record<TbaAction['action'], readonly Permission[]>> = {
  manage_integration_records: ['Integration Application'],
  use_token: ['User Access Tokens', 'Log in using Access Tokens'],
  create_own_token: ['User Access Tokens'],
  create_token_for_other: ['Access Token Management'],
};

const NOT_FOR_ADMINISTRATORS = /* @__PURE__ */ refusal(
  'administrator_tokens_are_own',
  'TBA-16',
  'administrators create their own tokens',
  ['action', 'otherIsAdministrator'],
);

/**
 * May this role manage integration records, or create or use TBA tokens?
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see IR-1, TBA-16
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Access Token Management'] } as const;
 * decideTbaPermission('2026.1', { role, action: { action: 'use_token' } }).allowed; //=> false
 * ```
 */
export function decideTbaPermission(
  release: Release,
  { role, action }: { readonly role: Pick<Role, 'kind' | 'permissions'>; readonly action: TbaAction },
): Decision<TbaPermissionCode> {
  assertRelease(release);
  if (action.action === 'create_token_for_other' && action.otherIsAdministrator)
    return NOT_FOR_ADMINISTRATORS;
  const rule = action.action === 'manage_integration_records' ? 'IR-1' : 'TBA-16';
  const needed = NEEDED[action.action];
  if (needed.some((one) => hasPermission(role, one))) {
    return { allowed: true, rules: [rule], advice: [] };
  }
  return deny([
    {
      code: 'permission_missing',
      rule,
      message: `needs the permission ${needed.join(' or ')}`,
      path: ['role', 'permissions'],
    },
  ]);
}
