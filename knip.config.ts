import { commands, entries } from './scripts/entries.js';

export default {
  entry: [
    ...[...entries, ...commands].map((entry) => entry.source),
    'scripts/{api,bundlers,fuzz,licenses,package,readme,rules,size,zones}.js',
    'bench/*.js',
    'examples/{demo,postgresql/index,redis/index,authorizationServer/index}.js',
    'test/**/*.test.ts',
    'test/hosts/real/worker.js', // a process of its own
  ],
  ignoreDependencies: ['@arethetypeswrong/cli', 'publint'], // run as commands by scripts/package.js
  project: ['{src,test}/**/*.ts', '{bench,examples,scripts,test}/**/*.js'],
};
