// @ts-check
// Compares the types of each subpath with its report in etc/. `npm run api -- --update` writes the reports.
import { mkdirSync } from 'node:fs';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entries } from './entries.js';

const update = process.argv.includes('--update');
const projectFolder = process.cwd();
mkdirSync('etc', { recursive: true });

const error = { logLevel: ExtractorLogLevel.Error };
const none = { logLevel: ExtractorLogLevel.None };

const configs = entries.map(({ name, types }) =>
  ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: `${projectFolder}/package.json`,
    configObject: {
      projectFolder,
      mainEntryPointFilePath: types,
      compiler: { tsconfigFilePath: 'tsconfig.build.json' },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFolder: 'etc',
        reportTempFolder: 'temp/api',
        reportFileName: `${name.replaceAll('/', '.')}.api.md`,
      },
      messages: {
        compilerMessageReporting: { default: error },
        extractorMessageReporting: {
          default: error,
          'ae-missing-release-tag': none, // what is exported is public
          'ae-forgotten-export': none, // the report shows the lists and types that others are made of
          'ae-unresolved-link': none, // a link may lead to another subpath
        },
        tsdocMessageReporting: { default: error },
      },
    },
  }),
);

/** One compilation for all of them. */
const compilerState = CompilerState.create(/** @type {ExtractorConfig} */ (configs[0]), {
  additionalEntryPoints: configs.map((config) => config.mainEntryPointFilePath),
});

const failed = entries.filter(({ name }, at) => {
  const { succeeded, apiReportChanged } = Extractor.invoke(/** @type {ExtractorConfig} */ (configs[at]), {
    compilerState,
    localBuild: update,
    messageCallback: (message) => {
      if (message.messageId.startsWith('console-')) message.handled = true;
    },
  });
  if (apiReportChanged)
    console.log(`the report of ${name} is ${update ? 'written' : 'differs from the types'}`);
  return !succeeded;
});

if (failed.length === 0) {
  console.log(`api: ${entries.length} reports agree`);
} else {
  console.log(`api: failed for ${failed.map((entry) => entry.name).join(', ')}`);
  console.log('After a deliberate change: npm run build && npm run api -- --update');
  process.exitCode = 1;
}
