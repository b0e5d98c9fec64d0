import { describe, expect, it, vi } from 'vitest';
import { CONTRACT_CASES, type ContractSelection, runContract } from '../../src/contract/index.js';
import { memoryStores } from '../../src/stores/index.js';
import { queuedStores } from './broken/base.js';
import { BROKEN } from './broken/index.js';

// Some run the whole contract, with its races of a hundred.
vi.setConfig({ testTimeout: 30_000 });

/** So short that a store which lets in one after another does not hold the tests up. */
const OPTIONS: ContractSelection = { patience: 5 };

const CASES = Object.values(CONTRACT_CASES).flat();

describe('stores that are whole', () => {
  it.each([
    ['that try again', memoryStores],
    ['that let in one after another', queuedStores],
  ])('%s pass every case', async (_, make) => {
    const report = await runContract(make, OPTIONS);
    expect(report.summary).toBe(`contract: ${CASES.length} passed, 0 failed, 0 left out`);
  });
});

describe('stores that are broken', () => {
  it('are there for every case, and no other', () => {
    expect(Object.keys(BROKEN).toSorted()).toEqual(CASES.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(BROKEN))('%s fails for its own, and no other case does', async (id, make) => {
    const report = await runContract(make, OPTIONS);
    expect(
      report.failed.map((failure) => failure.id),
      report.summary,
    ).toEqual([id]);
  });
});
