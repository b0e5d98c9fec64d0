import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { listed } from '../core/words.js';
import { LOG_TEXT_LENGTH, LOGIN_NOTICE, NOTICE_TAGS } from './limitsAndDates.js';
import { NOTICE_DEFAULTS, type NoticeChoices } from './options.js';

const since = startOf(LOGIN_NOTICE, true);

export const LOGIN_NOTICE_CHOICES: ChoiceTexts<'loginNotice', NoticeChoices> = {
  'CHOICE-NOTICE-GATED': {
    title: 'Which logins the notice gates',
    statement:
      'The notice gates every login that a person makes at a page, however the person proves their identity there. Calls with tokens and changes of role are not gated.',
    since,
    default: NOTICE_DEFAULTS.gatedLogins,
    range: 'any set of login kinds',
    reason:
      'Every user is to see the notice during login, and a call with a token has nobody who could read it.',
    option: 'gatedLogins',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-FREQUENCY': {
    title: 'How often the notice is acknowledged',
    statement:
      'Every login acknowledges the notice anew. Whatever is chosen, an acknowledgement in the same login counts, so that no setting and no wrong clock can make a login ask for the acknowledgement endlessly.',
    since,
    default: NOTICE_DEFAULTS.frequency,
    alternatives: ['once_per_text'],
    range: 'once_per_text, or { maxAgeDays } with any number of days',
    reason: 'Oracle’s texts read as if every login were meant. Users of other systems ask for the other two.',
    option: 'frequency',
    source: PAGES.releaseNote(since),
  },
  'CHOICE-NOTICE-BLANK': {
    title: 'A blank text',
    statement:
      'A text in which nothing can be seen, such as white space or empty tags, may be saved and does not gate any login.',
    since,
    default: 'no gate',
    reason: 'There is nothing to show.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-MARKUP': {
    title: 'Markup of the notice',
    statement: `The text may use the tags ${listed(NOTICE_TAGS, 'and')} without attributes. A paragraph may not stand inside another element. Everything else is refused with its position.`,
    since,
    default: listed(NOTICE_TAGS, 'and'),
    reason:
      'Oracle names bold and italics, and excludes links and images. A short list is safe to put on a page.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-INVISIBLE': {
    title: 'Characters that cannot be seen',
    statement:
      'The text may not have characters that show nothing or turn the direction of writing: they are refused with their position, and an older text shows a replacement character in their place. Joiners and variation selectors are left where scripts and emoji need them, after a character that is not ASCII.',
    since,
    default: 'refused',
    reason:
      'Such characters make a text read other than it is stored, or hide something in it, and a notice must be what users saw.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-CHANGED': {
    title: 'A text that has changed',
    statement:
      'An acknowledgement counts for the text it was given for. A text that is saved between showing and clicking is shown again.',
    since,
    default: 'shown again',
    reason:
      'Nobody has acknowledged a text that was not on the page. Where every login acknowledges the notice, the acknowledgement is bound to revision and hash. Where earlier logins count, it is bound to the hash, so that a text that was saved before is still known when it is saved again.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-SAME-TEXT': {
    title: 'The same text saved again',
    statement: 'A text that equals the current one, character by character, keeps its revision.',
    since,
    default: 'keeps its revision',
    reason:
      'Nothing has changed for its readers, and a form that is submitted twice must not interrupt logins under way.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-LOG-TEXT': {
    title: 'Address and user agent in the record',
    statement: `Control characters, line separators, characters that cannot be seen and broken surrogates in an address or a user agent are replaced, and both are cut after ${LOG_TEXT_LENGTH} UTF-16 code units.`,
    since,
    default: 'made safe for a log line',
    reason:
      'They come from outside and must not forge a log line, but a user cannot correct them in order to get in.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
  'CHOICE-NOTICE-INACTIVE-ROLE': {
    title: 'An inactive role',
    statement: 'An inactive role permits nothing, whatever its kind and permissions.',
    default: 'permits nothing',
    reason:
      'Nobody can log in with an inactive role, so a request that names one comes from an outdated record.',
    source: PAGES.LOGIN_NOTIFICATION,
  },
};
