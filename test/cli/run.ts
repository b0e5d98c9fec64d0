import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { runCommand } from '../../src/cli/command.js';

/** What came of a command. */
interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export type Run = (written: readonly string[], input?: Uint8Array | string) => Promise<Outcome>;

/** Runs a command in this process. */
export const inThisProcess: Run = async (written, input = '') => {
  const texts = { out: '', err: '' };
  const code = await runCommand(written, {
    stdin: (async function* () {
      const bytes = Buffer.from(input);
      // characters of several bytes arrive in parts
      yield bytes.subarray(0, bytes.length >> 1);
      yield bytes.subarray(bytes.length >> 1);
    })(),
    stdout: { write: (text) => (texts.out += text) },
    stderr: { write: (text) => (texts.err += text) },
  });
  return { code, ...texts };
};

let built: Promise<string> | undefined;

/** The command in one file, as far from the package as it is in `dist`. */
export function builtCommand(): Promise<string> {
  built ??= (async () => {
    const outfile = resolve('temp/cli/index.js');
    await build({
      entryPoints: ['src/cli/index.ts'],
      ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile, logLevel: 'silent' },
    });
    return outfile;
  })();
  return built;
}

/** Runs a command as a process of its own. */
export const asProcess: Run = async (written, input = '') => {
  const child = spawn(process.execPath, [await builtCommand(), ...written]);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (texts.out += chunk));
  child.stderr.on('data', (chunk) => (texts.err += chunk));
  child.stdin.on('error', () => {}); // it need not read what it does not ask for
  child.stdin.end(input);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...texts };
};

/** A file of its own with a text. */
export function file(text: Uint8Array | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'facts-')), 'facts.json');
  writeFileSync(path, text);
  return path;
}
