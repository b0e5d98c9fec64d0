import { findRule, type Rule } from '../catalogue.js';
import type { InputProblem, Question } from '../questions/index.js';

/** What most answers have. */
interface Told {
  readonly allowed?: boolean;
  readonly required?: boolean;
  readonly violations?: readonly Statement[];
  readonly because?: readonly Statement[];
  readonly advice: readonly Statement[];
  readonly rules: readonly string[];
}

/** One thing that an answer says. */
interface Statement {
  readonly rule: string;
  readonly message: string;
  readonly path?: readonly (number | string)[];
  readonly remedy?: string;
}

/** An answer for people: what it is and why, with the rules and where each is written. */
export function sentences({ title }: Question, release: string, answer: unknown): string {
  return [`${title} (${release})`, '', ...(isTold(answer) ? told(answer) : lines(answer))].join('\n');
}

function isTold(answer: unknown): answer is Told {
  return typeof answer === 'object' && answer !== null && 'rules' in answer;
}

function told(answer: Told): string[] {
  const { allowed, required, violations = [], because = [], advice, rules, ...rest } = answer;
  const named = [...violations, ...because, ...advice].map(({ rule }) => rule);
  const others = rules.filter((rule) => !named.includes(rule));
  return [
    ...verdict(allowed, required),
    ...lines([...violations, ...because]),
    ...lines(rest),
    ...titled('Advice:', lines(advice)),
    ...titled('Also decided by:', lines(others.map(citation))),
  ];
}

function verdict(allowed: boolean | undefined, required: boolean | undefined): string[] {
  if (allowed !== undefined) return [allowed ? 'Allowed.' : 'Refused.'];
  return required === undefined ? [] : [required ? 'Required.' : 'Not required.'];
}

function titled(title: string, below: readonly string[]): string[] {
  return below.length === 0 ? [] : ['', title, ...below];
}

/** Any part of an answer, line by line: statements as sentences, the rest by its names. */
function lines(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [visible(String(value))];
  if (Array.isArray(value)) return value.flatMap((item) => indented(lines(item), '- '));
  if (isStatement(value)) return statement(value);
  return Object.entries(value).flatMap(([name, member]) => {
    const below = lines(member);
    if (typeof member === 'object' && member !== null && below.length > 0) {
      return [`${name}:`, ...indented(below, '  ')];
    }
    return [`${name}: ${below[0] ?? 'none'}`];
  });
}

function indented(below: readonly string[], first: string): string[] {
  return below.map((line, at) => (at === 0 ? `${first}${line}` : `  ${line}`));
}

function isStatement(value: object): value is Statement {
  return 'message' in value && 'rule' in value;
}

function statement({ rule, message, path, remedy }: Statement): string[] {
  return [
    visible(message),
    ...(remedy === undefined ? [] : [visible(remedy)]),
    ...(path === undefined ? [] : [`Facts: ${placeOf(path)}`]),
    `Rule ${citation(rule)}`,
  ];
}

function citation(id: string): string {
  // the catalogue has every rule that an answer can name
  const rule = findRule(id) as Rule;
  return `${id}: ${rule.title}${basisOf(rule)}. ${rule.source.url}`;
}

function basisOf(rule: Rule): string {
  if (rule.kind === 'rule') return ` (${rule.basis})`;
  return rule.option === undefined ? ' (choice)' : ` (choice, option ${rule.option})`;
}

/** What is wrong with a document, for people. */
export function problemsInWords({ name }: Question, problems: readonly InputProblem[]): string {
  return [
    'The question cannot be answered:',
    ...problems.map(({ path, message }) => `- ${placeOf(path)}: ${message}`),
    `\`netsuite-auth-policy questions ${name}\` shows what it is asked by.`,
  ].join('\n');
}

function placeOf(path: readonly (number | string)[]): string {
  const written = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return written === '' ? 'document' : visible(written);
}

/** Text of the facts can hold what moves a cursor, begins a line or turns the direction of writing. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
