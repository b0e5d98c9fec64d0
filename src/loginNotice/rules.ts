import type { RuleTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { AUDIT_TRAIL_PERMISSION, LOGIN_NOTICE } from './limitsAndDates.js';

const since = startOf(LOGIN_NOTICE, true);

export const LOGIN_NOTICE_RULES: RuleTexts<'loginNotice'> = {
  'LN-1': {
    title: 'Login notification is a feature of the account',
    statement:
      'Login Notification is a feature of the account. Until it is enabled, no notice can be entered and none is shown.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-2': {
    title: 'The text of the notice is entered separately',
    statement:
      'Enabling the feature does not show anything by itself. The text of the notice is entered afterwards, in a separate step.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-3': {
    title: 'Only an Administrator sets up the notice',
    statement:
      'Users with the Administrator role set up the notice: they enable the feature and enter the text. The page names no other role and no permission.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-4': {
    title: 'Simple formatting, any length',
    statement: 'The text may have simple formatting, but no links and no images. Its length is not limited.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-5': {
    title: 'Shown at login, from the next one on',
    statement:
      'Everyone who logs in to the account after the text was saved is shown the notice, and enters the account by acknowledging it.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-6': {
    title: 'No access without acknowledgement',
    statement:
      'The notice blocks access to the account until the user has acknowledged it. The page describes no way to decline it.',
    since,
    source: PAGES.ACKNOWLEDGING_NOTICES,
  },
  'LN-7': {
    title: 'Every acknowledgement is recorded',
    statement: 'The Login Audit Trail records each acknowledgement with its date and time.',
    since,
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'LN-8': {
    title: 'The notice belongs to every login',
    statement:
      'The notice belongs to every login, not only to the first login of a user. No page says so explicitly, but all of them read that way.',
    since,
    basis: 'inferred',
    source: PAGES.releaseNote(since),
  },
  'LAT-2': {
    title: 'Who reads the Login Audit Trail',
    statement: `The Login Audit Trail is open to the Administrator role, and to roles with the permission ${AUDIT_TRAIL_PERMISSION}.`,
    source: PAGES.LOGIN_AUDIT_TRAIL,
  },
  'LAT-3': {
    title: 'What the Login Audit Trail is searched by',
    statement: 'A search can filter by user, role, range of dates and status, among others.',
    source: PAGES.LOGIN_AUDIT_TRAIL,
  },
  'LAT-5': {
    title: 'Why a login with OAuth 2.0 failed',
    statement:
      'Logins with OAuth 2.0 are recorded with their Detail and the name of the application. The Detail of one that failed is the name of the error.',
    source: PAGES.OAUTH2_AUDIT_TRAIL,
  },
  'LAT-6': {
    title: 'A wrong code is a failed login',
    statement: 'The Login Audit Trail counts a wrong 2FA code as a login that failed.',
    source: PAGES.LOGIN_AUDIT_TRAIL,
  },
};
