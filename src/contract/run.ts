import type { Stores } from '../stores/index.js';
import type { ContractCase, ContractOptions, MakeStores } from './case.js';
import { auditQueryCases } from './cases/auditQueries.js';
import { auditTrailCases } from './cases/auditTrail.js';
import { certificateRaces } from './cases/certificateRaces.js';
import { certificateCases } from './cases/certificates.js';
import { integrationRaces } from './cases/integrationRaces.js';
import { integrationCases } from './cases/integrations.js';
import { noticeCases } from './cases/notices.js';
import { sessionRaces } from './cases/sessionRaces.js';
import { sessionCases } from './cases/sessions.js';

/** Every case, by what it is about. */
export const CONTRACT_CASES: Readonly<
  Record<'auditTrail' | 'certificates' | 'integrations' | 'notices' | 'sessions', readonly ContractCase[]>
> = {
  sessions: [...sessionCases, ...sessionRaces],
  integrations: [...integrationCases, ...integrationRaces],
  certificates: [...certificateCases, ...certificateRaces],
  notices: noticeCases,
  auditTrail: [...auditTrailCases, ...auditQueryCases],
};

export interface ContractSelection extends ContractOptions {
  /** The ports that are on trial; cases that need another are left out. Default: all. */
  readonly ports?: readonly (keyof Stores)[];
}

/** A case that found something wrong. */
export interface ContractFailure {
  readonly id: string;
  readonly title: string;
  readonly error: unknown;
}

/** What running the contract came to. */
export interface ContractReport {
  /** Whether every case that was run has passed, and one was run at all. */
  readonly ok: boolean;
  readonly passed: readonly string[];
  readonly failed: readonly ContractFailure[];
  /** Ids of the cases that need a port which is not on trial. */
  readonly leftOut: readonly string[];
  /** One line for each case that has failed, and one for the whole. */
  readonly summary: string;
}

function selected({ ports }: ContractSelection): {
  readonly chosen: ContractCase[];
  readonly leftOut: string[];
} {
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
 * @param make - Makes the stores, for each case anew. They may be the same ones each time.
 * @param options - The ports on trial, if not all, and how long to wait.
 *
 * @example
 * ```ts
 * import { memoryStores } from 'netsuite-auth-policy/stores';
 *
 * const report = await runContract(() => memoryStores());
 * report.failed; //=> []
 * (await runContract(() => memoryStores(), { ports: ['notices'] })).passed; //=> ['notices/kept', 'notices/append-only', 'notices/apart', 'notices/isolated', 'notices/thrown', 'notices/lost-update']
 * ```
 */
export async function runContract(
  make: MakeStores,
  options: ContractSelection = {},
): Promise<ContractReport> {
  const { chosen, leftOut } = selected(options);
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

/** What a test runner offers: vitest, `node:test` and Jest all do. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => unknown;
  readonly it: (title: string, body: () => Promise<void>, timeout: number) => unknown;
}

/**
 * Registers the cases as tests, each under its id. A call for each runner:
 * `registerContract({ describe, it }, makeStores)`.
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
    for (const { id, title, run } of selected(options).chosen) {
      // the case itself gives up first, and says so
      runner.it(`${id}: ${title}`, () => run(make, options), (options.timeout ?? 30_000) + 5000);
    }
  });
}
