import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, type AuditFilter, memoryStores, type Stores } from '../../src/stores/index.js';
import { all } from '../support.js';
import { entry, instant } from './support.js';

const second = fc.integer({ min: 0, max: 4 });
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'B', '10', '9', 'é'];
const fields = {
  userId: fc.constantFrom('7', '8', ''),
  roleId: fc.constantFrom('3', '1001', ''),
  status: fc.constantFrom<AuditEntry['status']>('success', 'failure'),
  detail: fc.constantFrom('x', 'y', ''),
};

const anyEntry: fc.Arbitrary<AuditEntry> = fc
  .record(
    { id: fc.constantFrom(...ids), second, event: fc.boolean(), ...fields },
    { requiredKeys: ['id', 'second', 'event', 'userId', 'roleId', 'status'] },
  )
  .map(({ second: late, event, ...fields }): AuditEntry => {
    const common = { ...fields, at: instant(late).toISOString(), loginId: 'x' };
    if (event) return { ...common, event: 'login' };
    const { detail = 'x' } = fields;
    return { ...common, event: 'acknowledgement', status: 'success', detail, sha256: detail, revision: 1 };
  });

const parts = { event: fc.constantFrom<AuditEntry['event']>('login', 'acknowledgement'), ...fields };
const range = { from: second.map(instant), to: second.map(instant) };

/** Filters, most of which are wide enough to find several entries. */
const anyFilter: fc.Arbitrary<AuditFilter> = fc.oneof(
  fc.constant({}),
  fc.record(range, { requiredKeys: [] }),
  ...Object.entries(parts).map(([field, value]) => value.map((wanted) => ({ [field]: wanted }))),
  fc.record({ userId: fields.userId, detail: fields.detail }),
  fc.record({ ...parts, ...range }, { requiredKeys: [] }),
);

/** The first entry of each id. */
function firsts(entries: readonly AuditEntry[]): AuditEntry[] {
  return entries.filter((one, place) => entries.findIndex(({ id }) => id === one.id) === place);
}

function found(entries: readonly AuditEntry[], { from, to, ...equal }: AuditFilter): AuditEntry[] {
  const wanted = entries.filter(
    (one) =>
      Object.entries(equal).every(([field, value]) => one[field as keyof AuditEntry] === value) &&
      (from === undefined || Date.parse(one.at) >= from.getTime()) &&
      (to === undefined || Date.parse(one.at) < to.getTime()),
  );
  return wanted.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}

/** Appends entries, some by themselves and some with a step on sessions. */
async function append({ auditTrail, sessions }: Stores, entries: readonly AuditEntry[], accountId = '1') {
  for (const one of entries.slice(0, 5)) await auditTrail.append(accountId, one);
  await sessions.update({ accountId, userId: '7' }, () => ({ entries: entries.slice(5), result: null }));
}

describe('the audit trail in memory', () => {
  it('LAT-3: finds the same as filtering and sorting all entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 20 }), anyFilter, async (entries, filter) => {
        const stores = memoryStores();
        await append(stores, entries);
        await append(stores, [entry('elsewhere')], '2');
        const kept = firsts(entries);
        expect(await all(stores.auditTrail.query('1', filter))).toEqual(found(kept, filter));
        expect(await all(stores.auditTrail.query('1'))).toEqual(found(kept, {}));
        for (const id of ids) {
          expect(await stores.auditTrail.get('1', id)).toEqual(kept.find((one) => one.id === id));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives each entry that was there when reading began once and in order, whatever is appended in the meantime', async () => {
    const many = fc.array(anyEntry, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        many,
        many,
        anyFilter,
        fc.integer({ min: 1, max: 3 }),
        async (before, after, filter, pace) => {
          const stores = memoryStores();
          await append(stores, before);
          const earlier = firsts(before);
          const read: AuditEntry[] = [];
          const coming = [...after];
          for await (const one of stores.auditTrail.query('1', filter)) {
            read.push(one);
            expect(read.length).toBeLessThan(99);
            for (const next of coming.splice(0, pace)) await stores.auditTrail.append('1', next);
          }
          expect(read).toEqual(found(read, filter));
          expect(firsts(read)).toEqual(read);
          const ids = new Set(earlier.map(({ id }) => id));
          expect(read.filter(({ id }) => ids.has(id))).toEqual(found(earlier, filter));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps all entries of a step or none', async () => {
    const stores = memoryStores();
    const broken = Object.defineProperty({ ...entry('b') }, 'roleId', {
      enumerable: true,
      get() {
        throw new Error('cannot be read');
      },
    });
    await expect(
      append(stores, ['1', '2', '3', '4', '5', 'a'].map((id) => entry(id)).concat(broken)),
    ).rejects.toThrow('cannot be read');
    expect((await all(stores.auditTrail.query('1'))).map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('keeps one of several entries that have one id in one step', async () => {
    const stores = memoryStores();
    const entries = ['3', '1001'].map((roleId) => entry('a', { roleId }));
    await stores.sessions.update({ accountId: '1', userId: '7' }, () => ({ entries, result: null }));
    expect(await all(stores.auditTrail.query('1'))).toEqual([entry('a', { roleId: '3' })]);
  });

  it('hands out entries that cannot be changed', async () => {
    const { auditTrail } = memoryStores();
    const appended = { ...entry('a', { endedSessions: ['x'] }) };
    await auditTrail.append('1', appended);
    Object.assign(appended, { roleId: 'changed' });
    const kept = await auditTrail.get('1', 'a');
    expect(kept).toEqual(entry('a', { endedSessions: ['x'] }));
    expect(() => Object.assign(kept ?? {}, { roleId: 'changed' })).toThrow(TypeError);
  });

  it('rejects reading when an instant of the filter is an invalid date', async () => {
    const { auditTrail } = memoryStores();
    await auditTrail.append('1', entry('a'));
    for (const filter of [{ from: new Date(Number.NaN) }, { to: new Date(Number.NaN) }]) {
      await expect(all(auditTrail.query('1', filter))).rejects.toThrow(RangeError);
    }
  });
});
