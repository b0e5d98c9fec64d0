/**
 * What answers about a whole login say, by code.
 *
 * @module
 */

import { INVALID_AT } from '../core/invalidInstants.js';
import type { Problems } from '../core/problem.js';
import type { OpenSessionCode } from '../sessions/index.js';

/** Why a login waits. */
export type LoginPendingCode = 'acknowledgement_required';

/** Why a login is refused. */
export type LoginCode = OpenSessionCode | 'invalid_instant' | 'role_inactive' | 'role_unknown';

/** The refusals of a login that no other module states. */
export const LOGIN_PROBLEMS: Problems<Exclude<LoginCode, OpenSessionCode> | LoginPendingCode> = {
  // the rule and the reason are those of the requirement
  acknowledgement_required: {
    rule: 'LN-6',
    message: '{reason}',
    remedy: 'Show the notice, and ask again once the user has acknowledged it.',
    leanedOn: ['CHOICE-LOGIN-ORDER'],
  },
  invalid_instant: {
    rule: 'CHOICE-SESSION-DATE',
    ...INVALID_AT,
  },
  role_inactive: {
    rule: 'CHOICE-SESSION-ROLE-GONE',
    message: 'The role is inactive, and nobody can log in with it.',
    path: ['roleId'],
    remedy: 'Ask the user to choose another role.',
  },
  role_unknown: {
    rule: 'CHOICE-SESSION-ROLE-GONE',
    message: 'The role is not one of the user’s.',
    path: ['roleId'],
    remedy: 'Read the roles of the user anew, and ask the user to choose one of them.',
  },
};
