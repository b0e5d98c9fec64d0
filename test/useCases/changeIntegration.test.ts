import { describe, expect, it, test } from 'vitest';
import type { Channel, IntegrationRecord } from '../../src/records.js';
import { validateRedirectUris } from '../../src/redirectUris/index.js';
import type { Release } from '../../src/release.js';
import { memoryStores, type Stores } from '../../src/stores/index.js';
import { decideIntegrationChange, type IntegrationDefinition } from '../../src/tbaDeprecation/index.js';
import {
  changeGrants,
  changeRedirectUris,
  type GrantDefinition,
  type IntegrationChoices,
} from '../../src/useCases/index.js';
import { codes, granted, refused } from '../support.js';
import { ACCOUNT, all, KEY, keepRecord, RECORD, sent } from './support.js';

/** Judged by the rules of today, these would be refused. */
const LEGACY = ['http://a.example/cb', 'http://b.example/cb'];
const GRANTED: IntegrationRecord = {
  ...RECORD,
  authorizationCodeGrant: true,
  redirectUris: ['https://a.example/cb'],
};
const CHANNELS: readonly Channel[] = ['restlet'];

async function storesWith(record: IntegrationRecord): Promise<Stores> {
  const stores = memoryStores();
  await keepRecord(stores, record);
  return stores;
}

interface More {
  readonly release?: Release;
  readonly choices?: Partial<IntegrationChoices>;
  readonly channels?: readonly Channel[];
}

async function redirect(record: IntegrationRecord, redirectUris: readonly string[], more: More = {}) {
  const { release = '2026.1', channels = CHANNELS, choices } = more;
  const stores = await storesWith(record);
  const answer = await changeRedirectUris(stores, release, { key: KEY, redirectUris, channels }, choices);
  expect(sent(answer)).toStrictEqual(answer);
  expect(await stores.integrations.get(KEY)).toEqual(answer.allowed ? answer.record : record);
  return answer;
}

async function grants(record: IntegrationRecord, to: Partial<GrantDefinition>, more: More = {}) {
  const { release = '2026.1', channels = CHANNELS, choices } = more;
  const stores = await storesWith(record);
  const answer = await changeGrants(stores, release, { key: KEY, to, channels }, choices);
  expect(sent(answer)).toStrictEqual(answer);
  expect(await stores.integrations.get(KEY)).toEqual(answer.allowed ? answer.record : record);
  return answer;
}

function decided(
  release: Release,
  record: IntegrationRecord,
  to: Partial<IntegrationDefinition>,
  channels = CHANNELS,
) {
  return decideIntegrationChange(release, { record, channels, change: { edit: 'definition', to } });
}

