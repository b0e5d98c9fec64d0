import { type Choice, choice, help, type Rule, rule } from './rule.js';

export const RELEASE_RULES: readonly Rule[] = [
  rule({
    id: 'REL-1',
    title: 'Two releases a year',
    statement: 'Accounts are upgraded twice a year, to releases named YYYY.1 and YYYY.2.',
    source: help('chapter_N3944673'),
  }),
  rule({
    id: 'REL-3',
    title: 'The account’s release decides',
    statement: 'A feature is there once the account has been upgraded, whatever the calendar says.',
    source: help('article_72152418635'),
  }),
];

export const RELEASE_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-RELEASE-RANGE',
    title: 'A release outside the modelled range',
    statement:
      'It is an error that names the range. A record may still have been created in an older release.',
    default: 'error',
    reason: 'An answer for a release that nobody has read is a guess.',
    source: help('article_72152418635'),
  }),
];
