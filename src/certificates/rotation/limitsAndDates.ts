/**
 * What releases change about calls of the rotation endpoint, and the names that decisions compare with.
 *
 * @module
 */

import type { Scope } from '../../core/records.js';
import type { RuleId } from '../../core/ruleIds.js';
import type { Terms } from '../../core/terms.js';

/** A request to the rotation endpoint (ROT-1). */
export type RotationOperation = 'create' | 'list' | 'revoke';

/** Every request of the endpoint. */
export const EVERY_OPERATION: readonly RotationOperation[] = ['create', 'list', 'revoke'];

/** The requests that the endpoint takes. */
export const ROTATION_OPERATIONS: Terms<readonly RotationOperation[]> = [
  { since: '2023.1', value: ['create'], rules: ['CHOICE-ROTATION-LISTING'] },
  { since: '2026.1', value: EVERY_OPERATION, rules: ['ROT-1', 'ROT-3', 'ROT-4', 'CERT-15'] },
];

/** By which rules each request is served, once the endpoint takes all of them: what is asked for, and how it is answered. */
export const SERVED_BY: Readonly<Record<RotationOperation, readonly RuleId[]>> = {
  create: ['ROT-5', 'ROT-6', 'ROT-7', 'ROT-12', 'ROT-19'],
  list: ['ROT-8', 'ROT-9', 'ROT-10', 'ROT-11'],
  revoke: ['ROT-13'],
};

/** Scope that the access token must have (ROT-3). */
export const ROTATION_SCOPE = 'rest_webservices' satisfies Scope;
