/**
 * The `choices` argument of questions, closed: no misspelt option is overlooked, and no misspelt value becomes the default.
 *
 * @module
 */

import type { Path } from './decision.js';

/** Every option that some question has. One object of choices can be given to all of them. */
const OPTION_NAMES: readonly string[] = [
  'administratorCards',
  'audience',
  'beforeListing',
  'certificatesOf',
  'clockToleranceSeconds',
  'codeLifetimeSeconds',
  'consumerReset',
  'fragment',
  'frequency',
  'gatedLogins',
  'grantTypeError',
  'inactiveRoles',
  'installedRecord',
  'issueToken',
  'jti',
  'lateCredentialsBox',
  'lateTbaBox',
  'lifetime',
  'maxCount',
  'maxLength',
  'maximumBodyBytes',
  'modifyAfterSoap',
  'newIntegration',
  'newToken',
  'notYetValid',
  'onLowered',
  'overflow',
  'restletCredentials',
  'revokedKey',
  'rewriting',
  'rotationDays',
  'samlRole',
  'schemeShape',
  'tbaEndOfSupport',
  'twoYearsFrom',
  'verifierError',
];

/**
 * An option that no question has, or a value that it cannot have. `path` says which one, and its value is not repeated.
 * Each built module has a copy of this class, so recognize it by its `code`, not by `instanceof`.
 */
export class ChoicesError extends Error {
  /** Name of the class, by which an error is told whichever copy of the class it comes from. */
  override readonly name = 'ChoicesError';
  /** Stable name of what is wrong. */
  readonly code = 'malformed_choices';
  /** Where in the choices it lies. Empty if the choices are not an object. */
  readonly path: Path;

  constructor(path: Path) {
    super(
      path.length === 0
        ? 'The choices are not an object.'
        : `The option “${path.join('.')}” does not exist, or has a value that it cannot have.`,
    );
    this.path = path;
  }
}

/** What each option of a question can be set to: one of these words, or what this function accepts. */
export type Options<Choices> = {
  readonly [Name in keyof Choices & string]-?:
    | readonly NonNullable<Choices[Name]>[]
    | ((value: unknown) => boolean);
};

/**
 * Demands choices that a question understands. It costs nothing where there are none.
 *
 * @param choices - The choices of the caller. Options of other questions are left to those.
 * @param options - The options of the question, and what each can be set to.
 * @throws {@link ChoicesError}
 */
export function checkChoices<Choices extends object>(
  choices: Choices | undefined,
  options: Options<Choices>,
): void {
  // apart, so that a question is left with one comparison
  if (choices !== undefined) checkGiven(choices, options);
}

function checkGiven<Choices extends object>(choices: Choices, options: Options<Choices>): void {
  if (typeof choices !== 'object' || choices === null || Array.isArray(choices)) throw new ChoicesError([]);
  for (const name in choices) {
    if (!Object.hasOwn(options, name) && !OPTION_NAMES.includes(name)) throw new ChoicesError([name]);
  }
  for (const name of Object.keys(options) as (keyof Choices & string)[]) {
    const value: unknown = choices[name];
    if (value !== undefined && !accepts(options[name], value)) throw new ChoicesError([name]);
  }
}

function accepts(values: readonly unknown[] | ((value: unknown) => boolean), value: unknown): boolean {
  return typeof values === 'function' ? values(value) : values.includes(value);
}
