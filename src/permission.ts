/**
 * Who has a permission.
 *
 * @module
 */

import type { Permission, Role } from './records.js';

/** Whether a role has a permission. An Administrator has every one; any other role has those on its page. */
export function hasPermission(role: Pick<Role, 'kind' | 'permissions'>, permission: Permission): boolean {
  return role.kind === 'administrator' || role.permissions.includes(permission);
}
