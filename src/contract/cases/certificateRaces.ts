import type { IntegrationKey } from '../../stores/index.js';
import { addCertificate } from '../../useCases/index.js';
import type { ContractCase } from '../case.js';
import { expectSame, expectThat } from '../check.js';
import { heldIntegrations } from '../held.js';
import { certificate, instant, record } from '../nouns.js';
import { raceOf } from '../race.js';
import { emptyRecord, history, keepRecord, seenBy } from './steps.js';

export const certificateRaces: readonly ContractCase[] = [
  raceOf(
    'certificates/cap',
    'never has six from five places (CERT-1, C5)',
    ['integrations'],
    async (bench, count) => {
      const key = await emptyRecord(bench, `${count}`);
      for (let taken = 0; taken < 4; taken += 1) {
        await keepRecord(bench, key, { add: certificate(`${count}: ${taken}`, key.integration) });
      }
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const wanted = certificate(`${count}: wanted ${index}`, key.integration);
        return addCertificate({ integrations }, '2026.1', { key, certificate: wanted, at: instant() });
      });
      const { active } = await seenBy(bench, key);
      expectThat(
        active.length <= 5,
        `${active.length} active certificates, after ${count} were added at once`,
      );
      const added = answers.filter(({ allowed }) => allowed).length;
      expectSame('certificates that were added', [added, active.length], [1, 5]);
      const codes = answers.flatMap((answer) =>
        answer.allowed ? [] : answer.violations.map(({ code }) => code),
      );
      expectSame('why the others were not', new Set(codes).size, 1);
      expectSame('reason', codes[0], 'certificate_cap_reached');
    },
  ),
  raceOf(
    'certificates/one-record',
    'lets a certificate into one record, however many it is added to at once (CERT-9)',
    ['integrations'],
    async (bench, count) => {
      const id = `wanted by ${count}`;
      const keys: IntegrationKey[] = [];
      for (let index = 0; index < count; index += 1)
        keys.push(await emptyRecord(bench, `${count}: ${index}`));
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const key = keys[index] as IntegrationKey;
        const wanted = certificate(id, key.integration);
        return addCertificate({ integrations }, '2026.1', { key, certificate: wanted, at: instant() });
      });
      const codes = answers
        .map((answer) => (answer.allowed ? 'added' : answer.violations[0].code))
        .toSorted();
      const expected = ['added', ...Array.from({ length: count - 1 }, () => 'certificate_known')];
      expectSame('answers', codes, expected);
      const holders = await Promise.all(keys.map((key) => history(bench, key)));
      expectSame('records that have it', holders.flat().length, 1);
    },
  ),
  raceOf(
    'certificates/one-step',
    'changes a record and its certificates in one step',
    ['integrations'],
    async (bench, count) => {
      const key = await emptyRecord(bench, `${count}`);
      // half block the record if it has no certificate, half add one if it is not blocked
      await bench.race(count, (index, hold) => {
        const id = `${count}: ${index}`;
        const { integrations } = bench.host(index);
        if (index % 2 === 0) {
          return integrations.update(
            key,
            { at: instant() },
            hold(({ certificates }) =>
              certificates.length > 0
                ? { result: null }
                : { put: record(key.integration, { state: 'blocked' }), result: null },
            ),
          );
        }
        return integrations.update(
          key,
          { at: instant(), certificate: id },
          hold(({ record: seen }) =>
            seen?.state === 'blocked'
              ? { result: null }
              : { add: certificate(id, key.integration), result: null },
          ),
        );
      });
      const blocked = (await bench.host(1).integrations.get(key))?.state === 'blocked';
      const { active } = await seenBy(bench, key);
      expectThat(
        blocked !== active.length > 0,
        'one step saw no certificate, another saw no block, and both were kept, or neither',
      );
    },
  ),
  raceOf(
    'certificates/lost-revocation',
    'loses none of the revocations that come at once',
    ['integrations'],
    async (bench, count) => {
      const key = await emptyRecord(bench, `${count}`);
      const ids = Array.from({ length: count }, (_, index) => `${count}: ${index}`);
      for (const id of ids) await keepRecord(bench, key, { add: certificate(id, key.integration) });
      await bench.race(count, (index, hold) => {
        const question = { at: instant(), certificate: ids[index] as string };
        const { integrations } = bench.host(index);
        return integrations.update(
          key,
          question,
          hold(() => ({ revokedAt: instant(index), result: null })),
        );
      });
      expectSame('those that are still active', (await seenBy(bench, key)).active, []);
      const times = (await history(bench, key, 200)).map(({ revokedAt }) => revokedAt?.getTime());
      expectSame('times of revocation', new Set(times).size, count);
    },
  ),
];
