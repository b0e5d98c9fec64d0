import type { Denied } from '../core/decision.js';
import type { FactsError } from '../core/factsError.js';
import type { ChoicesError } from '../core/options.js';
import { refusalOf } from '../core/problem.js';
import { type StoreFailureCode, USE_CASE_PROBLEMS } from './problems.js';

/**
 * The store has failed, so nothing is allowed (S4). It is not known whether the step was kept: ask again with the same
 * ids, which repeats nothing.
 */
export interface StoreFailure extends Denied<StoreFailureCode, never> {
  /** What the store was rejected with, for the log. It is not enumerable, so it does not go into JSON. */
  readonly cause: unknown;
}

/** The refusal where a store has failed. */
function storeFailure(cause: unknown): StoreFailure {
  const refusal = refusalOf(USE_CASE_PROBLEMS, 'store_failed');
  return Object.defineProperty({ ...refusal, cause }, 'cause', { enumerable: false });
}

/**
 * Where a question has what a store has given. Whatever else a question has comes from the caller. What a caller gives by
 * one of these names is demanded before a store is asked.
 */
const STORED = [
  'acknowledgements',
  'certificate',
  'certificates',
  'integration',
  'known',
  'notice',
  'previous',
  'revokedWithSameKey',
  'session',
  'sessions',
] as const;

/** Whether a step was stopped by what its caller has given, and not by the store or by what the store holds. */
function isMistake(cause: unknown): boolean {
  const { code, path } = (cause ?? {}) as Partial<FactsError | ChoicesError>;
  if (code === 'malformed_choices') return true;
  return code === 'malformed_facts' && !STORED.some((root) => root === path?.[0]);
}

/**
 * Runs a step on a store. If the store fails, or gives something malformed, the answer is a refusal. What is thrown at a
 * mistake of the caller reaches the caller.
 */
export async function failClosed<Answer>(step: () => Promise<Answer>): Promise<Answer | StoreFailure> {
  try {
    return await step();
  } catch (cause) {
    if (isMistake(cause)) throw cause;
    return storeFailure(cause);
  }
}
