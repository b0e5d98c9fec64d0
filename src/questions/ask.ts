import { parseRelease, type Release } from '../core/release.js';
import type { InputProblem, NounSchema } from '../schemas/nounSchema.js';
import { type Asked, answerTo, notAnswered } from './answer.js';
import { plainJson } from './plainJson.js';
import { REGISTRY } from './registry.js';

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
