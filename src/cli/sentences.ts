import { findRule, type Rule } from '../catalogue.js';
import type { InputProblem, Question } from '../questions/index.js';

/** What answers have that can be told in sentences. */
interface Told {
  readonly allowed?: boolean;
  readonly required?: boolean;
  readonly violations?: readonly Statement[];
  readonly because?: readonly Statement[];
  readonly advice?: readonly Statement[];
  readonly rules?: readonly string[];
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
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    return [`${title} (${release})`, '', ...shown(answer)].join('\n');
  }
  const {
    allowed,
    required,
    violations = [],
    because = [],
    advice = [],
    rules = [],
    ...rest
  } = answer as Told;
  const named = [...violations, ...because, ...advice].map(({ rule }) => rule);
  return [
    `${title} (${release})`,
    '',
    ...verdict(allowed, required),
    ...[...violations, ...because].flatMap(statement),
    ...advice.flatMap((one) => ['Advice:', ...statement(one)]),
    ...Object.entries(rest).flatMap(([name, value]) => [`${name}: ${JSON.stringify(value)}`]),
    ...decidedBy(rules.filter((rule) => !named.includes(rule))),
  ].join('\n');
}

function shown(value: unknown): string[] {
  return Array.isArray(value) ? value.map((item) => JSON.stringify(item, null, 2)) : [String(value)];
}

function verdict(allowed: boolean | undefined, required: boolean | undefined): string[] {
  if (allowed !== undefined) return [allowed ? 'Allowed.' : 'Refused.'];
  return required === undefined ? [] : [required ? 'Required.' : 'Not required.'];
}

function statement({ rule, message, path, remedy }: Statement): string[] {
  return [
    `- ${message}`,
    ...(remedy === undefined ? [] : [`  ${remedy}`]),
    ...(path === undefined ? [] : [`  Facts: ${placeOf(path)}`]),
    `  Rule ${citation(rule)}`,
  ];
}

function decidedBy(rules: readonly string[]): string[] {
  return rules.length === 0 ? [] : ['', 'Also decided by:', ...rules.map((rule) => `- ${citation(rule)}`)];
}

function citation(id: string): string {
  const rule = findRule(id);
  return rule === undefined ? id : `${id}: ${rule.title}${basisOf(rule)}. ${rule.source.url}`;
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
  return written === '' ? 'document' : written;
}
