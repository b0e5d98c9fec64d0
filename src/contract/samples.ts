/**
 * Samples of what the cases put into stores. Their instants lie in the future, so that no store forgets what has
 * ended, and have milliseconds, so that a store that drops them fails.
 *
 * @module
 */

import type { Certificate } from '../certificates/index.js';
import type { IntegrationRecord } from '../core/records.js';
import { RELEASES, type Release } from '../core/release.js';
import type { NoticeRevision } from '../loginNotice/index.js';
import type { Session } from '../sessions/index.js';
import type { AcknowledgementEntry, LoginEntry } from '../stores/index.js';

const START = Date.parse('2096-02-29T23:59:58.123Z');

/** The release that races of use cases are asked about: the latest one. */
export const RELEASE: Release = RELEASES.at(-1) as Release;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The instant at which the cases take place, or one this many milliseconds later. */
export function instant(later = 0): Date {
  return new Date(START + later);
}

/** Names that stores confuse: they differ in case, white space or accents alone, or mean something to some system. */
export const NAMES: readonly string[] = [
  'a',
  'A',
  'á',
  'a ',
  'a:b',
  'a/b',
  'a,b',
  'a*',
  'a%',
  "a'b",
  'a"b\\',
  '-5',
  '5',
  '05',
  '__proto__',
  'constructor',
  '😀',
];

/** A session of the user interface. */
export function session(id: string, differing: Partial<Session> = {}): Session {
  return { id, kind: 'ui', startedAt: instant(), lastUsedAt: instant(1), roleId: '1001', ...differing };
}

/** An integration record. */
export function record(id: string, differing: Partial<IntegrationRecord> = {}): IntegrationRecord {
  return {
    id,
    name: 'Orders – "first" & \'second\'',
    clientId: `client of ${id}`,
    state: 'enabled',
    origin: 'owned',
    createdIn: RELEASES[0],
    clientType: 'confidential',
    authorizationCodeGrant: true,
    clientCredentialsGrant: true,
    redirectUris: ['https://b.example.com/callback?x=1', 'https://a.example.com/callback'],
    scopes: ['restlets', 'rest_webservices'],
    tba: [],
    userCredentials: false,
    ...differing,
  };
}

/** A certificate that is valid at {@link instant}. */
export function certificate(
  id: string,
  integrationId: string,
  differing: Partial<Certificate> = {},
): Certificate {
  return {
    id,
    integrationId,
    entityId: '-5',
    roleId: '1000',
    key: { type: 'EC', curve: 'P-256' },
    validFrom: instant(-DAY),
    validUntil: instant(300 * DAY),
    createdAt: instant(),
    spkiFingerprint: `key of ${id}`,
    ...differing,
  };
}

/** A revision of the login notice. Its text has characters that stores lose. */
export function revision(number: number, differing: Partial<NoticeRevision> = {}): NoticeRevision {
  return {
    revision: number,
    text: ` <b>Authorized</b> use only \r\n\t№ ${number} – “straße” 日本 😀 `,
    sha256: number.toString(16).padStart(64, '0'),
    savedAt: instant(number),
    savedBy: '-5',
    ...differing,
  };
}

/** An entry about a login. */
export function loginEntry(id: string, differing: Partial<LoginEntry> = {}): LoginEntry {
  return {
    id,
    event: 'login',
    at: instant().toISOString(),
    userId: '7',
    roleId: '1001',
    status: 'success',
    loginId: `login of ${id}`,
    sessionId: `session of ${id}`,
    endedSessions: ['b', 'a'],
    ...differing,
  };
}

/** An entry about an acknowledgement. */
export function acknowledgementEntry(
  id: string,
  differing: Partial<AcknowledgementEntry> = {},
): AcknowledgementEntry {
  const sha256 = 'ab'.repeat(32);
  return {
    id,
    event: 'acknowledgement',
    at: instant().toISOString(),
    userId: '7',
    roleId: '1001',
    status: 'success',
    loginId: `login of ${id}`,
    revision: 3,
    sha256,
    detail: sha256,
    address: '2001:db8::7',
    userAgent: 'Browser "1" – 日本',
    ...differing,
  };
}

/** A value with a member that cannot be read: a store that keeps it fails in the middle. */
export function unreadable<T extends object>(value: T, key: keyof T & string): T {
  return Object.defineProperty({ ...value }, key, {
    enumerable: true,
    get() {
      throw new Error(`${key} cannot be read: the case fails here on purpose.`);
    },
  });
}
