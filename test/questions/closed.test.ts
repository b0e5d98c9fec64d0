/**
 * What holds of every question, over all samples: no fact that is misspelt, missing or of another type makes an allow of a
 * refusal, and nothing in an answer belongs to anybody but who asked.
 */
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/core/decision.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { type Question, questions } from '../../src/questions/index.js';
import { broken, expectOwnAnswer } from '../support.js';
import { samplesOf } from './samples.js';
import { typedQuestion } from './typed.js';

/** Facts that may be any text for a typed call, while JSON has a form for them. */
const ANY_TEXT = /(^|\.)(id|\w+Id|sha256|codeChallenge|url|method)$/;

/** Stable codes of what tells a caller that something is not what it has to be. */
const CALLERS_MISTAKE = [
  'malformed_facts',
  'malformed_choices',
  'malformed_release',
  'release_not_modelled',
  'invalid_account_id',
];

/** `allowed`, `refused`, `answered`, or what a call throws. */
function outcome(call: () => unknown): string {
  try {
    const answer = call() as { allowed?: boolean } | null | undefined;
    if (answer === undefined || answer === null) return 'no answer';
    return answer.allowed === undefined ? 'answered' : answer.allowed ? 'allowed' : 'refused';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return CALLERS_MISTAKE.includes(code ?? '') ? 'mistake' : `throws ${message}`;
  }
}

/** Whether facts are others of their type, which may have another answer. */
function isOfItsType({ facts }: Question, document: unknown, path: Path, value: unknown): boolean {
  if (typeof value === 'string' && value !== '' && ANY_TEXT.test(path.join('.'))) return true;
  return !('issues' in facts.check(withoutUndefined(document)));
}

/** What a JSON text of it would hold. Symbols are left where they are. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const there = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(there.map(([name, member]) => [name, withoutUndefined(member)]));
}

function described(path: Path, value: unknown): string {
  return `${path.join('.')}: ${typeof value === 'symbol' ? 'a symbol' : JSON.stringify(value)}`;
}

/** Functions without a release take what a server hands to them, and are tested by themselves. */
const closed = questions().filter(({ kind }) => kind !== 'reading');

describe.each(closed)('$name', (question) => {
  const { name } = question;
  const { ask, factsOf } = typedQuestion(question);

  it('stays refused whichever fact is broken, and throws nothing but what says which one', () => {
    const opened = new Set<string>();
    for (const { release, facts, choices } of samplesOf(name)) {
      const asked = (of: object) => outcome(() => ask(release as Release, factsOf(of), choices));
      const before = asked(facts);
      for (const { facts: other, path, with: value } of broken(facts)) {
        const after = asked(other);
        const fine =
          ['refused', 'answered', 'mistake'].includes(after) ||
          (after === 'allowed' && (before === after || isOfItsType(question, other, path, value)));
        if (!fine) opened.add(`${described(path, value)} => ${after}`);
      }
    }
    expect([...opened]).toEqual([]);
  });

  it('gives answers that belong to who asked', () => {
    for (const { facts, choices } of samplesOf(name)) {
      const given = factsOf(facts);
      for (const release of RELEASES) {
        const asked = (of: object) => ask(release, of, choices);
        if (outcome(() => asked(given)) !== 'mistake') expectOwnAnswer(asked, given);
      }
    }
  });
});
