/**
 * What changes with releases, as dated tables: one row per change. Whatever decides, and whatever speaks of
 * a release or a number that a release brought, reads it from the same rows.
 *
 * @module
 */

import type { AnyRelease, Release } from './release.js';
import type { RuleId } from './ruleIds.js';

/** One row: from this release on, this value holds, by these rules. */
export interface Term<Value> {
  /** First release that it holds in. */
  readonly since: AnyRelease;
  /** What holds from then on. */
  readonly value: Value;
  /** The rules that say so. */
  readonly rules: readonly RuleId[];
}

/** The rows of one fact, oldest first. The first one also holds for every release before it. */
export type Terms<Value> = readonly [Term<Value>, ...Term<Value>[]];

/** The row that holds in a release. */
/* @__NO_SIDE_EFFECTS__ */
export function termAt<Value>(terms: Terms<Value>, release: AnyRelease): Term<Value> {
  for (let at = terms.length - 1; at > 0; at -= 1) {
    const term = terms[at] as Term<Value>;
    if (release >= term.since) return term;
  }
  return terms[0];
}

/** The next row after the one that holds in a release, if the fact changes once more. */
export function nextTerm<Value>(terms: Terms<Value>, release: AnyRelease): Term<Value> | undefined {
  return terms.find((term) => term.since > release);
}

/**
 * First release that a value holds in.
 *
 * @throws `RangeError` if no row has the value.
 */
/* @__NO_SIDE_EFFECTS__ */
export function startOf<Value>(terms: Terms<Value>, value: Value): Release {
  const term = terms.find((one) => one.value === value);
  if (term === undefined) throw new RangeError('No row of the terms has this value.');
  // callers ask only for a value that begins in the modelled range, or widen the answer to AnyRelease
  return term.since as Release;
}

/**
 * A fact over time, in words: `at most 5 from one release on, and at most 10 from a later one on`. A row for which there is
 * nothing to say is left out.
 */
export function inWords<Value>(terms: Terms<Value>, describe: (value: Value) => string | undefined): string {
  const rows = terms.flatMap(({ since, value }) => {
    const text = describe(value);
    return text === undefined ? [] : [`${text} from ${since} on`];
  });
  return rows.join(', and ');
}
