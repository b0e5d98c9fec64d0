import type { IntegrationKey, IntegrationUpdate } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { all, expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../check.js';
import { certificate, instant, NAMES, record, unreadable } from '../nouns.js';
import { idsOf, keepRecord } from './steps.js';

export const integrationCases: readonly ContractCase[] = [
  caseOf(
    'integrations/kept',
    'gives back what was put, and what the change gave',
    ['integrations'],
    async (bench) => {
      const { account } = bench;
      const whole = record('7', {
        authorizationCodeGrantSince: '2026.2',
        tbaSince: '2014.2',
        tba: ['ui_token'],
      });
      const bare = record('8', { redirectUris: [], scopes: [] });
      const result = { count: 1 };
      const key = { account, integration: '7' };
      const given = await bench.host(0).integrations.update(key, {}, () => ({ put: whole, result }));
      expectSame('what update gives', given, result);
      await keepRecord(bench, { account, integration: '8' }, { put: bare });
      const { integrations } = bench.host(1);
      expectSame('get', await integrations.get(key), whole);
      expectSame('byClientId', await integrations.byClientId(account, bare.clientId), bare);
      const listed = (await all(integrations.list(account))).toSorted((a, b) => a.id.localeCompare(b.id));
      expectSame('list', listed, [whole, bare]);
      const seen = await integrations.update(key, {}, (state) => ({ result: state.record }));
      expectSame('what a change sees', seen, whole);
      const { tbaSince: _, ...changed } = { ...whole, redirectUris: ['https://c.example.com/'] };
      await keepRecord(bench, key, { put: changed });
      expectSame('get after the record was replaced', await integrations.get(key), changed);
    },
  ),
  caseOf('integrations/absent', 'tells that there is no such record', ['integrations'], async (bench) => {
    const { account } = bench;
    const key = { account, integration: '7' };
    const { integrations } = bench.host(0);
    const state = await integrations.update(key, { at: instant(), certificate: 'a' }, (seen) => ({
      result: seen,
    }));
    expectSame('what a change sees', state, { record: undefined, certificates: [], known: undefined });
    expectSame('get', await integrations.get(key), undefined);
    expectSame('byClientId', await integrations.byClientId(account, 'client of 7'), undefined);
    expectSame('list', await idsOf(bench, account), []);
    expectSame('certificates', await integrations.certificates(key, { limit: 10 }), { certificates: [] });
  }),
  caseOf(
    'integrations/client-id',
    'finds a record by the client id that it has now',
    ['integrations'],
    async (bench) => {
      const { account } = bench;
      const key = { account, integration: '7' };
      await keepRecord(bench, key, { put: record('7', { clientId: 'old' }) });
      await keepRecord(bench, key, { put: record('7', { clientId: 'new' }) });
      const { integrations } = bench.host(1);
      expectSame('the record of the new one', (await integrations.byClientId(account, 'new'))?.id, '7');
      expectSame('the record of the old one', await integrations.byClientId(account, 'old'), undefined);
      await keepRecord(bench, { account, integration: '8' }, { put: record('8', { clientId: 'old' }) });
      expectSame(
        'the record that has the old one now',
        (await integrations.byClientId(account, 'old'))?.id,
        '8',
      );
    },
  ),
  caseOf(
    'integrations/apart',
    'keeps records and accounts apart, whatever their names',
    ['integrations'],
    async (bench) => {
      const keys = NAMES.flatMap((name) => [
        { account: bench.account, integration: name },
        { account: `${bench.account}${name}`, integration: 'b' },
      ]);
      keys.push(
        { account: `${bench.account}:x`, integration: 'y' },
        { account: bench.account, integration: 'x:y' },
        { account: `${bench.account}/x`, integration: 'y' },
        { account: bench.account, integration: 'x/y' },
      );
      const put = (key: IntegrationKey) =>
        record(key.integration, { name: key.account, clientId: `c${key.integration}` });
      for (const key of keys) await keepRecord(bench, key, { put: put(key) });
      const { integrations } = bench.host(1);
      for (const key of keys) {
        const expected = put(key);
        expectSame('get', await integrations.get(key), expected);
        expectSame('byClientId', await integrations.byClientId(key.account, expected.clientId), expected);
      }
      const own = keys
        .filter(({ account }) => account === bench.account)
        .map(({ integration }) => integration);
      expectSame('list', await idsOf(bench, bench.account), own.toSorted());
    },
  ),
  caseOf(
    'integrations/isolated',
    'cannot be changed through what was put or given',
    ['integrations'],
    async (bench) => {
      const { account } = bench;
      const key = { account, integration: '7' };
      const put = record('7');
      await keepRecord(bench, key, { put });
      spoil(put);
      const { integrations } = bench.host(0);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was put', async () => put],
        ['what get gave', () => integrations.get(key)],
        ['what byClientId gave', () => integrations.byClientId(account, record('7').clientId)],
        ['what list gave', () => all(integrations.list(account))],
        ['what a change saw', () => integrations.update(key, {}, (state) => ({ result: state.record }))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(`get after ${what} has changed`, await integrations.get(key), record('7'));
      }
    },
  ),
  caseOf(
    'integrations/thrown',
    'keeps nothing of a change that throws, passes its error on, and goes on',
    ['integrations'],
    async (bench) => {
      const key = { account: bench.account, integration: '7' };
      const question = { at: instant(), certificate: 'a' };
      const { integrations } = bench.host(0);
      await keepRecord(bench, key, { put: record('7') });
      await expectErrorPassedOn((change) => integrations.update(key, question, change));
      await keepRecord(bench, key, { put: record('7', { state: 'blocked' }), add: certificate('a', '7') });
      expectSame('state after the next step', (await integrations.get(key))?.state, 'blocked');
    },
  ),
  caseOf('integrations/whole', 'keeps all of a change or nothing', ['integrations'], async (bench) => {
    const key = { account: bench.account, integration: '7' };
    const question = { at: instant(), certificate: 'a' };
    const add = certificate('a', '7');
    await keepRecord(bench, key, { put: record('7'), add });
    const put = record('7', { state: 'blocked', clientId: 'another' });
    const other = certificate('b', '7');
    const updates: Omit<IntegrationUpdate<null>, 'result'>[] = [
      { put, revokedAt: instant(1), add: unreadable(other, 'validUntil') },
      { put: unreadable(put, 'userCredentials'), revokedAt: instant(1), add: other },
      // of an id that the account has: the last thing that a store finds out
      { put, revokedAt: instant(1), add },
    ];
    const { integrations } = bench.host(1);
    for (const update of updates) {
      const failed = await rejection(keepRecord(bench, key, update, 'a'));
      expectThat(failed !== undefined, 'a change that cannot be kept was kept');
      expectSame('the record after a step that failed', await integrations.get(key), record('7'));
      expectSame('its client id', await integrations.byClientId(bench.account, 'another'), undefined);
      const seen = await integrations.update(key, question, (state) => ({ result: state }));
      expectSame('what a change sees after it', seen, {
        record: record('7'),
        certificates: [add],
        known: add,
      });
      const page = await integrations.certificates(key, { limit: 10 });
      expectSame('certificates after it', page, { certificates: [add] });
    }
  }),
  caseOf(
    'integrations/list',
    'lists every record once, also when stopped early or while others are put',
    ['integrations'],
    async (bench) => {
      const { account } = bench;
      const ids = Array.from({ length: 300 }, (_, index) => `${index}`);
      await Promise.all(
        ids.map((id, index) =>
          bench
            .host(index)
            .integrations.update({ account, integration: id }, {}, () => ({ put: record(id), result: null })),
        ),
      );
      expectSame('ids', await idsOf(bench, account), ids.toSorted());
      for (let round = 0; round < 100; round += 1) {
        for await (const _ of bench.host(round).integrations.list(account)) break;
      }
      const found: string[] = [];
      for await (const { id } of bench.host(0).integrations.list(account)) {
        found.push(id);
        expectThat(found.length <= 2000, 'reading does not end while records are put');
        if (found.length % 3 === 0 && found.length < 300) {
          const added = `while reading ${found.length}`;
          await keepRecord(bench, { account, integration: added }, { put: record(added) });
          await keepRecord(bench, { account, integration: id }, { put: record(id, { state: 'blocked' }) });
        }
      }
      const earlier = found.filter((id) => ids.includes(id));
      expectSame('ids of the earlier records, while others are put', earlier.toSorted(), ids.toSorted());
    },
  ),
];
