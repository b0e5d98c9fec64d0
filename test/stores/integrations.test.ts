import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/certificates/index.js';
import type { IntegrationRecord } from '../../src/core/records.js';
import {
  type CertificateQuestion,
  type IntegrationKey,
  type IntegrationUpdate,
  memoryStores,
  type Stores,
} from '../../src/stores/index.js';
import { certificate } from '../certificates/support.js';
import { all } from '../support.js';
import { codeOf, instant, record } from './support.js';

const KEY = { accountId: '1', integrationId: 'a' };
const OTHER = { accountId: '1', integrationId: 'b' };

/** One step, as plain data. */
interface Step {
  readonly key: IntegrationKey;
  readonly question: CertificateQuestion;
  readonly update: Omit<IntegrationUpdate<null>, 'result'>;
}

/** What one account holds, in plain lists that are searched from end to end. */
class Naive {
  readonly records = new Map<string, IntegrationRecord>();
  certificates: Certificate[] = [];

  seen({ integrationId }: IntegrationKey, { at, certificateId: id }: CertificateQuestion) {
    const own = this.certificates.filter((one) => one.integrationId === integrationId);
    const open = own.filter((one) => at !== undefined && !one.revokedAt && one.validUntil >= at);
    return {
      integration: this.records.get(integrationId),
      certificates: byId(open),
      known: this.certificates.find((one) => one.id === id),
    };
  }

  apply({ key, question, update: { put, add, revokedAt } }: Step): string | undefined {
    const holder = [...this.records.values()].find(({ clientId }) => clientId === put?.clientId);
    if (holder && holder.id !== key.integrationId) return 'client_id_taken';
    if (this.certificates.some(({ id }) => id === add?.id)) return 'certificate_taken';
    if (put) this.records.set(key.integrationId, put);
    this.certificates = this.certificates.map((one) =>
      one.id === question.certificateId && revokedAt ? { ...one, revokedAt } : one,
    );
    if (add) this.certificates.push(add);
    return undefined;
  }

