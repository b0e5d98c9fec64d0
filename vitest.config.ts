import { defineConfig } from 'vitest/config';
import { entries } from './scripts/entries.js';

export default defineConfig({
  resolve: {
    // examples import the package by its name
    alias: entries.map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: new URL(source, import.meta.url).pathname,
    })),
  },
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
