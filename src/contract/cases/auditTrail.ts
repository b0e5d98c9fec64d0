import type { AuditEntry, AuditFilter } from '../../stores/index.js';
import { type Bench, CONTENDERS, type ContractCase, caseOf } from '../case.js';
import { all, expectSame, expectThat, spoil } from '../check.js';
import { acknowledgementEntry, instant, loginEntry, NAMES } from '../nouns.js';

async function append(bench: Bench, entries: readonly AuditEntry[], account = bench.account): Promise<void> {
  for (const entry of entries) await bench.host(0).auditTrail.append(account, entry);
}

async function found(bench: Bench, filter?: AuditFilter, account = bench.account): Promise<string[]> {
  return (await all(bench.host(1).auditTrail.query(account, filter))).map(({ id }) => id);
}

/** Entries of successive milliseconds, the first one first. */
function entriesAt(count: number, differing: (index: number) => Partial<AuditEntry>): AuditEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const at = instant(index).toISOString();
    return { ...loginEntry(`e${index}`), at, ...differing(index) } as AuditEntry;
  });
}

export const auditTrailCases: readonly ContractCase[] = [
  caseOf('audit-trail/kept', 'gives back what was appended', ['auditTrail'], async (bench) => {
    const {
      sessionId: _,
      endedSessions: __,
      ...bare
    } = loginEntry('bare', {
      status: 'failure',
      detail: 'session_limit_reached',
      at: instant(1).toISOString(),
    });
    const {
      address: ___,
      userAgent: ____,
      ...plain
    } = acknowledgementEntry('plain', {
      at: instant(3).toISOString(),
    });
    const entries: AuditEntry[] = [
      loginEntry('whole'),
      bare,
      acknowledgementEntry('acknowledged', { at: instant(2).toISOString() }),
      plain,
    ];
    await append(bench, entries);
    const { auditTrail } = bench.host(1);
    for (const entry of entries) {
      expectSame(`get ${entry.id}`, await auditTrail.get(bench.account, entry.id), entry);
    }
    expectSame('get of an unknown id', await auditTrail.get(bench.account, 'unknown'), undefined);
    expectSame('query', await all(auditTrail.query(bench.account)), entries.toReversed());
    expectSame(
      'query with an empty filter',
      await all(auditTrail.query(bench.account, {})),
      entries.toReversed(),
    );
    expectSame('query of an unknown account', await found(bench, {}, `${bench.account}-unknown`), []);
  }),
  caseOf(
    'audit-trail/filters',
    'finds by event, user, role, status and detail, alone and together',
    ['auditTrail'],
    async (bench) => {
      const entries = entriesAt(32, (index) => ({
        user: index & 1 ? '7' : '77',
        role: index & 2 ? '1001' : '100',
        status: index & 4 ? 'success' : 'failure',
        ...(index & 8 ? { detail: index & 16 ? 'InvalidState' : 'invalidstate' } : {}),
      })).map(
        (entry): AuditEntry =>
          entry.detail === undefined && entry.status === 'success'
            ? acknowledgementEntry(entry.id, { at: entry.at, user: entry.user, role: entry.role })
            : entry,
      );
      await append(bench, entries);
      const parts: AuditFilter[] = [
        { event: 'login' },
        { event: 'acknowledgement' },
        { user: '7' },
        { role: '100' },
        { status: 'failure' },
        { status: 'success' },
        { detail: 'InvalidState' },
        { detail: 'ab'.repeat(32) },
        { user: 'nobody' },
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
    'finds by date: from an instant on, and before another',
    ['auditTrail'],
    async (bench) => {
      await append(
        bench,
        entriesAt(10, (index) => ({ user: index % 2 === 0 ? '7' : '8' })),
      );
      const ranges: [AuditFilter, string[]][] = [
        [{ from: instant(8) }, ['e9', 'e8']],
        [{ to: instant(2) }, ['e1', 'e0']],
        [{ from: instant(3), to: instant(5) }, ['e4', 'e3']],
        [{ from: instant(3), to: instant(6), user: '7' }, ['e4']],
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
    'gives the newest first, and those of one instant by id, however they came',
    ['auditTrail'],
    async (bench) => {
      const ids = ['b', 'B', 'a', '10', '9', 'é', '_'];
      const entries = ids.flatMap((id, index) => [
        loginEntry(`late ${id}`, { at: instant(1000).toISOString() }),
        loginEntry(`middle ${id}`, { at: instant(((index * 3) % 7) + 1).toISOString(), user: '8' }),
        loginEntry(`early ${id}`, { at: instant(-100_000).toISOString() }),
      ]);
      await append(bench, entries);
      const sorted = entries.toSorted((a, b) =>
        a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
      );
      expectSame(
        'all',
        await found(bench),
        sorted.map(({ id }) => id),
      );
      const own = sorted.filter(({ user }) => user === '7').map(({ id }) => id);
      expectSame('those of a user', await found(bench, { user: '7' }), own);
    },
  ),
  caseOf(
    'audit-trail/append-only',
    'leaves an entry as it is when its id comes again',
    ['auditTrail'],
    async (bench) => {
      const first = loginEntry('a');
      await append(bench, [
        first,
        loginEntry('a', { at: instant(9).toISOString(), user: '8', status: 'failure' }),
      ]);
      expectSame('get', await bench.host(1).auditTrail.get(bench.account, 'a'), first);
      expectSame('query', await all(bench.host(1).auditTrail.query(bench.account)), [first]);
      expectSame('query by the later user', await found(bench, { user: '8' }), []);
    },
  ),
  caseOf(
    'audit-trail/at-once',
    'keeps every entry that comes at once, and one of each id (LN-7)',
    ['auditTrail'],
    async (bench) => {
      for (const count of CONTENDERS) {
        const account = `${bench.account}-${count}`;
        await Promise.all(
          Array.from({ length: count }, async (_, index) => {
            const { auditTrail } = bench.host(index);
            await auditTrail.append(account, loginEntry('same', { role: `${index}` }));
            await auditTrail.append(account, loginEntry(`own ${index}`));
          }),
        );
        const ids = await found(bench, {}, account);
        expectSame('entries', ids.length, count + 1);
        expectSame('ids', new Set(ids).size, count + 1);
        const kept = await bench.host(1).auditTrail.get(account, 'same');
        const listed = (await all(bench.host(0).auditTrail.query(account))).filter(({ id }) => id === 'same');
        expectSame('the entry of the id that all had', listed, [kept]);
      }
    },
  ),
  caseOf(
    'audit-trail/under-writes',
    'neither skips nor repeats while entries are appended',
    ['auditTrail'],
    async (bench) => {
      const entries = entriesAt(300, () => ({}));
      await append(bench, entries);
      const ids: string[] = [];
      for await (const entry of bench.host(1).auditTrail.query(bench.account, { user: '7' })) {
        ids.push(entry.id);
        expectThat(ids.length <= 2000, 'reading does not end while entries are appended');
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
      expectSame('entries that came twice', ids.length - new Set(ids).size, 0);
    },
  ),
  caseOf(
    'audit-trail/stopped',
    'leaves nothing open for who stops reading',
    ['auditTrail'],
    async (bench) => {
      await append(
        bench,
        entriesAt(20, () => ({})),
      );
      for (let round = 0; round < 120; round += 1) {
        for await (const { id } of bench.host(round).auditTrail.query(bench.account)) {
          expectSame('the first', id, 'e19');
          break;
        }
      }
      expectSame('all of them, after that', (await found(bench)).length, 20);
    },
  ),
  caseOf(
    'audit-trail/apart',
    'keeps accounts, users and ids apart, whatever their names',
    ['auditTrail'],
    async (bench) => {
      for (const [index, name] of NAMES.entries()) {
        await append(bench, [loginEntry(name, { user: name, at: instant(index).toISOString() })]);
        await append(bench, [loginEntry('x', { role: name })], `${bench.account}${name}`);
      }
      for (const name of NAMES) {
        expectSame(`entries of user ${name}`, await found(bench, { user: name }), [name]);
        const elsewhere = await bench.host(1).auditTrail.get(`${bench.account}${name}`, 'x');
        expectSame(`entry of another account, ${name}`, elsewhere?.role, name);
      }
      expectSame('all', await found(bench), NAMES.toReversed());
      expectSame(
        'an id of another account',
        await bench.host(1).auditTrail.get(bench.account, 'x'),
        undefined,
      );
    },
  ),
  caseOf(
    'audit-trail/isolated',
    'cannot be changed through what was appended or given',
    ['auditTrail'],
    async (bench) => {
      const entry = loginEntry('a');
      const { auditTrail } = bench.host(0);
      await append(bench, [entry]);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was appended', async () => entry],
        ['what get gave', () => auditTrail.get(bench.account, 'a')],
        ['what query gave', () => all(auditTrail.query(bench.account))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(
          `get after ${what} has changed`,
          await auditTrail.get(bench.account, 'a'),
          loginEntry('a'),
        );
        expectSame(`query after ${what} has changed`, await all(auditTrail.query(bench.account)), [
          loginEntry('a'),
        ]);
      }
    },
  ),
];
