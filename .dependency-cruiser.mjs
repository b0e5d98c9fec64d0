// Who may import whom in src, and in which direction: `npm run lint:imports`. CONTRIBUTING.md has the picture.

const POLICIES = '^src/(loginNotice|certificates|redirectUris|sessions|pkcePolicy|tbaDeprecation)/';
const SCHEMAS = '(^src/schemas/|/(schema|factsSchema)\\.ts$)';
/** What other modules see of a module: what it shows, its options, its limits and dates, and what it says of a problem that both have. */
const DOOR = '(index|problems|(rotation/)?(limitsAndDates|options))\\.ts$';

/** A layer, and the only places that it may import from, besides its own folder. */
function layer(name, from, to) {
  return {
    name,
    comment: 'Imports run one way: see the picture of the house in CONTRIBUTING.md.',
    severity: 'error',
    from: { path: from, pathNot: `${SCHEMAS}|/(rules|choices)\\.ts$` },
    to: { path: '^src/', pathNot: to },
  };
}

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    layer('core-imports-core', '^src/core/', '^src/core/'),
    {
      name: 'policies-import-core-alone',
      comment: 'No policy reaches into another one: a question that spans two stands above both.',
      severity: 'error',
      from: { path: POLICIES },
      to: { path: '^src/', pathNot: '^src/core/|^src/$1/' },
    },
    layer(
      'questions-over-several-policies',
      '^src/(integrations|login|clientAssertion)/',
      `^src/core/|^src/$1/|${POLICIES}${DOOR}`,
    ),
    layer('stores', '^src/stores/', `^src/core/|^src/stores/|${POLICIES}${DOOR}`),
    layer('schemas', '^src/schemas/', `^src/core/|^src/schemas/|${POLICIES}|^src/(clientAssertion|stores)/`),
    layer(
      'use-cases',
      '^src/useCases/',
      `^src/core/|^src/useCases/|${POLICIES}${DOOR}|^src/(integrations|login|clientAssertion|stores)/${DOOR}`,
    ),
    layer(
      'gateway',
      '^src/gateway/',
      `^src/core/|^src/gateway/|${POLICIES}${DOOR}|^src/(integrations|login|clientAssertion|stores|useCases|schemas)/${DOOR}`,
    ),
    layer(
      'contract',
      '^src/contract/',
      `^src/core/|^src/contract/|${POLICIES}${DOOR}|^src/(integrations|login|clientAssertion|stores|useCases)/${DOOR}`,
    ),
    layer('crypto', '^src/crypto\\.ts$', `^src/core/|${POLICIES}${DOOR}`),
    {
      name: 'rooms-by-their-door',
      comment:
        'Another module is imported by its index.ts, or for a text or a table by its limitsAndDates.ts, options.ts and problems.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: `${SCHEMAS}|^src/questions/` },
      to: { path: '^src/[^/]+/.+', pathNot: `^src/$1/|^src/core/|/${DOOR}` },
    },
    layer(
      'questions',
      '^src/questions/',
      `^src/core/|^src/questions/|^src/schemas/|/factsSchema\\.ts$|${POLICIES}${DOOR}|^src/(integrations|login|clientAssertion)/${DOOR}|^src/gateway/((errors|rotation)/)?index\\.ts$`,
    ),
    layer('cli', '^src/cli/', '^src/cli/|^src/(catalogue|questions/index)\\.ts$'),
    {
      name: 'texts-stay-in-the-catalogue',
      comment: 'The prose of the catalogue must not be bundled with a decision.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/catalogue\\.ts$' },
      to: { path: '/(rules|choices|sources)\\.ts$', pathNot: '^src/core/sources\\.ts$' },
    },
    {
      name: 'zod-in-schemas-alone',
      comment: 'Loading zod costs more than everything else together.',
      severity: 'error',
      from: { pathNot: SCHEMAS },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'node-in-crypto-and-cli-alone',
      comment: 'Every other file runs in browsers and on edge runtimes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(crypto\\.ts$|cli/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'crypto-imported-by-nobody',
      comment: 'Who needs a hash or a reader of PEM takes it as a function.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/crypto\\.ts$' },
      to: { path: '^src/crypto\\.ts$' },
    },
    {
      name: 'date-fns-by-function',
      comment: 'The index of date-fns costs 150 ms to load, that of @date-fns/utc 18 ms.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'node_modules/(date-fns|@date-fns/utc)/index\\.' },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // imports of types count as well
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
