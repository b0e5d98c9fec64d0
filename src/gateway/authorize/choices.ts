import type { ChoiceTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { rfc } from '../../core/sources.js';
import { grouped, listed } from '../../core/words.js';
import { AUTHORIZATION_ERRORS, STATE_LENGTH } from './limitsAndDates.js';

export const AUTHORIZE_CHOICES: ChoiceTexts<'authorize'> = {
  'CHOICE-PARAMETER-REPEATED': {
    title: 'Repeated parameters',
    statement: 'A request in which any parameter occurs more than once is refused.',
    default: 'refused',
    reason: 'RFC 6749 forbids it, Oracle is silent, and two readers could take two different values.',
    source: rfc(6749, '3.1'),
  },
  'CHOICE-AUTHORIZE-BLOCKED': {
    title: 'A record that is not enabled, in step one',
    statement: 'The user sees an error page and is not sent to the redirect URI of the record.',
    default: 'error_page',
    reason: 'Oracle names the Detail but not the answer, and a blocked record may have been taken over.',
    source: PAGES.AUTHORIZATION_ERRORS,
  },
  'CHOICE-AUTHORIZE-ORDER': {
    title: 'One error for several faults',
    statement: `A request with several faults is answered with the first of these errors that one of them has: ${listed(AUTHORIZATION_ERRORS, 'or')}.`,
    default: 'client_before_request',
    reason:
      'An answer has room for one error. What is wrong with the client comes first, since no other request of it would do better.',
    source: PAGES.AUTHORIZATION_ERRORS,
  },
  'CHOICE-ISSUER': {
    title: 'Issuer of an account',
    statement: 'The issuer of an account is https:// and its suitetalk host, without a path.',
    default: 'suitetalk',
    reason:
      'Oracle names no issuer for authorization codes. It publishes the metadata of the account’s OpenID provider on that host, which is also the host of the token endpoint.',
    source: PAGES.OIDC_METADATA,
  },
  'CHOICE-AUTHORIZE-STATE': {
    title: 'A refused state in the answer',
    statement: `A state that is refused, such as one that is too short, is sent back if it is printable ASCII of at most ${grouped(STATE_LENGTH.most)} characters. Otherwise it is left out.`,
    default: 'sent_back_if_safe',
    reason:
      'RFC 6749 asks for the state to be sent back so that the client can recognize its request, but it must not become a way to send anything anywhere.',
    source: PAGES.AUTHORIZATION_REQUEST,
  },
};
