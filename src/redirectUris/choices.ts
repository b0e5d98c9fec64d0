import { type Choice, choice, help } from '../rule.js';
import { MAX_LENGTH, MULTIPLE_SINCE } from './limits.js';

const RECORD_PAGE = help('section_157771733782');
const AUTHORIZATION_PAGE = help('section_158081944642');

export const REDIRECT_URI_CHOICES: readonly Choice[] = [
  choice({
    id: 'CHOICE-REDIRECT-FRAGMENT',
    title: 'A redirect URI with a fragment',
    statement: 'A redirect URI with a fragment, even an empty one, is refused (URI-11).',
    default: 'refuse',
    alternatives: ['allow'],
    reason: 'RFC 6749 section 3.1.2; some public guides register such URIs, so the relaxation has a name.',
    option: 'fragment',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-LENGTH',
    title: 'Longest redirect URI',
    statement: `A redirect URI has at most ${MAX_LENGTH} characters (URI-2).`,
    default: `${MAX_LENGTH}`,
    alternatives: ['any number of characters'],
    reason: 'A text without a bound is an attack surface; Oracle names no number.',
    option: 'maxLength',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-COUNT',
    title: 'Most redirect URIs per record',
    statement: `From ${MULTIPLE_SINCE} on the number of redirect URIs per record has no bound (URI-2).`,
    since: MULTIPLE_SINCE,
    default: 'unbounded',
    alternatives: ['any number'],
    reason: 'Oracle names no number.',
    option: 'maxCount',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-ATTACKS',
    title: 'Known attacks through a registered URI',
    statement:
      'Userinfo, wildcards, dot segments (once or more often encoded, or followed by a semicolon), forbidden schemes, malformed ports and response parameter names (in any case, percent-encoded, or after a semicolon) are refused.',
    default: 'refuse',
    reason: 'Every one of them has been used against an authorization server.',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-REWRITING',
    title: 'A redirect URI that the URL parser would rewrite',
    statement:
      'A host that is read as another one (odd IPv4 or IPv6 notation, percent-encoding, a trailing dot), malformed percent-encoding and text outside ASCII are refused. Capitals in scheme or host, the default port and a missing slash are accepted as written.',
    default: 'refuse_deceptive',
    alternatives: ['refuse_all'],
    reason: 'The first can deceive, the second only confuses: both sides compare what was written.',
    option: 'rewriting',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-SCHEME',
    title: 'Shape of a custom scheme',
    statement: 'A custom scheme without a dot, or followed by an authority, is accepted with advice.',
    default: 'advise',
    alternatives: ['refuse'],
    reason: "RFC 8252 section 7.1 asks for more, but Oracle's own example is myapp://callback.",
    option: 'schemeShape',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-LOOPBACK',
    title: 'http on a loopback host',
    statement: 'http is refused on localhost and loopback addresses as on any other host (URI-13).',
    default: 'refuse',
    reason:
      'The page that calls http unsupported names localhost under dynamic registration, without its scheme.',
    source: RECORD_PAGE,
  }),
  choice({
    id: 'CHOICE-REDIRECT-MISSING',
    title: 'Authorization request without redirect_uri',
    statement: 'A request without redirect_uri is refused on an error page, also where one is registered.',
    default: 'refuse',
    reason: 'Oracle lists the parameter as required; RFC 6749 section 3.1.2.3 would let it be left out.',
    source: AUTHORIZATION_PAGE,
  }),
];
