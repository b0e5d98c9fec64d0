import type { AssertionKey, UsedAssertions } from '../assertions.js';
import { insert, placeIn } from './sortedList.js';

/** A key that has been used, and until when it is known, in milliseconds. */
interface Used {
  readonly name: string;
  readonly until: number;
}

/** Used assertions in memory. What may be forgotten is forgotten at the next use of any key. */
export class MemoryAssertions implements UsedAssertions {
  readonly #names = new Set<string>();
  readonly #byEnd: Used[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async once({ accountId, id }: AssertionKey, until: Date): Promise<boolean> {
    this.#forget();
    const name = JSON.stringify([accountId, id]);
    if (this.#names.has(name)) return false;
    const end = until.getTime();
    // what ends at an invalid date never ends
    const used = { name, until: Number.isNaN(end) ? Number.POSITIVE_INFINITY : end };
    insert(this.#byEnd, used, (one) => one.until < used.until);
    this.#names.add(name);
    return true;
  }

  #forget(): void {
    const now = this.#now().getTime();
    const ended = placeIn(this.#byEnd, (one) => one.until < now);
    for (const { name } of this.#byEnd.splice(0, ended)) this.#names.delete(name);
  }
}
