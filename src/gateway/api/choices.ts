import type { ChoiceTexts } from '../../core/rule.js';
import * as PAGES from '../../core/sources.js';
import { rfc } from '../../core/sources.js';
import { grouped } from '../../core/words.js';
import { FULL_PERMISSION, LONGEST_AUTHORIZATION, LONGEST_COOKIE, LONGEST_PATH } from './limitsAndDates.js';
import { API_STATUSES } from './statuses.js';

export const API_CHOICES: ChoiceTexts<'api'> = {
  'CHOICE-API-UNKNOWN': {
    title: 'Requests whose target is in doubt',
    statement: `A request is refused if its path belongs to no API, or if the path has an escape, a dot segment, an empty segment or a character that could lead two readers to two different targets, or the escape of text that some reader takes for a dot, a slash or nothing at all. It is also refused if its method is not one that APIs have, or if it authenticates in a way that no rule names for its target. A path of more than ${grouped(LONGEST_PATH)} characters is refused, too.`,
    default: 'refused',
    reason:
      'A request that is judged by the rules of one API and answered by another could get through by mistake.',
    source: rfc(3986, '6.2.2'),
  },
  'CHOICE-API-HEADER': {
    title: 'Malformed Authorization headers',
    statement: `A header is malformed if it is sent more than once, has a parameter more than once, lacks a parameter that TBA or NLAuth needs, or names an account other than the one that the host names. A bearer token has no white space, comma or quotation mark. A header of more than ${grouped(LONGEST_AUTHORIZATION)} characters is malformed, too.`,
    default: 'malformed',
    reason: 'Oracle is silent, and two readers could take two different values from such a header.',
    source: rfc(5849, '3.5.1'),
  },
  'CHOICE-API-COOKIE': {
    title: 'A session cookie beside other credentials',
    statement: `An Authorization header, or what a SOAP message authenticates with, counts in place of the cookie, even if the header is malformed. Two session cookies are malformed, and so is a cookie header of more than ${grouped(LONGEST_COOKIE)} characters.`,
    default: 'header_counts',
    reason:
      'Clients send their cookies with every request, while a header is sent on purpose. A broken header must not turn into a login by cookie.',
    source: PAGES.SESSION_TYPES,
  },
  'CHOICE-API-SESSION': {
    title: 'Requests that authenticate with a session',
    statement:
      'A session of the user interface can call RESTlets. A SOAP session is judged like the user credentials that opened it. No other API takes a session.',
    default: 'restlets_and_soap',
    reason:
      'The types of sessions are independent of each other, and a SOAP session must not outlive the credentials that opened it.',
    source: PAGES.SESSION_TYPES,
  },
  'CHOICE-API-SOAP': {
    title: 'Credentials in a SOAP message',
    statement:
      'The credentials are in the message and not in the headers, so the host says which kind it has found. A request is refused if the host does not say so and the request has no session.',
    default: 'refused',
    reason: 'TBA and user credentials end in different releases.',
    source: PAGES.INTEGRATION_RECORD,
  },
  'CHOICE-MCP-FULL-ROLE': {
    title: 'Roles with full permissions at the MCP endpoint',
    statement: `A role counts as one with full permissions if it is the Administrator role or has the permission “${FULL_PERMISSION}”.`,
    default: 'administrator_or_core_administration',
    reason:
      'Oracle does not say which roles these are. The permission makes a role the equal of the Administrator role in what it can set up.',
    source: PAGES.MCP_CONNECTIONS,
  },
  'CHOICE-API-STATUS': {
    title: 'Status of a refused request',
    statement: `The status is ${API_STATUSES.malformed} where credentials are malformed, ${API_STATUSES.unauthenticated} where they are missing or not valid, and ${API_STATUSES.refused} where policy refuses them.`,
    default: `${API_STATUSES.refused}_by_policy`,
    reason: 'Oracle states the first two for access tokens only. The rest follows HTTP and RFC 6750.',
    source: PAGES.RESOURCE_ERRORS,
  },
};
