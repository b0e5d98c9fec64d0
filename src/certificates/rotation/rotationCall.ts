import { type Decision, refuseOr, type Violation } from '../../core/decision.js';
import { hasPermission } from '../../core/permission.js';
import { fixedRefusal, violationOf } from '../../core/problem.js';
import type { Role } from '../../core/records.js';
import { assertRelease, type Release } from '../../core/release.js';
import { inWords, termAt } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import { OWN_CERTIFICATES_PERMISSION } from '../limitsAndDates.js';
import {
  EVERY_OPERATION,
  ROTATION_OPERATIONS,
  ROTATION_SCOPE,
  type RotationOperation,
} from './limitsAndDates.js';
import type { RotationCallChoices } from './options.js';
import { ROTATION_CALL_PROBLEMS, type RotationCallCode } from './problems.js';

/** What the access token of a call stands for. The host has checked it. */
export interface RotationToken {
  /** The scopes that it was issued for. */
  readonly scopes: readonly string[];
  /** The role that it was issued for. */
  readonly role: Pick<Role, 'kind' | 'permissions'>;
}

/** Who calls the rotation endpoint, and for what. */
export interface RotationCallFacts {
  /** What is asked for. */
  readonly operation: RotationOperation;
  /** The access token; `null` if there is none or it is not valid. */
  readonly token: RotationToken | null;
}

const TOKEN_MISSING = fixedRefusal(ROTATION_CALL_PROBLEMS, 'token_missing');

/**
 * May this caller list, create or revoke certificates through the rotation endpoint?
 *
 * @param release - Release of the account.
 * @param facts - The operation, and the access token.
 * @param choices - What to decide differently where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see ROT-1, ROT-3, ROT-4, CERT-15; RFC 6750 section 3.1
 *
 * @example
 * ```ts
 * const role = { kind: 'other', permissions: ['Manage own OAuth 2.0 Client Credentials Certificates'] } as const;
 * const token = { scopes: ['rest_webservices'], role };
 * decideRotationCall('2026.1', { operation: 'list', token }).allowed; //=> true
 * decideRotationCall('2025.2', { operation: 'list', token }).allowed; //=> false
 * ```
 */
export function decideRotationCall(
  release: Release,
  facts: RotationCallFacts,
  choices: RotationCallChoices = {},
): Decision<RotationCallCode, object, never> {
  assertRelease(release);
  const { operation, token } = facts;
  if (token === null) return TOKEN_MISSING();
  const { rules, value: taken } = termAt(ROTATION_OPERATIONS, release);
  const violations: Violation<RotationCallCode>[] = [];
  const offered = choices.beforeListing === 'all' ? EVERY_OPERATION : taken;
  if (!offered.includes(operation)) violations.push(notAvailable(release, taken));
  if (!token.scopes.includes(ROTATION_SCOPE)) {
    const values = { scope: ROTATION_SCOPE };
    violations.push(violationOf(ROTATION_CALL_PROBLEMS, 'scope_missing', { values }));
  }
  if (!hasPermission(token.role, OWN_CERTIFICATES_PERMISSION)) {
    const values = { permission: OWN_CERTIFICATES_PERMISSION };
    violations.push(violationOf(ROTATION_CALL_PROBLEMS, 'permission_missing', { values }));
  }
  return refuseOr(
    violations,
    () => ({ allowed: true, rules: ['ROT-3', 'ROT-4', ...rules], advice: [] }),
    rules,
  );
}

/** What speaks against an operation that the endpoint does not take in a release. */
function notAvailable(
  release: Release,
  taken: readonly RotationOperation[],
): Violation<'operation_not_available'> {
  const values = {
    release,
    operations: listed(taken, 'or'),
    offered: inWords(ROTATION_OPERATIONS, (some) => `requests to ${listed(some, 'or')} certificates`),
  };
  return violationOf(ROTATION_CALL_PROBLEMS, 'operation_not_available', { values });
}
