// @ts-check
// The subpaths of this package, read from the exports map of package.json, which is the only list of them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ types: string, default: string }} Target */

/** @type {{ name: string, exports: Record<string, Target | string>, bin: Record<string, string> }} */
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * One entry per subpath. For `./certificates`: name `certificates`, specifier
 * `netsuite-auth-policy/certificates`, output `dist/certificates/index.js`, its types, and source
 * `src/certificates/index.ts`. The root has the name `index`.
 */
export const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
  if (typeof target === 'string') return []; // ./package.json
  const output = target.default.slice(2);
  return {
    name: subpath === '.' ? 'index' : subpath.slice(2),
    specifier: manifest.name + subpath.slice(1),
    output,
    types: target.types.slice(2),
    source: sourceOf(output),
  };
});

/** One entry per command: its output and its source. */
export const commands = Object.values(manifest.bin).map((output) => ({ output, source: sourceOf(output) }));

/** @param {string} output */
function sourceOf(output) {
  return output.replace(/^dist\/(.*)\.js$/, 'src/$1.ts');
}

/** The subpaths as a vite alias: what imports the package by its name, as the examples do, gets the sources. */
export const aliases = entries.map(({ specifier, source }) => ({
  find: new RegExp(`^${specifier}$`),
  replacement: fileURLToPath(new URL(`../${source}`, import.meta.url)),
}));
