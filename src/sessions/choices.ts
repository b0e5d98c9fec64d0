import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { CARD_IDLE_MINUTES, CARD_PERMISSION, IDLE_MINUTES } from './limitsAndDates.js';
import type { SessionChoices, SessionTimeoutChoices, UserCredentialsChoices } from './options.js';

/** What this module decides where Oracle is silent or contradicts itself. */
export const SESSIONS_CHOICES: ChoiceTexts<
  'sessions',
  SessionChoices & SessionTimeoutChoices & UserCredentialsChoices
> = {
  'CHOICE-SESSION-OVERFLOW': {
    title: 'A login beyond the limit',
    statement:
      'The login is allowed, and the oldest sessions end until the limit holds. Sessions that started at the same instant end in the order of their ids.',
    default: 'end_oldest',
    alternatives: ['deny_new'],
    reason:
      'A session that was forgotten elsewhere must not lock its owner out for hours. Identity servers offer both (SES-5).',
    option: 'overflow',
    source: PAGES.MULTIPLE_SESSIONS,
  },
  'CHOICE-SESSION-LOWERED': {
    title: 'Live sessions when the limit falls',
    statement:
      'Sessions beyond a lowered limit end at once, oldest first, except the one that is to be kept.',
    default: 'end_excess',
    alternatives: ['keep_until_next_login'],
    reason:
      'Oracle does not say when they end. Ending them at once is the reading in which the limit always holds.',
    option: 'onLowered',
    source: PAGES.MULTIPLE_SESSIONS,
  },
  'CHOICE-SAML-2FA': {
    title: 'Whether a SAML single sign-on role is 2FA-required',
    statement:
      'A SAML single sign-on role is not 2FA-required, so a user who has such a role does not qualify for more sessions.',
    default: 'not_required',
    alternatives: ['judged_without_saml'],
    reason: 'The 2FA requirement on such a role is ignored (2FA-6), so nothing shows a second factor.',
    option: 'samlRole',
    source: PAGES.TWO_FACTOR_PERMISSIONS,
  },
  'CHOICE-SESSION-NO-ROLES': {
    title: 'A user without roles',
    statement: 'A user without roles does not qualify for more sessions.',
    default: 'does_not_qualify',
    reason: 'Nothing is known of such a user, and "every role" of an empty list would otherwise be true.',
    source: PAGES.QUALIFYING_FOR_SESSIONS,
  },
  'CHOICE-SESSION-INACTIVE-ROLES': {
    title: 'Whether inactive roles count',
    statement: 'An inactive role counts like any other.',
    default: 'count',
    alternatives: ['ignore'],
    reason: 'Oracle speaks of all roles of the user, and counting them can only lower the limit.',
    option: 'inactiveRoles',
    source: PAGES.QUALIFYING_FOR_SESSIONS,
  },
  'CHOICE-SESSION-DATE': {
    title: 'A session with an invalid instant',
    statement:
      'A session with an invalid instant cannot be used, still counts toward the limit, and is taken for the oldest one.',
    default: 'refuse_and_count',
    reason: 'Nothing shows that it is still within its time.',
    source: PAGES.SESSION_TYPES,
  },
  'CHOICE-SESSION-BOUNDARY': {
    title: 'The last instant of a session',
    statement: 'A session has ended once its time has passed in full: at the limit, not after it.',
    default: 'ended_at_limit',
    reason: 'This is the shorter reading; the two differ by a single millisecond.',
    source: PAGES.SESSION_TYPES,
  },
  'CHOICE-SESSION-NO-TIMEOUT': {
    title: 'Timeouts that Oracle does not state',
    statement: 'No timeout is made up: a SuiteAnalytics Connect session has none but its idle timeout.',
    default: 'none',
    reason: 'A number of our own would end sessions that NetSuite keeps.',
    source: PAGES.SESSION_TYPES,
  },
  'CHOICE-SESSION-IDLE-INVALID': {
    title: 'An idle timeout that cannot be set',
    statement: `Where an account reports an idle timeout that is not a whole number from ${IDLE_MINUTES.least} to ${IDLE_MINUTES.most} minutes, ${IDLE_MINUTES.least} minutes are taken.`,
    default: 'shortest',
    reason: 'NetSuite does not store such a value, and the shortest timeout keeps no session too long.',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'CHOICE-SESSION-ROLE-UNKNOWN': {
    title: 'A session whose role is not known',
    statement: `A session of the user interface whose role is not known, or is not one of the user’s any more, ends after ${CARD_IDLE_MINUTES} idle minutes.`,
    default: 'shortest',
    reason:
      'The role may be one with the shortest timeout, and losing a role must not lengthen the sessions that run in it.',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'CHOICE-SESSION-ROLE-GONE': {
    title: 'A role that is taken away or inactive',
    statement:
      'A role that is taken from the user, or is inactive, permits nothing: the change ends the sessions of every kind that run in it, and nothing can be done with it.',
    default: 'ends',
    reason: 'What the user may not do any more must not go on in a session that was opened before.',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'CHOICE-SESSION-ADMIN-CARDS': {
    title: 'The idle timeout of an Administrator',
    statement: `A session of the Administrator role ends after ${CARD_IDLE_MINUTES} idle minutes only if the role lists the permission ${CARD_PERMISSION}.`,
    default: 'as_listed',
    alternatives: ['counts'],
    reason:
      'The page ties the shorter timeout to the permission and does not name the Administrator role. An account in which Administrators view card numbers can count them.',
    option: 'administratorCards',
    source: PAGES.SESSIONS_IN_BROWSERS,
  },
  'CHOICE-2FA-ISSUE-TOKEN': {
    title: 'IssueToken and 2FA-required roles',
    statement: 'A 2FA-required role cannot get a token from the IssueToken endpoint.',
    default: 'refused',
    alternatives: ['allowed'],
    reason:
      'One page has the endpoint take a code of an authenticator app beside the user credentials of such a role, others keep user credentials from it. Refusing is the safer reading.',
    option: 'issueToken',
    source: PAGES.ISSUE_TOKEN_TWO_FACTOR,
  },
};
