import type { AuditEntry, AuditFilter } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { expectSame, expectThat } from '../expectations.js';
import { acknowledgementEntry, instant, loginEntry } from '../samples.js';
import { append, found } from './steps.js';

/** This many entries, each one millisecond after the one before. */
function entriesAt(count: number, differing: (index: number) => Partial<AuditEntry>): AuditEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const at = instant(index).toISOString();
    return { ...loginEntry(`e${index}`), at, ...differing(index) } as AuditEntry;
  });
}

/** What finding entries of the audit trail must do. */
export const auditQueryCases: readonly ContractCase[] = [
  caseOf(
    'audit-trail/filters',
    'finds entries by event, user, role, status and detail, alone and in combination',
    ['auditTrail'],
    async (bench) => {
      const entries = entriesAt(32, (index) => ({
        userId: index & 1 ? '7' : '77',
        roleId: index & 2 ? '1001' : '100',
        status: index & 4 ? 'success' : 'failure',
        ...(index & 8 ? { detail: index & 16 ? 'InvalidState' : 'invalidstate' } : {}),
      })).map(
        (entry): AuditEntry =>
          entry.detail === undefined && entry.status === 'success'
            ? acknowledgementEntry(entry.id, { at: entry.at, userId: entry.userId, roleId: entry.roleId })
            : entry,
      );
      await append(bench, entries);
      const parts: AuditFilter[] = [
        { event: 'login' },
        { event: 'acknowledgement' },
        { userId: '7' },
        { roleId: '100' },
        { status: 'failure' },
        { status: 'success' },
        { detail: 'InvalidState' },
        { detail: 'ab'.repeat(32) },
        { userId: 'nobody' },
        { detail: '' },
      ];
      for (const one of parts) {
        for (const other of parts) {
          const filter = { ...one, ...other };
          const wanted = Object.entries(filter) as [keyof AuditFilter & keyof AuditEntry, string][];
          const expected = entries.filter((entry) =>
            wanted.every(([field, value]) => entry[field] === value),
          );
          const ids = expected.map(({ id }) => id).toReversed();
          expectSame(`entries for ${JSON.stringify(filter)}`, await found(bench, filter), ids);
        }
      }
    },
  ),
  caseOf(
    'audit-trail/range',
    'finds entries from one instant on and before another',
    ['auditTrail'],
    async (bench) => {
      await append(
        bench,
        entriesAt(10, (index) => ({ userId: index % 2 === 0 ? '7' : '8' })),
      );
      const ranges: [AuditFilter, string[]][] = [
        [{ from: instant(8) }, ['e9', 'e8']],
        [{ to: instant(2) }, ['e1', 'e0']],
        [{ from: instant(3), to: instant(5) }, ['e4', 'e3']],
        [{ from: instant(3), to: instant(6), userId: '7' }, ['e4']],
        [{ from: instant(4), to: instant(4) }, []],
        [{ from: instant(6), to: instant(4) }, []],
        [{ from: instant(10) }, []],
        [{ to: instant(0) }, []],
      ];
      for (const [filter, expected] of ranges) {
        expectSame(`entries for ${JSON.stringify(filter)}`, await found(bench, filter), expected);
      }
    },
  ),
  caseOf(
    'audit-trail/order',
    'gives the newest entries first, and those of one instant by id, in whatever order they were appended',
    ['auditTrail'],
    async (bench) => {
      const ids = ['b', 'B', 'a', '10', '9', 'é', '_'];
      const entries = ids.flatMap((id, index) => [
        loginEntry(`late ${id}`, { at: instant(1000).toISOString() }),
        loginEntry(`middle ${id}`, { at: instant(((index * 3) % 7) + 1).toISOString(), userId: '8' }),
        loginEntry(`early ${id}`, { at: instant(-100_000).toISOString() }),
      ]);
      await append(bench, entries);
      const sorted = entries.toSorted((a, b) =>
        a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
      );
      expectSame(
        'all entries',
        await found(bench),
        sorted.map(({ id }) => id),
      );
      const own = sorted.filter(({ userId }) => userId === '7').map(({ id }) => id);
      expectSame('entries of one user', await found(bench, { userId: '7' }), own);
    },
  ),
  caseOf(
    'audit-trail/under-writes',
    'neither skips nor repeats an entry while others are appended',
    ['auditTrail'],
    async (bench) => {
      const entries = entriesAt(300, () => ({}));
      await append(bench, entries);
      const ids: string[] = [];
      for await (const entry of bench.host(1).auditTrail.query(bench.accountId, { userId: '7' })) {
        ids.push(entry.id);
        expectThat(ids.length <= 2000, 'Reading does not end while entries are appended.');
        if (ids.length % 10 === 0) {
          const at = instant(ids.length * 1000).toISOString();
          const early = instant(-ids.length * 1000).toISOString();
          await append(bench, [
            loginEntry(`newer ${ids.length}`, { at }),
            loginEntry(`older ${ids.length}`, { at: early }),
          ]);
        }
      }
      const earlier = ids.filter((id) => id.startsWith('e'));
      expectSame('the earlier entries', earlier, entries.map(({ id }) => id).toReversed());
      expectSame('number of entries that were given twice', ids.length - new Set(ids).size, 0);
    },
  ),
  caseOf(
    'audit-trail/stopped',
    'leaves nothing open when a caller stops reading early',
    ['auditTrail'],
    async (bench) => {
      await append(
        bench,
        entriesAt(20, () => ({})),
      );
      for (let round = 0; round < 120; round += 1) {
        for await (const { id } of bench.host(round).auditTrail.query(bench.accountId)) {
          expectSame('the first entry', id, 'e19');
          break;
        }
      }
      expectSame('number of entries after that', (await found(bench)).length, 20);
    },
  ),
];
