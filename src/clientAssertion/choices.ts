import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { rfc } from '../core/sources.js';
import { ASSERTION_LIFETIME, LONGEST_JTI } from './limitsAndDates.js';
import { ASSERTION_DEFAULTS, type AssertionChoices } from './options.js';

export const CLIENT_ASSERTION_CHOICES: ChoiceTexts<'clientAssertion', AssertionChoices> = {
  'CHOICE-ASSERTION-LIFETIME': {
    title: 'Longest lifetime of an assertion',
    statement: `Up to and including ${ASSERTION_LIFETIME / 60} minutes between iat and exp are allowed.`,
    default: ASSERTION_DEFAULTS.lifetime,
    alternatives: ['under_60_minutes'],
    reason: `Oracle’s own sample has exactly ${ASSERTION_LIFETIME} seconds, although the text asks for less.`,
    option: 'lifetime',
    source: PAGES.ACCESS_TOKEN_ERRORS,
  },
  'CHOICE-ASSERTION-AUDIENCE': {
    title: 'Audience and form of the scope',
    statement:
      'aud is the token endpoint on the suitetalk host or on the restlets host of the account. scope is an array, or text whose parts are separated by commas or spaces.',
    default: ASSERTION_DEFAULTS.audience,
    alternatives: ['suitetalk'],
    reason: 'Oracle’s text and Oracle’s sample differ.',
    option: 'audience',
    source: PAGES.CLIENT_CREDENTIALS_REQUEST,
  },
  'CHOICE-ASSERTION-CLOCK': {
    title: 'Difference between clocks',
    statement:
      'No difference between clocks is tolerated: an assertion whose iat is one second ahead is refused as issued in the future.',
    default: ASSERTION_DEFAULTS.clockToleranceSeconds,
    range: `any number of seconds from 0 to ${ASSERTION_LIFETIME}`,
    reason: 'Oracle names no tolerance, and a host that needs one can say so.',
    option: 'clockToleranceSeconds',
    source: PAGES.ACCESS_TOKEN_ERRORS,
  },
  'CHOICE-ASSERTION-CLAIMS': {
    title: 'Claims that Oracle does not list',
    statement:
      'If sub is there, it is the client ID, and if nbf is there, it does not lie in the future. Other claims are not looked at.',
    default: 'judged_if_there',
    reason: 'RFC 7523 says what both mean, and a client that sends them expects them to count.',
    source: rfc(7523, '3'),
  },
  'CHOICE-ASSERTION-JTI': {
    title: 'The id of an assertion',
    statement: `An assertion needs no jti. If one is there, it is text of 1 to ${LONGEST_JTI} characters, and no second assertion of the client has it while the first can be used. Whoever answers requests asks a store for that.`,
    default: ASSERTION_DEFAULTS.jti,
    alternatives: ['required'],
    reason:
      'Oracle does not list jti, although the printed sample has one. RFC 7523 makes it optional, and names it as the means against a replay.',
    option: 'jti',
    source: rfc(7523, '3'),
  },
};
