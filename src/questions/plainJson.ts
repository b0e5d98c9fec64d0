/**
 * What JSON can hold of a value, as far as it is not more than can be answered quickly.
 *
 * @module
 */

import type { Path } from '../core/decision.js';
import { isoOf } from '../core/instant.js';
import type { InputProblem } from '../schemas/nounSchema.js';

/** Values that a document can have, its lists and objects counted as well: each can be a problem, and all are told. */
const MOST_VALUES = 50_000;
/** Characters that the texts and the names of a document can have together. */
const MOST_CHARACTERS = 2_000_000;
/** Levels of lists and objects. */
const DEEPEST = 32;

/** A document that can be read, or why it cannot. */
export type PlainJson = { readonly value: unknown } | { readonly problem: InputProblem };

/** How much may still be read, and what has stopped it. */
interface Reading {
  values: number;
  characters: number;
  problem: InputProblem;
}

/**
 * Copies what JSON would hold of a value. No code of the caller runs once there is a copy, and nothing is shared with it.
 * A `Date` is read as the text that JSON would have for it.
 */
export function plainJson(value: unknown): PlainJson {
  const reading: Reading = {
    values: MOST_VALUES,
    characters: MOST_CHARACTERS,
    problem: { path: [], message: 'The document cannot be read.' },
  };
  try {
    return { value: copied(value, [], reading) };
  } catch {
    // a getter or a proxy can throw anything, so what was thrown is not looked at
    return { problem: reading.problem };
  }
}

function stop(reading: Reading, path: Path, message: string): never {
  reading.problem = { path: [...path], message };
  throw reading;
}

function copied(value: unknown, path: (string | number)[], reading: Reading): unknown {
  reading.values -= 1;
  if (typeof value === 'string') reading.characters -= value.length;
  if (reading.values < 0 || reading.characters < 0) stop(reading, [], 'The document is too large.');
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      return value === null ? null : copiedObject(value, path, reading);
    default:
      return stop(reading, path, 'JSON cannot hold this value.');
  }
}

function copiedObject(value: object, path: (string | number)[], reading: Reading): unknown {
  if (value instanceof Date) {
    const time = Date.prototype.getTime.call(value);
    return Number.isNaN(time) ? null : isoOf(time);
  }
  if (path.length >= DEEPEST) stop(reading, path, 'The document is nested too deeply.');
  const at = (step: string | number, member: unknown): unknown => {
    path.push(step);
    const copy = copied(member, path, reading);
    path.pop();
    return copy;
  };
  if (Array.isArray(value)) return Array.from(value, (item, index) => at(index, item));
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    reading.characters -= name.length;
    // as a member of the copy it would be the prototype of the copy
    if (name === '__proto__') stop(reading, [...path, name], 'This member is not known.');
    if (member !== undefined) copy[name] = at(name, member);
  }
  return copy;
}
