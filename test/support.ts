import { expect } from 'vitest';
import type { Decision, Denied, Path } from '../src/core/decision.js';

/** The codes of a refusal, in order; empty for an allowed answer. */
export function codes(decision: Decision): string[] {
  return decision.allowed ? [] : decision.violations.map((violation) => violation.code);
}

/** The refusal, for a test that goes on to look inside it. */
export function refused<Code extends string>(decision: Decision<Code, object>): Denied<Code> {
  if (decision.allowed) expect.fail('expected a refusal');
  return decision;
}

/** The allowed answer, for a test that goes on to look inside it. */
export function granted<Grant extends object>(decision: Decision<string, Grant>) {
  if (!decision.allowed) expect.fail(`refused: ${codes(decision).join(', ')}`);
  return decision;
}

/** Everything that an iteration gives. One that does not end fails. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
    expect(found.length).toBeLessThan(1000);
  }
  return found;
}

/** What a caller may hold in the place of a fact: nothing, another type, or a word that is almost right. */
function substitutes(value: unknown): unknown[] {
  const others: unknown[] = [
    undefined,
    null,
    '',
    0,
    1,
    Number.NaN,
    true,
    false,
    'false',
    'constructor',
    [],
    {},
    [[]],
    [value],
    Symbol('fact'),
  ];
  if (typeof value !== 'string') return others;
  return [
    ...others,
    ` ${value}`,
    `${value} `,
    value.toUpperCase(),
    value.toLowerCase(),
    `${value.slice(0, 1).toUpperCase()}${value.slice(1)}`,
    `${value}\n`,
    [...value],
    new String(value),
  ];
}

function replaced(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, index) => (index === key ? replaced(item, rest, value) : item));
  const object = root as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, value) };
}

function paths(root: unknown): Path[] {
  if (typeof root !== 'object' || root === null || root instanceof Date) return [[]];
  const inner = Object.entries(root).flatMap(([key, value]) =>
    paths(value).map((path): Path => [Array.isArray(root) ? Number(key) : key, ...path]),
  );
  return [[], ...inner];
}

/** Facts with one of them missing, misspelt or of the wrong type, and where: one entry for each way to break each fact. */
export function broken<Facts>(facts: Facts): { facts: Facts; path: Path; with: unknown }[] {
  return paths(facts).flatMap((path) => {
    const value = path.reduce((at: unknown, key) => (at as Record<string | number, unknown>)[key], facts);
    return substitutes(value)
      .filter((other) => !Object.is(other, value))
      .map((other) => ({ facts: replaced(facts, path, other) as Facts, path, with: other }));
  });
}

/**
 * Demands that a question which refuses these facts goes on to refuse, or throws a FactsError, whichever fact is broken.
 * `unless` names breaks that turn them into other facts, which may be allowed.
 */
export function expectClosed<Facts>(
  ask: (facts: Facts) => { readonly allowed: boolean },
  facts: Facts,
  unless: (path: string, value: unknown) => boolean = () => false,
): void {
  expect(ask(facts).allowed).toBe(false);
  const opened = broken(facts).flatMap(({ facts: other, path, with: value }) => {
    const place = path.join('.');
    try {
      return ask(other).allowed === false || unless(place, value) ? [] : [`${place}: ${String(value)}`];
    } catch (error) {
      return (error as { code?: string }).code === 'malformed_facts'
        ? []
        : [`${place}: ${String(value)}: ${error}`];
    }
  });
  expect(opened).toEqual([]);
}

function objectsIn(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== 'object' || value === null || found.has(value)) return found;
  found.add(value);
  for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}

/** Demands that nothing in an answer is shared with the facts, and that nothing done to it changes a later answer. */
export function expectOwnAnswer<Facts>(ask: (facts: Facts) => unknown, facts: Facts): void {
  const answer = ask(facts);
  const before = structuredClone(answer);
  const given = objectsIn(facts);
  for (const part of objectsIn(answer)) {
    expect(given.has(part)).toBe(false);
    if (Object.isFrozen(part)) continue;
    if (Array.isArray(part)) part.push('changed by the caller');
    for (const key of Object.keys(part)) (part as Record<string, unknown>)[key] = 'changed by the caller';
  }
  expect(ask(facts)).toEqual(before);
}
