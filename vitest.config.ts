import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/entries.js';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['test/**/*.test.ts'],
    // need servers, a browser and clients: see vitest.hosts.config.ts and vitest.clients.config.ts
    exclude: ['test/hosts/real/**', 'test/clients/**'],
    coverage: {
      include: ['src/**/*.ts'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
