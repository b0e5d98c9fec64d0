import { expect, it } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import { ask, questions } from '../../src/questions/index.js';
import { SAMPLED, samplesOf } from './samples.js';

it('there are samples of every question', () => {
  expect([...SAMPLED].sort()).toEqual(
    questions()
      .map(({ name }) => name)
      .sort(),
  );
});

it.each(questions())('$name answers its samples in every release', ({ name }) => {
  for (const sample of samplesOf(name)) {
    for (const release of RELEASES) {
      expect(ask({ question: name, ...sample, release })).not.toHaveProperty('problems');
    }
  }
});

const YES_OR_NO = ['decision', 'validation', 'requirement'];

it.each(questions().filter(({ kind }) => YES_OR_NO.includes(kind)))(
  '$name says yes to some samples and no to others',
  ({ name }) => {
    const answers = samplesOf(name).map((sample) => {
      const asked = ask({ question: name, ...sample });
      const { allowed, required } = (asked.ok ? asked.answer : {}) as {
        allowed?: boolean;
        required?: boolean;
      };
      return allowed ?? required;
    });
    expect([...new Set(answers)].sort()).toEqual([false, true]);
  },
);
