import { dirname, relative, resolve } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { entries } from './scripts/entries.js';

/** Files of their own in dist: what the subpaths name. The shared core is in each of them: a file more costs 1 ms to load. */
const files = entries.map((entry) => entry.source);

/**
 * An import of a file that has its own output stays an import, everything else is bundled. So a module is
 * one file, and each function that it shows is one object, whichever subpath it came from.
 */
function keepApart(outputFolder: string): NonNullable<Options['esbuildPlugins']>[number] {
  const outputs = new Map(files.map((file) => [resolve(file), resolve(file.replace(/^src/, 'dist'))]));
  return {
    name: 'keep-apart',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, kind }) => {
        const output = outputs.get(resolve(resolveDir, path.replace(/\.js$/, '.ts')));
        if (output === undefined || kind === 'entry-point') return;
        const from = relative(outputFolder, output).replaceAll('\\', '/').replace(/\.ts$/, '.js');
        return { path: from.startsWith('.') ? from : `./${from}`, external: true, sideEffects: false };
      });
    },
  };
}

// Relative imports differ by folder, so each folder of dist is a build of its own.
const folders = [...new Set(files.map((file) => dirname(file)))];

export default defineConfig(
  folders.map((folder) => ({
    entry: files.filter((file) => dirname(file) === folder),
    outDir: folder.replace(/^src/, 'dist'),
    format: 'esm',
    target: 'node20',
    splitting: false,
    removeNodeProtocol: false,
    esbuildPlugins: [keepApart(resolve(folder.replace(/^src/, 'dist')))],
  })),
);
