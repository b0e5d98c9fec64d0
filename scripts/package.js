// @ts-check
// Builds and packs once, then checks that tarball: what is in it, what the linters of packages say of it, and
// whether an empty project can install, import, require and compile against it. Needs no network.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commands, entries } from './entries.js';

const windows = process.platform === 'win32';
const consumer = mkdtempSync(join(tmpdir(), 'consumer-'));

/**
 * @param {string} title
 * @param {() => void} work
 */
function step(title, work) {
  try {
    work();
    console.log(`ok      ${title}`);
  } catch (problem) {
    const { stdout, stderr, message } = /** @type {Error & { stdout?: string, stderr?: string }} */ (problem);
    console.error(`not ok  ${title}\n${[message, stdout, stderr].filter(Boolean).join('\n')}`);
    process.exitCode = 1;
  }
}

/**
 * Runs a command quietly and gives its output.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args, cwd = '.') {
  return execFileSync(command, args, { cwd, encoding: 'utf8', shell: windows, stdio: 'pipe' });
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
}

/** @param {Record<string, string>} files */
function write(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(consumer, name), text);
}

const build = spawnSync('npm', ['run', '--silent', 'build'], { shell: windows, stdio: 'inherit' });
if (build.status !== 0) process.exit(1);
mkdirSync('temp', { recursive: true });
const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', 'temp']));
const tarball = resolve('temp', packed.filename);

step('the tarball has one file per subpath, all types and the texts, and nothing else', () => {
  const sources = filesIn('src').filter((file) => file.endsWith('.ts'));
  const expected = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'package.json',
    ...[...entries, ...commands].map((entry) => entry.output),
    'dist/THIRD-PARTY-LICENSES.md',
    // what builds the schemas is internal, and would show zod's types; nobody imports the command
    ...sources
      .filter((file) => !/\b(schema|factsSchema)\.ts$|^cli\//.test(file))
      .map((file) => `dist/${file.replace(/ts$/, 'd.ts')}`),
  ];
  /** @type {string[]} */
  const files = packed.files.map((/** @type {{ path: string }} */ file) => file.path);
  const missing = expected.filter((file) => !files.includes(file));
  const extra = files.filter((file) => !expected.includes(file));
  assert.deepEqual({ missing, extra }, { missing: [], extra: [] });
});

step('publint --strict', () => run('publint', ['run', '--strict', tarball]));
step('attw --profile esm-only', () => run('attw', ['--profile', 'esm-only', tarball]));

const names = JSON.stringify(entries.map((entry) => entry.specifier));
/**
 * Imports of subpaths, for the compiler.
 * @param {typeof entries} imported
 */
