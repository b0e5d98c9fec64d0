// @ts-check
// Writes docs/rules.md. `npm run rules -- --check` fails where it is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { createViteServer } from 'vitest/node';
import { RULES_FILE, rulesTable } from './rulesTable.js';

// the samples of the questions stand with the tests, which are TypeScript
const server = await createViteServer({
  configFile: false,
  server: { middlewareMode: true },
  logLevel: 'error',
});
try {
  const { RULES } = await server.ssrLoadModule('/src/catalogue.ts');
  const { carriedRules } = await server.ssrLoadModule('/test/questions/carried.ts');
  const table = rulesTable(RULES, await carriedRules());
  if (!process.argv.includes('--check')) writeFileSync(RULES_FILE, table);
  else if (readFileSync(RULES_FILE, 'utf8') !== table) {
    console.error('docs/rules.md is stale: run `npm run rules`.');
    process.exitCode = 1;
  }
} finally {
  await server.close();
}
