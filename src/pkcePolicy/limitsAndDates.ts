/**
 * What a release changes about PKCE, and the limits and names that requests are compared with.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import type { Scope } from '../core/records.js';
import type { Term, Terms } from '../core/terms.js';

/** A way in which a code challenge is made from a code verifier. */
export type CodeChallengeMethod = 'S256' | 'plain';

/**
 * Whether new integrations with the authorization code grant must use PKCE, whatever their client type. The type
 * allows two rows, optional and then required, because any other history would need other answers.
 */
export const PKCE_OF_NEW: readonly [Term<false>, Term<true>] = constant([
  { since: '2025.2', value: false, rules: ['PK-5'] },
  { since: '2027.1', value: true, rules: ['PK-21', 'CHOICE-PKCE-NEW'] },
]);

/** The methods that are left since `plain` is gone. */
export const METHODS_WITHOUT_PLAIN: readonly CodeChallengeMethod[] = ['S256'];

/** Which methods a code challenge may have. `plain` ended before the first modelled release. */
export const CODE_CHALLENGE_METHODS: Terms<readonly CodeChallengeMethod[]> = constant([
  { since: '2020.1', value: ['S256', 'plain'], rules: [] },
  { since: '2020.2', value: METHODS_WITHOUT_PLAIN, rules: ['PK-6'] },
]);

/** The scope that is granted with PKCE only, whatever the client type (PK-5). */
export const PKCE_SCOPE: Scope = 'mcp';

/** Characters of a code challenge (P2). */
export const CODE_CHALLENGE_LENGTH = 43;

/** Fewest characters of a code verifier (PK-7). */
export const SHORTEST_CODE_VERIFIER = 43;

/** Most characters of a code verifier (PK-7). */
export const LONGEST_CODE_VERIFIER = 128;
