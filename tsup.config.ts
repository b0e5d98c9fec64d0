import { dirname } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { commands, entries } from './scripts/entries.js';

// What the subpaths name. Each is one file that holds all it needs, zod and the schemas apart: a file more costs
// 1 ms to load, and what a subpath does not use is left out.
const files = [...entries, ...commands].map((entry) => entry.source);

/** The rotation handler loads the schemas, and zod with them, with the first certificate that it is sent. */
const schemasOnDemand: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'schemas-on-demand',
  setup(build) {
    build.onResolve({ filter: /\/schemas\/index\.js$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** The command loads the questions and the catalogue from the subpaths that have them. */
const commandOnSubpaths: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'command-on-subpaths',
  setup(build) {
    build.onResolve({ filter: /^\.\.\/(catalogue|questions\/index)\.js$/ }, ({ importer, path }) =>
      dirname(importer).endsWith('cli') ? { path, external: true } : undefined,
    );
  },
};

// Relative imports differ by folder, so each folder of dist is a build of its own.
const folders = [...new Set(files.map((file) => dirname(file)))];

export default defineConfig(
  folders.map((folder) => ({
    entry: files.filter((file) => dirname(file) === folder),
    outDir: folder.replace(/^src/, 'dist'),
    format: 'esm',
    target: 'node20',
    splitting: false,
    minifySyntax: true,
    treeshake: true,
    removeNodeProtocol: false,
    esbuildPlugins: [schemasOnDemand, commandOnSubpaths],
  })),
);
