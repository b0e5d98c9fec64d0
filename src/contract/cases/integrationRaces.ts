import type { IntegrationRecord } from '../../records.js';
import type { IntegrationKey } from '../../stores/index.js';
import { createIntegration } from '../../useCases/index.js';
import type { ContractCase } from '../case.js';
import { expectSame, expectThat, rejection } from '../check.js';
import { heldIntegrations } from '../held.js';
import { certificate, instant, record, unreadable } from '../nouns.js';
import { raceOf } from '../race.js';
import { idsOf, keepRecord } from './steps.js';

export const integrationRaces: readonly ContractCase[] = [
  raceOf(
    'integrations/one-client-id',
    'gives one client id to one record',
    ['integrations'],
    async (bench, count) => {
      const account = `${bench.account}-${count}`;
      const clientId = 'wanted by all';
      const outcomes = await bench.race(count, (index, hold) => {
        const put = record(`${index}`, { clientId });
        const key = { account, integration: put.id };
        return rejection(
          bench.host(index).integrations.update(
            key,
            {},
            hold(() => ({ put, result: null })),
          ),
        );
      });
      expectSame('records that got it', outcomes.filter((outcome) => outcome === undefined).length, 1);
      expectSame('records that are there', (await idsOf(bench, account)).length, 1);
    },
  ),
  raceOf(
    'integrations/side-by-side',
    'keeps steps on different records apart that run at once, and of which some fail',
    ['integrations'],
    async (bench, count) => {
      const keys = Array.from({ length: count }, (_, index) => ({
        account: bench.account,
        integration: `${count}: ${index}`,
      }));
      for (const key of keys) await keepRecord(bench, key, { put: record(key.integration) });
      const outcomes = await bench.race(count, (index, hold) => {
        const key = keys[index] as IntegrationKey;
        const put = record(key.integration, { state: 'blocked' });
        const certificateId = `of ${key.integration}`;
        const whole = certificate(certificateId, key.integration);
        const add = index % 2 === 0 ? whole : unreadable(whole, 'validUntil');
        const question = { at: instant(), certificate: certificateId };
        const change = hold(() => ({ put, add, result: null }));
        return rejection(bench.host(index).integrations.update(key, question, change));
      });
      for (const [index, key] of keys.entries()) {
        const isKept = index % 2 === 0;
        expectThat((outcomes[index] === undefined) === isKept, 'a step had the outcome of another');
        const { integrations } = bench.host(1);
        const state = (await integrations.get(key))?.state;
        expectSame(`state of record ${index}`, state, isKept ? 'blocked' : 'enabled');
        const { certificates } = await integrations.certificates(key, { limit: 10 });
        expectSame(`certificates of record ${index}`, certificates.length, isKept ? 1 : 0);
      }
    },
  ),
  raceOf(
    'integrations/last-run',
    'keeps only the last run of a change that ran several times',
    ['integrations'],
    async (bench, count) => {
      const key = { account: bench.account, integration: `${count}` };
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).integrations.update(
          key,
          {},
          hold(({ record: seen = record(key.integration, { redirectUris: [] }) }) => {
            runs += 1;
            const uri = `https://example.com/${index}/${runs}`;
            return { put: { ...seen, redirectUris: [...seen.redirectUris, uri] }, result: uri };
          }),
        );
      });
      const kept = await bench.host(1).integrations.get(key);
      expectThat(kept !== undefined, 'the record is not there');
      const wrong = kept.redirectUris.filter((uri) => !given.includes(uri));
      expectSame('redirect URIs that no update gave as its result', wrong, []);
    },
  ),
  raceOf(
    'integrations/lost-update',
    'loses none of the changes that come at once',
    ['integrations'],
    async (bench, count) => {
      const key = { account: bench.account, integration: `${count}` };
      await keepRecord(bench, key, { put: record(key.integration, { redirectUris: [] }) });
      await bench.race(count, (index, hold) =>
        bench.host(index).integrations.update(
          key,
          {},
          hold(({ record: seen = record(key.integration) }) => {
            const redirectUris = [...seen.redirectUris, `https://example.com/${index}`];
            return { put: { ...seen, redirectUris }, result: null };
          }),
        ),
      );
      const kept = await bench.host(1).integrations.get(key);
      expectSame(`redirect URIs after ${count} changes at once`, new Set(kept?.redirectUris).size, count);
    },
  ),
  raceOf(
    'integrations/created-once',
    'creates a record once, however many try at once',
    ['integrations'],
    async (bench, count) => {
      const { authorizationCodeGrant: _, createdIn: __, ...given } = record(`${count}`);
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const created = { ...given, name: `${index}`, authorizationCodeGrant: true };
        return createIntegration({ integrations }, '2026.1', {
          account: bench.account,
          record: created,
          channels: ['rest'],
        });
      });
      const created = answers.flatMap((answer): IntegrationRecord[] =>
        answer.allowed ? [answer.record] : [],
      );
      expectSame('records that were created', created.length, 1);
      const kept = await bench.host(1).integrations.get({ account: bench.account, integration: given.id });
      expectSame('the record that is there', kept, created[0]);
    },
  ),
];
