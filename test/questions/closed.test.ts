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

/**
 * Facts that may be any text for a typed call, while JSON has a form for them: another text is another record, key, text or
 * request, and so another question.
 */
const ANY_TEXT = /(^|\.)(id|\w+Id|sha256|spkiFingerprint|codeChallenge|url|method)$/;

/** Stable codes of what tells a caller that something is not what it has to be. */
const CALLERS_MISTAKE = [
  'malformed_facts',
  'malformed_choices',
  'malformed_release',
  'release_not_modelled',
  'invalid_account_id',
];

/** What an answer can give. */
interface Given {
  readonly allowed?: boolean;
  readonly required?: boolean;
  readonly limit?: number | null;
  readonly absoluteMinutes?: number | null;
  readonly idleMinutes?: number;
  readonly endSessions?: readonly string[];
}

/** How much an answer gives away, by what it gives: a larger number is less strict. `null` is without an end. */
function leniency(answer: Given): number[] {
  const count = (limit: number | null | undefined) =>
    limit === null ? Number.POSITIVE_INFINITY : (limit ?? 0);
  const { absoluteMinutes, allowed = false, endSessions, idleMinutes, limit, required = false } = answer;
  const sessions = endSessions === undefined ? 0 : -endSessions.length;
  return [
    allowed ? 1 : 0,
    required ? 0 : 1,
    count(limit),
    count(idleMinutes),
    count(absoluteMinutes),
    sessions,
  ];
}

/** What an answer gives away, or what a call throws. */
function outcome(call: () => unknown): string | number[] {
  try {
    const answer = call() as Given | null | undefined;
    return answer === undefined || answer === null ? 'no answer' : leniency(answer);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return CALLERS_MISTAKE.includes(code ?? '') ? 'mistake' : `throws ${message}`;
  }
}

/** Whether an outcome is no less strict than another. A refusal has no sessions to end, and no limit. */
function isAsStrict(after: string | number[], before: string | number[]): boolean {
  if (after === 'mistake') return true;
  if (typeof after === 'string' || typeof before === 'string') return false;
  const isRefusal = after[0] === 0 && before[0] === 1;
  return isRefusal || after.every((one, index) => one <= (before[index] as number));
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

/** Nothing that an option of any question can be set to, apart from a number or a list where it takes one. */
const WRONG_VALUES = [null, '', 'Allowed', 'constructor', true, Number.NaN, {}, [], [[]], Symbol('value')];

function described(path: Path, value: unknown): string {
  return `${path.join('.')}: ${typeof value === 'symbol' ? 'a symbol' : JSON.stringify(value)}`;
}

/** Functions without a release take what a server hands to them, and are tested by themselves. */
const closed = questions().filter(({ kind }) => kind !== 'reading');

describe.each(closed)('$name', (question) => {
  const { name } = question;
  const { ask, factsOf } = typedQuestion(question);

  it('gives no more away whichever fact is broken, and throws nothing but what says which one', () => {
    const opened = new Set<string>();
    for (const { release, facts, choices } of samplesOf(name)) {
      const asked = (of: object) => outcome(() => ask(release as Release, factsOf(of), choices));
      const before = asked(facts);
      expect(before).toBeInstanceOf(Array);
      for (const { facts: other, path, with: value } of broken(facts)) {
        const after = asked(other);
        if (isAsStrict(after, before) || isOfItsType(question, other, path, value)) continue;
        opened.add(`${described(path, value)} => ${after}, before ${before}`);
      }
    }
    expect([...opened]).toEqual([]);
  });

  it('takes no option that is misspelt, and no value that an option cannot have', () => {
    const { properties = {} } = question.choices.toJsonSchema() as { properties?: object };
    const { release, facts } = question.example;
    const asked = (choices: object) => outcome(() => ask(release as Release, factsOf(facts), choices));
    const taken = Object.keys(properties).flatMap((option) => [
      ...[`${option}s`, option.toUpperCase(), ` ${option}`]
        .filter((wrong) => asked({ [wrong]: 'allowed' }) !== 'mistake')
        .map((wrong) => `the option ${wrong}`),
      ...WRONG_VALUES.filter((value) => 'issues' in question.choices.check({ [option]: value }))
        .filter((value) => asked({ [option]: value }) !== 'mistake')
        .map((value) => `${option}: ${String(value)}`),
    ]);
    expect(taken).toEqual([]);
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
