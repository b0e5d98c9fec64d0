import { expect } from 'vitest';
import type { Decision, Denied } from '../src/core/decision.js';

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
