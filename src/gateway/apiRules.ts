import { type Choice, choice, help, type Rule, rfc, rule } from '../rule.js';

const RECORD_PAGE = help('bridgehead_4249032125');
const SESSION_TYPES = help('section_1534882804');
const RESOURCE_ERRORS = help('subsect_158521885412');

/** What holds of requests to APIs, besides how they authenticate. */
export const API_RULES: readonly Rule[] = [
  rule({
    id: 'TBA-20',
    title: 'TBA is signed with HMAC-SHA256',
    statement: 'A TBA request is signed with HMAC-SHA256. HMAC-SHA1 has ended.',
    since: '2023.1',
    source: help('subsect_156935170194'),
  }),
];

export const API_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-API-UNKNOWN',
    title: 'Requests that are not told without doubt',
    statement:
      'A request is refused if its path is none of the APIs, or has an escape, a dot segment, an empty segment or a character by which two readers could take it for two things, or if its method is none that APIs have; and so is one that authenticates in a way no rule names for its target.',
    default: 'refused',
    reason: 'Judged by the rules of another API than the one that answers, it could get through.',
    source: rfc(3986, '6.2.2'),
  }),
  choice({
    id: 'CHOICE-API-HEADER',
    title: 'Malformed Authorization headers',
    statement:
      'A header is malformed if it is there more than once, has a parameter more than once or lacks one that TBA or NLAuth cannot do without, or names another account than the host does. A bearer token is in one piece: without white space, comma or quotation mark.',
    default: 'malformed',
    reason: 'Oracle is silent, and two readers would take two different values.',
    source: rfc(5849, '3.5.1'),
  }),
  choice({
    id: 'CHOICE-API-COOKIE',
    title: 'A session cookie beside other credentials',
    statement:
      'An Authorization header, or what a SOAP message authenticates with, counts and the cookie does not, also where the header is malformed. Two session cookies are malformed.',
    default: 'header_counts',
    reason:
      'Clients send the cookies they were given without being asked to, while a header is meant. A broken header must not become a login by cookie.',
    source: SESSION_TYPES,
  }),
  choice({
    id: 'CHOICE-API-SESSION',
    title: 'Requests that go by a session',
    statement:
      'A session of the user interface can call RESTlets. A SOAP session is judged as the user credentials it was opened with. No other API takes a session.',
    default: 'restlets_and_soap',
    reason:
      'Session types are independent of each other, and a SOAP session must not outlive the credentials that opened it.',
    source: SESSION_TYPES,
  }),
  choice({
    id: 'CHOICE-API-SOAP',
    title: 'What a SOAP message authenticates with',
    statement:
      'It is in the message and not in the headers, so the host says what it found; a request without that, and without a session, is refused.',
    default: 'refused',
    reason: 'TBA and user credentials end in different releases.',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-API-STATUS',
    title: 'Status of a refused request',
    statement:
      '400 where credentials are malformed, 401 where they are missing or not valid, and 403 where policy refuses them.',
    default: '403_by_policy',
    reason: 'Oracle states the first two for access tokens only; the rest is as HTTP and RFC 6750 have it.',
    source: RESOURCE_ERRORS,
  }),
];