describe('changing the redirect URIs', () => {
  it('URI-1, URI-3: keeps them, and both policies have their rules and advice in the answer', async () => {
    const redirectUris = ['https://b.example/cb', 'myapp://callback'];
    const answer = granted(await redirect(GRANTED, redirectUris));
    const one = granted(decided('2026.1', GRANTED, { redirectUris }));
    const other = granted(validateRedirectUris('2026.1', redirectUris));
    const rules = [...new Set([...one.rules, ...other.rules])];
    expect(answer).toEqual({ ...one, rules, advice: [...one.advice, ...other.advice] });
    expect(answer.record).toEqual({ ...GRANTED, redirectUris });
    expect(answer.advice).not.toEqual([]);
  });

  it('URI-15: several are refused in 2025.2, and allowed from 2026.1 on', async () => {
    const redirectUris = ['https://a.example/cb', 'https://b.example/cb'];
    const early = await redirect(GRANTED, redirectUris, { release: '2025.2' });
    expect(early).toEqual(validateRedirectUris('2025.2', redirectUris));
    expect(codes(early)).toEqual(['redirect_uri_multiple']);
    expect((await redirect(GRANTED, redirectUris)).allowed).toBe(true);
  });

  test.each<[string, IntegrationRecord, readonly string[], readonly string[], More?]>([
    ['R12: a record with the authorization code grant keeps one', GRANTED, [], ['redirect_uris_empty']],
    ['R12: one without may have none', { ...GRANTED, authorizationCodeGrant: false }, [], []],
    ['URI-4: one without has right ones, too', RECORD, ['http://a.example/cb'], ['redirect_uri_http']],
    [
      'URI-4: legacy ones cannot be set anew',
      { ...GRANTED, redirectUris: LEGACY },
      LEGACY,
      ['redirect_uri_http', 'redirect_uri_http'],
    ],
    [
      'CHOICE-REDIRECT-COUNT: as the caller chooses',
      GRANTED,
      ['https://b.example/cb', 'https://c.example/cb'],
      ['redirect_uri_count'],
      { choices: { maxCount: 1 } },
    ],
    [
      'IR-4: an installed record is the owner’s',
      { ...GRANTED, origin: 'installed' },
      ['https://b.example/cb'],
      ['owned_by_another_account'],
    ],
    [
      'IR-4, URI-4: both are named',
      { ...GRANTED, origin: 'installed' },
      ['http://b.example/cb'],
      ['owned_by_another_account', 'redirect_uri_http'],
    ],
    [
      'CERT-27: what else is wrong with the record is named',
      { ...GRANTED, clientType: 'public' },
      ['https://b.example/cb'],
      ['public_client_with_client_credentials'],
    ],
    [
      'CHOICE-TBA-MODIFY: as the caller chooses',
      { ...GRANTED, tba: ['ui_token'] },
      ['https://b.example/cb'],
      [],
      { release: '2028.2', channels: ['soap'], choices: { modifyAfterSoap: 'allowed' } },
    ],
    [
      'CHOICE-TBA-MODIFY: by default nothing is changed on a record of SOAP',
      { ...GRANTED, tba: ['ui_token'] },
      ['https://b.example/cb'],
      ['soap_removed'],
      { release: '2028.2', channels: ['soap'] },
    ],
  ])('%s', async (_title, record, redirectUris, expected, more) => {
    expect(codes(await redirect(record, redirectUris, more))).toEqual(expected);
  });

  it('URI-3: what is refused names every violation of both policies, with the rules of both', async () => {
    const record: IntegrationRecord = { ...GRANTED, clientType: 'public', scopes: ['mcp'] };
    const redirectUris = ['http://b.example/cb', 'http://b.example/cb'];
    const answer = refused<string>(await redirect(record, redirectUris));
    const one = refused<string>(decided('2026.1', record, { redirectUris }));
    const other = refused<string>(validateRedirectUris('2026.1', redirectUris));
    expect(answer.violations).toEqual([...one.violations, ...other.violations]);
    expect(new Set(answer.rules)).toEqual(new Set([...one.rules, ...other.rules]));
    expect(answer.violations.length).toBeGreaterThan(4);
  });
});

