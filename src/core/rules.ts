import type { RuleTexts } from './rule.js';
import * as PAGES from './sources.js';

export const CORE_RULES: RuleTexts<'core'> = {
  'REL-1': {
    title: 'Two releases a year',
    statement: 'Accounts are upgraded twice a year, to releases named YYYY.1 and YYYY.2.',
    source: PAGES.RELEASES,
  },
  'REL-3': {
    title: 'The account’s release decides',
    statement: 'A feature is there once the account has been upgraded, whatever the calendar says.',
    source: PAGES.NEW_FEATURES,
  },
};
