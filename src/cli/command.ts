import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ask } from '../questions/index.js';
import { describeQuestion, findByName, listQuestions } from './describe.js';
import { InputError, parsed, readDocument, type Standard } from './input.js';
import { problemsInWords, sentences } from './sentences.js';
import { USAGE } from './usage.js';

/** What a command ends with: allowed or answered, refused, or not answered. */
const EXIT = { answered: 0, refused: 1, badInput: 2 } as const;

const OPTIONS = {
  release: { type: 'string' },
  facts: { type: 'string' },
  choices: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** The options of a command, as they were written. */
interface Written {
  readonly release?: string;
  readonly facts?: string;
  readonly choices?: string;
  readonly json?: boolean;
  readonly help?: boolean;
  readonly version?: boolean;
}

/**
 * Runs one command, and tells how the process should end.
 *
 * @param written - The arguments, without those of Node.
 * @param standard - The streams of the process.
 */
export async function runCommand(written: readonly string[], standard: Standard): Promise<number> {
  try {
    const { values, positionals } = read(written);
    return await run(positionals, values, standard);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    standard.stderr.write(`${error.message}\n`);
    return EXIT.badInput;
  }
}

function read(written: readonly string[]) {
  try {
    return parseArgs({ args: [...written], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function run([command, ...names]: string[], options: Written, standard: Standard): Promise<number> {
  if (options.version === true) return print(standard, version());
  if (options.help === true) return print(standard, USAGE);
  if (command === 'questions' && names.length < 2) return tell(names[0], options, standard);
  const [name, ...others] = names;
  if (command === 'ask' && name !== undefined && others.length === 0) return answer(name, options, standard);
  throw new InputError(USAGE);
}

function print({ stdout }: Standard, text: string): number {
  stdout.write(`${text}\n`);
  return EXIT.answered;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

function tell(name: string | undefined, { json = false }: Written, standard: Standard): number {
  return print(standard, name === undefined ? listQuestions(json) : describeQuestion(findByName(name), json));
}

async function answer(name: string, options: Written, standard: Standard): Promise<number> {
  const question = findByName(name);
  if (options.release === undefined) {
    throw new InputError(`The release of the account is required: --release ${question.example.release}`);
  }
  const { release } = options;
  const choices = options.choices === undefined ? {} : { choices: parsed(options.choices, 'choices') };
  const facts = await readDocument(options.facts, standard);
  const asked = ask({ question: name, release, facts, ...choices });
  const json = options.json === true;
  if (!asked.ok) {
    // a program reads the problems where it reads the answer
    if (json) standard.stdout.write(`${JSON.stringify(asked)}\n`);
    else standard.stderr.write(`${problemsInWords(question, asked.problems)}\n`);
    return EXIT.badInput;
  }
  print(standard, json ? JSON.stringify(asked.answer) : sentences(question, release, asked.answer));
  return isRefusal(asked.answer) ? EXIT.refused : EXIT.answered;
}

function isRefusal(answered: unknown): boolean {
  return (answered as { allowed?: unknown }).allowed === false;
}
