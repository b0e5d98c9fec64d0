import type { Release } from '../core/release.js';
import type { NounSchema } from '../schemas/nounSchema.js';

/**
 * What kind of answer a question has.
 *
 * - `decision` and `validation`: allowed, or refused with every reason.
 * - `requirement`: required or not, and why.
 * - `plan`: what is to be done, step by step, and when.
 * - `state`: how something stands in this release.
 * - `reading`: what a request or an error says.
 */
export type QuestionKind = 'decision' | 'plan' | 'reading' | 'requirement' | 'state' | 'validation';

/** The subpath that has the question as a function: `certificates` for `netsuite-auth-policy/certificates`. */
export type QuestionSystem =
  | 'certificates'
  | 'clientAssertion'
  | 'gateway'
  | 'gateway/errors'
  | 'integrations'
  | 'login'
  | 'loginNotice'
  | 'pkcePolicy'
  | 'redirectUris'
  | 'sessions'
  | 'tbaDeprecation';

/** A question that is asked by a document, as JSON has it. */
export interface QuestionDocument {
  /** The release of the account: `YYYY.1` or `YYYY.2`. */
  readonly release: string;
  /** The facts. Instants are ISO 8601 text with an offset. */
  readonly facts: object;
  /** What to decide differently. Without it, every choice has its default. */
  readonly choices?: object;
}

/** A question that can be asked by its name. */
export interface Question {
  /** The name of the function that answers it. */
  readonly name: string;
  /** For people: the question, as one sentence. */
  readonly title: string;
  /** Where the function stands. */
  readonly system: QuestionSystem;
  /** What kind of answer it has. */
  readonly kind: QuestionKind;
  /** How its facts are read. */
  readonly facts: NounSchema<object>;
  /** How its choices are read. A question without choices takes no option. */
  readonly choices: NounSchema<object>;
  /** A question that has an answer. */
  readonly example: QuestionDocument;
}

/** A question, and how it is answered. */
export interface RegisteredQuestion extends Question {
  /** Answers it by facts and choices that have been read. */
  readonly answer: (release: Release, facts: object, choices: object | undefined) => unknown;
}
