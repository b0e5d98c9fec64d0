import type { Denied } from '../core/decision.js';
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
export function storeFailure(cause: unknown): StoreFailure {
  const refusal = refusalOf(USE_CASE_PROBLEMS, 'store_failed');
  return Object.defineProperty({ ...refusal, cause }, 'cause', { enumerable: false });
}

/** Runs a step on a store. If the store fails, the answer is a refusal. */
export async function failClosed<Answer>(step: () => Promise<Answer>): Promise<Answer | StoreFailure> {
  try {
    return await step();
  } catch (cause) {
    return storeFailure(cause);
  }
}
