/**
 * What releases change about calls of the rotation endpoint, and the names that decisions compare with.
 *
 * @module
 */

import type { Scope } from '../../core/records.js';
import type { Terms } from '../../core/terms.js';

/** A request to the rotation endpoint (ROT-1). */
export type RotationOperation = 'create' | 'list' | 'revoke';

/** Every request of the endpoint. */
export const EVERY_OPERATION: readonly RotationOperation[] = ['create', 'list', 'revoke'];

/** The requests that the endpoint takes. */
export const ROTATION_OPERATIONS: Terms<readonly RotationOperation[]> = [
  { since: '2023.1', value: ['create'], rules: ['CHOICE-ROTATION-LISTING'] },
  { since: '2026.1', value: EVERY_OPERATION, rules: ['ROT-1'] },
];

/** Scope that the access token must have (ROT-3). */
export const ROTATION_SCOPE = 'rest_webservices' satisfies Scope;
