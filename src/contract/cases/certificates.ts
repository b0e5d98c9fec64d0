import type { Certificate } from '../../certificates/index.js';
import type { CertificatePage, IntegrationKey } from '../../stores/index.js';
import { addCertificate } from '../../useCases/index.js';
import { type Bench, CONTENDERS, type ContractCase, caseOf } from '../case.js';
import { expectSame, expectThat, spoil } from '../check.js';
import { heldIntegrations } from '../held.js';
import { certificate, DAY, instant, record } from '../nouns.js';
import { keepRecord } from './integrations.js';

/** A record without certificates. */
async function emptyRecord(bench: Bench, id = '7'): Promise<IntegrationKey> {
  const key = { account: bench.account, integration: id };
  await keepRecord(bench, key, { put: record(id) });
  return key;
}

/** What a change sees of certificates. */
async function seenBy(bench: Bench, key: IntegrationKey, certificateId?: string, at = instant()) {
  const question = certificateId === undefined ? { at } : { at, certificate: certificateId };
  const state = await bench.host(1).integrations.update(key, question, (seen) => ({ result: seen }));
  return { active: state.certificates.map(({ id }) => id).toSorted(), known: state.known };
}

/** All pages, one after the other. */
async function history(
  bench: Bench,
  key: IntegrationKey,
  limit = 100,
  between?: (page: CertificatePage) => Promise<void>,
) {
  const found: Certificate[] = [];
  let after: string | undefined;
  do {
    const page = await bench
      .host(1)
      .integrations.certificates(key, { limit, ...(after !== undefined && { after }) });
    const count = page.certificates.length;
    expectThat(count <= limit, () => `${count} certificates in a page of at most ${limit}`);
    found.push(...page.certificates);
    expectThat(found.length <= 2000, () => 'pages do not end');
    await between?.(page);
    after = page.next;
  } while (after !== undefined);
  return found;
}

