import type { Role } from '../../records.js';
import type { SessionChoices } from '../../sessions/index.js';
import type { UserKey } from '../../stores/index.js';
import { openSession } from '../../useCases/index.js';
import type { Bench, ContractCase } from '../case.js';
import { expectSame, expectThat, rejection } from '../check.js';
import { heldSessions } from '../held.js';
import { instant, loginEntry, session, unreadable } from '../nouns.js';
import { raceOf } from '../race.js';
import { ids, keep } from './steps.js';

const ADMINISTRATOR: Role = {
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: true,
  samlSso: false,
};

/** So many logins at once, and what they leave behind. */
async function logIn(
  bench: Bench,
  count: number,
  limit: number,
  overflow: SessionChoices['overflow'],
): Promise<void> {
  const user = { account: bench.account, user: `${count}, ${limit}, ${overflow}` };
  const facts = { user, roles: [ADMINISTRATOR], features: { multipleSessions: limit > 1 }, at: instant() };
  const answers = await bench.race(count, (index, hold) => {
    const sessions = heldSessions(bench.host(index).sessions, hold);
    const session = { id: `${index}`, kind: 'ui' } as const;
    return openSession({ sessions }, '2026.1', { ...facts, session }, { overflow });
  });
  const live = await ids(bench, user);
  expectThat(
    live.length <= limit,
    `${live.length} sessions at a limit of ${limit}, after ${count} logins at once`,
  );
  const opened = answers.flatMap((answer) => (answer.allowed ? [answer.sessionId] : []));
  const expected = overflow === 'end_oldest' ? count : Math.min(count, limit);
  expectSame('logins that were let in', opened.length, expected);
  const ended = answers.flatMap((answer) => (answer.allowed ? answer.endSessions : []));
  const accounted = [...live, ...ended].toSorted();
  expectSame('sessions that are live or were ended by one other', accounted, opened.toSorted());
}

export const sessionRaces: readonly ContractCase[] = [
  raceOf(
    'sessions/side-by-side',
    'keeps steps of different users apart that run at once, and of which some fail',
    ['sessions', 'auditTrail'],
    async (bench, count) => {
      const users = Array.from({ length: count }, (_, index) => ({
        account: bench.account,
        user: `${count}: ${index}`,
      }));
      for (const user of users) await keep(bench, user, { put: session('before') });
      const outcomes = await bench.race(count, (index, hold) => {
        const entries = [loginEntry(`${count}: ${index}`)];
        const put = index % 2 === 0 ? session('after') : unreadable(session('after'), 'kind');
        const change = hold(() => ({ end: ['before'], put, entries, result: null }));
        return rejection(bench.host(index).sessions.update(users[index] as UserKey, change));
      });
      for (const [index, user] of users.entries()) {
        const isKept = index % 2 === 0;
        expectThat((outcomes[index] === undefined) === isKept, 'a step had the outcome of another');
        expectSame(`sessions of user ${index}`, await ids(bench, user), [isKept ? 'after' : 'before']);
        const entry = await bench.host(1).auditTrail.get(bench.account, `${count}: ${index}`);
        expectSame(`whether user ${index} has an entry`, entry !== undefined, isKept);
      }
    },
  ),
  raceOf(
    'sessions/last-run',
    'keeps only the last run of a change that ran several times',
    ['sessions'],
    async (bench, count) => {
      const user = { account: bench.account, user: `${count}` };
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).sessions.update(
          user,
          hold(() => {
            runs += 1;
            const id = `${index}, run ${runs}`;
            return { put: session(id, { kind: 'soap' }), result: id };
          }),
        );
      });
      const wrong = (await ids(bench, user)).filter((id) => !given.includes(id));
      expectSame('sessions that no update gave as its result', wrong, []);
    },
  ),
  raceOf(
    'sessions/lost-update',
    'loses none of the changes that come at once',
    ['sessions'],
    async (bench, count) => {
      const user = { account: bench.account, user: `${count}` };
      await bench.race(count, (index, hold) =>
        bench.host(index).sessions.update(
          user,
          hold(() => ({ put: session(`${index}`, { kind: 'soap' }), result: null })),
        ),
      );
      expectSame(`sessions after ${count} changes at once`, (await ids(bench, user)).length, count);
    },
  ),
  raceOf(
    'sessions/limit',
    'holds the limit when many log in at once (S1)',
    ['sessions'],
    async (bench, count) => {
      for (const limit of [1, 3]) {
        for (const overflow of ['end_oldest', 'deny_new'] as const)
          await logIn(bench, count, limit, overflow);
      }
    },
  ),
  raceOf(
    'sessions/one-id',
    'opens one session for one id, however often it is asked at once (S3)',
    ['sessions'],
    async (bench, count) => {
      const user = { account: bench.account, user: `${count}` };
      await bench.race(count, (index, hold) =>
        bench.host(index).sessions.update(
          user,
          hold(() => ({ put: session('a'), result: null })),
        ),
      );
      expectSame(`sessions after ${count} openings of one`, await ids(bench, user), ['a']);
    },
  ),
];
