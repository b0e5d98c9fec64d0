import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/entries.js';

/** Where `.ci/run` collects the counts of several runs. */
const counts = process.env['TEST_COUNTS'];

const shared = { resolve: { alias: aliases } };
const servers = { testTimeout: 300_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: counts === undefined ? ['default'] : ['default', 'json'],
    outputFile: { json: `${counts}/${process.pid}.json` },
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/cli/index.ts'], // a process of its own, which the tests run
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{contract,hosts,clients}/**', 'test/{demo,examples}.test.ts'],
          // one process per processor in place of one per file, which would take three times as long
          isolate: false,
          pool: 'threads',
        },
      },
      // every example of the texts and comments, compiled and run, and the demo
      {
        ...shared,
        test: { name: 'examples', include: ['test/{demo,examples}.test.ts'] },
      },
      // the contract kit on stores that are broken on purpose: most of them by never answering
      {
        ...shared,
        test: { name: 'contract', include: ['test/contract/**/*.test.ts', 'test/hosts/*.test.ts'] },
      },
      // the hosts among the examples, on servers that run; these share the servers and the processors
      {
        ...shared,
        test: { name: 'hosts', include: ['test/hosts/real/**/*.test.ts'], maxWorkers: 1, ...servers },
      },
      // the example servers, with a browser and with clients that were written elsewhere
      {
        ...shared,
        test: {
          name: 'clients',
          include: ['test/clients/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
