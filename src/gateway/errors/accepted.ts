import { RELEASES } from '../../core/release.js';
import { type Terms, termAt } from '../../core/terms.js';

/** What one modelled release or another accepts, each once: an explanation is for accounts of any release. */
export function acceptedSometime<Item>(terms: Terms<readonly Item[]>): readonly Item[] {
  return [...new Set(RELEASES.flatMap((release) => termAt(terms, release).value))];
}
