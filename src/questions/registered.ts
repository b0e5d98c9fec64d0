import { once } from '../core/decision.js';
import type { Release } from '../core/release.js';
import type { NounSchema } from '../schemas/nounSchema.js';
import { noChoices, nounSchema, type ZodSchema } from '../schemas/schema.js';
import type { Question, QuestionSystem, RegisteredQuestion } from './question.js';

/** What one question says of itself. */
interface Registration<Facts extends object, Choices extends object>
  extends Pick<Question, 'example' | 'kind' | 'name' | 'title'> {
  readonly answer: (release: Release, facts: Facts, choices?: Choices) => unknown;
  readonly facts: () => ZodSchema<Facts>;
  readonly choices?: () => ZodSchema<Choices>;
}

/** Registers a question of a system. Its schemas are made when they are first used. */
/* @__NO_SIDE_EFFECTS__ */
export function registered<Facts extends object, Choices extends object>(
  system: QuestionSystem,
  { answer, facts, choices, ...question }: Registration<Facts, Choices>,
): RegisteredQuestion {
  const factsSchema = once(() => nounSchema<object>(facts()));
  const choicesSchema = once(() => nounSchema<object>(choices?.() ?? noChoices()));
  return {
    ...question,
    system,
    get facts(): NounSchema<object> {
      return factsSchema();
    },
    get choices(): NounSchema<object> {
      return choicesSchema();
    },
    // what its own schemas have read is what it takes
    answer: answer as RegisteredQuestion['answer'],
  };
}
