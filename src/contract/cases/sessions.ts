import type { Session } from '../../sessions/index.js';
import type { AuditEntry, SessionUpdate, UserKey } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../expectations.js';
import { instant, loginEntry, NAMES, session, unreadable } from '../samples.js';
import { ids, keep } from './steps.js';

/** The sessions in the order of their ids: a store may give them in any order. */
function byId(sessions: readonly Session[]): Session[] {
  return sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const USER = '7';

/** What keeping sessions must do. */
export const sessionCases: readonly ContractCase[] = [
  caseOf(
    'sessions/kept',
    'gives back what was put, and what the change gave',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      const whole = session('a');
      const { roleId: _, ...bare } = session('b', { kind: 'soap' });
      const result = { count: 1 };
      const given = await bench.host(0).sessions.update(key, (active) => {
        expectSame('the sessions of a new user', active, []);
        return { put: whole, result };
      });
      expectSame('what update gives', given, result);
      await keep(bench, key, { put: bare });
      expectSame('list', byId(await bench.host(1).sessions.list(key)), [whole, bare]);
      const seen = await bench.host(1).sessions.update(key, (active) => ({ result: byId(active) }));
      expectSame('what a change sees', seen, [whole, bare]);
      expectSame('list after a step that kept nothing', await ids(bench, key), ['a', 'b']);
    },
  ),
  caseOf(
    'sessions/replaced',
    'puts a session in the place of the one with its id',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      await keep(bench, key, { put: session('a') });
      await keep(bench, key, { put: session('b') });
      const { roleId: _, ...later } = session('a', { lastUsedAt: instant(5000) });
      await keep(bench, key, { put: later });
      expectSame('list', byId(await bench.host(1).sessions.list(key)), [later, session('b')]);
    },
  ),
  caseOf(
    'sessions/ended',
    'ends the sessions that a change names, and no others',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      for (const id of ['a', 'b', 'c', 'd']) await keep(bench, key, { put: session(id) });
      await keep(bench, key, { end: ['b', 'unknown', 'd'] });
      expectSame('sessions after ending b and d', await ids(bench, key), ['a', 'c']);
      await keep(bench, key, { end: ['a'], put: session('a', { kind: 'soap' }) });
      expectSame('sessions after ending a and putting it again', await ids(bench, key), ['a', 'c']);
      await keep(bench, key, { end: [] });
      expectSame('sessions after ending none', await ids(bench, key), ['a', 'c']);
      await keep(bench, key, { end: ['c', 'a'] });
      expectSame('sessions after ending all', await ids(bench, key), []);
      for (const id of NAMES) await keep(bench, key, { put: session(id) });
      await keep(bench, key, { end: ['a', '5'] });
      const others = NAMES.filter((id) => id !== 'a' && id !== '5');
      expectSame('after ending two of several with similar ids', await ids(bench, key), others.toSorted());
    },
  ),
  caseOf(
    'sessions/apart',
    'keeps users and accounts apart, whatever they are called',
    ['sessions'],
    async (bench) => {
      const keys = NAMES.flatMap((name) => [
        { accountId: bench.accountId, userId: name },
        { accountId: `${bench.accountId}${name}`, userId: 'b' },
      ]);
      // two keys become one if a store joins account and user with a colon or a slash
      keys.push(
        { accountId: `${bench.accountId}:x`, userId: 'y' },
        { accountId: bench.accountId, userId: 'x:y' },
      );
      keys.push(
        { accountId: `${bench.accountId}/x`, userId: 'y' },
        { accountId: bench.accountId, userId: 'x/y' },
      );
      for (const [index, key] of keys.entries()) {
        await keep(bench, key, { put: session(`of ${index}`) });
        await keep(bench, key, { put: session('of each') });
      }
      for (const [index, key] of keys.entries()) {
        const expected = ['of each', `of ${index}`].toSorted();
        expectSame(
          `sessions of user ${key.userId} in account ${key.accountId}`,
          await ids(bench, key),
          expected,
        );
      }
      for (const key of keys.slice(1)) await keep(bench, key, { end: ['of each'] });
      expectSame('sessions of the first user', await ids(bench, keys[0] as UserKey), ['of 0', 'of each']);
    },
  ),
  caseOf(
    'sessions/isolated',
    'keeps its sessions unchanged when a caller changes what was put or given',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      const expected = [session('a')];
      const put = session('a');
      await keep(bench, key, { put });
      spoil(put);
      expectSame(
        'sessions after the one that was put has changed',
        await bench.host(0).sessions.list(key),
        expected,
      );
      const list = await bench.host(0).sessions.list(key);
      spoil(list);
      expectSame('sessions after the list has changed', await bench.host(0).sessions.list(key), expected);
      await bench.host(0).sessions.update(key, (active) => {
        spoil(active);
        return { result: null };
      });
      expectSame(
        'sessions after what the change saw has changed',
        await bench.host(0).sessions.list(key),
        expected,
      );
    },
  ),
  caseOf(
    'sessions/thrown',
    'keeps nothing of a change that throws, rejects the step with the same error, and goes on',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      const { sessions } = bench.host(0);
      await keep(bench, key, { put: session('a') });
      await expectErrorPassedOn((change) => sessions.update(key, change));
      expectSame('list', await ids(bench, key), ['a']);
      await keep(bench, key, { put: session('b') });
      expectSame('list after the next step', await ids(bench, key), ['a', 'b']);
    },
  ),
  caseOf(
    'sessions/whole',
    'keeps either all of a change or nothing',
    ['sessions', 'auditTrail'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      for (const id of ['a', 'b']) await keep(bench, key, { put: session(id) });
      const ends = Object.defineProperty(['a', 'b'], 1, {
        get() {
          throw new Error('This cannot be read: the case fails here on purpose.');
        },
      });
      const entries = [loginEntry('first'), unreadable(loginEntry('second'), 'loginId')];
      const updates: Omit<SessionUpdate<null>, 'result'>[] = [
        { end: ['a'], put: unreadable(session('c'), 'kind') },
        { end: ends, put: session('c'), entries: [loginEntry('first')] },
        { end: ['a'], put: session('c'), entries },
      ];
      for (const update of updates) {
        const failed = await rejection(keep(bench, key, update));
        expectThat(failed !== undefined, 'A change that cannot be read to the end was kept.');
        expectSame('sessions after a step that failed in the middle', await ids(bench, key), ['a', 'b']);
        const entry = await bench.host(1).auditTrail.get(key.accountId, 'first');
        expectSame('entry after a step that failed in the middle', entry, undefined);
      }
    },
  ),
  caseOf(
    'sessions/trail',
    'appends the entries of a change in the same step',
    ['sessions', 'auditTrail'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      const entries: AuditEntry[] = [
        loginEntry('first'),
        loginEntry('second', { at: instant(1).toISOString() }),
      ];
      await keep(bench, key, { put: session('a'), entries });
      const refused: AuditEntry[] = [
        loginEntry('refused', { status: 'failure', at: instant(2).toISOString() }),
      ];
      await keep(bench, key, { entries: refused });
      const { auditTrail } = bench.host(1);
      for (const entry of [...entries, ...refused]) {
        expectSame(`entry ${entry.id}`, await auditTrail.get(key.accountId, entry.id), entry);
      }
      await keep(bench, key, { entries: [loginEntry('first', { status: 'failure' })] });
      expectSame(
        'an entry after another one with its id was given',
        await auditTrail.get(key.accountId, 'first'),
        entries[0],
      );
    },
  ),
  caseOf(
    'sessions/kept-on',
    'does not forget sessions that a later step keeps for good, whatever `forgetAfter` an earlier one gave',
    ['sessions'],
    async (bench) => {
      const key = { accountId: bench.accountId, userId: USER };
      const soon = Date.now() + 60;
      await keep(bench, key, { put: session('a'), forgetAfter: new Date(soon) });
      await keep(bench, key, { put: session('b') });
      while (Date.now() < soon + 20) await new Promise((resolve) => setTimeout(resolve, 10));
      // if the time was up before the second step, the store may have forgotten the first session
      expectThat(
        (await ids(bench, key)).includes('b'),
        'The session was forgotten because an earlier step gave a `forgetAfter`.',
      );
    },
  ),
];
