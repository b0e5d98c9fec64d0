import { RELEASES } from '../../core/release.js';
import type { IntegrationKey, IntegrationUpdate } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { all, expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../expectations.js';
import { certificate, instant, NAMES, RELEASE, record, unreadable } from '../samples.js';
import { idsOf, keepRecord } from './steps.js';

/** What keeping integration records must do. */
export const integrationCases: readonly ContractCase[] = [
  caseOf(
    'integrations/kept',
    'gives back what was put, and what the change gave',
    ['integrations'],
    async (bench) => {
      const { accountId } = bench;
      const whole = record('7', {
        authorizationCodeGrantSince: RELEASE,
        tbaSince: RELEASES[0],
        tba: ['ui_token'],
      });
      const bare = record('8', { redirectUris: [], scopes: [] });
      const result = { count: 1 };
      const key = { accountId, integrationId: '7' };
      const given = await bench.host(0).integrations.update(key, {}, () => ({ put: whole, result }));
      expectSame('what update gives', given, result);
      await keepRecord(bench, { accountId, integrationId: '8' }, { put: bare });
      const { integrations } = bench.host(1);
      expectSame('get', await integrations.get(key), whole);
      expectSame('byClientId', await integrations.byClientId(accountId, bare.clientId), bare);
      const listed = (await all(integrations.list(accountId))).toSorted((a, b) => a.id.localeCompare(b.id));
      expectSame('list', listed, [whole, bare]);
      const seen = await integrations.update(key, {}, (state) => ({ result: state.integration }));
      expectSame('what a change sees', seen, whole);
      const { tbaSince: _, ...changed } = { ...whole, redirectUris: ['https://c.example.com/'] };
      await keepRecord(bench, key, { put: changed });
      expectSame('get after the record was replaced', await integrations.get(key), changed);
    },
  ),
  caseOf('integrations/absent', 'says so when there is no such record', ['integrations'], async (bench) => {
    const { accountId } = bench;
    const key = { accountId, integrationId: '7' };
    const { integrations } = bench.host(0);
    const state = await integrations.update(key, { at: instant(), certificateId: 'a' }, (seen) => ({
      result: seen,
    }));
    expectSame('what a change sees', state, {
      integration: undefined,
      certificates: [],
      known: undefined,
    });
    expectSame('get', await integrations.get(key), undefined);
    expectSame('byClientId', await integrations.byClientId(accountId, 'client of 7'), undefined);
    expectSame('list', await idsOf(bench, accountId), []);
    expectSame('certificates', await integrations.certificates(key, { limit: 10 }), { certificates: [] });
  }),
  caseOf(
    'integrations/client-id',
    'finds a record by the client ID that it has now',
    ['integrations'],
    async (bench) => {
      const { accountId } = bench;
      const key = { accountId, integrationId: '7' };
      await keepRecord(bench, key, { put: record('7', { clientId: 'old' }) });
      await keepRecord(bench, key, { put: record('7', { clientId: 'new' }) });
      const { integrations } = bench.host(1);
      expectSame(
        'the record that has the new client ID',
        (await integrations.byClientId(accountId, 'new'))?.id,
        '7',
      );
      expectSame(
        'the record that has the old client ID',
        await integrations.byClientId(accountId, 'old'),
        undefined,
      );
      await keepRecord(bench, { accountId, integrationId: '8' }, { put: record('8', { clientId: 'old' }) });
      expectSame(
        'the record that takes the old client ID later',
        (await integrations.byClientId(accountId, 'old'))?.id,
        '8',
      );
    },
  ),
  caseOf(
    'integrations/apart',
    'keeps records and accounts apart, whatever they are called',
    ['integrations'],
    async (bench) => {
      const keys = NAMES.flatMap((name) => [
        { accountId: bench.accountId, integrationId: name },
        { accountId: `${bench.accountId}${name}`, integrationId: 'b' },
      ]);
      keys.push(
        { accountId: `${bench.accountId}:x`, integrationId: 'y' },
        { accountId: bench.accountId, integrationId: 'x:y' },
        { accountId: `${bench.accountId}/x`, integrationId: 'y' },
        { accountId: bench.accountId, integrationId: 'x/y' },
      );
      const put = (key: IntegrationKey) =>
        record(key.integrationId, { name: key.accountId, clientId: `c${key.integrationId}` });
      for (const key of keys) await keepRecord(bench, key, { put: put(key) });
      const { integrations } = bench.host(1);
      for (const key of keys) {
        const expected = put(key);
        expectSame('get', await integrations.get(key), expected);
        expectSame('byClientId', await integrations.byClientId(key.accountId, expected.clientId), expected);
      }
      const own = keys
        .filter(({ accountId }) => accountId === bench.accountId)
        .map(({ integrationId }) => integrationId);
      expectSame('list', await idsOf(bench, bench.accountId), own.toSorted());
    },
  ),
  caseOf(
    'integrations/isolated',
    'keeps its records unchanged when a caller changes what was put or given',
    ['integrations'],
    async (bench) => {
      const { accountId } = bench;
      const key = { accountId, integrationId: '7' };
      const put = record('7');
      await keepRecord(bench, key, { put });
      spoil(put);
      const { integrations } = bench.host(0);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was put', async () => put],
        ['what get gave', () => integrations.get(key)],
        ['what byClientId gave', () => integrations.byClientId(accountId, record('7').clientId)],
        ['what list gave', () => all(integrations.list(accountId))],
        ['what a change saw', () => integrations.update(key, {}, (state) => ({ result: state.integration }))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(`get after ${what} has changed`, await integrations.get(key), record('7'));
      }
    },
  ),
  caseOf(
    'integrations/thrown',
    'keeps nothing of a change that throws, rejects the step with the same error, and goes on',
    ['integrations'],
    async (bench) => {
      const key = { accountId: bench.accountId, integrationId: '7' };
      const question = { at: instant(), certificateId: 'a' };
      const { integrations } = bench.host(0);
      await keepRecord(bench, key, { put: record('7') });
      await expectErrorPassedOn((change) => integrations.update(key, question, change));
      await keepRecord(bench, key, { put: record('7', { state: 'blocked' }), add: certificate('a', '7') });
      expectSame('state after the next step', (await integrations.get(key))?.state, 'blocked');
    },
  ),
  caseOf('integrations/whole', 'keeps either all of a change or nothing', ['integrations'], async (bench) => {
    const key = { accountId: bench.accountId, integrationId: '7' };
    const question = { at: instant(), certificateId: 'a' };
    const add = certificate('a', '7');
    await keepRecord(bench, key, { put: record('7'), add });
    const put = record('7', { state: 'blocked', clientId: 'another' });
    const other = certificate('b', '7');
    const updates: Omit<IntegrationUpdate<null>, 'result'>[] = [
      { put, revokedAt: instant(1), add: unreadable(other, 'validUntil') },
      { put: unreadable(put, 'userCredentials'), revokedAt: instant(1), add: other },
      // its id is taken, which is the last thing that a store notices
      { put, revokedAt: instant(1), add },
    ];
    const { integrations } = bench.host(1);
    for (const update of updates) {
      const failed = await rejection(keepRecord(bench, key, update, 'a'));
      expectThat(failed !== undefined, 'A change that cannot be kept was kept.');
      expectSame('the record after a step that failed', await integrations.get(key), record('7'));
      expectSame(
        'the record with the client ID of that step',
        await integrations.byClientId(bench.accountId, 'another'),
        undefined,
      );
      const seen = await integrations.update(key, question, (state) => ({ result: state }));
      expectSame('what a change sees after a step that failed', seen, {
        integration: record('7'),
        certificates: [add],
        known: add,
      });
      const page = await integrations.certificates(key, { limit: 10 });
      expectSame('certificates after a step that failed', page, { certificates: [add] });
    }
  }),
  caseOf(
    'integrations/list',
    'lists every record once, also after reading stopped early and while others are put',
    ['integrations'],
    async (bench) => {
      const { accountId } = bench;
      const ids = Array.from({ length: 300 }, (_, index) => `${index}`);
      await Promise.all(
        ids.map((id, index) =>
          bench.host(index).integrations.update({ accountId, integrationId: id }, {}, () => ({
            put: record(id),
            result: null,
          })),
        ),
      );
      expectSame('ids', await idsOf(bench, accountId), ids.toSorted());
      for (let round = 0; round < 100; round += 1) {
        for await (const _ of bench.host(round).integrations.list(accountId)) break;
      }
      const found: string[] = [];
      for await (const { id } of bench.host(0).integrations.list(accountId)) {
        found.push(id);
        expectThat(found.length <= 2000, 'Reading does not end while records are put.');
        if (found.length % 3 === 0 && found.length < 300) {
          const added = `while reading ${found.length}`;
          await keepRecord(bench, { accountId, integrationId: added }, { put: record(added) });
          await keepRecord(
            bench,
            { accountId, integrationId: id },
            { put: record(id, { state: 'blocked' }) },
          );
        }
      }
      const earlier = found.filter((id) => ids.includes(id));
      expectSame(
        'ids of the records that were there before others were put',
        earlier.toSorted(),
        ids.toSorted(),
      );
    },
  ),
];
