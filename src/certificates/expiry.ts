import { assertRelease, type Release } from '../release.js';
import { addDays, addMonths, dayOf } from './calendar.js';
import type { Certificate } from './certificate.js';
import { NOTICE_LEADS } from './thresholds.js';

/** One e-mail to the administrators about all certificates that expire on a day. */
export interface ExpiryNotice {
  /** UTC day on which it goes out, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly kind: 'fourteen_days' | 'one_month' | 'two_months';
  /** UTC day of the expiry, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  /** Ids of the certificates, sorted. */
  readonly certificates: readonly string[];
  readonly rule: 'CERT-18';
}

/** Whether the administrators hear of a certificate's expiry at all. */
function isAnnounced({ createdAt, revokedAt, validUntil }: Certificate): boolean {
  // false for an invalid date, which has no day to be announced on
  return revokedAt === undefined && addMonths(createdAt, NOTICE_LEADS[0].months) <= validUntil;
}

/**
 * The calendar of expiry notices for these certificates, in the order in which they go out.
 * Those due today are the ones whose `dueOn` is today.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see CERT-18
 *
 * @example
 * ```ts
 * const certificate = {
 *   id: 'a', integration: '7', entity: '12', role: '1000', key: { type: 'EC', curve: 'P-256' },
 *   validFrom: new Date('2026-01-31T12:00:00Z'),
 *   validUntil: new Date('2027-01-31T12:00:00Z'),
 *   createdAt: new Date('2026-01-31T12:00:00Z'),
 * } as const;
 * expiryNotices('2026.1', [certificate]).map((notice) => notice.dueOn); //=> ['2026-11-30', '2026-12-31', '2027-01-17']
 * ```
 */
export function expiryNotices(release: Release, certificates: readonly Certificate[]): ExpiryNotice[] {
  assertRelease(release);
  const expiring = new Map<string, string[]>();
  for (const { id, validUntil } of certificates.filter(isAnnounced)) {
    const day = dayOf(validUntil);
    const ids = expiring.get(day) ?? [];
    ids.push(id);
    expiring.set(day, ids);
  }
  const notices = [...expiring].flatMap(([expiresOn, ids]) =>
    NOTICE_LEADS.map(
      ({ kind, months, days }): ExpiryNotice => ({
        dueOn: dayOf(addDays(addMonths(new Date(expiresOn), -months), -days)),
        kind,
        expiresOn,
        certificates: ids.toSorted(),
        rule: 'CERT-18',
      }),
    ),
  );
  return notices.toSorted((a, b) => (a.dueOn + a.expiresOn < b.dueOn + b.expiresOn ? -1 : 1));
}
