/** Every rule and every choice is carried by an answer, over all samples in all releases. */
import { describe, expect, it, test } from 'vitest';
import { CHOICES, RULES } from '../../src/catalogue.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { type Question, questions } from '../../src/questions/index.js';
import { carriedRules, idsIn } from './carried.js';
import { rotation } from './elsewhere.js';
import { samplesOf } from './samples.js';
import { typedQuestion } from './typed.js';

/** Rules and choices that no answer can carry, and why. */
const NOWHERE: Readonly<Record<string, string>> = {
  'REL-3': 'every question has the release as its first argument, so all answers rest on it',
};

/** What an option is set to besides what the catalogue lists, where it takes numbers, lists or objects. */
const FURTHER_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  gatedLogins: [[], ['token']],
  frequency: [{ maxAgeDays: 30 }],
  rotationDays: [{ lead: 60, switch: 5, revoke: 10 }],
  clockToleranceSeconds: [60],
  maxLength: [10],
  maxCount: [1],
  codeLifetimeSeconds: [30],
};

/** Options that only the rotation endpoint takes, with values that differ from the default. */
const OF_HANDLERS: Readonly<Record<string, unknown>> = { certificatesOf: 'any_entity', maximumBodyBytes: 10 };

describe('an answer names what it rests on', () => {
  it('every rule and every choice of the catalogue is carried by some answer', async () => {
    const carried = await carriedRules();
    const silent = RULES.map(({ id }) => id).filter((id) => !carried.has(id));
    expect(silent).toEqual(Object.keys(NOWHERE));
  });

  it('no answer carries a rule that the catalogue does not have', async () => {
    const known = new Set<string>(RULES.map(({ id }) => id));
    expect([...(await carriedRules()).keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});

/** The questions that take an option. */
function questionsWith(option: string): Question[] {
  return questions().filter(({ choices }) => {
    const { properties = {} } = choices.toJsonSchema() as { properties?: object };
    return Object.hasOwn(properties, option);
  });
}

/** The answer of a question, or nothing where its facts are wrong. */
function answerOf(question: Question, release: Release, facts: object, choices: object): unknown {
  const { ask, factsOf } = typedQuestion(question);
  try {
    return ask(release, factsOf(facts), choices);
  } catch (error) {
    if ((error as { code?: string }).code !== 'malformed_facts') throw error;
    return undefined;
  }
}

/** What an answer comes to, apart from why. */
function outcome(answer: unknown): string {
  const { allowed, disposition, endSessions, endsTokens, error, limit, required, steps, violations } =
    (answer ?? {}) as Record<string, unknown>;
  const { body } = (answer ?? {}) as { body?: unknown };
  const first = (violations as { oauthError?: unknown }[] | undefined)?.[0]?.oauthError;
  return JSON.stringify({
    allowed,
    body,
    disposition,
    endSessions,
    endsTokens,
    error,
    first,
    limit,
    required,
    steps,
  });
}

/** Whether an answer is the stricter one of two: an option that is a limit is leaned on by what it keeps out. */
function isStricter(answer: unknown, other: unknown): boolean {
  const allows = (one: unknown) => (one as { allowed?: boolean } | undefined)?.allowed !== false;
  return !allows(answer) || allows(other);
}

const options = CHOICES.flatMap(({ alternatives, id, option }) =>
  option === undefined || option in OF_HANDLERS
    ? []
    : [
        {
          id,
          option,
          isLimit: alternatives.length === 0,
          values: [...alternatives, ...(FURTHER_VALUES[option] ?? [])],
        },
      ],
);

describe('an answer that leaned on a choice names it, whatever the caller has chosen', () => {
  test.each(options)('$id: $option', ({ id, isLimit, option, values }) => {
    expect(values.length).toBeGreaterThan(0);
    const different = new Set<unknown>();
    const silent = new Set<string>();
    for (const question of questionsWith(option)) {
      for (const { facts, choices } of samplesOf(question.name)) {
        const { [option as never]: _, ...others } = (choices ?? {}) as Record<string, unknown>;
        for (const release of RELEASES) {
          const usual = answerOf(question, release, facts, others);
          for (const value of values) {
            const answer = answerOf(question, release, facts, { ...others, [option]: value });
            if (outcome(answer) === outcome(usual)) continue;
            different.add(value);
            for (const [one, other] of [
              [usual, answer],
              [answer, usual],
            ]) {
              if (idsIn(one).has(id) || (isLimit && !isStricter(one, other))) continue;
              const asked = JSON.stringify([value, facts]);
              silent.add(`${question.name} ${release} ${asked}: ${outcome(one)}`);
            }
          }
        }
      }
    }
    expect([...silent]).toEqual([]);
    expect([...different]).toEqual(values);
  });

  test.each(CHOICES.filter(({ option = '' }) => option in OF_HANDLERS))(
    '$id: $option of the rotation endpoint',
    async ({ id, option = '' }) => {
      for (const choices of [{}, { [option]: OF_HANDLERS[option] }]) {
        expect([...idsIn(await rotation(choices))]).toContain(id);
      }
    },
  );
});
