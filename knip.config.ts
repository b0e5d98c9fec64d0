import { entries } from './scripts/entries.js';

export default {
  entry: [
    ...entries.map((entry) => entry.source),
    'scripts/{api,package,size,zones}.js',
    'bench/*.js',
    'test/**/*.test.ts',
  ],
  ignoreDependencies: ['@arethetypeswrong/cli', 'publint'], // run as commands by scripts/package.js
  project: ['src/**/*.ts', 'test/**/*.ts', 'scripts/*.js', 'bench/*.js'],
};
