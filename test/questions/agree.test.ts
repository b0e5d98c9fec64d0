import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { ask, questions } from '../../src/questions/index.js';
import { documentsOf } from './arbitraries.js';
import { samplesOf } from './samples.js';
import { typedQuestion } from './typed.js';

/** Which part of a document an error is about, by its code. */
const PARTS: Readonly<Record<string, string>> = { malformed_facts: 'facts', malformed_choices: 'choices' };

const NOT_ANSWERED = { path: [], message: 'The question cannot be answered for this document.' };

/** What a typed call gives, in the words of `ask`. */
function called(call: () => unknown): unknown {
  try {
    return { ok: true, answer: call() };
  } catch (error) {
    const { code, path, message } = error as Error & { code: string; path: [] };
    const part = PARTS[code];
    const problem = part === undefined ? NOT_ANSWERED : { path: [part, ...path], message };
    return { ok: false, problems: [problem] };
  }
}

describe.each(questions())('$name: the typed call and the JSON call agree', (question) => {
  const { name } = question;
  const { ask: typed, factsOf } = typedQuestion(question);

  it('on every sample, in every release', () => {
    for (const { facts, choices } of samplesOf(name)) {
      for (const release of RELEASES) {
        const answered = called(() => typed(release, factsOf(facts), choices));
        const asked = ask(JSON.parse(JSON.stringify({ question: name, release, facts, choices })));
        expect(asked).toEqual(answered);
        expect(JSON.parse(JSON.stringify(asked))).toEqual(asked);
      }
    }
  });

  it('on whatever the schemas take', () => {
    const document = fc.record(
      {
        release: fc.constantFrom(...RELEASES),
        facts: documentsOf(question.facts.toJsonSchema()) as fc.Arbitrary<object>,
        choices: documentsOf(question.choices.toJsonSchema()) as fc.Arbitrary<object>,
      },
      { requiredKeys: ['release', 'facts'] },
    );
    fc.assert(
      fc.property(document, ({ release, facts, choices }) => {
        const sent = structuredClone(facts);
        const answered = called(() => typed(release as Release, factsOf(facts), choices));
        const asked = ask({ question: name, release, facts: sent, choices });
        expect(asked).toEqual(answered);
      }),
      { numRuns: 300 },
    );
  });
});
