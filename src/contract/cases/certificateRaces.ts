import { certificateCap } from '../../certificates/index.js';
import type { IntegrationKey } from '../../stores/index.js';
import { addCertificate } from '../../useCases/index.js';
import type { ContractCase } from '../case.js';
import { expectSame, expectThat } from '../expectations.js';
import { heldIntegrations } from '../heldUpdates.js';
import { raceOf } from '../race.js';
import { certificate, instant, RELEASE, record } from '../samples.js';
import { emptyRecord, history, keepRecord, seenBy } from './steps.js';

/** What must hold when several steps on certificates run at once. */
export const certificateRaces: readonly ContractCase[] = [
  raceOf(
    'certificates/cap',
    'never goes over the cap when certificates are added at once (CERT-1)',
    ['integrations'],
    async (bench, count) => {
      const { limit } = certificateCap(RELEASE);
      expectThat(limit !== null, 'The latest release has no cap.');
      const key = await emptyRecord(bench, `${count}`);
      for (let taken = 1; taken < limit; taken += 1) {
        await keepRecord(bench, key, { add: certificate(`${count}: ${taken}`, key.integrationId) });
      }
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const wanted = certificate(`${count}: wanted ${index}`, key.integrationId);
        return addCertificate({ integrations }, RELEASE, { key, certificate: wanted, at: instant() });
      });
      const { active } = await seenBy(bench, key);
      expectThat(
        active.length <= limit,
        `There are ${active.length} active certificates after ${count} were added at once; at most ${limit} are allowed.`,
      );
      const added = answers.filter(({ allowed }) => allowed).length;
      expectSame(
        'number of certificates that were added, and that are active now',
        [added, active.length],
        [1, limit],
      );
      const codes = answers.flatMap((answer) =>
        answer.allowed ? [] : answer.violations.map(({ code }) => code),
      );
      expectSame('number of different reasons why the others were refused', new Set(codes).size, 1);
      expectSame('the reason', codes[0], 'certificate_cap_reached');
    },
  ),
  raceOf(
    'certificates/one-record',
    'lets a certificate into one record only, when it is added to several at once (CERT-9)',
    ['integrations'],
    async (bench, count) => {
      const id = `wanted by ${count}`;
      const keys: IntegrationKey[] = [];
      for (let index = 0; index < count; index += 1)
        keys.push(await emptyRecord(bench, `${count}: ${index}`));
      const answers = await bench.race(count, (index, hold) => {
        const integrations = heldIntegrations(bench.host(index).integrations, hold);
        const key = keys[index] as IntegrationKey;
        const wanted = certificate(id, key.integrationId);
        return addCertificate({ integrations }, RELEASE, { key, certificate: wanted, at: instant() });
      });
      const codes = answers
        .map((answer) => (answer.allowed ? 'added' : answer.violations[0].code))
        .toSorted();
      const expected = ['added', ...Array.from({ length: count - 1 }, () => 'certificate_known')];
      expectSame('answers', codes, expected);
      const holders = await Promise.all(keys.map((key) => history(bench, key)));
      expectSame('number of records that have the certificate', holders.flat().length, 1);
    },
  ),
  raceOf(
    'certificates/one-step',
    'reads and changes a record and its certificates in one step',
    ['integrations'],
    async (bench, count) => {
      const key = await emptyRecord(bench, `${count}`);
      // one half blocks the record if it has no certificate, the other half adds a certificate if it is not blocked
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
                : { put: record(key.integrationId, { state: 'blocked' }), result: null },
            ),
          );
        }
        return integrations.update(
          key,
          { at: instant(), certificateId: id },
          hold(({ integration: seen }) =>
            seen?.state === 'blocked'
              ? { result: null }
              : { add: certificate(id, key.integrationId), result: null },
          ),
        );
      });
      const blocked = (await bench.host(1).integrations.get(key))?.state === 'blocked';
      const { active } = await seenBy(bench, key);
      expectThat(
        blocked !== active.length > 0,
        'A step that blocks a record without certificates and a step that adds a certificate to a record that is not blocked were both kept, or neither was.',
      );
    },
  ),
  raceOf(
    'certificates/lost-revocation',
    'loses none of several revocations at once',
    ['integrations'],
    async (bench, count) => {
      const key = await emptyRecord(bench, `${count}`);
      const ids = Array.from({ length: count }, (_, index) => `${count}: ${index}`);
      for (const id of ids) await keepRecord(bench, key, { add: certificate(id, key.integrationId) });
      await bench.race(count, (index, hold) => {
        const question = { at: instant(), certificateId: ids[index] as string };
        const { integrations } = bench.host(index);
        return integrations.update(
          key,
          question,
          hold(() => ({ revokedAt: instant(index), result: null })),
        );
      });
      expectSame('certificates that are still active', (await seenBy(bench, key)).active, []);
      const times = (await history(bench, key, 200)).map(({ revokedAt }) => revokedAt?.getTime());
      expectSame('number of different times of revocation', new Set(times).size, count);
    },
  ),
];
