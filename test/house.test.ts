/** What CONTRIBUTING.md says of the house, and no tool checks: each fact stands in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** A file without the examples of its comments, which have to name releases. */
function withoutExamples(file: string): string {
  return readFileSync(`src/${file}`, 'utf8').replace(/^ *\* ```ts$[\s\S]*?^ *\* ```$/gm, '');
}

describe('a release number', () => {
  // the contract kit and the examples of questions make records up, which have to be created in some release
  const others = files.filter(
    (file) =>
      !/(?:^|\/)(?:limitsAndDates|soapMatrix|deprecations|release)\.ts$|^contract\/|^questions\/(?:nouns|systems\/)/.test(
        file,
      ),
  );

  test.each(others)('does not stand in src/%s: it stands in a dated table', (file) => {
    const found = withoutExamples(file)
      .split('\n')
      .filter((line) => /\b20\d\d\.[12]\b/.test(line));
    expect(found).toEqual([]);
  });
});

describe('the rooms', () => {
  const rooms = ['loginNotice', 'certificates', 'redirectUris', 'sessions', 'pkcePolicy', 'tbaDeprecation'];

  test.each(rooms)('of src/%s have the names that they have everywhere', (module) => {
    for (const room of ['rules', 'choices', 'limitsAndDates', 'problems', 'index']) {
      expect(files).toContain(`${module}/${room}.ts`);
    }
  });
});
