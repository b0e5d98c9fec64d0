import { RELEASES } from '../../src/core/release.js';
import { ask, questions } from '../../src/questions/index.js';
import { answersElsewhere } from './elsewhere.js';
import { samplesOf } from './samples.js';

/** The ids of rules that some part of an answer carries: in `rules`, a violation, a reason, a step or advice. */
export function idsIn(value: unknown, ids = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return ids;
  if ('rule' in value && typeof value.rule === 'string') ids.add(value.rule);
  if ('rules' in value && Array.isArray(value.rules)) for (const id of value.rules) ids.add(id);
  for (const part of Object.values(value)) idsIn(part, ids);
  return ids;
}

/**
 * The names of what carries a rule in its answers, by the id of the rule: the questions, over all samples in all
 * releases, and what else there is.
 */
export async function carriedRules(): Promise<Map<string, Set<string>>> {
  const carried = new Map<string, Set<string>>();
  const note = (name: string, answers: unknown) => {
    for (const id of idsIn(answers)) carried.set(id, (carried.get(id) ?? new Set()).add(name));
  };
  for (const { name } of questions()) {
    for (const sample of samplesOf(name)) {
      for (const release of RELEASES) note(name, ask({ question: name, ...sample, release }));
    }
  }
  for (const [name, answers] of Object.entries(await answersElsewhere())) note(name, answers);
  return carried;
}
