import { defineConfig } from 'vitest/config';
import { aliases } from './scripts/entries.js';

/** The example servers, with a browser and with clients that were written elsewhere: `npm run test:clients`. */
export default defineConfig({
  resolve: { alias: aliases },
  test: {
    include: ['test/clients/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
