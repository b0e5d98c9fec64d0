import { describe, expect, it, test } from 'vitest';
import type { Path } from '../../src/core/decision.js';
import type { Channel } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { validateIntegrationRecord } from '../../src/integrations/index.js';
import { validateRedirectUris } from '../../src/redirectUris/index.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import {
  createIntegration,
  type IntegrationStepChoices,
  type NewIntegrationRecord,
} from '../../src/useCases/index.js';
import { all, codes, granted, refused } from '../support.js';
import { ACCOUNT, KEY, keepRecord, RECORD, sent } from './support.js';

const { createdIn: _, ...BASE } = RECORD;
const NEW: NewIntegrationRecord = { ...BASE, tba: ['ui_token'], scopes: ['restlets'] };
const OAUTH: NewIntegrationRecord = {
  ...BASE,
  authorizationCodeGrant: true,
  redirectUris: ['https://a.example/cb'],
};

async function create(
  stores: Stores,
  release: Release,
  record: NewIntegrationRecord,
  channels: readonly Channel[] = ['restlet'],
  choices?: IntegrationStepChoices,
) {
  const answer = await createIntegration(
    stores,
    release,
    { accountId: ACCOUNT, integration: record, channels },
    choices,
  );
  expect(sent(answer)).toStrictEqual(answer);
  return answer;
}

/** The same, with a path that leads into the record that is to be created. */
function inRecord<Placed extends { readonly path?: Path }>(placed: Placed) {
  return { ...placed, path: ['integration', ...(placed.path ?? [])] };
}

