/** What holds for every question about integration records: it is closed, and its answers belong to who asked. */
import { describe, expect, it, test } from 'vitest';
import type { Decision } from '../../src/core/decision.js';
import type { Release } from '../../src/core/release.js';
import {
  decideConnectUse,
  decideConsumerReset,
  decideIntegrationChange,
  decideOidcProviderUse,
  decideUserCredentialsCreation,
  type IntegrationChoices,
  installedRecord,
  validateIntegrationRecord,
} from '../../src/integrations/index.js';
import { broken, expectClosed, expectOwnAnswer, granted } from '../support.js';
import { OLD } from '../tbaDeprecation/arbitraries.js';

type Ask = (release: Release, facts: never, choices?: IntegrationChoices) => Decision;

const NEW = { ...OLD, createdIn: '2027.1' } as const;
const MANY_URIS = { ...OLD, redirectUris: ['https://a.example/cb', 'https://b.example/cb'] } as const;
const ADMINISTRATOR = { kind: 'administrator', permissions: [] } as const;
const SOURCE = { dataSource: 'netsuite2_com' } as const;
const FAILED = {
  ...SOURCE,
  failedLogins: 5,
  lastFailedAt: '2026-03-01T08:00:00.000Z',
  at: '2026-03-01T08:29:59.999Z',
} as const;
const BY_OAUTH2 = {
  ...SOURCE,
  authentication: 'oauth2',
  integration: {
    state: 'enabled',
    scopes: ['suite_analytics'],
    authorizationCodeGrant: true,
    clientCredentialsGrant: false,
  },
  role: { kind: 'other', permissions: ['ADMI_LOGIN_OAUTH2'] },
} as const;
const define = (to: object, integration: object = OLD, channels: readonly string[] = ['rest']) => ({
  integration,
  channels,
  change: { edit: 'definition', to },
});

/** Other facts, and not broken ones: a record without boxes or URIs, and one that is used on nothing. */
const emptied = (_: string, value: unknown) => Array.isArray(value) && value.length === 0;
const is =
  (wanted: string, ...values: readonly unknown[]) =>
  (place: string, value: unknown) =>
    place === wanted && values.includes(value);

