// @ts-check
// Builds every subpath but /crypto for a browser with esbuild and webpack, and for an edge route of Next.js, from the
// packed tarball. The bundlers are installed into a folder of their own, since nothing else here needs them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { entries } from './entries.js';

// the last line of Next.js whose edge runtime is not deprecated
const BUNDLERS = ['webpack@5.112.2', 'next@15.5.29', 'react@19.3.1', 'react-dom@19.3.1'];

const windows = process.platform === 'win32';
const project = mkdtempSync(join(tmpdir(), 'bundlers-'));
const portable = entries.filter(({ name }) => name !== 'crypto');

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args, cwd = project) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', shell: windows, stdio: 'pipe' });
}

/** @param {Record<string, string>} files */
function write(files) {
  for (const [name, text] of Object.entries(files)) {
    const file = join(project, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * @param {string} title
 * @param {() => Promise<void> | void} work
 */
async function step(title, work) {
  try {
    await work();
    console.log(`ok      ${title}`);
  } catch (problem) {
    const { stdout, stderr, message } = /** @type {Error & { stdout?: string, stderr?: string }} */ (problem);
    console.error(`not ok  ${title}\n${[message, stdout, stderr].filter(Boolean).join('\n')}`);
    process.exitCode = 1;
  }
}

run('npm', ['run', '--silent', 'build'], '.');
mkdirSync('temp', { recursive: true });
const [packed] = JSON.parse(
  run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', 'temp'], process.cwd()),
);
write({ 'package.json': '{ "private": true, "type": "module" }' });
run('npm', [
  'install',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  resolve('temp', packed.filename),
  ...BUNDLERS,
]);

const uses = portable.map(
  ({ specifier }, at) =>
    `import * as module${at} from '${specifier}';\nmodules.push(Object.keys(module${at}));`,
);
write({
  'all.js': `const modules = [];\n${uses.join('\n')}\nglobalThis.modules = modules;\n`,
  'webpack.config.js': `
    export default { mode: 'production', target: 'web', entry: './all.js', output: { path: '${project}/web' } };
  `,
  'app/route.js': `
    ${portable.map(({ specifier }, at) => `import * as module${at} from '${specifier}';`).join('\n')}
    export const runtime = 'edge';
    export function GET() {
      return Response.json([${portable.map((_, at) => `Object.keys(module${at}).length`).join(', ')}]);
    }
  `,
});

await step('esbuild, for a browser: each subpath by itself', async () => {
  for (const { specifier } of portable) {
    await build({
      stdin: { contents: `export * from '${specifier}';`, resolveDir: project },
      ...{ bundle: true, platform: 'browser', format: 'esm', write: false, logLevel: 'silent' },
    });
  }
});
await step('webpack, for the web: all of them', () => {
  run('node', [
    '--input-type=module',
    '--eval',
    `import webpack from 'webpack';
     import config from './webpack.config.js';
     webpack({ ...config, context: process.cwd() }, (error, stats) => {
       if (error || stats.hasErrors()) { console.error(error ?? stats.toString('errors-only')); process.exit(1); }
     });`,
  ]);
});
await step('Next.js, in an edge route: all of them', () => {
  assert.match(run('npx', ['next', 'build']), /route/i);
});

rmSync(project, { recursive: true });