const importing = (imported) => `
  ${imported.map((entry, at) => `import * as module${at} from '${entry.specifier}';`).join('\n')}
  export const modules: object[] = [${imported.map((_, at) => `module${at}`).join(', ')}];
`;
write({
  'package.json': '{ "private": true, "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
      ...{ target: 'ES2022', lib: ['ES2022'], module: 'NodeNext', types: [] },
    },
    files: ['consumer.ts'],
  }),
  // where the host has the types of the web, the rotation handler gives its own Response
  'tsconfig.web.json': JSON.stringify({
    extends: './tsconfig.json',
    compilerOptions: { lib: ['ES2022', 'DOM'] },
    files: ['web.ts'],
  }),
  'web.ts': `
    ${importing(entries)}
    import { decideAuthorizationRequest } from 'netsuite-auth-policy/gateway';
    import { createRotationHandler } from 'netsuite-auth-policy/gateway/rotation';
    declare const options: Parameters<typeof createRotationHandler>[0];
    export const handler: (request: Request) => Promise<Response> = createRotationHandler(options);
    export const decision = decideAuthorizationRequest('2026.1', {
      parameters: new URLSearchParams(''),
      integration: null,
    });
  `,
  'consumer.ts': `
    ${importing(entries)}
    import { parseRelease, type Release } from 'netsuite-auth-policy';
    export const release: Release = parseRelease('2026.1');
    // @ts-expect-error a year has two releases
    export const third: Release = '2026.3';
  `,
  'import.js': `
    import { createRequire } from 'node:module';
    const require = createRequire(import.meta.url);
    for (const name of ${names}) {
      const imported = await import(name);
      if (Object.keys(imported).length === 0) throw new Error(name + ' exports nothing');
      if (require(name) !== imported) throw new Error(name + ' is another one to require()');
    }
  `,
  // each subpath has a copy of what it needs, so errors are told by name and code, not by their class
  'errors.js': `
    import { isReleaseError, parseRelease } from 'netsuite-auth-policy';
    import { pkceRequirement } from 'netsuite-auth-policy/pkcePolicy';
    for (const ask of [() => parseRelease('2099.1'), () => pkceRequirement('2099.1', {})]) {
      let told = false;
      try { ask(); } catch (error) { told = isReleaseError(error) && error.code === 'release_not_modelled'; }
      if (!told) throw new Error('an error of one subpath is not told by another');
    }
  `,
  // what is frozen is frozen all the way down: a bundler may take the recursion for a call without effect
  'frozen.js': `
    import * as root from 'netsuite-auth-policy';
    import { decideApiUse } from 'netsuite-auth-policy/gateway';
    import { RULES } from 'netsuite-auth-policy/rules';
    import * as tba from 'netsuite-auth-policy/tbaDeprecation';
    const use = { request: 'restlet', integration: null, restletCreatedIn: '2019.1', role2faRequired: false };
    const session = { request: { target: 'restlet', authentication: 'session' }, sessionLive: true };
    const constants = {
      RULES,
      SOAP_ENDPOINTS: tba.SOAP_ENDPOINTS,
      advised: tba.decideNlauthUse('2026.1', use),
      refused: root.decideNlauthUse('2026.1', { request: 'rest' }),
      session: decideApiUse('2026.1', session),
    };
    const isDeep = (value) =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeep));
    if (constants.advised.advice.length === 0 || constants.refused.violations.length === 0) throw new Error('nothing nested');
    for (const [name, value] of Object.entries(constants)) if (!isDeep(value)) throw new Error(name + ' is not frozen');
  `,
  'require.cjs': `for (const name of ${names}) require(name);`,
});

step('an empty project installs it, with zod and nothing else', () => {
  const zod = resolve('node_modules/zod'); // stands in for the registry
  run('npm', ['install', '--offline', '--ignore-scripts', '--install-links', tarball, zod], consumer);
  const installed = readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'));
  assert.deepEqual(installed, ['netsuite-auth-policy', 'zod']);
});
step('every subpath imports and requires, and errors are told across them', () => {
  assert.equal(run('node', ['import.js'], consumer), '');
  assert.equal(run('node', ['errors.js'], consumer), '');
});
step('answers and tables that are the same each time are frozen', () => run('node', ['frozen.js'], consumer));
step('require() of every subpath in CommonJS', () => run('node', ['require.cjs'], consumer));
step('a strict TypeScript consumer without @types/node compiles', () => {
  run('node', [resolve('node_modules/typescript/bin/tsc')], consumer);
  run('node', [resolve('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.web.json'], consumer);
});
step('npx asks a question, and the exit code tells an allow from a refusal', () => {
  const command = ['--no', 'netsuite-auth-policy', 'ask', 'pkceRequirement', '--release', '2027.1', '--json'];
  /** @param {string} input */
  const ask = (input) =>
    spawnSync('npx', command, { cwd: consumer, input, encoding: 'utf8', shell: windows });
  const integration = { createdIn: '2027.1', clientType: 'public' };
  const asked = ask(JSON.stringify({ integration, scopes: [] }));
  assert.equal(asked.status, 0, asked.stderr);
  assert.equal(JSON.parse(asked.stdout).required, true);
  assert.equal(ask('{}').status, 2);
});
step('the gateway and the use cases load neither zod nor a node module', () => {
  const dist = join(consumer, 'node_modules/netsuite-auth-policy/dist');
  const heavy = /^(?:import|export)\b[^;]*from ["'](?:node:|zod|(?:\.\.\/)+(?:crypto|schemas)\b)/m;
  for (const name of ['gateway', 'gateway/rotation', 'useCases']) {
    assert.doesNotMatch(readFileSync(join(dist, name, 'index.js'), 'utf8'), heavy);
  }
});
step('no zod in any declaration', () => {
  const dist = join(consumer, 'node_modules/netsuite-auth-policy/dist');
  const types = filesIn(dist).filter((file) => file.endsWith('.d.ts'));
  assert.notEqual(types.length, 0);
  assert.deepEqual(
    types.filter((file) => /['"]zod\b/.test(readFileSync(join(dist, file), 'utf8'))),
    [],
  );
});

rmSync(consumer, { recursive: true });