const REFUSED: readonly (readonly [
  string,
  Ask,
  Release,
  object,
  ((place: string, value: unknown) => boolean)?,
])[] = [
  ['record, new TBA', validateIntegrationRecord, '2027.1', { integration: NEW, channels: ['rest'] }, emptied],
  [
    'record, mcp',
    validateIntegrationRecord,
    '2026.1',
    { integration: { ...OLD, tba: [], clientCredentialsGrant: true, scopes: ['mcp'] }, channels: [] },
    (place, value) => emptied(place, value) || is('integration.clientCredentialsGrant', false)(place, value),
  ],
  [
    'record, public',
    validateIntegrationRecord,
    '2026.1',
    { integration: { ...OLD, clientType: 'public', clientCredentialsGrant: true }, channels: [] },
    is('integration.clientCredentialsGrant', false),
  ],
  [
    'record, channel',
    validateIntegrationRecord,
    '2026.1',
    { integration: { ...OLD, tba: [] }, channels: ['soap'] },
    (place, value) => emptied(place, value) || is('integration.userCredentials', true)(place, value),
  ],
  [
    'record, waiting',
    validateIntegrationRecord,
    '2026.1',
    { integration: { ...OLD, state: 'waiting_for_approval' }, channels: [] },
  ],
  [
    'record, redirect URIs',
    validateIntegrationRecord,
    '2026.1',
    { integration: MANY_URIS, channels: [] },
    (place, value) => emptied(place, value) || is('integration.authorizationCodeGrant', true)(place, value),
  ],
  [
    'record, credentials',
    validateIntegrationRecord,
    '2027.1',
    { integration: { ...NEW, tba: [], userCredentials: true }, channels: ['restlet'] },
    is('integration.userCredentials', false),
  ],
  ['record, SOAP', validateIntegrationRecord, '2028.2', { integration: OLD, channels: ['soap'] }, emptied],
  [
    'change, late box',
    decideIntegrationChange,
    '2027.1',
    define({ tba: ['ui_token'] }, { ...OLD, tba: [] }),
    (place, value) => emptied(place, value) || place === 'change.to',
  ],
  [
    'change, credentials',
    decideIntegrationChange,
    '2027.1',
    define({ userCredentials: true }, OLD, ['restlet']),
    (place, value) =>
      place === 'change.to' ||
      is('change.to.userCredentials', false)(place, value) ||
      is('integration.userCredentials', true)(place, value),
  ],
  [
    'change, installed',
    decideIntegrationChange,
    '2026.1',
    define({ name: 'other' }, { ...OLD, origin: 'installed' }),
  ],
  [
    'change, deletion',
    decideIntegrationChange,
    '2026.1',
    { integration: OLD, channels: [], change: { edit: 'deletion' } },
  ],
  ['credentials, new', decideUserCredentialsCreation, '2027.1', { how: 'new_record', channel: 'soap' }],
  ['credentials, REST', decideUserCredentialsCreation, '2026.1', { how: 'installed', channel: 'rest' }],
  [
    'credentials, box',
    decideUserCredentialsCreation,
    '2027.1',
    { how: 'box_on_existing_record', channel: 'restlet', integration: OLD },
  ],
  [
    'reset, role',
    decideConsumerReset,
    '2026.1',
    { integration: OLD, role: { kind: 'other', permissions: [] } },
  ],
  [
    'reset, inactive',
    decideConsumerReset,
    '2026.1',
    { integration: OLD, role: { ...ADMINISTRATOR, inactive: true } },
    is('role.inactive', false, undefined),
  ],
  ['reset, TBA', decideConsumerReset, '2026.1', { integration: { ...OLD, tba: [] }, role: ADMINISTRATOR }],
  [
    'reset, owner',
    decideConsumerReset,
    '2026.1',
    { integration: { ...OLD, origin: 'installed' }, role: ADMINISTRATOR },
  ],
  ['OIDC, grant', decideOidcProviderUse, '2026.1', { integration: OLD, grant: 'clientCredentialsGrant' }],
  [
    'OIDC, off',
    decideOidcProviderUse,
    '2026.1',
    { integration: { ...OLD, authorizationCodeGrant: false }, grant: 'authorizationCodeGrant' },
    is('integration.authorizationCodeGrant', true),
  ],
  [
    'OIDC, blocked',
    decideOidcProviderUse,
    '2026.1',
    {
      integration: { ...OLD, authorizationCodeGrant: true, state: 'blocked' },
      grant: 'authorizationCodeGrant',
    },
  ],
  [
    'Connect, locked',
    decideConnectUse,
    '2026.1',
    { ...FAILED, authentication: 'password' },
    is('failedLogins', 0, 1),
  ],
  ['Connect, source', decideConnectUse, '2026.1', { ...BY_OAUTH2, dataSource: 'netsuite_com' }],
  [
    'Connect, TBA box',
    decideConnectUse,
    '2026.1',
    { ...FAILED, failedLogins: 0, authentication: 'tba', integration: OLD },
  ],
  [
    'Connect, other method',
    decideConnectUse,
    '2026.1',
    {
      ...FAILED,
      failedLogins: 0,
      authentication: 'tba',
      integration: { ...OLD, tba: ['ui_token'], userCredentials: true },
    },
    is('integration.userCredentials', false),
  ],
  [
    'Connect, scope',
    decideConnectUse,
    '2026.1',
    { ...BY_OAUTH2, integration: { ...BY_OAUTH2.integration, scopes: ['restlets'] } },
  ],
  [
    'Connect, grant',
    decideConnectUse,
    '2026.1',
    { ...BY_OAUTH2, integration: { ...BY_OAUTH2.integration, authorizationCodeGrant: false } },
    (place, value) => value === true && place.endsWith('Grant'),
  ],
  [
    'Connect, blocked',
    decideConnectUse,
    '2026.1',
    { ...BY_OAUTH2, integration: { ...BY_OAUTH2.integration, state: 'blocked' } },
  ],
  [
    'Connect, permission',
    decideConnectUse,
    '2026.1',
    { ...BY_OAUTH2, role: { kind: 'other', permissions: ['ADMI_LOGIN_OAUTH'] } },
  ],
];

const CASES = REFUSED.map(
  ([name, ask, release, facts, unless = () => false]) => [name, ask, release, facts, unless] as const,
);

