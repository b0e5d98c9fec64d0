import type { Path } from './decision.js';

/**
 * A fact that is missing, misspelt or of the wrong type. `path` says which one, and its value is not repeated. Each built
 * module has a copy of this class, so recognize it by its `code`, not by `instanceof`.
 */
export class FactsError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'FactsError';
  /** Stable name of what is wrong. */
  readonly code = 'malformed_facts';
  /** Where in the facts it lies. */
  readonly path: Path;

  constructor(path: Path) {
    super(`The fact “${path.join('.')}” is missing, or is not one of the values that it can have.`);
    this.path = path;
  }
}
