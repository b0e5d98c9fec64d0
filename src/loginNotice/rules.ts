import { type Choice, choice, help, type Rule, rule } from '../rule.js';
import { LOGIN_NOTICE_SINCE } from './thresholds.js';

const SETUP_PAGE = help('section_56135727646');
const USER_PAGE = help('article_87165101013');
const RELEASE_NOTE = help('section_158921905537');

export const LOGIN_NOTICE_RULES: readonly Rule[] = [
  rule({
    id: 'LN-1',
    title: 'An account feature',
    statement:
      'Login Notification is an account feature. Until it is enabled, no notice can be entered and none is shown.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-2',
    title: 'The text is entered separately',
    statement: 'Enabling the feature shows nothing: the text is entered afterwards, as a step of its own.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-3',
    title: 'Set up by administrators',
    statement: 'Only the Administrator role may set up the notice. No permission stands in for it.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-4',
    title: 'Simple formatting, any length',
    statement: 'The text may carry simple formatting, but no links and no images. Its length has no limit.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-5',
    title: 'Shown at login, from the next one on',
    statement:
      'Whoever logs in to the account after the text was saved is shown it, and gets in by acknowledging it.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-6',
    title: 'No access without acknowledgement',
    statement: 'The notice blocks the account. There is no declining: not to acknowledge is not to get in.',
    since: LOGIN_NOTICE_SINCE,
    source: USER_PAGE,
  }),
  rule({
    id: 'LN-7',
    title: 'Every acknowledgement is on record',
    statement: 'The Login Audit Trail keeps each acknowledgement with its date and time.',
    since: LOGIN_NOTICE_SINCE,
    source: SETUP_PAGE,
  }),
  rule({
    id: 'LN-8',
    title: 'Every login',
    statement:
      'The notice belongs to each login, not to the first one of a user. No page says so outright; all of them read so.',
    since: LOGIN_NOTICE_SINCE,
    basis: 'inferred',
    source: RELEASE_NOTE,
  }),
  rule({
    id: 'LAT-2',
    title: 'Who reads the Login Audit Trail',
    statement:
      'The Login Audit Trail is open to the Administrator role, and to roles with the permission View Login Audit Trail.',
    source: help('section_1548084502'),
  }),
  rule({
    id: 'LAT-3',
    title: 'What the Login Audit Trail is searched by',
    statement: 'A search filters by user, role, range of dates and status, among others.',
    source: help('section_1548084502'),
  }),
  rule({
    id: 'LAT-5',
    title: 'Why a login failed',
    statement: 'The Detail of a failed login holds the name of the error.',
    source: help('section_158323851171'),
  }),
];

export const LOGIN_NOTICE_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-NOTICE-GATED',
    title: 'Which logins the notice gates',
    statement:
      'The notice gates logins at a page, whatever proves identity there. Tokens and role switches pass.',
    since: LOGIN_NOTICE_SINCE,
    default: 'password, saml, oidc, passkey',
    alternatives: ['any set of login kinds'],
    reason: 'Every user is to see it during login, and a call with a token has nobody who could read it.',
    option: 'gatedLogins',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-FREQUENCY',
    title: 'How often the notice is acknowledged',
    statement: 'Every login acknowledges the notice anew.',
    since: LOGIN_NOTICE_SINCE,
    default: 'every_login',
    alternatives: ['once_per_text', 'maxAgeDays'],
    reason:
      'The texts read as every login; users of other systems ask for the other two. Whatever is chosen, the acknowledgement of this very login counts, so that no setting and no clock can ask for ever.',
    option: 'frequency',
    source: RELEASE_NOTE,
  }),
  choice({
    id: 'CHOICE-NOTICE-BLANK',
    title: 'A blank text',
    statement:
      'A text in which nothing can be seen, such as white space or empty tags, may be saved and gates nothing.',
    since: LOGIN_NOTICE_SINCE,
    default: 'no gate',
    reason: 'There is nothing to show.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-MARKUP',
    title: 'Markup of the notice',
    statement:
      'The text may use b, strong, i, em, br and p without attributes, paragraphs not inside anything. Everything else is refused with its position.',
    since: LOGIN_NOTICE_SINCE,
    default: 'b, strong, i, em, br, p',
    reason: 'Bold and italics are named, links and images excluded; a short list is safe to put on a page.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-CHANGED',
    title: 'A text that has changed',
    statement:
      'An acknowledgement counts for the text it was given for. A text saved between showing and clicking is shown again.',
    since: LOGIN_NOTICE_SINCE,
    default: 'shown again',
    reason:
      'Nobody has acknowledged what was not on the page. Where each login acknowledges, it is bound to revision and hash; where earlier logins count, to the hash, so that a text which comes back is still known.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-SAME-TEXT',
    title: 'The same text saved again',
    statement: 'A text equal to the current one, character by character, keeps its revision.',
    since: LOGIN_NOTICE_SINCE,
    default: 'keeps its revision',
    reason:
      'Nothing has changed for its readers, and a form saved twice must not interrupt logins under way.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-LOG-TEXT',
    title: 'Address and user agent in the record',
    statement:
      'Control characters, line separators, writing-direction marks and broken surrogates in an address or user agent become replacement characters, and either is cut at 1,024 UTF-16 code units.',
    since: LOGIN_NOTICE_SINCE,
    default: 'made fit for a log line',
    reason: 'They come from outside and must forge no log line, but a user cannot mend them to get in.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-LOGIN-ORDER',
    title: 'The notice comes before the session',
    statement:
      'A login is first asked for the acknowledgement, then judged by the number of sessions, and holds no place in between.',
    since: LOGIN_NOTICE_SINCE,
    default: 'notice first',
    reason:
      'A login that waits would otherwise hold a place that nobody uses, or end a session for one who never gets in.',
    source: SETUP_PAGE,
  }),
  choice({
    id: 'CHOICE-NOTICE-INACTIVE-ROLE',
    title: 'An inactive role',
    statement: 'An inactive role permits nothing, whatever its kind and permissions.',
    default: 'permits nothing',
    reason: 'Nobody can log in with it; an answer that needs it rests on a stale record.',
    source: SETUP_PAGE,
  }),
];
