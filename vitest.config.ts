import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/entries.js';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['test/**/*.test.ts'],
    // need servers, see vitest.hosts.config.ts
    exclude: ['test/hosts/real/**'],
    coverage: {
      include: ['src/**/*.ts'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