export const certificateCases: readonly ContractCase[] = [
  caseOf('certificates/kept', 'gives back what was added', ['integrations'], async (bench) => {
    const key = await emptyRecord(bench);
    const one = certificate('NPMnRyPg-WDW_0', '7', { createdAt: instant(2) });
    const two = certificate('B', '7', {
      key: { type: 'RSA', bits: 4096 },
      entity: '12',
      createdAt: instant(1),
    });
    await keepRecord(bench, key, { add: one });
    await keepRecord(bench, key, { add: two });
    const question = { at: instant(), certificate: 'B' };
    const state = await bench.host(1).integrations.update(key, question, (seen) => ({ result: seen }));
    expectSame(
      'certificates',
      state.certificates.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      [two, one],
    );
    expectSame('the certificate in question', state.known, two);
    expectSame('the record', state.record, record('7'));
    expectSame('history', await history(bench, key), [one, two]);
  }),
  caseOf(
    'certificates/active',
    'shows a change those that are neither revoked nor expired (CERT-2)',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const ends = { last: instant(), over: instant(-1), later: instant(DAY) };
      for (const [id, validUntil] of Object.entries(ends)) {
        await keepRecord(bench, key, { add: certificate(id, '7', { validUntil }) });
      }
      await keepRecord(bench, key, { add: certificate('future', '7', { validFrom: instant(DAY) }) });
      await keepRecord(bench, key, { add: certificate('revoked', '7') });
      await keepRecord(bench, key, { revokedAt: instant() }, 'revoked');
      expectSame('at the instant', (await seenBy(bench, key)).active, ['future', 'last', 'later']);
      const earlier = await seenBy(bench, key, undefined, instant(-1));
      expectSame('a millisecond earlier', earlier.active, ['future', 'last', 'later', 'over']);
      const { integrations } = bench.host(0);
      const without = await integrations.update(key, {}, ({ certificates }) => ({ result: certificates }));
      expectSame('where there is no instant', without, []);
    },
  ),
  caseOf(
    'certificates/known',
    'finds the certificate in question in any record and state',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const other = await emptyRecord(bench, '8');
      const expired = certificate('expired', '8', { validUntil: instant(-DAY) });
      const revoked = certificate('revoked', '8');
      await keepRecord(bench, other, { add: expired });
      await keepRecord(bench, other, { add: revoked });
      await keepRecord(bench, other, { revokedAt: instant(5) }, 'revoked');
      expectSame('an expired one', await seenBy(bench, key, 'expired'), { active: [], known: expired });
      const expected = { active: [], known: { ...revoked, revokedAt: instant(5) } };
      expectSame('a revoked one', await seenBy(bench, key, 'revoked'), expected);
      const elsewhere = { account: `${bench.account}-elsewhere`, integration: '8' };
      expectSame('in another account', (await seenBy(bench, elsewhere, 'expired')).known, undefined);
      expectSame('where none is in question', (await seenBy(bench, key)).known, undefined);
      const ids = ['NPMnRyPg-WDW_0', 'npmnRyPg-WDW_0', 'NPMnRyPg-WDW-0', 'NPMnRyPg-WDW_'];
      for (const id of ids) {
        expectSame('one of an id that looks alike', (await seenBy(bench, key, id)).known, undefined);
        await keepRecord(bench, key, { add: certificate(id, '7') });
      }
    },
  ),
  caseOf(
    'certificates/revoked',
    'keeps a revoked certificate, with the time, and leaves the others alone',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const other = await emptyRecord(bench, '8');
      const one = certificate('a', '7', { createdAt: instant(1) });
      const two = certificate('b', '7');
      const three = certificate('c', '8');
      await keepRecord(bench, key, { add: one });
      await keepRecord(bench, key, { add: two });
      await keepRecord(bench, other, { add: three });
      await keepRecord(bench, key, { revokedAt: instant(77) }, 'a');
      expectSame('history', await history(bench, key), [{ ...one, revokedAt: instant(77) }, two]);
      expectSame('history of another record', await history(bench, other), [three]);
      expectSame('the others', (await seenBy(bench, key)).active, ['b']);
    },
  ),
  caseOf(
    'certificates/record-changed',
    'keeps the certificates of a record that is put again',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const one = certificate('a', '7');
      await keepRecord(bench, key, { add: one });
      await keepRecord(bench, key, { put: record('7', { state: 'blocked', clientId: 'another' }) });
      expectSame('history', await history(bench, key), [one]);
      expectSame('what a change sees', await seenBy(bench, key, 'a'), { active: ['a'], known: one });
    },
  ),
  caseOf(
    'certificates/pages',
    'gives the history page by page, the last created first',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      // three of each instant, and not in the order in which they are created
      const added = Array.from({ length: 24 }, (_, index) =>
        certificate(`c${(index * 7) % 24}`, '7', { createdAt: instant(((index * 5) % 8) * 1000 + 7) }),
      );
      for (const one of added) await keepRecord(bench, key, { add: one });
      const expected = added
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id);
      for (const limit of [1, 5, 8, 24, 100]) {
        const found = (await history(bench, key, limit)).map(({ id }) => id);
        expectSame(`pages of ${limit}`, found, expected);
      }
      const whole = await bench.host(0).integrations.certificates(key, { limit: 24 });
      expectSame('what comes after all that there are', whole.next, undefined);
    },
  ),
  caseOf(
    'certificates/pages-under-writes',
    'neither skips nor repeats while certificates are added and revoked',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
      for (const [index, id] of ids.entries()) {
        await keepRecord(bench, key, { add: certificate(id, '7', { createdAt: instant(index) }) });
      }
      let pages = 0;
      const found = await history(bench, key, 2, async () => {
        const createdAt = instant(1000 + pages);
        await keepRecord(bench, key, { add: certificate(`new ${pages}`, '7', { createdAt }) });
        await keepRecord(bench, key, { revokedAt: instant(2000) }, ids[pages] as string);
        pages += 1;
      });
      const earlier = found.map(({ id }) => id).filter((id) => ids.includes(id));
      expectSame('the earlier ones', earlier, ids.toReversed());
    },
  ),
  caseOf(
    'certificates/cap',
    'never has six from five places (CERT-1, C5)',
    ['integrations'],
    async (bench) => {
      for (const count of CONTENDERS) {
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
          () => `${active.length} active certificates, after ${count} were added at once`,
        );
        const added = answers.filter(({ allowed }) => allowed).length;
        expectSame('certificates that were added', [added, active.length], [1, 5]);
        const codes = answers.flatMap((answer) =>
          answer.allowed ? [] : answer.violations.map(({ code }) => code),
        );
        expectSame('why the others were not', new Set(codes).size, count > 1 ? 1 : 0);
        expectSame('reason', codes[0], 'certificate_cap_reached');
      }
    },
  ),
  caseOf(
    'certificates/one-record',
    'lets a certificate into one record, however many it is added to at once (CERT-9)',
    ['integrations'],
    async (bench) => {
      for (const count of CONTENDERS) {
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
      }
    },
  ),
  caseOf(
    'certificates/one-step',
    'changes a record and its certificates in one step',
    ['integrations'],
    async (bench) => {
      for (const count of CONTENDERS) {
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
          !blocked || active.length === 0,
          () => 'one step saw no certificate, another saw no block, and both were kept',
        );
        expectThat(blocked || active.length > 0, () => 'every step was lost');
      }
    },
  ),
  caseOf(
    'certificates/lost-revocation',
    'loses none of the revocations that come at once',
    ['integrations'],
    async (bench) => {
      for (const count of CONTENDERS) {
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
      }
    },
  ),
  caseOf(
    'certificates/isolated',
    'cannot be changed through what was added or given',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const expected = certificate('a', '7', { revokedAt: instant(5) });
      const add = certificate('a', '7');
      const revokedAt = instant(5);
      const question = { at: instant(), certificate: 'a' };
      const { integrations } = bench.host(0);
      await keepRecord(bench, key, { add });
      spoil(add);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was added', async () => add],
        ['what a change saw', () => integrations.update(key, question, (state) => ({ result: state }))],
        ['a page', () => integrations.certificates(key, { limit: 10 })],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        const page = await integrations.certificates(key, { limit: 10 });
        expectSame(`the certificate after ${what} has changed`, page.certificates, [certificate('a', '7')]);
      }
      await keepRecord(bench, key, { revokedAt }, 'a');
      revokedAt.setTime(0);
      const page = await integrations.certificates(key, { limit: 10 });
      expectSame('the certificate after the time of revocation has changed', page.certificates, [expected]);
    },
  ),
];
