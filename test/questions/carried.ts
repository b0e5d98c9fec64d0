import { RELEASES } from '../../src/core/release.js';
import { ask, questions } from '../../src/questions/index.js';
import { samplesOf } from './samples.js';

/** The ids of rules that some part of an answer carries: in `rules`, a violation, a reason, a step or advice. */
function idsIn(value: unknown, ids: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('rule' in value && typeof value.rule === 'string') ids.add(value.rule);
  if ('rules' in value && Array.isArray(value.rules)) for (const id of value.rules) ids.add(id);
  for (const part of Object.values(value)) idsIn(part, ids);
}

/** The names of the questions whose answers carry a rule, by its id: over all samples, in all releases. */
export function carriedRules(): Map<string, Set<string>> {
  const carried = new Map<string, Set<string>>();
  for (const { name } of questions()) {
    const ids = new Set<string>();
    for (const sample of samplesOf(name)) {
      for (const release of RELEASES) idsIn(ask({ question: name, ...sample, release }), ids);
    }
    for (const id of ids) carried.set(id, (carried.get(id) ?? new Set()).add(name));
  }
  return carried;
}
