import type { IntegrationRecord } from '../../core/records.js';
import type { IntegrationKey } from '../../stores/index.js';
import { createIntegration } from '../../useCases/index.js';
import type { ContractCase } from '../case.js';
import { expectSame, expectThat, rejection } from '../expectations.js';
import { heldIntegrations } from '../heldUpdates.js';
import { raceOf } from '../race.js';
import { certificate, instant, RELEASE, record, unreadable } from '../samples.js';
import { idsOf, keepRecord } from './steps.js';

/** What must hold when several steps on integration records run at once. */
export const integrationRaces: readonly ContractCase[] = [
  raceOf(
    'integrations/one-client-id',
    'lets only one record take a client ID that several want at once',
    ['integrations'],
    async (bench, count) => {
      const accountId = `${bench.accountId}-${count}`;
      const clientId = 'wanted by all';
      const outcomes = await bench.race(count, (index, hold) => {
        const put = record(`${index}`, { clientId });
        const key = { accountId, integrationId: put.id };
        return rejection(
          bench.host(index).integrations.update(
            key,
            {},
            hold(() => ({ put, result: null })),
          ),
        );
      });
      expectSame(
        'number of records that got the client ID',
        outcomes.filter((outcome) => outcome === undefined).length,
        1,
      );
      expectSame('number of records', (await idsOf(bench, accountId)).length, 1);
    },
  ),
  raceOf(
    'integrations/side-by-side',
    'keeps steps on different records apart when they run at once and some of them fail',
    ['integrations'],
    async (bench, count) => {
      const keys = Array.from({ length: count }, (_, index) => ({
        accountId: bench.accountId,
        integrationId: `${count}: ${index}`,
      }));
      for (const key of keys) await keepRecord(bench, key, { put: record(key.integrationId) });
      const outcomes = await bench.race(count, (index, hold) => {
        const key = keys[index] as IntegrationKey;
        const put = record(key.integrationId, { state: 'blocked' });
        const certificateId = `of ${key.integrationId}`;
        const whole = certificate(certificateId, key.integrationId);
        const add = index % 2 === 0 ? whole : unreadable(whole, 'validUntil');
        const question = { at: instant(), certificateId };
        const change = hold(() => ({ put, add, result: null }));
        return rejection(bench.host(index).integrations.update(key, question, change));
      });
      for (const [index, key] of keys.entries()) {
        const isKept = index % 2 === 0;
        expectThat((outcomes[index] === undefined) === isKept, 'A step had the outcome of another step.');
        const { integrations } = bench.host(1);
        const state = (await integrations.get(key))?.state;
        expectSame(`state of record ${index}`, state, isKept ? 'blocked' : 'enabled');
        const { certificates } = await integrations.certificates(key, { limit: 10 });
        expectSame(`number of certificates of record ${index}`, certificates.length, isKept ? 1 : 0);
      }
    },
  ),
  raceOf(
    'integrations/last-run',
    'keeps only the last run of a change that ran several times',
    ['integrations'],
    async (bench, count) => {
      const key = { accountId: bench.accountId, integrationId: `${count}` };
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).integrations.update(
          key,
          {},
          hold(({ integration: seen = record(key.integrationId, { redirectUris: [] }) }) => {
            runs += 1;
            const uri = `https://example.com/${index}/${runs}`;
            return { put: { ...seen, redirectUris: [...seen.redirectUris, uri] }, result: uri };
          }),
        );
      });
      const kept = await bench.host(1).integrations.get(key);
      expectThat(kept !== undefined, 'The record is not there.');
      const wrong = kept.redirectUris.filter((uri) => !given.includes(uri));
      expectSame('redirect URIs that no update gave as its result', wrong, []);
    },
  ),
  raceOf(
    'integrations/lost-update',
    'loses none of several changes at once',
    ['integrations'],
    async (bench, count) => {
      const key = { accountId: bench.accountId, integrationId: `${count}` };
      await keepRecord(bench, key, { put: record(key.integrationId, { redirectUris: [] }) });
      await bench.race(count, (index, hold) =>
        bench.host(index).integrations.update(
          key,
          {},
          hold(({ integration: seen = record(key.integrationId) }) => {
            const redirectUris = [...seen.redirectUris, `https://example.com/${index}`];
            return { put: { ...seen, redirectUris }, result: null };
          }),
        ),
      );
      const kept = await bench.host(1).integrations.get(key);
      expectSame(
        `number of redirect URIs after ${count} changes at once`,
        new Set(kept?.redirectUris).size,
        count,
      );
    },
  ),
  raceOf(
    'integrations/created-once',
    'creates a record once when several try at once',
    ['integrations'],
    async (bench, count) => {
      const { authorizationCodeGrant: _, createdIn: __, ...given } = record(`${count}`);
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const created = { ...given, name: `${index}`, authorizationCodeGrant: true };
        return createIntegration({ integrations }, RELEASE, {
          accountId: bench.accountId,
          integration: created,
          channels: ['rest'],
        });
      });
      const created = answers.flatMap((answer): IntegrationRecord[] =>
        answer.allowed ? [answer.integration] : [],
      );
      expectSame('number of records that were created', created.length, 1);
      const kept = await bench
        .host(1)
        .integrations.get({ accountId: bench.accountId, integrationId: given.id });
      expectSame('the record that was kept', kept, created[0]);
    },
  ),
];
