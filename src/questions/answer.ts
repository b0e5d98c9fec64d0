import type { Path } from '../core/decision.js';
import type { Release } from '../core/release.js';
import type { InputProblem } from '../schemas/nounSchema.js';
import type { RegisteredQuestion } from './question.js';

/** A question that was answered. */
export interface Answered {
  /** Tells an answer from a document that cannot be answered. It says nothing about what the answer is. */
  readonly ok: true;
  /** What the function of that name answers: for a decision, whether it is `allowed`, and why. */
  readonly answer: unknown;
}

/** A document that cannot be answered, with everything that is wrong with it. */
export interface NotAnswered {
  /** Tells an answer from a document that cannot be answered. */
  readonly ok: false;
  /** What is wrong, and where: `['facts', 'integration', 'createdIn']`. */
  readonly problems: readonly InputProblem[];
}

/** What comes of a question. */
export type Asked = Answered | NotAnswered;

/** Answers a question by facts and choices that have been read. */
export function answerTo(
  question: RegisteredQuestion,
  release: Release,
  facts: object,
  choices: object | undefined,
): Asked {
  try {
    return { ok: true, answer: question.answer(release, facts, choices) };
  } catch (error) {
    return notAnswered([problemOf(error)]);
  }
}

/** Which part of a document an error is about, by its code. */
const PARTS: ReadonlyMap<unknown, string> = new Map([
  ['malformed_facts', 'facts'],
  ['malformed_choices', 'choices'],
]);

function problemOf(error: unknown): InputProblem {
  const { code, path, message } = (error ?? {}) as { code?: unknown; path: Path; message: string };
  const part = PARTS.get(code);
  return part === undefined
    ? { path: [], message: 'The question cannot be answered for this document.' }
    : { path: [part, ...path], message };
}

/** What comes of a document with these problems. */
export function notAnswered(problems: readonly InputProblem[]): NotAnswered {
  return { ok: false, problems };
}
