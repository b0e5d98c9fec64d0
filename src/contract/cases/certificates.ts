import { type ContractCase, caseOf } from '../case.js';
import { expectSame, spoil } from '../expectations.js';
import { certificate, DAY, instant, record } from '../samples.js';
import { emptyRecord, history, keepRecord, seenBy } from './steps.js';

/** What keeping certificates must do. */
export const certificateCases: readonly ContractCase[] = [
  caseOf('certificates/kept', 'gives back what was added', ['integrations'], async (bench) => {
    const key = await emptyRecord(bench);
    const one = certificate('NPMnRyPg-WDW_0', '7', { createdAt: instant(2) });
    const two = certificate('B', '7', {
      key: { type: 'RSA', bits: 4096 },
      entityId: '12',
      createdAt: instant(1),
    });
    await keepRecord(bench, key, { add: one });
    await keepRecord(bench, key, { add: two });
    const question = { at: instant(), certificateId: 'B' };
    const state = await bench.host(1).integrations.update(key, question, (seen) => ({ result: seen }));
    expectSame(
      'certificates',
      state.certificates.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      [two, one],
    );
    expectSame('the certificate in question', state.known, two);
    expectSame('the record', state.integration, record('7'));
    expectSame('history', await history(bench, key), [one, two]);
  }),
  caseOf(
    'certificates/active',
    'shows a change the certificates that are neither revoked nor expired (CERT-2)',
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
      expectSame('certificates at the instant', (await seenBy(bench, key)).active, [
        'future',
        'last',
        'later',
      ]);
      const earlier = await seenBy(bench, key, undefined, instant(-1));
      expectSame('certificates a millisecond earlier', earlier.active, ['future', 'last', 'later', 'over']);
      const { integrations } = bench.host(0);
      const without = await integrations.update(key, {}, ({ certificates }) => ({ result: certificates }));
      expectSame('certificates of a step that names no instant', without, []);
    },
  ),
  caseOf(
    'certificates/known',
    'finds the certificate in question in any record and in any state',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const other = await emptyRecord(bench, '8');
      const expired = certificate('expired', '8', { validUntil: instant(-DAY) });
      const revoked = certificate('revoked', '8');
      await keepRecord(bench, other, { add: expired });
      await keepRecord(bench, other, { add: revoked });
      await keepRecord(bench, other, { revokedAt: instant(5) }, 'revoked');
      expectSame('an expired certificate', await seenBy(bench, key, 'expired'), {
        active: [],
        known: expired,
      });
      const expected = { active: [], known: { ...revoked, revokedAt: instant(5) } };
      expectSame('a revoked certificate', await seenBy(bench, key, 'revoked'), expected);
      const elsewhere = { accountId: `${bench.accountId}-elsewhere`, integrationId: '8' };
      expectSame(
        'a certificate of another account',
        (await seenBy(bench, elsewhere, 'expired')).known,
        undefined,
      );
      expectSame('the certificate where none is in question', (await seenBy(bench, key)).known, undefined);
      const ids = ['NPMnRyPg-WDW_0', 'npmnRyPg-WDW_0', 'NPMnRyPg-WDW-0', 'NPMnRyPg-WDW_'];
      for (const id of ids) {
        expectSame('a certificate with a similar id', (await seenBy(bench, key, id)).known, undefined);
        await keepRecord(bench, key, { add: certificate(id, '7') });
      }
    },
  ),
  caseOf(
    'certificates/revoked-key',
    'finds a revoked certificate with the key in question in any record, and no other certificate',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const other = await emptyRecord(bench, '8');
      const withKey = async (spkiFingerprint?: string, where = key) => {
        const question = spkiFingerprint === undefined ? {} : { spkiFingerprint };
        const { integrations } = bench.host(1);
        return integrations.update(where, question, (seen) => ({ result: seen.revokedWithSameKey }));
      };
      const revoked = certificate('a', '8', { spkiFingerprint: 'K', validUntil: instant(-DAY) });
      await keepRecord(bench, other, { add: revoked });
      await keepRecord(bench, key, { add: certificate('b', '7', { spkiFingerprint: 'K' }) });
      expectSame('a certificate with the key while none is revoked', await withKey('K'), undefined);
      await keepRecord(bench, other, { revokedAt: instant(5) }, 'a');
      expectSame('a revoked certificate with the key', await withKey('K'), {
        ...revoked,
        revokedAt: instant(5),
      });
      const elsewhere = { accountId: `${bench.accountId}-elsewhere`, integrationId: '8' };
      expectSame('a certificate of another account', await withKey('K', elsewhere), undefined);
      expectSame('a certificate with another key', await withKey('k'), undefined);
      expectSame('a certificate where no key is in question', await withKey(), undefined);
      const { spkiFingerprint: _, ...keyless } = certificate('c', '7');
      await keepRecord(bench, key, { add: keyless });
      await keepRecord(bench, key, { revokedAt: instant(5) }, 'c');
      expectSame('a certificate of which no key is known', await withKey(), undefined);
      expectSame('that certificate', (await seenBy(bench, key, 'c')).known, {
        ...keyless,
        revokedAt: instant(5),
      });
    },
  ),
  caseOf(
    'certificates/revoked',
    'keeps a revoked certificate with the time of its revocation, and leaves the others alone',
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
      expectSame('the other certificates', (await seenBy(bench, key)).active, ['b']);
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
    'gives the history page by page, the newest certificate first',
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
      expectSame('the next page after the last one', whole.next, undefined);
    },
  ),
  caseOf(
    'certificates/pages-under-writes',
    'neither skips nor repeats a certificate while others are added and revoked',
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
      expectSame('the certificates that were there before', earlier, ids.toReversed());
    },
  ),
  caseOf(
    'certificates/isolated',
    'keeps its certificates unchanged when a caller changes what was added or given',
    ['integrations'],
    async (bench) => {
      const key = await emptyRecord(bench);
      const expected = certificate('a', '7', { revokedAt: instant(5) });
      const add = certificate('a', '7');
      const revokedAt = instant(5);
      const question = { at: instant(), certificateId: 'a' };
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
