// @ts-check
// Bundles the root and each policy subpath as an application would, and holds them to a size and to what must not be in them.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { entries } from './entries.js';

/** Bytes, gzip. They leave room for whole sentences and for the check of every fact, so a limit must never be what shortens one. */
const LIMITS = { policy: 10 * 1024, integrations: 11 * 1024, index: 33 * 1024 };
/** What joins several policies and has rules of its own. */
const LARGER = /^(?:useCases|gateway)\b/;

/**
 * The longest stretch of a text that stands in a bundle as written, whatever quotes surround it.
 * @param {string} text
 */
function asBundled(text) {
  return text.split(/["'`\\$\n]/).reduce((longest, part) => (part.length > longest.length ? part : longest));
}

/**
 * Statements of all rules among the exports of the catalogue.
 * @param {unknown} value
 * @returns {string[]}
 */
function statements(value) {
  if (typeof value !== 'object' || value === null) return [];
  if ('statement' in value) return [String(value.statement)];
  return Object.values(value).flatMap(statements);
}

const prose = [...new Set(statements({ ...(await import('netsuite-auth-policy/rules')) }))]
  .map(asBundled)
  .filter((text) => text.length > 20);
const problems = prose.length === 0 ? ['rules: no statement found in the catalogue'] : [];

for (const { name, output } of entries) {
  if (name !== 'index' && (LARGER.test(name) || !existsSync(`src/${name}/rules.ts`))) continue;
  const limit = name === 'index' || name === 'integrations' ? LIMITS[name] : LIMITS.policy;
  const { outputFiles, metafile } = await build({
    entryPoints: [output],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    metafile: true,
  });
  const code = outputFiles.map((file) => file.text).join('');
  const size = gzipSync(code, { level: 9 }).length;
  console.log(`${name.padEnd(16)}${String(size).padStart(6)} B gzip`);
  if (size > limit) problems.push(`${name}: ${size} B, above ${limit} B`);
  // zod by its name too: what the build has inlined already has no path any more
  if (Object.keys(metafile.inputs).some((file) => file.includes('node_modules/')) || /zod/i.test(code)) {
    problems.push(`${name}: a dependency is in the bundle`);
  }
  const built = readFileSync(output, 'utf8');
  for (const text of prose.filter((part) => code.includes(part) || built.includes(part))) {
    problems.push(`${name}: prose of the catalogue is in the bundle: "${text.slice(0, 60)}"`);
  }
}

for (const problem of problems) console.error(problem);
console.log(`size: ${prose.length} statements looked for, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
