import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesTable, PLACE } from '../scripts/changes.js';
import { RELEASES } from '../src/core/release.js';

const readme = readFileSync('README.md', 'utf8');

describe('README.md', () => {
  it('has the table of changes that the catalogue makes (`npm run readme` writes it)', () => {
    expect(PLACE.exec(readme)?.[0]).toBe(changesTable());
  });

  it('names the modelled range', () => {
    expect(readme).toContain(`\`'${RELEASES[0]}'\` to \`'${RELEASES.at(-1)}'\``);
  });
});
