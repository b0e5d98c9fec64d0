import { type Decision, fixedAllowed } from '../core/decision.js';
import { checkObject } from '../core/facts.js';
import { hasPermission } from '../core/permission.js';
import { fixedRefusal } from '../core/problem.js';
import type { Role } from '../core/records.js';
import { assertRelease, type Release } from '../core/release.js';
import { AUDIT_TRAIL_PERMISSION } from './limitsAndDates.js';
import { NOTICE_PROBLEMS, type ReadAcknowledgementsCode } from './problems.js';

/** Who wants to read acknowledgements. */
export interface ReadAcknowledgementsFacts {
  /** The role in use. */
  readonly role: Role;
}

const ROLE_INACTIVE = fixedRefusal(NOTICE_PROBLEMS, 'role_inactive');
const PERMISSION_MISSING = fixedRefusal(NOTICE_PROBLEMS, 'permission_missing', {
  values: { permission: AUDIT_TRAIL_PERMISSION },
});
const MAY_READ = fixedAllowed(['LAT-2', 'LAT-3', 'LAT-5', 'LN-7']);

/**
 * Decides whether a role may read who has acknowledged which notice. Acknowledgements are entries of the Login Audit
 * Trail, and are open to the same roles: so is what else an entry says, and what entries are searched by.
 *
 * @param release - Release of the account.
 * @param facts - The role in use.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @throws {@link FactsError} for a role that is not one.
 * @see LAT-2, LAT-3, LAT-5, LN-7, CHOICE-NOTICE-INACTIVE-ROLE
 *
 * @example
 * ```ts
 * const role = { id: '1001', name: 'Auditor', kind: 'other', designated2fa: false, samlSso: false } as const;
 * decideReadAcknowledgements('2026.1', { role: { ...role, permissions: ['View Login Audit Trail'] } }).allowed; //=> true
 * decideReadAcknowledgements('2026.1', { role: { ...role, permissions: [] } }).allowed; //=> false
 * ```
 */
export function decideReadAcknowledgements(
  release: Release,
  facts: ReadAcknowledgementsFacts,
): Decision<ReadAcknowledgementsCode, object, never> {
  assertRelease(release);
  checkObject(facts);
  const { role } = facts;
  if (hasPermission(role, AUDIT_TRAIL_PERMISSION)) return MAY_READ;
  return role.inactive === true ? ROLE_INACTIVE() : PERMISSION_MISSING();
}
