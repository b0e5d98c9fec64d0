import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import { ask, questions } from '../../src/questions/index.js';
import { SAMPLED, samplesOf } from './samples.js';

/** Questions whose answer says `allowed` or `required`, and that always say the same. */
const ONE_ANSWER: readonly string[] = [];

it('there are samples of every question', () => {
  expect([...SAMPLED].sort()).toEqual(
    questions()
      .map(({ name }) => name)
      .sort(),
  );
});

describe.each(questions())('$name', ({ name, kind }) => {
  it('answers its samples in every release', () => {
    for (const sample of samplesOf(name)) {
      for (const release of RELEASES) {
        expect(ask({ question: name, ...sample, release })).not.toHaveProperty('problems');
      }
    }
  });

  it.runIf(['decision', 'validation', 'requirement'].includes(kind))(
    'says yes to some and no to others',
    () => {
      const answers = samplesOf(name).map((sample) => {
        const asked = ask({ question: name, ...sample });
        const { allowed, required } = (asked.ok ? asked.answer : {}) as {
          allowed?: boolean;
          required?: boolean;
        };
        return allowed ?? required;
      });
      expect([...new Set(answers)].sort()).toEqual(ONE_ANSWER.includes(name) ? [true] : [false, true]);
    },
  );
});
