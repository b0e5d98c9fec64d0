import { millisecondsInDay } from 'date-fns/constants';
import type { RotationListEntry } from '../../certificates/index.js';
import { type Answer, constant } from '../../core/decision.js';
import { checkFlag, checkInstant, checkObject, checkText } from '../../core/facts.js';
import { type Instant, timeOf } from '../../core/instant.js';

/** The part of an entry of the list by which it counts or not. */
export type RotationEntryFacts = Pick<RotationListEntry, 'revoked' | 'valid_until'>;

/** Whether an entry of the list counts toward the cap, and by which rules. */
export interface EntryActivity extends Answer<never> {
  /** Whether it counts. */
  readonly active: boolean;
}

const ACTIVITY_RULES = ['ROT-10', 'CERT-2', 'CHOICE-ROTATION-LAST-DAY'] as const;
const ACTIVE: EntryActivity = constant({ active: true, rules: ACTIVITY_RULES, advice: [] });
const NOT_ACTIVE: EntryActivity = constant({ active: false, rules: ACTIVITY_RULES, advice: [] });

/**
 * Tells whether an entry of the list still counts toward the cap on active certificates, and by which rules. Its
 * `revoked` alone does not tell.
 *
 * @param entry - An entry of the answer to a list request.
 * @param at - The instant at which it counts or not.
 * @throws {@link FactsError} for an entry that is not one.
 * @see ROT-10, CERT-2, CHOICE-ROTATION-LAST-DAY
 *
 * @example
 * ```ts
 * const entry = { revoked: false, valid_until: '2024-01-31' };
 * entryActivity(entry, new Date('2026-03-01T00:00:00Z')).active; //=> false
 * ```
 */
export function entryActivity(entry: RotationEntryFacts, at: Instant): EntryActivity {
  checkObject(entry, 'entry');
  checkFlag(entry.revoked, 'entry', 'revoked');
  checkText(entry.valid_until, 'entry', 'valid_until');
  checkInstant(at, 'at');
  const lastDay = timeOf(`${entry.valid_until}T00:00Z`);
  // a day or an instant that cannot be read counts as active
  return entry.revoked || timeOf(at) >= lastDay + millisecondsInDay ? NOT_ACTIVE : ACTIVE;
}

/**
 * Whether an entry of the list still counts toward the cap on active certificates, as {@link entryActivity} tells it.
 *
 * @param entry - An entry of the answer to a list request.
 * @param at - The instant at which it counts or not.
 * @throws {@link FactsError} for an entry that is not one.
 * @see ROT-10, CERT-2, CHOICE-ROTATION-LAST-DAY
 *
 * @example
 * ```ts
 * isActiveEntry({ revoked: false, valid_until: '2024-01-31' }, new Date('2026-03-01T00:00:00Z')); //=> false
 * ```
 */
export function isActiveEntry(entry: RotationEntryFacts, at: Instant): boolean {
  return entryActivity(entry, at).active;
}
