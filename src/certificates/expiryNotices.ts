import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { checkInstant, checkObject, isAbsent } from '../core/facts.js';
import { dayOf, type Instant, isValidInstant, timeOf } from '../core/instant.js';
import { assertRelease, type Release } from '../core/release.js';
import type { Certificate } from './certificate.js';
import { checkCertificates } from './facts.js';
import { NOTICE_LEADS } from './limitsAndDates.js';

/** The certificates whose expiry is to be announced. */
export interface ExpiryNoticesFacts {
  /** Certificates of one account, in whatever state. */
  readonly certificates: readonly Certificate<Instant>[];
}

/** One e-mail to the administrators about all certificates that expire on a day. */
export interface ExpiryNotice {
  /** UTC day on which it goes out, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Which of the notices before an expiry it is. */
  readonly kind: (typeof NOTICE_LEADS)[number]['kind'];
  /** UTC day of the expiry, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  /** Ids of the certificates, sorted. */
  readonly certificateIds: readonly string[];
  /** The rule that it follows from. */
  readonly rule: 'CERT-18';
}

/** Whether the administrators hear of a certificate's expiry at all. */
function isAnnounced({ createdAt, revokedAt, validUntil }: Certificate<Instant>): boolean {
  const earliest = addMonths(new UTCDateMini(timeOf(createdAt)), NOTICE_LEADS[0].months).getTime();
  const revoked = !isAbsent(revokedAt) && isValidInstant(revokedAt);
  // false for an invalid instant, which has no day to be announced on
  return !revoked && earliest <= timeOf(validUntil);
}

/**
 * The calendar of expiry notices for these certificates, in the order in which they go out.
 * Those due today are the ones whose `dueOn` is today.
 *
 * @param release - Release of the account.
 * @param facts - The certificates.
 * @throws {@link ReleaseError} for a release that is not modelled, and {@link FactsError} for facts that are not what
 * they have to be.
 * @see CERT-18
 *
 * @example
 * ```ts
 * const certificate = {
 *   id: 'a', integrationId: '7', entityId: '12', roleId: '1000', key: { type: 'EC', curve: 'P-256' },
 *   validFrom: '2026-01-31T12:00:00Z',
 *   validUntil: '2027-01-31T12:00:00Z',
 *   createdAt: '2026-01-31T12:00:00Z',
 * } as const;
 * const notices = expiryNotices('2026.1', { certificates: [certificate] });
 * notices.map((notice) => notice.dueOn); //=> ['2026-11-30', '2026-12-31', '2027-01-17']
 * ```
 */
export function expiryNotices(release: Release, facts: ExpiryNoticesFacts): ExpiryNotice[] {
  assertRelease(release);
  checkObject(facts);
  checkCertificates(facts.certificates);
  facts.certificates.forEach(({ createdAt }, index) => {
    checkInstant(createdAt, 'certificates', index, 'createdAt');
  });
  const expiring = new Map<string, string[]>();
  for (const { id, validUntil } of facts.certificates.filter(isAnnounced)) {
    const day = dayOf(timeOf(validUntil));
    const ids = expiring.get(day) ?? [];
    ids.push(id);
    expiring.set(day, ids);
  }
  const notices = [...expiring].flatMap(([expiresOn, ids]) =>
    NOTICE_LEADS.map(
      ({ kind, months, days }): ExpiryNotice => ({
        dueOn: dayOf(addDays(addMonths(new UTCDateMini(Date.parse(expiresOn)), -months), -days).getTime()),
        kind,
        expiresOn,
        certificateIds: ids.toSorted(),
        rule: 'CERT-18',
      }),
    ),
  );
  return notices.toSorted((a, b) => (a.dueOn + a.expiresOn < b.dueOn + b.expiresOn ? -1 : 1));
}
