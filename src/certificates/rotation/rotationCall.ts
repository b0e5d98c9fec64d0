import { type Decision, refuseOr, type Violation } from '../../core/decision.js';
import { checkObject, checkTexts, checkWord } from '../../core/facts.js';
import { checkChoices } from '../../core/options.js';
import { checkRolePermissions, hasPermission, type RolePermissions } from '../../core/permission.js';
import { fixedRefusal, violationOf } from '../../core/problem.js';
import { assertRelease, type Release } from '../../core/release.js';
import { inWords, termAt } from '../../core/terms.js';
import { listed } from '../../core/words.js';
import { OWN_CERTIFICATES_PERMISSION } from '../limitsAndDates.js';
import {
  EVERY_OPERATION,
  ROTATION_OPERATIONS,
  ROTATION_SCOPE,
  type RotationOperation,
  SERVED_BY,
} from './limitsAndDates.js';
import { ROTATION_CALL_OPTIONS, type RotationCallChoices } from './options.js';
import { ROTATION_CALL_PROBLEMS, type RotationCallCode } from './problems.js';

/** What the access token of a call stands for. The host has checked it. */
export interface RotationToken {
  /** The scopes that it was issued for. */
  readonly scopes: readonly string[];
  /** The role that it was issued for. */
  readonly role: RolePermissions;
}

/** Who calls the rotation endpoint, and for what. */
export interface RotationCallFacts {
  /** What is asked for. */
  readonly operation: RotationOperation;
  /** The access token; `null` if there is none or it is not valid. */
  readonly token: RotationToken | null;
}

/** By what a call is judged before Oracle dates the endpoint's rules. */
const LISTING = 'CHOICE-ROTATION-LISTING';

const TOKEN_MISSING = fixedRefusal(ROTATION_CALL_PROBLEMS, 'token_missing');
const TOKEN_MISSING_EARLY = fixedRefusal(ROTATION_CALL_PROBLEMS, 'token_missing', { rule: LISTING });

/**
 * May this caller list, create or revoke certificates through the rotation endpoint? `rules` also names those by which
 * the request is then served.
 *
 * @param release - Release of the account.
 * @param facts - The operation, and the access token.
 * @param choices - What to decide differently where Oracle is silent.
 * @throws {@link ReleaseError} for a release that is not modelled, {@link FactsError} for facts and
 * {@link ChoicesError} for choices that are not what they have to be.
 * @see ROT-1, ROT-3, ROT-4, ROT-17, CERT-15, CHOICE-ROTATION-LISTING; RFC 6750 section 3.1
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
  checkChoices(choices, ROTATION_CALL_OPTIONS);
  checkObject(facts);
  const { operation, token } = facts;
  checkWord(operation, EVERY_OPERATION, 'operation');
  const { rules, value: taken } = termAt(ROTATION_OPERATIONS, release);
  const takesAll = taken === EVERY_OPERATION;
  if (token === null) return takesAll ? TOKEN_MISSING() : TOKEN_MISSING_EARLY();
  checkObject(token, 'token');
  checkTexts(token.scopes, 'token', 'scopes');
  checkRolePermissions(token.role, 'token', 'role');

  const violations: Violation<RotationCallCode>[] = [];
  const rule = takesAll ? undefined : LISTING;
  if (!taken.includes(operation) && choices.beforeListing !== 'all') {
    violations.push(notAvailable(release, taken));
  }
  if (!token.scopes.includes(ROTATION_SCOPE)) {
    const values = { scope: ROTATION_SCOPE };
    violations.push(violationOf(ROTATION_CALL_PROBLEMS, 'scope_missing', { rule, values }));
  }
  if (!hasPermission(token.role, OWN_CERTIFICATES_PERMISSION)) {
    const values = { permission: OWN_CERTIFICATES_PERMISSION };
    violations.push(violationOf(ROTATION_CALL_PROBLEMS, 'permission_missing', { rule, values }));
  }
  return refuseOr(
    violations,
    () => ({ allowed: true, rules: [...rules, ...(takesAll ? SERVED_BY[operation] : [])], advice: [] }),
    takesAll ? [] : rules,
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
