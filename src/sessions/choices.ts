import { type Choice, choice, help } from '../rule.js';

const SETTING_UP = help('section_67135625265');
const QUALIFYING = help('article_0804023640');
const SESSION_TYPES = help('section_1534882804');

export const SESSION_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-SESSION-OVERFLOW',
    title: 'A login beyond the limit',
    statement:
      'The login is allowed and the sessions that started first end, as many as are too many; equal starts are ordered by id.',
    default: 'end_oldest',
    alternatives: ['deny_new'],
    reason:
      'A session forgotten elsewhere must not lock its owner out for hours. Identity servers offer both (SES-5).',
    option: 'overflow',
    source: SETTING_UP,
  }),
  choice({
    id: 'CHOICE-SESSION-LOWERED',
    title: 'Live sessions when the limit falls',
    statement:
      'Sessions beyond a lowered limit end at once, oldest first, and not the one that is to be kept.',
    default: 'end_excess',
    alternatives: ['keep_until_next_login'],
    reason: 'Oracle does not say when they end. At once is the reading in which the limit always holds.',
    option: 'onLowered',
    source: SETTING_UP,
  }),
  choice({
    id: 'CHOICE-SAML-2FA',
    title: 'Whether a SAML single sign-on role is 2FA-required',
    statement: 'It is not, so its user has one session.',
    default: 'not_required',
    alternatives: ['judged_without_saml'],
    reason: 'The 2FA requirement on such a role is ignored (2FA-6), so nothing shows a second factor.',
    option: 'samlRole',
    source: help('section_1515446005'),
  }),
  choice({
    id: 'CHOICE-SESSION-NO-ROLES',
    title: 'A user without roles',
    statement: 'One session.',
    default: 'one_session',
    reason: 'Nothing is known of such a user; "every role" of an empty list would otherwise be true.',
    source: QUALIFYING,
  }),
  choice({
    id: 'CHOICE-SESSION-INACTIVE-ROLES',
    title: 'Whether inactive roles count',
    statement: 'An inactive role counts as any other.',
    default: 'count',
    alternatives: ['ignore'],
    reason: 'Oracle speaks of all roles of the user; counting can only make the limit lower.',
    option: 'inactiveRoles',
    source: QUALIFYING,
  }),
  choice({
    id: 'CHOICE-SESSION-DATE',
    title: 'A session with an invalid date',
    statement: 'It cannot be used, still counts toward the limit, and is taken for the oldest.',
    default: 'refuse_and_count',
    reason: 'Nothing shows that it is still within its time.',
    source: SESSION_TYPES,
  }),
  choice({
    id: 'CHOICE-SESSION-BOUNDARY',
    title: 'The last instant of a session',
    statement: 'A session has ended once its time has passed in full: at the limit, not after it.',
    default: 'ended_at_limit',
    reason: 'The shorter reading; the two differ by one millisecond.',
    source: SESSION_TYPES,
  }),
  choice({
    id: 'CHOICE-SESSION-NO-TIMEOUT',
    title: 'Timeouts that Oracle does not state',
    statement:
      'None is made up: a web store session has no known timeout, and a SuiteAnalytics Connect session none but idle.',
    default: 'none',
    reason: 'A number of our own would end sessions that NetSuite keeps.',
    source: SESSION_TYPES,
  }),
  choice({
    id: 'CHOICE-SESSION-IDLE-INVALID',
    title: 'An idle timeout that cannot be set',
    statement: 'Where an account reports an idle timeout outside 15 to 720 minutes, 15 is taken.',
    default: 'shortest',
    reason: 'The value is not one that NetSuite stores; the shortest keeps no session too long.',
    source: help('section_1534882691'),
  }),
];
