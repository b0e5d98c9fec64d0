import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES_FILE, rulesTable } from '../../scripts/rulesTable.js';
import { RULES } from '../../src/catalogue.js';
import { carriedRules } from './carried.js';

describe('docs/rules.md', () => {
  it('is what `npm run rules` makes of the catalogue and the tests', async () => {
    expect(readFileSync(RULES_FILE, 'utf8')).toBe(rulesTable(RULES, await carriedRules()));
  });
});