  history(integrationId: string): Certificate[] {
    const own = this.certificates.filter((one) => one.integrationId === integrationId);
    return own.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const ACCOUNTS = ['1', '2'];
const RECORDS = ['a', 'b'];
const second = fc.integer({ min: 0, max: 5 }).map(instant);
const anyKey = fc.record({
  accountId: fc.constantFrom(...ACCOUNTS),
  integrationId: fc.constantFrom(...RECORDS),
});
const certificateId = fc.constantFrom('p', 'q', 'r', 's', 't');

const anyStep: fc.Arbitrary<Step> = anyKey.chain((key) =>
  fc.record({
    key: fc.constant(key),
    question: fc.record({ at: second, certificateId }, { requiredKeys: [] }),
    update: fc.record(
      {
        put: fc.constantFrom('x', 'y', 'z', 'w').map((clientId) => record(key.integrationId, { clientId })),
        add: fc
          .record({ id: certificateId, createdAt: second, validUntil: second })
          .map(({ id, ...dates }) => certificate(id, { integrationId: key.integrationId, ...dates })),
        revokedAt: second,
      },
      { requiredKeys: [] },
    ),
  }),
);

async function pages({ integrations }: Stores, key: IntegrationKey, limit: number): Promise<Certificate[][]> {
  const found: Certificate[][] = [];
  let after: string | undefined;
  do {
    const page = await integrations.certificates(key, { limit, ...(after !== undefined && { after }) });
    found.push([...page.certificates]);
    expect(found.length).toBeLessThan(99);
    after = page.next;
  } while (after !== undefined);
  return found;
}

function inPages<T>(items: readonly T[], size: number): T[][] {
  if (items.length <= size) return [[...items]];
  return [items.slice(0, size), ...inPages(items.slice(size), size)];
}

describe('integration records in memory', () => {
  it('hold the same as plain lists after any steps', async () => {
    const steps = fc.array(anyStep, { minLength: 10, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, second, fc.integer({ min: 1, max: 4 }), async (taken, at, limit) => {
        const stores = memoryStores();
        const model = new Map(ACCOUNTS.map((accountId) => [accountId, new Naive()]));
        for (const step of taken) {
          const naive = model.get(step.key.accountId) ?? expect.fail();
          const before = naive.seen(step.key, step.question);
          const code = await codeOf(
            stores.integrations.update(step.key, step.question, (state) => {
              expect({ ...state, certificates: byId(state.certificates) }).toEqual(before);
              return { ...step.update, result: null };
            }),
          );
          expect(code).toBe(naive.apply(step));
        }
        for (const [accountId, naive] of model) {
          expect(byId(await all(stores.integrations.list(accountId)))).toEqual(
            byId([...naive.records.values()]),
          );
          for (const clientId of ['x', 'y', 'z', 'w', 'unknown']) {
            const expected = [...naive.records.values()].find((one) => one.clientId === clientId);
            expect(await stores.integrations.byClientId(accountId, clientId)).toEqual(expected);
          }
          for (const integrationId of RECORDS) {
            const key = { accountId, integrationId };
            expect(await stores.integrations.get(key)).toEqual(naive.records.get(integrationId));
            expect(await pages(stores, key, limit)).toEqual(inPages(naive.history(integrationId), limit));
            const state = await stores.integrations.update(key, { at }, (seen) => ({ result: seen }));
            expect(byId(state.certificates)).toEqual(naive.seen(key, { at }).certificates);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['client_id_taken', { put: record('a', { clientId: 'client of b' }) }],
    ['certificate_taken', { add: certificate('b', { integrationId: 'a' }) }],
    ['client_id_taken', { put: record('a', { clientId: 'client of b' }), add: certificate('new') }],
    [
      'certificate_taken',
      { put: record('a', { name: 'new' }), add: certificate('b', { integrationId: 'a' }) },
    ],
  ])('reject a step for %s, and keep nothing of it', async (code, update) => {
    const { integrations } = memoryStores();
    const mine = { put: record('a'), add: certificate('a', { integrationId: 'a' }), result: null };
    const other = { put: record('b'), add: certificate('b', { integrationId: 'b' }), result: null };
    await integrations.update(KEY, {}, () => mine);
    await integrations.update(OTHER, {}, () => other);
    const step = integrations.update(KEY, { certificateId: 'a' }, () => ({
      ...update,
      revokedAt: instant(),
      result: null,
    }));
    expect(await codeOf(step)).toBe(code);
    expect(await all(integrations.list('1'))).toEqual([mine.put, other.put]);
    expect(await integrations.byClientId('1', 'client of a')).toEqual(mine.put);
    expect(await integrations.certificates(KEY, { limit: 9 })).toEqual({ certificates: [mine.add] });
  });

  it('take a certificate before its record, and the record later', async () => {
    const { integrations } = memoryStores();
    const add = certificate('p', { integrationId: 'a' });
    await integrations.update(KEY, {}, () => ({ add, result: null }));
    expect(await integrations.get(KEY)).toBeUndefined();
    expect(await all(integrations.list('1'))).toEqual([]);
    await integrations.update(KEY, {}, () => ({ put: record('a'), result: null }));
    expect(await integrations.certificates(KEY, { limit: 9 })).toEqual({ certificates: [add] });
  });

  it('revoke a certificate of another record where that one is in question', async () => {
    const { integrations } = memoryStores();
    const add = certificate('p', { integrationId: 'b' });
    await integrations.update(OTHER, {}, () => ({ put: record('b'), add, result: null }));
    await integrations.update(KEY, { certificateId: 'p' }, () => ({ revokedAt: instant(), result: null }));
    const revoked = { ...add, revokedAt: instant() };
    expect(await integrations.certificates(OTHER, { limit: 9 })).toEqual({ certificates: [revoked] });
    expect(await integrations.certificates(KEY, { limit: 9 })).toEqual({ certificates: [] });
  });

  it('revoke a certificate again, at the later instant, and no other with it', async () => {
    const { integrations } = memoryStores();
    for (const id of ['p', 'q']) {
      await integrations.update(KEY, {}, () => ({
        add: certificate(id, { integrationId: 'a' }),
        result: null,
      }));
    }
    for (const second of [1, 2]) {
      const revokedAt = instant(second);
      await integrations.update(KEY, { certificateId: 'p' }, () => ({ revokedAt, result: null }));
    }
    const [p, q] = ['p', 'q'].map((id) => certificate(id, { integrationId: 'a' }));
    const { certificates } = await integrations.certificates(KEY, { limit: 9 });
    expect(certificates).toEqual([q, { ...p, revokedAt: instant(2) }]);
    const open = await integrations.update(KEY, { at: instant() }, (seen) => ({ result: seen.certificates }));
    expect(open).toEqual([q]);
  });

  it('revoke nothing if the certificate names a record that is not there', async () => {
    const { integrations } = memoryStores();
    const add = certificate('p', { integrationId: 'elsewhere' });
    await integrations.update(KEY, {}, () => ({ put: record('a'), add, result: null }));
    await integrations.update(KEY, { certificateId: 'p' }, () => ({ revokedAt: instant(), result: null }));
    expect(await integrations.certificates(KEY, { limit: 9 })).toEqual({ certificates: [add] });
  });

  it('run a step again when one of its certificates is revoked through another record', async () => {
    const { integrations } = memoryStores();
    const add = certificate('p', { integrationId: 'b' });
    await integrations.update(OTHER, {}, () => ({ put: record('b'), add, result: null }));
    const seen: number[] = [];
    const step = integrations.update(OTHER, { at: instant() }, async ({ certificates }) => {
      seen.push(certificates.length);
      await Promise.resolve();
      return { result: certificates };
    });
    await integrations.update(KEY, { certificateId: 'p' }, () => ({ revokedAt: instant(), result: null }));
    expect(await step).toEqual([]);
    expect(seen).toEqual([1, 0]);
  });

  it('cannot be changed through the certificates that are added and given, not even through revoked ones', async () => {
    const { integrations } = memoryStores();
    const add = () => ({ add: certificate('p', { integrationId: 'a' }), result: null });
    const revokedAt = instant();
    const expected = certificate('p', { integrationId: 'a', revokedAt: instant() });
    await integrations.update(KEY, {}, add);
    await integrations.update(KEY, { certificateId: 'p' }, () => ({ revokedAt, result: null }));
    revokedAt.setTime(0);
    const list = async () => (await integrations.certificates(KEY, { limit: 9 })).certificates;
    const ask = () => integrations.update(KEY, { certificateId: 'p' }, ({ known }) => ({ result: known }));
    for (const one of [...(await list()), await ask()]) {
      expect(one).toEqual(expected);
      for (const date of [one?.createdAt, one?.validFrom, one?.validUntil, one?.revokedAt]) date?.setTime(0);
      Object.assign(one?.key ?? {}, { type: 'changed' });
    }
    expect(await list()).toEqual([expected]);
    expect(await ask()).toEqual(expected);
  });

  it('tell nothing of an account that has never been used', async () => {
    const { integrations } = memoryStores();
    expect(await integrations.get(KEY)).toBeUndefined();
    expect(await integrations.byClientId('1', 'x')).toBeUndefined();
    expect(await all(integrations.list('1'))).toEqual([]);
    expect(await integrations.certificates(KEY, { limit: 1 })).toEqual({ certificates: [] });
  });

  it('give a page that begins after any mark, even if there was never a certificate there', async () => {
    const { integrations } = memoryStores();
    for (const id of ['p', 'q']) {
      await integrations.update(KEY, {}, () => ({
        add: certificate(id, { integrationId: 'a' }),
        result: null,
      }));
    }
    const ids = async (after: string) =>
      (await integrations.certificates(KEY, { limit: 9, after })).certificates.map(({ id }) => id);
    const { createdAt } = certificate('p');
    expect(await ids(`${createdAt.toISOString()} pp`)).toEqual(['p']);
    expect(await ids('')).toEqual([]);
  });
});
