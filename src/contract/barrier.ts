/**
 * Holds all who arrive until the expected number is there. A store that lets in one after another holds the
 * rest up, so the barrier also opens when nobody has arrived for a while. Once open, it stays open.
 */
export class Barrier {
  #open!: () => void;
  readonly #opened: Promise<void>;
  #missing: number;
  readonly #patience: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param expected - How many are to arrive.
   * @param patience - Milliseconds without an arrival after which the barrier opens.
   */
  constructor(expected: number, patience: number) {
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
    this.#missing = expected;
    this.#patience = patience;
  }

  /** Resolves once the barrier is open. */
  arrive(): Promise<void> {
    this.#missing -= 1;
    clearTimeout(this.#timer);
    if (this.#missing <= 0) this.#open();
    else this.#timer = setTimeout(this.#open, this.#patience);
    return this.#opened;
  }
}
