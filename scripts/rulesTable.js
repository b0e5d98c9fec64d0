// @ts-check
// Every rule and choice with where it is written, what answers with it and which tests name it, as docs/rules.md has them.
import { readdirSync, readFileSync } from 'node:fs';

/** Where the text stands. */
export const RULES_FILE = new URL('../docs/rules.md', import.meta.url);

/** The tests, each with its text. */
function tests() {
  const root = new URL('../test/', import.meta.url);
  return readdirSync(root, { encoding: 'utf8', recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }));
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/** @param {readonly string[]} names */
function listed(names) {
  return names.map((name) => `\`${name}\``).join(', ');
}

/**
 * @param {readonly import('netsuite-auth-policy/rules').Rule[]} rules
 * @param {ReadonlyMap<string, ReadonlySet<string>>} carried The names of what answers with a rule, by its id.
 */
export function rulesTable(rules, carried) {
  const files = tests();
  const rows = rules.map(({ basis, id, since, source, statement, until }) => {
    const named = new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
    const naming = files.filter(({ text }) => named.test(text)).map(({ file }) => file);
    const cells = [
      id,
      cell(statement),
      until === undefined ? since : `${since} to before ${until}`,
      basis,
      `[${cell(source.page)}](${source.url})`,
      listed([...(carried.get(id) ?? [])].sort()),
      listed(naming),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${[
    '# Rules and choices',
    '',
    'Made from the catalogue and from the tests by `npm run rules`. The tests stand in `test/`.',
    '',
    '| Id | What it says | In force from | Basis | Source | Answered by | Named by tests |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}
