/**
 * Why a login must acknowledge the notice or need not, by code.
 *
 * @module
 */

import type { Statements } from '../core/problem.js';
import { startOf } from '../core/terms.js';
import { LOGIN_NOTICE } from './limitsAndDates.js';

/** Why a login need not acknowledge the notice. */
export type NoticeNotRequiredReason =
  | 'acknowledged'
  | 'feature_off'
  | 'login_not_gated'
  | 'no_notice'
  | 'not_available_yet'
  | 'notice_blank';

/** Why a login must acknowledge the notice. */
export type NoticeRequiredReason = 'acknowledgement_expired' | 'not_acknowledged';

/** Why a login must acknowledge the notice, or need not. */
export const NOTICE_REASONS: Statements<NoticeNotRequiredReason | NoticeRequiredReason> = {
  acknowledged: { rule: 'LN-5', message: 'The user has acknowledged the notice.' },
  acknowledgement_expired: {
    rule: 'CHOICE-NOTICE-FREQUENCY',
    message: 'The user has not acknowledged this text of the notice recently enough.',
  },
  feature_off: {
    rule: 'LN-1',
    message: 'The Login Notification feature is not enabled in the account.',
    path: ['features', 'loginNotification'],
  },
  login_not_gated: {
    rule: 'CHOICE-NOTICE-GATED',
    message: 'Logins of this kind are not shown the notice.',
    path: ['login', 'kind'],
  },
  no_notice: { rule: 'LN-2', message: 'No notice has been saved in the account.' },
  not_acknowledged: {
    rule: 'LN-6',
    message: 'The user must acknowledge the notice to get access to the account.',
  },
  not_available_yet: {
    rule: 'LN-1',
    message: `Login notification is available from release ${startOf(LOGIN_NOTICE, true)} on.`,
  },
  notice_blank: {
    rule: 'CHOICE-NOTICE-BLANK',
    message: 'The text of the notice is blank, so there is nothing to show.',
  },
};
