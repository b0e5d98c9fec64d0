import { millisecondsInDay } from 'date-fns/constants';
import type { RotationListEntry } from '../../certificates/index.js';
import { type Instant, timeOf } from '../../core/instant.js';

/**
 * Whether an entry of the list still counts toward the cap on active certificates. Its `revoked` alone does not tell.
 *
 * @param entry - An entry of the answer to a list request.
 * @param at - The instant at which it counts or not.
 * @see ROT-10, CERT-2, CHOICE-ROTATION-LAST-DAY
 *
 * @example
 * ```ts
 * isActiveEntry({ revoked: false, valid_until: '2024-01-31' }, new Date('2026-03-01T00:00:00Z')); //=> false
 * ```
 */
export function isActiveEntry(
  entry: Pick<RotationListEntry, 'revoked' | 'valid_until'>,
  at: Instant,
): boolean {
  const lastDay = Date.parse(entry.valid_until);
  // a day or an instant that cannot be read counts as active
  return !entry.revoked && !(timeOf(at) >= lastDay + millisecondsInDay);
}
