import type { AuditEntry } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { all, expectSame, spoil } from '../check.js';
import { acknowledgementEntry, instant, loginEntry, NAMES } from '../nouns.js';
import { raceOf } from '../race.js';
import { append, found } from './steps.js';

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
  raceOf(
    'audit-trail/at-once',
    'keeps every entry that comes at once, and one of each id (LN-7)',
    ['auditTrail'],
    async (bench, count) => {
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
