import type { Session } from '../../sessions/index.js';
import type { AuditEntry, SessionUpdate, UserKey } from '../../stores/index.js';
import { type ContractCase, caseOf } from '../case.js';
import { expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../check.js';
import { instant, loginEntry, NAMES, session, unreadable } from '../nouns.js';
import { ids, keep } from './steps.js';

/** The sessions in the order of their ids, which a store need not keep. */
function byId(sessions: readonly Session[]): Session[] {
  return sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const USER = '7';

export const sessionCases: readonly ContractCase[] = [
  caseOf(
    'sessions/kept',
    'gives back what was put, and what the change gave',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      const whole = session('a');
      const { roleId: _, ...bare } = session('b', { kind: 'soap' });
      const result = { count: 1 };
      const given = await bench.host(0).sessions.update(user, (active) => {
        expectSame('the sessions of a new user', active, []);
        return { put: whole, result };
      });
      expectSame('what update gives', given, result);
      await keep(bench, user, { put: bare });
      expectSame('list', byId(await bench.host(1).sessions.list(user)), [whole, bare]);
      const seen = await bench.host(1).sessions.update(user, (active) => ({ result: byId(active) }));
      expectSame('what a change sees', seen, [whole, bare]);
      expectSame('list after a step that kept nothing', await ids(bench, user), ['a', 'b']);
    },
  ),
  caseOf(
    'sessions/replaced',
    'puts a session in the place of the one with its id',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      await keep(bench, user, { put: session('a') });
      await keep(bench, user, { put: session('b') });
      const { roleId: _, ...later } = session('a', { lastUsedAt: instant(5000) });
      await keep(bench, user, { put: later });
      expectSame('list', byId(await bench.host(1).sessions.list(user)), [later, session('b')]);
    },
  ),
  caseOf(
    'sessions/ended',
    'ends the sessions that it is told to, and no other',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      for (const id of ['a', 'b', 'c', 'd']) await keep(bench, user, { put: session(id) });
      await keep(bench, user, { end: ['b', 'unknown', 'd'] });
      expectSame('after ending b and d', await ids(bench, user), ['a', 'c']);
      await keep(bench, user, { end: ['a'], put: session('a', { kind: 'soap' }) });
      expectSame('after ending a and putting it again', await ids(bench, user), ['a', 'c']);
      await keep(bench, user, { end: [] });
      expectSame('after ending none', await ids(bench, user), ['a', 'c']);
      await keep(bench, user, { end: ['c', 'a'] });
      expectSame('after ending all', await ids(bench, user), []);
      for (const id of NAMES) await keep(bench, user, { put: session(id) });
      await keep(bench, user, { end: ['a', '5'] });
      const others = NAMES.filter((id) => id !== 'a' && id !== '5');
      expectSame('after ending two of those that look alike', await ids(bench, user), others.toSorted());
    },
  ),
  caseOf(
    'sessions/apart',
    'keeps users and accounts apart, whatever their names',
    ['sessions'],
    async (bench) => {
      const users = NAMES.flatMap((name) => [
        { account: bench.account, user: name },
        { account: `${bench.account}${name}`, user: 'b' },
      ]);
      // of the same text, if a store joins account and user with a colon or a slash
      users.push({ account: `${bench.account}:x`, user: 'y' }, { account: bench.account, user: 'x:y' });
      users.push({ account: `${bench.account}/x`, user: 'y' }, { account: bench.account, user: 'x/y' });
      for (const [index, user] of users.entries()) {
        await keep(bench, user, { put: session(`of ${index}`) });
        await keep(bench, user, { put: session('of each') });
      }
      for (const [index, user] of users.entries()) {
        const expected = ['of each', `of ${index}`].toSorted();
        expectSame(`sessions of ${user.account}, ${user.user}`, await ids(bench, user), expected);
      }
      for (const user of users.slice(1)) await keep(bench, user, { end: ['of each'] });
      expectSame('the first', await ids(bench, users[0] as UserKey), ['of 0', 'of each']);
    },
  ),
  caseOf(
    'sessions/isolated',
    'cannot be changed through what was put or given',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      const expected = [session('a')];
      const put = session('a');
      await keep(bench, user, { put });
      spoil(put);
      expectSame(
        'after the session that was put has changed',
        await bench.host(0).sessions.list(user),
        expected,
      );
      const list = await bench.host(0).sessions.list(user);
      spoil(list);
      expectSame('after the list has changed', await bench.host(0).sessions.list(user), expected);
      await bench.host(0).sessions.update(user, (active) => {
        spoil(active);
        return { result: null };
      });
      expectSame('after what the change saw has changed', await bench.host(0).sessions.list(user), expected);
    },
  ),
  caseOf(
    'sessions/thrown',
    'keeps nothing of a change that throws, passes its error on, and goes on',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      const { sessions } = bench.host(0);
      await keep(bench, user, { put: session('a') });
      await expectErrorPassedOn((change) => sessions.update(user, change));
      expectSame('list', await ids(bench, user), ['a']);
      await keep(bench, user, { put: session('b') });
      expectSame('list after the next step', await ids(bench, user), ['a', 'b']);
    },
  ),
  caseOf('sessions/whole', 'keeps all of a change or nothing', ['sessions', 'auditTrail'], async (bench) => {
    const user = { account: bench.account, user: USER };
    for (const id of ['a', 'b']) await keep(bench, user, { put: session(id) });
    const ends = Object.defineProperty(['a', 'b'], 1, {
      get() {
        throw new Error('cannot be read: this failure is part of the case');
      },
    });
    const entries = [loginEntry('first'), unreadable(loginEntry('second'), 'loginId')];
    const updates: Omit<SessionUpdate<null>, 'result'>[] = [
      { end: ['a'], put: unreadable(session('c'), 'kind') },
      { end: ends, put: session('c'), entries: [loginEntry('first')] },
      { end: ['a'], put: session('c'), entries },
    ];
    for (const update of updates) {
      const failed = await rejection(keep(bench, user, update));
      expectThat(failed !== undefined, 'a change that cannot be read to the end was kept');
      expectSame('sessions after a step that failed in the middle', await ids(bench, user), ['a', 'b']);
      const entry = await bench.host(1).auditTrail.get(user.account, 'first');
      expectSame('entry after a step that failed in the middle', entry, undefined);
    }
  }),
  caseOf(
    'sessions/trail',
    'appends the entries of a change in the same step',
    ['sessions', 'auditTrail'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      const entries: AuditEntry[] = [
        loginEntry('first'),
        loginEntry('second', { at: instant(1).toISOString() }),
      ];
      await keep(bench, user, { put: session('a'), entries });
      const refused: AuditEntry[] = [
        loginEntry('refused', { status: 'failure', at: instant(2).toISOString() }),
      ];
      await keep(bench, user, { entries: refused });
      const { auditTrail } = bench.host(1);
      for (const entry of [...entries, ...refused]) {
        expectSame(`entry ${entry.id}`, await auditTrail.get(user.account, entry.id), entry);
      }
      await keep(bench, user, { entries: [loginEntry('first', { status: 'failure' })] });
      expectSame('an entry whose id comes again', await auditTrail.get(user.account, 'first'), entries[0]);
    },
  ),
  caseOf(
    'sessions/kept-on',
    'keeps what a later step keeps without an end, whatever end there was before',
    ['sessions'],
    async (bench) => {
      const user = { account: bench.account, user: USER };
      const soon = Date.now() + 60;
      await keep(bench, user, { put: session('a'), forgetAfter: new Date(soon) });
      await keep(bench, user, { put: session('b') });
      while (Date.now() < soon + 20) await new Promise((resolve) => setTimeout(resolve, 10));
      // where the first end came before the second step, a store may have forgotten the first session
      expectThat((await ids(bench, user)).includes('b'), 'the session was forgotten with an earlier end');
    },
  ),
];
