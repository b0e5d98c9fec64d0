import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/entries.js';

/** The hosts among the examples on servers that run: `npm run test:hosts`. */
export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['test/hosts/real/**/*.test.ts'],
    // they share the servers and the processors
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
