import type { ChoiceTexts } from './rule.js';
import * as PAGES from './sources.js';

export const CORE_CHOICES: ChoiceTexts<'core'> = {
  'CHOICE-RELEASE-RANGE': {
    title: 'A release outside the modelled range',
    statement:
      'A release outside the modelled range causes an error that names the range. A record may still have been created in an older release.',
    default: 'error',
    reason: 'An answer for a release that nobody has read is a guess.',
    source: PAGES.NEW_FEATURES,
  },
  'CHOICE-ACCOUNT-ID': {
    title: 'Form of an account id',
    statement:
      'An account id has 1 to 20 letters and digits, and at most one suffix of 1 to 10 more after an underscore or a hyphen. Ids that differ only in that sign or in letter case name the same account.',
    default: 'one_label',
    reason: 'Oracle gives examples only, and an id becomes part of host names and of headers.',
    source: PAGES.AUTHORIZATION_REQUEST,
  },
};
