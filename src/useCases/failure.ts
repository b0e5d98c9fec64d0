import { type Denied, deny } from '../decision.js';

/**
 * The store has failed, so nothing is allowed (S4). Whether the step was kept is not known: ask again with
 * the same ids, which repeats nothing.
 */
export interface StoreFailure extends Denied<'store_failed'> {
  /** What the store was rejected with, for the log. Not enumerable: it does not go into JSON. */
  readonly cause: unknown;
}

/** Runs a step on a store. Where the store fails, the answer is a refusal. */
export async function failClosed<Answer>(step: () => Promise<Answer>): Promise<Answer | StoreFailure> {
  try {
    return await step();
  } catch (cause) {
    const refusal = deny([
      {
        code: 'store_failed' as const,
        rule: 'S4',
        message: 'the store failed',
        remedy: 'ask again with the same ids',
      },
    ]);
    return Object.defineProperty({ ...refusal, cause }, 'cause', { enumerable: false });
  }
}
