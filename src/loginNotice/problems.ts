/**
 * What refusals and advice about the login notice say, by code.
 *
 * @module
 */

import { INVALID_AT } from '../core/invalidInstants.js';
import { PERMISSION_MISSING } from '../core/permission.js';
import type { Problems, Statements } from '../core/problem.js';

import type { NoticeMarkupCode } from './markupProblems.js';
import { NOTICE_REASONS } from './reasons.js';

/** Why a text may not be saved as the login notice. */
export type SetNoticeCode =
  | NoticeMarkupCode
  | 'administrator_required'
  | 'feature_off'
  | 'not_available_yet'
  | 'role_inactive';

/** Why a role may not enable the Login Notification feature. */
export type EnableLoginNotificationCode = 'administrator_required' | 'not_available_yet' | 'role_inactive';

/** What else there is to know about a text that may be saved. */
export type NoticeAdviceCode = 'notice_blank';

/** Why a role may not read acknowledgements. */
export type ReadAcknowledgementsCode = 'permission_missing' | 'role_inactive';

/** Why a click does not acknowledge the notice. */
export type NoticeAcknowledgementCode = 'invalid_instant' | 'nothing_to_acknowledge' | 'notice_changed';

/** Refusals of texts, of readers and of clicks. */
export const NOTICE_PROBLEMS: Problems<
  Exclude<SetNoticeCode, NoticeMarkupCode> | NoticeAcknowledgementCode | ReadAcknowledgementsCode
> = {
  administrator_required: {
    rule: 'LN-3',
    message: 'Only the Administrator role may set up the notice.',
    path: ['role', 'kind'],
  },
  feature_off: { ...NOTICE_REASONS.feature_off, remedy: 'Enable the Login Notification feature first.' },
  invalid_instant: {
    rule: 'LN-7',
    ...INVALID_AT,
  },
  not_available_yet: NOTICE_REASONS.not_available_yet,
  // the rule, the place and the reason are those of the requirement
  nothing_to_acknowledge: {
    rule: 'LN-5',
    message: 'There is no notice for this login to acknowledge. {reason}',
  },
  notice_changed: {
    rule: 'CHOICE-NOTICE-CHANGED',
    message: 'The notice that was shown is not the current one.',
    path: ['shown'],
    remedy: 'Show the current notice, and ask the user to acknowledge it.',
  },
  permission_missing: {
    rule: 'LAT-2',
    ...PERMISSION_MISSING,
  },
  role_inactive: {
    rule: 'CHOICE-NOTICE-INACTIVE-ROLE',
    message: 'The role is inactive, and an inactive role permits nothing.',
    path: ['role', 'inactive'],
  },
};

/** Advice about a text that may be saved. */
export const NOTICE_ADVICE: Statements<NoticeAdviceCode> = {
  notice_blank: {
    rule: 'CHOICE-NOTICE-BLANK',
    message: 'The text is blank, so no login will be shown a notice.',
    path: ['text'],
  },
};
