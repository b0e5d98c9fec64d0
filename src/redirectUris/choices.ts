import type { ChoiceTexts } from '../core/rule.js';
import * as PAGES from '../core/sources.js';
import { startOf } from '../core/terms.js';
import { REDIRECT_URI_COUNT, redirectUriCountInWords } from './limitsAndDates.js';
import { REDIRECT_URI_DEFAULTS, type RedirectUriChoices } from './options.js';

export const REDIRECT_URIS_CHOICES: ChoiceTexts<'redirectUris', RedirectUriChoices> = {
  'CHOICE-REDIRECT-FRAGMENT': {
    title: 'A redirect URI with a fragment',
    statement: 'A redirect URI with a fragment is refused, even if the fragment is empty.',
    default: REDIRECT_URI_DEFAULTS.fragment,
    alternatives: ['allow'],
    reason:
      'RFC 6749 section 3.1.2 forbids fragments and Oracle is silent. Some public guides register such URIs, so the relaxation has a name.',
    option: 'fragment',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-LENGTH': {
    title: 'Longest redirect URI',
    statement: `A redirect URI has at most ${REDIRECT_URI_DEFAULTS.maxLength} characters.`,
    default: REDIRECT_URI_DEFAULTS.maxLength,
    range: 'any number of characters',
    reason: 'A text of any length is an opening for attacks, and Oracle names no limit.',
    option: 'maxLength',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-COUNT': {
    title: 'Largest number of redirect URIs per record',
    statement: `Where Oracle sets no limit to the number of redirect URIs per record, this package sets none either. The number is ${redirectUriCountInWords()}.`,
    since: startOf(REDIRECT_URI_COUNT, null),
    default: REDIRECT_URI_DEFAULTS.maxCount,
    range: 'any number of redirect URIs',
    reason: 'Oracle names no number.',
    option: 'maxCount',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-ATTACKS': {
    title: 'Known attacks through a registered URI',
    statement:
      'A redirect URI is refused if it contains user information, a wildcard, a dot segment (encoded any number of times, or followed by a semicolon), an encoded control character, a host that is no name of one, a malformed port or the name of a response parameter (in any case, percent-encoded, after a semicolon, or with dots or spaces for underscores), or if its scheme belongs to others. One that is stored in spite of its scheme is not redirected to.',
    default: 'refuse',
    reason: 'Every one of these has been used against an authorization server.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-REWRITING': {
    title: 'A redirect URI that the URL parser would rewrite',
    statement:
      'A redirect URI is refused if its host would be read as another one (an unusual notation of an IP address, percent-encoding, a trailing dot), if its percent-encoding is malformed, or if it contains text outside ASCII. Capital letters in the scheme or the host, the default port and a missing slash are accepted as written.',
    default: REDIRECT_URI_DEFAULTS.rewriting,
    alternatives: ['refuse_all'],
    reason:
      'The first kind can deceive; the second only confuses, since both sides compare what was written.',
    option: 'rewriting',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-SCHEME': {
    title: 'Shape of a custom scheme',
    statement: 'A custom scheme without a dot, or one followed by an authority, is accepted with advice.',
    default: REDIRECT_URI_DEFAULTS.schemeShape,
    alternatives: ['refuse'],
    reason: "RFC 8252 section 7.1 asks for more, but Oracle's own example is myapp://callback.",
    option: 'schemeShape',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-LOOPBACK': {
    title: 'http on a loopback host',
    statement: 'http is refused on localhost and on loopback addresses, as on any other host.',
    default: 'refuse',
    reason:
      'The page that calls http unsupported also allows localhost under dynamic registration, but does not say with which scheme.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-REGISTRATION': {
    title: 'Which record a client registration matches',
    statement:
      'A registration leads to the one enabled record that takes dynamic client registration and has every redirect URI of the request, compared as text but for the port of localhost. Several such records, or an empty list, are refused.',
    default: 'one_record',
    reason:
      'Oracle asks for a matching redirect URI, and on localhost and custom schemes for the path and the name, but says nothing of several URIs, several records or their state.',
    source: PAGES.OAUTH2_INTEGRATION_RECORD,
  },
  'CHOICE-REDIRECT-MISSING': {
    title: 'Authorization request without redirect_uri',
    statement:
      'An authorization request without redirect_uri is refused on an error page, even if only one redirect URI is registered.',
    default: 'refuse',
    reason: 'Oracle lists the parameter as required; RFC 6749 section 3.1.2.3 would let it be left out.',
    source: PAGES.AUTHORIZATION_REQUEST,
  },
};