describe('creating an integration record', () => {
  test.each(RELEASES)('IR-1: keeps it as created in the release of the moment: %s', async (release) => {
    const stores = memoryStores();
    const answer = await create(stores, release, BASE);
    const integration = { ...BASE, createdIn: release };
    const decision = validateIntegrationRecord(release, { integration, channels: ['restlet'] });
    expect(answer).toEqual({ ...decision, integration });
    expect(await stores.integrations.get(KEY)).toStrictEqual(integration);
    expect(await stores.integrations.byClientId(ACCOUNT, BASE.clientId)).toStrictEqual(integration);
  });

  test.each<[Release, readonly Channel[], boolean]>([
    ['2026.2', ['restlet'], true],
    ['2027.1', ['restlet'], false],
    ['2027.1', ['connect'], true],
    ['2027.1', [], false],
  ])('TBA-1, CHOICE-TBA-NEW: with TBA in %s for %j: %s', async (release, channels, allowed) => {
    const stores = memoryStores();
    const answer = await create(stores, release, NEW, channels);
    const integration = { ...NEW, createdIn: release };
    const decision = validateIntegrationRecord(release, { integration, channels });
    expect(answer).toEqual(decision.allowed ? { ...decision, integration } : decision);
    expect(codes(answer)).toEqual(allowed ? [] : ['tba_new_integration']);
    expect(await stores.integrations.get(KEY)).toEqual(allowed ? integration : undefined);
  });

  it('CHOICE-TBA-INSTALLED: with TBA in a record that is installed, as the caller chooses', async () => {
    const installed: NewIntegrationRecord = { ...NEW, origin: 'installed' };
    const answer = await create(memoryStores(), '2027.1', installed);
    expect(codes(answer)).toEqual(['tba_installed_record']);
    const chosen = await create(memoryStores(), '2027.1', installed, ['restlet'], {
      installedRecord: 'existing',
    });
    expect(granted(chosen).rules).toContain('CHOICE-TBA-INSTALLED');
  });

  it('URI-3: redirect URIs are judged with the rest, and both have their rules and advice in the answer', async () => {
    const redirectUris = ['myapp://callback', 'https://a.example/cb'];
    const record = { ...OAUTH, redirectUris };
    const answer = granted(await create(memoryStores(), '2026.1', record));
    const one = granted(
      validateIntegrationRecord('2026.1', {
        integration: { ...record, createdIn: '2026.1' },
        channels: ['restlet'],
      }),
    );
    const other = granted(validateRedirectUris('2026.1', { redirectUris }));
    expect(answer.rules).toEqual([...new Set([...one.rules, ...other.rules])]);
    expect(answer.rules).toContain('URI-1');
    expect(other.advice).not.toEqual([]);
    expect(answer.advice).toEqual([...one.advice, ...other.advice.map(inRecord)]);
    expect(answer.advice[0]?.path).toEqual(['integration', 'redirectUris', 0]);
  });

  it('URI-15, URI-1: several of them only from 2026.1 on', async () => {
    const record = { ...OAUTH, redirectUris: ['https://a.example/cb', 'https://b.example/cb'] };
    const stores = memoryStores();
    const early = refused<string>(await create(stores, '2025.2', record));
    const decision = refused<string>(validateRedirectUris('2025.2', record));
    expect(early).toEqual({ ...decision, violations: decision.violations.map(inRecord) });
    expect(codes(early)).toEqual(['redirect_uri_multiple']);
    expect(await stores.integrations.get(KEY)).toBeUndefined();
    expect((await create(stores, '2026.1', record)).allowed).toBe(true);
  });

  test.each<[string, Partial<NewIntegrationRecord>, readonly string[], IntegrationStepChoices?]>([
    [
      'R12: none where the record uses the authorization code grant',
      { redirectUris: [] },
      ['redirect_uris_empty'],
    ],
    ['R12: none where it does not', { authorizationCodeGrant: false, redirectUris: [] }, []],
    ['URI-4: http', { redirectUris: ['http://a.example/cb'] }, ['redirect_uri_http']],
    [
      'URI-4: http, also where the record does not use them yet',
      { authorizationCodeGrant: false, redirectUris: ['http://a.example/cb'] },
      ['redirect_uri_http'],
    ],
    [
      'CHOICE-REDIRECT-SCHEME: as the caller chooses',
      { redirectUris: ['myapp://callback'] },
      ['redirect_uri_scheme_without_dot', 'redirect_uri_scheme_with_authority'],
      { schemeShape: 'refuse' },
    ],
  ])('%s', async (_title, differing, expected, choices) => {
    const answer = await create(memoryStores(), '2026.1', { ...OAUTH, ...differing }, ['restlet'], choices);
    expect(codes(answer).toSorted()).toEqual(expected.toSorted());
  });

  it('TBA-1, CERT-27, IR-6, URI-4: every violation of both is named, with the rules of both', async () => {
    const record: NewIntegrationRecord = {
      ...NEW,
      clientType: 'public',
      redirectUris: ['http://a.example/cb', 'http://a.example/cb', 'https://user@a.example/cb'],
    };
    const channels = ['restlet', 'soap'] as const;
    const stores = memoryStores();
    const answer = refused<string>(await create(stores, '2027.1', record, channels));
    const one = refused<string>(
      validateIntegrationRecord('2027.1', { integration: { ...record, createdIn: '2027.1' }, channels }),
    );
    const other = refused<string>(validateRedirectUris('2027.1', record));
    expect(answer.violations).toEqual([...one.violations, ...other.violations.map(inRecord)]);
    expect(codes(answer)).toEqual([
      'tba_new_integration',
      'public_client_with_client_credentials',
      'redirect_uris_without_grant',
      'redirect_uri_http',
      'redirect_uri_duplicate',
      'redirect_uri_http',
      'redirect_uri_userinfo',
    ]);
    expect(new Set(answer.rules)).toEqual(new Set([...one.rules, ...other.rules]));
    expect(answer.rules).toHaveLength(new Set(answer.rules).size);
    expect(answer.rules).toEqual(
      expect.arrayContaining(['CHOICE-TBA-NEW', 'TBA-1', 'URI-4', 'CHOICE-REDIRECT-ATTACKS']),
    );
    expect(await all(stores.integrations.list(ACCOUNT))).toEqual([]);
  });

  it('IR-1, TBA-1: a copy of another record begins without the history of that one', async () => {
    const history = {
      createdIn: '2014.1',
      tbaSince: '2014.2',
      authorizationCodeGrantSince: '2020.1',
    } as const;
    const copy = { ...OAUTH, ...history };
    const stores = memoryStores();
    expect(granted(await create(stores, '2027.1', copy)).integration).toStrictEqual({
      ...OAUTH,
      createdIn: '2027.1',
    });
    expect(await stores.integrations.get(KEY)).toStrictEqual({ ...OAUTH, createdIn: '2027.1' });
    expect(codes(await create(memoryStores(), '2027.1', { ...NEW, ...history }))).toEqual([
      'tba_new_integration',
    ]);
  });

  it('IR-6: refused without a method for its channels', async () => {
    const answer = await create(memoryStores(), '2026.1', BASE, ['soap']);
    expect(codes(answer)).toEqual(['channel_without_method']);
  });

  it('IR-1: an id that the account knows is refused, and the record stays as it is', async () => {
    const stores = memoryStores();
    await keepRecord(stores, RECORD);
    const answer = await create(stores, '2026.1', { ...BASE, name: 'another', clientId: 'another' });
    expect(refused<string>(answer).violations).toEqual([
      {
        code: 'integration_known',
        rule: 'IR-1',
        message: 'The account already has an integration record with this id.',
        path: ['integration', 'id'],
        remedy: 'Create the integration record with an id of its own, or change the one that is there.',
      },
    ]);
    expect(await all(stores.integrations.list(ACCOUNT))).toEqual([RECORD]);
  });

  it('IR-1: of several that are created at once under one id, one is there', async () => {
    const stores = memoryStores();
    const names = ['a', 'b', 'c'];
    const answers = await Promise.all(names.map((name) => create(stores, '2026.1', { ...BASE, name })));
    const kept = answers.flatMap((answer) => (answer.allowed ? [answer.integration] : []));
    expect(kept).toHaveLength(1);
    expect(await all(stores.integrations.list(ACCOUNT))).toEqual(kept);
  });

  it('IR-1: accounts are apart', async () => {
    const stores = memoryStores();
    await createIntegration(stores, '2026.1', {
      accountId: 'another',
      integration: BASE,
      channels: ['restlet'],
    });
    expect((await create(stores, '2026.1', BASE)).allowed).toBe(true);
  });
});
