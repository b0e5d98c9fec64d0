// @ts-check
// What importing each built subpath costs a new Node process, above importing an empty module. A report, not a test.
// Run `npm run build` first, and let nothing else use the processor.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entries } from '../scripts/entries.js';
import { median } from './median.js';

const ROUNDS = 21;
/** Milliseconds: for a policy, and for what joins several of them. The rest has no aim: it is not on the way of a request. */
const AIMS = { policy: 3, joined: 6 };
const JOINED = ['index', 'gateway', 'gateway/rotation', 'useCases'];
const OTHERS = ['contract', 'crypto', 'gateway/errors', 'questions', 'rules', 'schemas'];

// a file, as the others: a data: URL would spare it the look-ups
mkdirSync('temp', { recursive: true });
writeFileSync('temp/empty.js', '');
const EMPTY = pathToFileURL(resolve('temp/empty.js')).href;

/**
 * Milliseconds that a new process needs for one import.
 * @param {string} url
 */
function importTime(url) {
  const code = `const t = performance.now(); await import('${url}'); process.stdout.write(String(performance.now() - t))`;
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }),
  );
}

console.log(`Node ${process.version}, median of ${ROUNDS} rounds, ms above an empty module`);
for (const { name, specifier, output } of entries) {
  const aim = OTHERS.includes(name)
    ? Number.POSITIVE_INFINITY
    : JOINED.includes(name)
      ? AIMS.joined
      : AIMS.policy;
  const url = pathToFileURL(resolve(output)).href;
  const differences = Array.from({ length: ROUNDS }, () => -importTime(EMPTY) + importTime(url));
  const ms = median(differences);
  console.log(`${specifier.padEnd(40)}${ms.toFixed(1).padStart(6)}${ms > aim ? `  above ${aim}` : ''}`);
}
