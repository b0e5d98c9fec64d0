import type { Stores } from '../stores/index.js';
import type { ContractCase, ContractOptions, MakeStores } from './case.js';
import { CONTRACT_CASES } from './contractCases.js';

/** Which cases are run, and how long they may wait. */
export interface ContractSelection extends ContractOptions {
  /** The ports on trial. Cases that need another port are left out. Default: all. */
  readonly ports?: readonly (keyof Stores)[];
}

/** A case that found something wrong. */
export interface ContractFailure {
  /** Id of the case. */
  readonly id: string;
  /** What the store must do, in words. */
  readonly title: string;
  /** What the case was rejected with: usually an `Error` that says what is wrong. */
  readonly error: unknown;
}

/** The outcome of running the contract. */
export interface ContractReport {
  /** Whether at least one case was run, and every one that was run has passed. */
  readonly ok: boolean;
  /** Ids of the cases that have passed. */
  readonly passed: readonly string[];
  /** The cases that have failed, and why. */
  readonly failed: readonly ContractFailure[];
  /** Ids of the cases that need a port that is not on trial. */
  readonly leftOut: readonly string[];
  /** One line for each case that has failed, and one for the whole. */
  readonly summary: string;
}

/** The cases that a selection chooses, and the ids of the others. */
export interface SelectedCases {
  /** The cases to run. */
  readonly chosen: readonly ContractCase[];
  /** Ids of the others. */
  readonly leftOut: readonly string[];
}

/** Chooses the cases that need no other ports than those on trial. */
export function selectedCases({ ports }: ContractSelection): SelectedCases {
  const cases = Object.values(CONTRACT_CASES).flat();
  const isChosen = (one: ContractCase) =>
    ports === undefined || one.ports.every((port) => ports.includes(port));
  return {
    chosen: cases.filter(isChosen),
    leftOut: cases.filter((one) => !isChosen(one)).map(({ id }) => id),
  };
}

/**
 * Runs the cases on a host's stores, one after the other.
 *
 * @param make - Makes the stores, once for each case. It may give the same ones every time.
 * @param options - The ports on trial, if not all, and how long to wait.
 * @returns What has passed and failed. It is never rejected because of the stores.
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const report = await runContract(() => memoryStores(), { ports: ['notices'] });
 * report.failed; //=> []
 * report.passed; //=> ['notices/kept', 'notices/append-only', 'notices/apart', 'notices/isolated', 'notices/thrown', 'notices/lost-update']
 * ```
 */
export async function runContract(
  make: MakeStores,
  options: ContractSelection = {},
): Promise<ContractReport> {
  const { chosen, leftOut } = selectedCases(options);
  const passed: string[] = [];
  const failed: ContractFailure[] = [];
  for (const { id, title, run } of chosen) {
    try {
      await run(make, options);
      passed.push(id);
    } catch (error) {
      failed.push({ id, title, error });
    }
  }
  const lines = failed.map(({ id, title, error }) => `${id}: ${title}: ${messageOf(error)}`);
  const total = `contract: ${passed.length} passed, ${failed.length} failed, ${leftOut.length} left out`;
  return {
    ok: failed.length === 0 && passed.length > 0,
    passed,
    failed,
    leftOut,
    summary: [...lines, total].join('\n'),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
