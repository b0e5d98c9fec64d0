/**
 * What a store is asked to do in one atomic step: it shows what it holds to `change`, and keeps what
 * `change` gives, or nothing. No other step on the same key comes between the two.
 *
 * `change` is pure, and may run more than once where a store tries again: only the last run counts.
 * Await what it gives. The use cases answer at once; the contract kit holds an answer back to let
 * other steps in between. If it throws, or its promise is rejected, nothing is kept, and `update` is
 * rejected with the same error.
 */
export type Change<State, Update> = (state: State) => Promise<Update> | Update;
