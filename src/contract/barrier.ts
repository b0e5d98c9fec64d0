/**
 * Holds those who arrive until as many have come as are expected. Where a store lets one in after
 * another, no more come: then it opens after a time in which nobody came. Once open, it stays open.
 */
export class Barrier {
  #open!: () => void;
  readonly #opened: Promise<void>;
  #missing: number;
  readonly #patience: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
