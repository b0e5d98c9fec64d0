import { describe, expect, it, vi } from 'vitest';
import {
  CONTRACT_CASES,
  type ContractSelection,
  type MakeStores,
  runContract,
} from '../../src/contract/index.js';
import { hangingStores } from './wild/hanging.js';
import { hostStores, twoHosts } from './wild/host.js';
import { WILD } from './wild/index.js';

// Some run the whole contract, on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const CASES = Object.values(CONTRACT_CASES).flat();

/**
 * The first failure, which is enough: all cases of the ports on trial are run only where none fails.
 */
async function caught(
  make: MakeStores,
  { ports, ...options }: ContractSelection,
): Promise<string | undefined> {
  const chosen = CASES.filter((one) => one.ports.every((port) => ports?.includes(port)));
  for (const { id, run } of chosen) {
    try {
      await run(make, options);
    } catch (error) {
      return `${id}: ${error instanceof Error ? error.message : error}`;
    }
  }
  return undefined;
}

describe('a host with documents and locks', () => {
  it.each<[string, MakeStores]>([
    ['one process', () => hostStores()],
    ['two processes', () => twoHosts()],
  ])('passes every case: %s', async (_, make) => {
    const report = await runContract(make, { patience: 5 });
    expect(report.summary).toBe(`contract: ${CASES.length} passed, 0 failed, 0 left out`);
  });
});

describe.each(WILD)('$ports', ({ ports, stores }) => {
  it.each(Object.entries(stores))('is caught where it %s', async (_, make) => {
    expect(await caught(make, { ports, patience: 5 })).toBeDefined();
  });
});

describe('a store that hangs', () => {
  it.each(Object.entries(hangingStores))('is caught where it %s', async (_, { ports, make }) => {
    expect(await caught(make, { ports, patience: 5, timeout: 500 })).toMatch(
      /: The case was not done after 500 ms\.$/,
    );
  });
});
