// @ts-check
// Runs the test suite once in each time zone: no answer may depend on TZ. The suites that are slow are left
// out: they ask nothing about dates that the others do not.
import { spawnSync } from 'node:child_process';

const ZONES = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];

const failed = ZONES.filter((zone) => {
  console.log(`\nTZ=${zone}`);
  const { status } = spawnSync(
    'vitest',
    ['run', '--project', 'unit', '--project', 'examples', ...process.argv.slice(2)],
    {
      env: { ...process.env, TZ: zone, TEST_COUNTS: undefined },
      shell: process.platform === 'win32',
      stdio: 'inherit',
    },
  );
  return status !== 0;
});

console.log(
  failed.length === 0 ? `\nzones: passed in ${ZONES.join(', ')}` : `\nzones: failed in ${failed.join(', ')}`,
);
if (failed.length > 0) process.exitCode = 1;
