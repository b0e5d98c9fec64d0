import { findQuestion, type Question, questions } from '../questions/index.js';
import { InputError } from './input.js';
import { shapeOf } from './shape.js';

/** Finds a question, or says where to look. */
export function findByName(name: string): Question {
  const question = findQuestion(name);
  if (question !== undefined) return question;
  const near = questions().find((one) => one.name.toLowerCase() === name.toLowerCase());
  throw new InputError(
    near === undefined
      ? 'There is no question of this name. `netsuite-auth-policy questions` lists them.'
      : `There is no question of this name. Is it ${near.name}?`,
  );
}

/** All questions, by their systems. */
export function listQuestions(json: boolean): string {
  const all = questions();
  if (json)
    return JSON.stringify(all.map(({ name, kind, system, title }) => ({ name, kind, system, title })));
  const width = Math.max(...all.map(({ name }) => name.length));
  return [...new Set(all.map(({ system }) => system))]
    .map((system) => {
      const lines = all.filter((one) => one.system === system);
      return [system, ...lines.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`)].join('\n');
    })
    .join('\n\n');
}

/** One question: what it is asked by, and an example that runs. */
export function describeQuestion(question: Question, json: boolean): string {
  const { name, kind, system, title, example } = question;
  const schemas = { facts: question.facts.toJsonSchema(), choices: question.choices.toJsonSchema() };
  if (json) return JSON.stringify({ name, kind, system, title, ...schemas, example });
  return [
    title,
    `${name}, a ${kind} of netsuite-auth-policy/${system}`,
    '',
    `facts: ${shapeOf(schemas.facts)}`,
    '',
    `choices: ${shapeOf(schemas.choices)}`,
    '',
    'Example:',
    '',
    exampleInShell(name, example),
  ].join('\n');
}

function exampleInShell(name: string, { release, facts, choices }: Question['example']): string {
  const options = choices === undefined ? '' : ` --choices '${JSON.stringify(choices)}'`;
  return [
    `npx netsuite-auth-policy ask ${name} --release ${release}${options} << 'END'`,
    JSON.stringify(facts, null, 2),
    'END',
  ].join('\n');
}
