import type { Path } from '../core/decision.js';
import { parseRelease, type Release } from '../core/release.js';
import type { InputProblem, NounSchema } from '../schemas/nounSchema.js';
import { plainJson } from './plainJson.js';
import type { RegisteredQuestion } from './registered.js';
import { REGISTRY } from './registry.js';

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

/**
 * Asks a question by its name. It takes any value, and never throws.
 *
 * @param document - `{ question, release, facts, choices? }`, as JSON has it: instants are ISO 8601 text with an offset.
 * A member that is not known is a problem, and so is an option of `choices` that the question does not have.
 * @returns The answer, or everything that is wrong with the document.
 * @see CHOICE-RELEASE-RANGE
 *
 * @example
 * ```ts
 * const facts = { integration: { createdIn: '2027.1', clientType: 'confidential' }, scopes: ['restlets'] };
 * const asked = ask({ question: 'pkceRequirement', release: '2027.1', facts });
 * asked.ok; //=> true
 * ask({ question: 'pkceRequirement', release: '2024.1', facts }).ok; //=> false
 * ```
 */
export function ask(document: unknown): Asked {
  const read = plainJson(document);
  return 'problem' in read ? notAnswered([read.problem]) : answered(read.value);
}

const MEMBERS = ['question', 'release', 'facts', 'choices'];

function answered(document: unknown): Asked {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return notAnswered([{ path: [], message: 'Expected an object with question, release and facts.' }]);
  }
  const sent = document as Record<string, unknown>;
  const unknown = Object.keys(sent).filter((name) => !MEMBERS.includes(name));
  const strangers = unknown.map((name) => ({ path: [name], message: 'This member is not known.' }));
  const question = typeof sent['question'] === 'string' ? REGISTRY.get(sent['question']) : undefined;
  const release = readRelease(sent['release']);
  if (question === undefined)
    return notAnswered([...strangers, noQuestion(sent['question']), ...release.problems]);
  const facts = readPart('facts', question.facts, sent['facts']);
  const choices =
    sent['choices'] === undefined
      ? { value: undefined, problems: [] }
      : readPart('choices', question.choices, sent['choices']);
  const problems = [...strangers, ...release.problems, ...facts.problems, ...choices.problems];
  if (release.value === undefined || facts.value === undefined || problems.length > 0)
    return notAnswered(problems);
  return answerTo(question, release.value, facts.value, choices.value);
}

function answerTo(
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

/** What a part of a document was read as, or what is wrong with it. */
interface Part<Value> {
  readonly value: Value | undefined;
  readonly problems: readonly InputProblem[];
}

function readPart(name: string, schema: NounSchema<object>, sent: unknown): Part<object> {
  const { value, issues = [] } = { value: undefined, ...schema.check(sent) };
  return { value, problems: issues.map(({ path, message }) => ({ path: [name, ...path], message })) };
}

function readRelease(sent: unknown): Part<Release> {
  try {
    return { value: parseRelease(sent as string), problems: [] };
  } catch (error) {
    return { value: undefined, problems: [{ path: ['release'], message: (error as Error).message }] };
  }
}

function noQuestion(sent: unknown): InputProblem {
  const message =
    sent === undefined ? 'The name of a question is required.' : 'There is no question of this name.';
  return { path: ['question'], message };
}

/** What the errors of a question are about, by their codes. */
const PARTS: ReadonlyMap<unknown, string> = new Map([
  ['malformed_facts', 'facts'],
  ['malformed_choices', 'choices'],
]);

/** A question throws nothing but what tells a caller what is wrong with its facts or choices. */
function problemOf(error: unknown): InputProblem {
  const { code, path = [], message } = error as Error & { code?: unknown; path?: Path };
  const part = PARTS.get(code);
  return { path: part === undefined ? [] : [part, ...path], message };
}

function notAnswered(problems: readonly InputProblem[]): NotAnswered {
  return { ok: false, problems };
}