describe('changing the grants', () => {
  /** What a change of grants must not touch. */
  const LEFT_ALONE = {
    id: '8',
    name: 'changed',
    clientId: 'changed',
    state: 'blocked',
    origin: 'installed',
    createdIn: '2014.1',
    redirectUris: LEGACY,
    tbaSince: '2014.2',
    authorizationCodeGrantSince: '2020.1',
  } as const;
  /** What is switched off stays on record with the release of its creation. */
  const SINCE = { tbaSince: '2024.1', authorizationCodeGrantSince: '2024.1' } as const;
  const TBA: IntegrationRecord = { ...RECORD, tba: ['ui_token'] };

  test.each<[string, IntegrationRecord, Partial<GrantDefinition>, readonly string[], More?]>([
    [
      'CERT-27: no public client with client credentials',
      RECORD,
      { clientType: 'public' },
      ['public_client_with_client_credentials'],
    ],
    [
      'CERT-27: a public client without',
      GRANTED,
      { clientType: 'public', clientCredentialsGrant: false },
      [],
    ],
    [
      'CERT-29: mcp excludes client credentials',
      RECORD,
      { scopes: ['mcp'] },
      ['mcp_with_client_credentials'],
    ],
    ['IR-7: a flow needs the TBA box', RECORD, { tba: ['issue_token'] }, ['tba_flow_without_tba']],
    [
      'IR-4: an installed record is the owner’s',
      { ...RECORD, origin: 'installed' },
      { scopes: [] },
      ['owned_by_another_account'],
    ],
    [
      'CHOICE-TBA-LATE-BOX: TBA begins before 2027.1',
      RECORD,
      { tba: ['ui_token'] },
      [],
      { release: '2026.2' },
    ],
    [
      'CHOICE-TBA-LATE-BOX: and not later',
      RECORD,
      { tba: ['ui_token'] },
      ['tba_box_checked_late'],
      { release: '2027.1' },
    ],
    [
      'CHOICE-TBA-CONNECT: SuiteAnalytics Connect may begin later',
      RECORD,
      { tba: ['ui_token'] },
      [],
      { release: '2027.1', channels: ['connect'] },
    ],
    [
      'CHOICE-TBA-LATE-BOX: unless the caller chooses so',
      RECORD,
      { tba: ['ui_token'] },
      [],
      { release: '2027.1', choices: { lateTbaBox: 'allowed' } },
    ],
    [
      'TBA-4: a record that has it may have more of it',
      TBA,
      { tba: ['ui_token', 'issue_token'] },
      [],
      { release: '2027.1' },
    ],
    [
      'TBA-5: until support ends',
      TBA,
      { tba: ['ui_token', 'issue_token'] },
      ['tba_ended'],
      { release: '2028.2' },
    ],
    [
      'R12: the authorization code grant needs a redirect URI',
      RECORD,
      { authorizationCodeGrant: true },
      ['redirect_uris_empty'],
    ],
    [
      'URI-15: legacy ones are judged when it is enabled',
      { ...RECORD, redirectUris: LEGACY },
      { authorizationCodeGrant: true },
      ['redirect_uri_http', 'redirect_uri_http'],
    ],
    [
      'R12: it is enabled where there is one',
      { ...GRANTED, authorizationCodeGrant: false },
      { authorizationCodeGrant: true },
      [],
    ],
    [
      'URI-4: legacy ones stand in no other way',
      { ...GRANTED, redirectUris: LEGACY },
      { scopes: ['rest_webservices'] },
      [],
    ],
    [
      'URI-4: … also where the grant is named that the record has',
      { ...GRANTED, redirectUris: LEGACY },
      { authorizationCodeGrant: true },
      [],
    ],
    [
      'URI-4: … nor in that of switching it off',
      { ...GRANTED, redirectUris: LEGACY },
      { authorizationCodeGrant: false },
      [],
    ],
    ['URI-4: … nor without the grant', { ...RECORD, redirectUris: LEGACY }, { userCredentials: true }, []],
    [
      'CHOICE-REDIRECT-FRAGMENT: as the caller chooses',
      { ...RECORD, redirectUris: ['https://a.example/#'] },
      { authorizationCodeGrant: true },
      [],
      { choices: { fragment: 'allow' } },
    ],
    [
      'CHOICE-REDIRECT-FRAGMENT: by default not',
      { ...RECORD, redirectUris: ['https://a.example/#'] },
      { authorizationCodeGrant: true },
      ['redirect_uri_fragment'],
    ],
    [
      'CERT-27, R12: every violation of both is named',
      RECORD,
      { authorizationCodeGrant: true, clientType: 'public', tba: ['three_step'] },
      ['tba_flow_without_tba', 'public_client_with_client_credentials', 'redirect_uris_empty'],
    ],
  ])('%s', async (_title, record, to, expected, more) => {
    expect(codes(await grants(record, to, more))).toEqual(expected);
  });

  it('IR-4: answers and keeps what the policy gives', async () => {
    const to = { scopes: ['rest_webservices'], userCredentials: true } as const;
    const answer = await grants(RECORD, to);
    expect(answer).toEqual(decided('2026.1', RECORD, to));
    expect(granted(answer).record).toEqual({ ...RECORD, ...to });
    const refusal = await grants(RECORD, { clientType: 'public' });
    expect(refusal).toEqual(decided('2026.1', RECORD, { clientType: 'public' }));
  });

  it('IR-4: an object with more of a record in it changes the grants and nothing else', async () => {
    const grantsToChange = {
      authorizationCodeGrant: false,
      clientCredentialsGrant: false,
      clientType: 'public',
      scopes: ['mcp'],
      tba: [],
      userCredentials: true,
    } as const;
    const to = { ...RECORD, ...LEFT_ALONE, ...grantsToChange };
    const record: IntegrationRecord = { ...GRANTED, tba: ['ui_token'] };
    const answer = granted(await grants(record, to));
    expect(answer.record).toEqual({ ...record, ...grantsToChange, ...SINCE });
  });

  it('TBA-1, CHOICE-TBA-LATE-BOX: remembers in which release the first TBA box was checked', async () => {
    const { record } = granted(await grants(RECORD, { tba: ['ui_token'] }, { release: '2026.2' }));
    expect(record).toEqual({ ...RECORD, tba: ['ui_token'], tbaSince: '2026.2' });
    const stores = await storesWith(record);
    const step = (tba: IntegrationRecord['tba'], release: Release) =>
      changeGrants(stores, release, { key: KEY, to: { tba }, channels: CHANNELS });
    expect(granted(await step([], '2027.1')).record.tbaSince).toBe('2026.2');
    expect(granted(await step(['ui_token'], '2027.2')).record.tbaSince).toBe('2026.2');
    expect((await stores.integrations.get(KEY))?.tbaSince).toBe('2026.2');
  });

  it('PK-22: remembers in which release the authorization code grant was enabled', async () => {
    const without = { ...GRANTED, authorizationCodeGrant: false };
    const { record } = granted(
      await grants(without, { authorizationCodeGrant: true }, { release: '2027.1' }),
    );
    expect(record).toEqual({ ...GRANTED, authorizationCodeGrantSince: '2027.1' });
  });

  it('IR-10: tells that further scopes revoke what users have authorized', async () => {
    expect(
      granted(await grants(RECORD, { scopes: ['restlets', 'rest_webservices'] })).revokesAuthorizations,
    ).toBe(true);
    expect(granted(await grants(RECORD, { scopes: [] })).revokesAuthorizations).toBe(false);
  });

  it('IR-4: changes that come at once are all kept', async () => {
    const stores = await storesWith(GRANTED);
    const changes: Partial<GrantDefinition>[] = [
      { userCredentials: true },
      { scopes: [] },
      { tba: ['ui_token'] },
    ];
    const uris = changeRedirectUris(stores, '2026.1', {
      key: KEY,
      redirectUris: ['https://z.example/'],
      channels: [],
    });
    await Promise.all([
      uris,
      ...changes.map((to) => changeGrants(stores, '2026.1', { key: KEY, to, channels: [] })),
    ]);
    expect(await stores.integrations.get(KEY)).toEqual({
      ...GRANTED,
      userCredentials: true,
      scopes: [],
      tba: ['ui_token'],
      tbaSince: '2026.1',
      redirectUris: ['https://z.example/'],
    });
  });
});

it('IR-1: without the record there is nothing to change, and none comes about', async () => {
  const stores = await storesWith({ ...RECORD, id: '8' });
  const answers = [
    await changeGrants(stores, '2026.1', { key: KEY, to: {}, channels: CHANNELS }),
    await changeRedirectUris(stores, '2026.1', { key: KEY, redirectUris: [], channels: CHANNELS }),
  ];
  for (const answer of answers) {
    expect(refused<string>(answer).violations).toEqual([
      {
        code: 'integration_unknown',
        rule: 'IR-1',
        message: 'the account has no such integration record',
        path: ['key', 'integration'],
      },
    ]);
  }
  expect((await all(stores.integrations.list(ACCOUNT))).map(({ id }) => id)).toEqual(['8']);
});
