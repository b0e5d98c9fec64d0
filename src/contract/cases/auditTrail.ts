import type { AuditEntry } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { all, expectSame, spoil } from '../expectations.js';
import { raceOf } from '../race.js';
import { acknowledgementEntry, instant, loginEntry, NAMES } from '../samples.js';
import { append, found } from './steps.js';

/** What keeping entries of the audit trail must do. */
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
      expectSame(`get ${entry.id}`, await auditTrail.get(bench.accountId, entry.id), entry);
    }
    expectSame('get of an unknown id', await auditTrail.get(bench.accountId, 'unknown'), undefined);
    expectSame('query', await all(auditTrail.query(bench.accountId)), entries.toReversed());
    expectSame(
      'query with an empty filter',
      await all(auditTrail.query(bench.accountId, {})),
      entries.toReversed(),
    );
    expectSame('query of an unknown account', await found(bench, {}, `${bench.accountId}-unknown`), []);
  }),
  caseOf(
    'audit-trail/append-only',
    'leaves an entry as it is when another one with its id is appended',
    ['auditTrail'],
    async (bench) => {
      const first = loginEntry('a');
      await append(bench, [
        first,
        loginEntry('a', { at: instant(9).toISOString(), userId: '8', status: 'failure' }),
      ]);
      expectSame('get', await bench.host(1).auditTrail.get(bench.accountId, 'a'), first);
      expectSame('query', await all(bench.host(1).auditTrail.query(bench.accountId)), [first]);
      expectSame('query by the later user', await found(bench, { userId: '8' }), []);
    },
  ),
  raceOf(
    'audit-trail/at-once',
    'keeps all entries that are appended at once, and one entry of each id (LN-7)',
    ['auditTrail'],
    async (bench, count) => {
      const accountId = `${bench.accountId}-${count}`;
      await Promise.all(
        Array.from({ length: count }, async (_, index) => {
          const { auditTrail } = bench.host(index);
          await auditTrail.append(accountId, loginEntry('same', { roleId: `${index}` }));
          await auditTrail.append(accountId, loginEntry(`own ${index}`));
        }),
      );
      const ids = await found(bench, {}, accountId);
      expectSame('number of entries', ids.length, count + 1);
      expectSame('number of different ids', new Set(ids).size, count + 1);
      const kept = await bench.host(1).auditTrail.get(accountId, 'same');
      const listed = (await all(bench.host(0).auditTrail.query(accountId))).filter(({ id }) => id === 'same');
      expectSame('entries with the id that all of them used', listed, [kept]);
    },
  ),
  caseOf(
    'audit-trail/apart',
    'keeps accounts, users and ids apart, whatever they are called',
    ['auditTrail'],
    async (bench) => {
      for (const [index, name] of NAMES.entries()) {
        await append(bench, [loginEntry(name, { userId: name, at: instant(index).toISOString() })]);
        await append(bench, [loginEntry('x', { roleId: name })], `${bench.accountId}${name}`);
      }
      for (const name of NAMES) {
        expectSame(`entries of user ${name}`, await found(bench, { userId: name }), [name]);
        const elsewhere = await bench.host(1).auditTrail.get(`${bench.accountId}${name}`, 'x');
        expectSame(`role in the entry of the account whose id ends in ${name}`, elsewhere?.roleId, name);
      }
      expectSame('all entries', await found(bench), NAMES.toReversed());
      expectSame(
        'get of an id that another account has',
        await bench.host(1).auditTrail.get(bench.accountId, 'x'),
        undefined,
      );
    },
  ),
  caseOf(
    'audit-trail/isolated',
    'keeps its entries unchanged when a caller changes what was appended or given',
    ['auditTrail'],
    async (bench) => {
      const entry = loginEntry('a');
      const { auditTrail } = bench.host(0);
      await append(bench, [entry]);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was appended', async () => entry],
        ['what get gave', () => auditTrail.get(bench.accountId, 'a')],
        ['what query gave', () => all(auditTrail.query(bench.accountId))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(
          `get after ${what} has changed`,
          await auditTrail.get(bench.accountId, 'a'),
          loginEntry('a'),
        );
        expectSame(`query after ${what} has changed`, await all(auditTrail.query(bench.accountId)), [
          loginEntry('a'),
        ]);
      }
    },
  ),
];
