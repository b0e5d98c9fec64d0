import { DEFAULT_TIMEOUT, type MakeStores } from './case.js';
import { type ContractSelection, selectedCases } from './runContract.js';

/** The two functions of a test runner that are used. Those of vitest, `node:test` and Jest all fit. */
export interface TestRunner {
  /** Groups tests. */
  readonly describe: (title: string, body: () => void) => unknown;
  /** Registers one test. `timeout` is in milliseconds. */
  readonly it: (title: string, body: () => Promise<void>, timeout: number) => unknown;
}

/**
 * Registers each case as a test, named by its id and title. One line does for any of the runners:
 * `registerContract({ describe, it }, makeStores)`.
 *
 * @param runner - The functions of the test runner.
 * @param make - Makes the stores, once for each case. It may give the same ones every time.
 * @param options - The ports on trial, if not all, and how long to wait.
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const titles: string[] = [];
 * const describe = (_: string, body: () => void) => body();
 * const it = (title: string) => titles.push(title);
 * registerContract({ describe, it }, () => memoryStores(), { ports: ['sessions'] });
 * titles[0]; //=> 'sessions/kept: gives back what was put, and what the change gave'
 * ```
 */
export function registerContract(
  runner: TestRunner,
  make: MakeStores,
  options: ContractSelection = {},
): void {
  runner.describe('the contract of stores', () => {
    for (const { id, title, run } of selectedCases(options).chosen) {
      // longer than the case itself waits, so that the case fails first and says why
      runner.it(`${id}: ${title}`, () => run(make, options), (options.timeout ?? DEFAULT_TIMEOUT) + 5000);
    }
  });
}
