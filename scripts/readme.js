// @ts-check
// Writes the parts of README.md that are made from the catalogue. A test fails where they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { changesTable, PLACE } from './changes.js';

const text = readFileSync('README.md', 'utf8');
if (!PLACE.test(text)) throw new Error('README.md has no place for the table of changes');
writeFileSync(
  'README.md',
  text.replace(PLACE, () => changesTable()),
);
