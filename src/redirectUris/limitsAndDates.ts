/**
 * What a release changes about redirect URIs, and the limits and names that they are compared with.
 *
 * @module
 */

import { constant } from '../core/decision.js';
import { inWords, type Terms } from '../core/terms.js';

/** How many redirect URIs an integration record may hold; `null` for any number. One too many breaks the first rule of its row. */
export const REDIRECT_URI_COUNT: Terms<number | null> = constant([
  { since: '2025.2', value: 1, rules: ['URI-15'] },
  { since: '2026.1', value: null, rules: ['URI-1'] },
]);

/** {@link REDIRECT_URI_COUNT} over time, to follow "The number of redirect URIs is". */
export function redirectUriCountInWords(): string {
  return inWords(REDIRECT_URI_COUNT, (count) => (count === null ? 'not limited' : `at most ${count}`));
}

/** Longest redirect URI in characters, unless a caller chooses otherwise (`CHOICE-REDIRECT-LENGTH`). */
export const MAX_LENGTH = 2048;

/** Largest number of a port (R15). */
export const LARGEST_PORT = 65_535;

/** Most characters of the name of a host, which the domain name system sets (R15). */
export const LONGEST_HOST = 253;

/**
 * Schemes that no client can call its own (R14), between spaces: IANA lists them for something else, or browsers, operating
 * systems or well-known programs handle them. They run script, read local data, wrap another URI, name a thing instead of
 * a place, start a program, or travel without transport security.
 */
export const FORBIDDEN_SCHEMES: string =
  ' about acct afp aim app-prefs app-settings apt bitcoin blob callto chrome cid cifs content data dav dict dns edge example extension file filesystem geo git gopher h323 hcp help im info intent itpc its jabber jar magnet mailto maps market message mhtml mid mk mms news nfs nntp onenote package pop prefs query rdp res resource rlogin search search-ms service session shell skype smb sms smsto snmp ssh steam svn tag tel telnet tftp tn3270 tv urn vnc wyciwyg xmpp zoommtg zoomus ';

/** What the names of whole families of such schemes begin with. A single letter is the drive of a file. */
export const FORBIDDEN_FAMILIES: RegExp =
  /^(?:.$|(?:j|java|vb|live|ecma|perl|apple)script\b|ms-|microsoft-|(?:web|ext|git|svn|coaps?)\+|x-(?:apple|coredata|help|man)|com\.apple\.|(?:android|chrome|moz|safari|view|git|github)-|itms|facetime|(?:s?ftp|coap|feed|googlechrome|imap|ipp|irc|jnlp|ldap|macappstore|rtmp|rtsp|sip|stun|turn|webcal|ws)s?$|(?:iris|soap|xmlrpc|z39)\.)/;

/** Names of the parameters of an authorization response: NetSuite's (PK-9), those of RFC 6749 and of RFC 9207 (R16). */
export const RESPONSE_PARAMETERS: readonly string[] = [
  'code',
  'company',
  'entity',
  'error',
  'error_description',
  'error_uri',
  'iss',
  'role',
  'state',
];
