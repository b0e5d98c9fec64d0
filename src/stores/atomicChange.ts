/**
 * What a store is asked to do in one atomic step. The store shows `change` what it holds, and keeps either all
 * that `change` gives or nothing. No other step on the same key comes between the two.
 *
 * `change` is pure, and a store that tries again may run it more than once: only the last run counts.
 * Await what it gives: the use cases answer at once, but the contract kit holds an answer back to let
 * other steps in between. If `change` throws, or its promise is rejected, nothing is kept and the step is
 * rejected with the same error.
 */
export type Change<State, Update> = (state: State) => Promise<Update> | Update;
