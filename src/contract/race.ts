import type { Stores } from '../stores/index.js';
import { type Bench, CONTENDERS, type ContractCase, caseOf } from './case.js';

/** A case that is a race: it runs once for each number of contenders. */
export function raceOf(
  id: string,
  title: string,
  ports: readonly (keyof Stores)[],
  run: (bench: Bench, count: number) => Promise<void>,
): ContractCase {
  return caseOf(id, title, ports, async (bench) => {
    for (const count of CONTENDERS) await run(bench, count);
  });
}
