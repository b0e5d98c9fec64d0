import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { LOGIN_NOTICE } from '../loginNotice/limitsAndDates.js';

export const LOGIN_CHOICES: ChoiceTexts<'login'> = {
  'CHOICE-LOGIN-ORDER': {
    title: 'The notice comes before the session',
    statement:
      'A login is first asked to acknowledge the notice, and then judged by the number of sessions. While it waits for the acknowledgement, it does not take the place of a session.',
    since: startOf(LOGIN_NOTICE, true),
    default: 'notice first',
    reason:
      'A login that waits would otherwise take a place that nobody uses, or end a session for a user who may never get in.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
};
