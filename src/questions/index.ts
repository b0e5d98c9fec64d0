/**
 * Every question by its name, for JSON: the door for services in other languages, for command lines and for pages. It
 * loads zod.
 *
 * @module
 */

import type { Question } from './question.js';
import { REGISTRY } from './registry.js';

export type {
  Checked,
  InputProblem,
  InvalidDocument,
  NounSchema,
  StandardProperties,
  StandardTypes,
  ValidDocument,
} from '../schemas/nounSchema.js';
export type { Answered, Asked, NotAnswered } from './answer.js';
export { ask } from './ask.js';
export type { Question, QuestionDocument, QuestionKind, QuestionSystem } from './question.js';

/**
 * Every question that can be asked.
 *
 * @returns A new list each time.
 *
 * @example
 * ```ts
 * questions().some(({ name }) => name === 'decideOpenSession'); //=> true
 * ```
 */
export function questions(): Question[] {
  return [...REGISTRY.values()];
}

/**
 * A question by its name, with its schemas and an example.
 *
 * @param name - The name of the function that answers it.
 *
 * @example
 * ```ts
 * findQuestion('decideOpenSession')?.kind; //=> 'decision'
 * findQuestion('constructor'); //=> undefined
 * ```
 */
export function findQuestion(name: string): Question | undefined {
  return REGISTRY.get(name);
}
