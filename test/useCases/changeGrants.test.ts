import { describe, expect, it, test } from 'vitest';
import type { IntegrationRecord } from '../../src/core/records.js';
import type { Release } from '../../src/core/release.js';
import { changeGrants, changeRedirectUris, type GrantDefinition } from '../../src/useCases/index.js';
import { all, codes, granted, refused } from '../support.js';
import { CHANNELS, decided, GRANTED, LEGACY, type More, storesWith } from './changeSupport.js';
import { ACCOUNT, KEY, RECORD, sent } from './support.js';

async function grants(record: IntegrationRecord, to: Partial<GrantDefinition>, more: More = {}) {
  const { release = '2026.1', channels = CHANNELS, choices } = more;
  const stores = await storesWith(record);
  const answer = await changeGrants(stores, release, { key: KEY, to, channels }, choices);
  expect(sent(answer)).toStrictEqual(answer);
  expect(await stores.integrations.get(KEY)).toEqual(answer.allowed ? answer.integration : record);
  return answer;
}

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
    expect(granted(answer).integration).toEqual({ ...RECORD, ...to });
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
    expect(answer.integration).toEqual({ ...record, ...grantsToChange, ...SINCE });
  });

  it('TBA-1, CHOICE-TBA-LATE-BOX: remembers in which release the first TBA box was checked', async () => {
    const { integration: record } = granted(
      await grants(RECORD, { tba: ['ui_token'] }, { release: '2026.2' }),
    );
    expect(record).toEqual({ ...RECORD, tba: ['ui_token'], tbaSince: '2026.2' });
    const stores = await storesWith(record);
    const step = (tba: IntegrationRecord['tba'], release: Release) =>
      changeGrants(stores, release, { key: KEY, to: { tba }, channels: CHANNELS });
    expect(granted(await step([], '2027.1')).integration.tbaSince).toBe('2026.2');
    expect(granted(await step(['ui_token'], '2027.2')).integration.tbaSince).toBe('2026.2');
    expect((await stores.integrations.get(KEY))?.tbaSince).toBe('2026.2');
  });

  it('PK-22: remembers in which release the authorization code grant was enabled', async () => {
    const without = { ...GRANTED, authorizationCodeGrant: false };
    const { integration: record } = granted(
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
        message: 'The account does not have an integration record with this id.',
        path: ['key', 'integrationId'],
        remedy: 'Create the integration record first.',
      },
    ]);
  }
  expect((await all(stores.integrations.list(ACCOUNT))).map(({ id }) => id)).toEqual(['8']);
});
