import { describe, expect, it, vi } from 'vitest';
import { CONTRACT_CASES } from '../../src/contract/index.js';
import { BROKEN } from './broken/index.js';

vi.setConfig({ testTimeout: 30_000 });

/** How many contenders the races of the cases have, for the test that is running. */
const contenders = vi.hoisted((): number[] => []);

vi.mock(import('../../src/contract/case.js'), async (original) => ({
  ...(await original()),
  CONTENDERS: contenders,
}));

const RACES = [
  'sessions/last-run',
  'sessions/lost-update',
  'sessions/limit',
  'sessions/one-id',
  'integrations/one-client-id',
  'integrations/last-run',
  'integrations/lost-update',
  'integrations/created-once',
  'certificates/cap',
  'certificates/one-record',
  'certificates/one-step',
  'certificates/lost-revocation',
  'notices/lost-update',
  'audit-trail/at-once',
  'assertions/at-once',
];

const CASES = Object.values(CONTRACT_CASES).flat();

/** How often a case fails in ten runs that have so many contenders. */
async function failures(id: string, count: number): Promise<number> {
  const race = CASES.find((one) => one.id === id);
  const make = BROKEN[id];
  if (race === undefined || make === undefined) expect.fail(`no case ${id}`);
  contenders.splice(0, contenders.length, count);
  let failed = 0;
  for (let run = 0; run < 10; run += 1) {
    await race.run(make, { patience: 5 }).catch(() => {
      failed += 1;
    });
  }
  return failed;
}

describe('a race that a store loses', () => {
  it.each(RACES.flatMap((id) => [2, 8, 100].map((count) => ({ id, count }))))(
    'is lost in each of ten runs: $id with $count at once',
    async ({ id, count }) => {
      expect(await failures(id, count)).toBe(10);
    },
  );

  it('is run with so many contenders each time', async () => {
    const { CONTENDERS } = await vi.importActual<typeof import('../../src/contract/case.js')>(
      '../../src/contract/case.js',
    );
    expect(CONTENDERS).toEqual([2, 8, 100]);
  });
});
