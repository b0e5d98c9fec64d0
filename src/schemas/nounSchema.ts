/**
 * How unknown JSON is read into a noun.
 *
 * @module
 */

import type { Path } from '../core/decision.js';

/** One thing that is wrong with a document. It names the place and what belongs there, and never what stood there. */
export interface InputProblem {
  /** For people: a whole sentence that says what belongs in this place. */
  readonly message: string;
  /** Where in the document it is: `['redirectUris', 2]`. Empty for the document itself. */
  readonly path: Path;
}

/** A document that is not what it should be, with everything that is wrong with it. */
export class InputError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'InputError';
  /** Stable name of what is wrong. */
  readonly code = 'invalid_input';
  /** Everything that is wrong. */
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(({ path, message }) => `${path.join('.') || 'document'}: ${message}`).join(' '));
    this.problems = problems;
  }
}

/** A document that is what it should be, in the form of the Standard Schema interface. */
export interface ValidDocument<Noun> {
  /** The noun that was read. */
  readonly value: Noun;
  /** Never there: it tells this outcome from the other. */
  readonly issues?: undefined;
}

/** A document that is not what it should be, in the form of the Standard Schema interface. */
export interface InvalidDocument {
  /** Everything that is wrong. */
  readonly issues: readonly InputProblem[];
}

/** The outcome of a check. */
export type Checked<Noun> = InvalidDocument | ValidDocument<Noun>;

/** The members of the Standard Schema interface, for libraries that accept any validator. */
export interface StandardProperties<Noun> {
  /** Version of the interface. */
  readonly version: 1;
  /** Who made the schema. */
  readonly vendor: 'netsuite-auth-policy';
  /** The same as {@link NounSchema.check}. */
  readonly validate: (input: unknown) => Checked<Noun>;
  /** Types for inference. There is no such value at run time. */
  readonly types?: StandardTypes<Noun>;
}

/** What goes into a schema, and what comes out of it. */
export interface StandardTypes<Noun> {
  /** Anything may go in. */
  readonly input: unknown;
  /** The noun that is read. */
  readonly output: Noun;
}

/** How one noun is read. */
export interface NounSchema<Noun> {
  /**
   * Reads a noun from unknown JSON.
   *
   * @throws {@link InputError} with every problem and its path.
   */
  readonly parse: (input: unknown) => Noun;
  /** The same, with the problems as a value. */
  readonly check: (input: unknown) => Checked<Noun>;
  /** JSON Schema (draft 2020-12) of the document that {@link NounSchema.parse} reads; a new object each time. */
  readonly toJsonSchema: () => Record<string, unknown>;
  /** Standard Schema version 1. */
  readonly '~standard': StandardProperties<Noun>;
}