describe('closed', () => {
  test.each(CASES)('%s: no broken fact opens it', (_, ask, release, facts, unless) => {
    expectClosed((of) => ask(release, of as never), facts, unless);
  });

  test.each([
    ['scopes', ['MCP'], ['integration', 'scopes', 0]],
    ['scopes', 'mcp', ['integration', 'scopes']],
    ['tba', 'ui_token', ['integration', 'tba']],
    ['userCredentials', 'false', ['integration', 'userCredentials']],
    ['authorizationCodeGrant', 'false', ['integration', 'authorizationCodeGrant']],
    ['createdIn', ' 2027.1', ['integration', 'createdIn']],
    ['tbaSince', '', ['integration', 'tbaSince']],
    ['authorizationCodeGrantSince', 'never', ['integration', 'authorizationCodeGrantSince']],
    ['clientType', 'Public', ['integration', 'clientType']],
    ['redirectUris', 'https://a.example/cb', ['integration', 'redirectUris']],
  ])('a record whose %s is %j is an error that names it', (field, value, path) => {
    const facts = { integration: { ...OLD, [field]: value }, channels: ['rest'] } as never;
    expect(() => validateIntegrationRecord('2026.1', facts)).toThrow(
      expect.objectContaining({ code: 'malformed_facts', path }),
    );
    const change = define({ [field]: value }) as never;
    if (/Since|createdIn/.test(field)) {
      expect(decideIntegrationChange('2026.1', change).allowed).toBe(true);
    } else {
      expect(() => decideIntegrationChange('2026.1', change)).toThrow(
        expect.objectContaining({ path: ['change', 'to', ...path.slice(1)] }),
      );
    }
  });

  it('IR-4: null since when a box was checked counts as absent', () => {
    const integration = { ...OLD, tbaSince: null, authorizationCodeGrantSince: null };
    expect(validateIntegrationRecord('2027.1', { integration, channels: ['rest'] }).allowed).toBe(true);
  });

  it('an installation that is none has no state', () => {
    for (const { facts, path } of broken({ by: 'mcp_client', approvalRequired: true } as const)) {
      const other = path[0] === 'approvalRequired' && typeof facts.approvalRequired === 'boolean';
      const ask = () => installedRecord('2026.1', facts);
      if (other) expect(ask().state).toBe('enabled');
      else expect(ask).toThrow(expect.objectContaining({ code: 'malformed_facts' }));
    }
  });

  const ASKED: readonly (readonly [string, (chosen: never) => unknown])[] = [
    [
      'validateIntegrationRecord',
      (chosen) => validateIntegrationRecord('2026.1', { integration: OLD, channels: [] }, chosen),
    ],
    [
      'decideIntegrationChange',
      (chosen) =>
        decideIntegrationChange(
          '2026.1',
          { integration: OLD, channels: [], change: { edit: 'note' } },
          chosen,
        ),
    ],
    [
      'decideUserCredentialsCreation',
      (chosen) => decideUserCredentialsCreation('2026.1', { how: 'new_record', channel: 'soap' }, chosen),
    ],
    [
      'decideConsumerReset',
      (chosen) => decideConsumerReset('2026.1', { integration: OLD, role: ADMINISTRATOR }, chosen),
    ],
    [
      'decideConnectUse',
      (chosen) => decideConnectUse('2026.1', { ...FAILED, authentication: 'password' }, chosen),
    ],
  ];

  test.each(ASKED)('%s: a misspelt option or value is an error, never the default', (_, ask) => {
    for (const [name, value] of [
      ['modifyAfterSoap', 'allow'],
      ['lateCredentialsBox', true],
      ['consumerReset', 'tokens-end'],
      ['tbaEndOfSupport', 'never'],
      ['lateBox', 'allowed'],
    ]) {
      expect(() => ask({ [name as string]: value } as never)).toThrow(
        expect.objectContaining({ code: 'malformed_choices', path: [name] }),
      );
    }
  });
});

test.each(CASES)('%s: REL-3: refuses to guess for a release that is not modelled', (_, ask, __, facts) => {
  expect(() => ask('2099.1' as Release, facts as never)).toThrow('outside the modelled range');
});

describe('the answers', () => {
  test.each(CASES)('%s: belong to who asked', (_, ask, release, facts) => {
    expectOwnAnswer((of) => ask(release, of as never), facts);
  });

  test.each([
    { edit: 'note' },
    { edit: 'consent_policy' },
    { edit: 'state', to: 'blocked' },
    {
      edit: 'definition',
      to: { scopes: ['rest_webservices', 'restlets'], redirectUris: ['https://a.example/cb'] },
    },
    { edit: 'definition', to: { tba: [] } },
  ] as const)('IR-4: the record that %j leaves behind shares nothing with the facts', (change) => {
    const facts = {
      integration: { ...OLD, redirectUris: ['https://a.example/cb'] },
      channels: [],
      change,
    } as const;
    expectOwnAnswer((of) => decideIntegrationChange('2026.1', of), facts);
    const { integration } = granted(decideIntegrationChange('2026.1', facts));
    expect(integration.redirectUris).toEqual(['https://a.example/cb']);
  });

  it('belong to who asked where something is allowed', () => {
    expectOwnAnswer((of) => decideConsumerReset('2026.1', of), { integration: OLD, role: ADMINISTRATOR });
    expectOwnAnswer((of) => decideConnectUse('2026.1', of), BY_OAUTH2);
    expectOwnAnswer((of) => installedRecord('2026.1', of), { by: 'bundle', approvalRequired: true } as const);
    expectOwnAnswer((of) => decideUserCredentialsCreation('2026.1', of), {
      how: 'new_record',
      channel: 'soap',
    } as const);
    const integration = { ...OLD, userCredentials: true };
    expectOwnAnswer((of) => validateIntegrationRecord('2026.1', of), {
      integration,
      channels: ['soap', 'connect'],
    } as const);
  });
});
