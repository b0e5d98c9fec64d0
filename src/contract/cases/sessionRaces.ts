import type { AccountFeatures, Role } from '../../core/records.js';
import { type SessionChoices, sessionAllowance } from '../../sessions/index.js';
import type { UserKey } from '../../stores/index.js';
import { openSession } from '../../useCases/index.js';
import type { Bench, ContractCase } from '../case.js';
import { expectSame, expectThat, rejection } from '../expectations.js';
import { heldSessions } from '../heldUpdates.js';
import { raceOf } from '../race.js';
import { instant, loginEntry, RELEASE, session, unreadable } from '../samples.js';
import { ids, keep } from './steps.js';

type Overflow = NonNullable<SessionChoices['overflow']>;

const ADMINISTRATOR: Role = {
  id: '3',
  name: 'Administrator',
  kind: 'administrator',
  permissions: [],
  designated2fa: true,
  samlSso: false,
};

/** Logs in many times at once, and checks which sessions are left. */
async function logIn(
  bench: Bench,
  count: number,
  features: AccountFeatures,
  overflow: Overflow,
): Promise<void> {
  const roles = [ADMINISTRATOR];
  const { limit } = sessionAllowance(RELEASE, { features, roles });
  const key = { accountId: bench.accountId, userId: `${count}, ${limit}, ${overflow}` };
  const facts = { key, features, roles, at: instant() };
  const answers = await bench.race(count, (index, hold) => {
    const sessions = heldSessions(bench.host(index).sessions, hold);
    const session = { id: `${index}`, kind: 'ui' } as const;
    return openSession({ sessions }, RELEASE, { ...facts, session }, { overflow });
  });
  const live = await ids(bench, key);
  expectThat(
    live.length <= limit,
    `There are ${live.length} sessions after ${count} logins at once; at most ${limit} are allowed.`,
  );
  const opened = answers.flatMap((answer) => (answer.allowed ? [answer.sessionId] : []));
  const expected = overflow === 'end_oldest' ? count : Math.min(count, limit);
  expectSame('number of logins that were let in', opened.length, expected);
  const ended = answers.flatMap((answer) => (answer.allowed ? answer.endSessions : []));
  const accounted = [...live, ...ended].toSorted();
  expectSame('sessions that are live, or were ended by exactly one other', accounted, opened.toSorted());
}

/** What must hold when several steps on sessions run at once. */
export const sessionRaces: readonly ContractCase[] = [
  raceOf(
    'sessions/side-by-side',
    'keeps steps of different users apart when they run at once and some of them fail',
    ['sessions', 'auditTrail'],
    async (bench, count) => {
      const keys = Array.from({ length: count }, (_, index) => ({
        accountId: bench.accountId,
        userId: `${count}: ${index}`,
      }));
      for (const key of keys) await keep(bench, key, { put: session('before') });
      const outcomes = await bench.race(count, (index, hold) => {
        const entries = [loginEntry(`${count}: ${index}`)];
        const put = index % 2 === 0 ? session('after') : unreadable(session('after'), 'kind');
        const change = hold(() => ({ end: ['before'], put, entries, result: null }));
        return rejection(bench.host(index).sessions.update(keys[index] as UserKey, change));
      });
      for (const [index, key] of keys.entries()) {
        const isKept = index % 2 === 0;
        expectThat((outcomes[index] === undefined) === isKept, 'A step had the outcome of another step.');
        expectSame(`sessions of user ${index}`, await ids(bench, key), [isKept ? 'after' : 'before']);
        const entry = await bench.host(1).auditTrail.get(bench.accountId, `${count}: ${index}`);
        expectSame(`whether user ${index} has an entry`, entry !== undefined, isKept);
      }
    },
  ),
  raceOf(
    'sessions/last-run',
    'keeps only the last run of a change that ran several times',
    ['sessions'],
    async (bench, count) => {
      const key = { accountId: bench.accountId, userId: `${count}` };
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).sessions.update(
          key,
          hold(() => {
            runs += 1;
            const id = `${index}, run ${runs}`;
            return { put: session(id, { kind: 'soap' }), result: id };
          }),
        );
      });
      const wrong = (await ids(bench, key)).filter((id) => !given.includes(id));
      expectSame('sessions that no update gave as its result', wrong, []);
    },
  ),
  raceOf(
    'sessions/lost-update',
    'loses none of several changes at once',
    ['sessions'],
    async (bench, count) => {
      const key = { accountId: bench.accountId, userId: `${count}` };
      await bench.race(count, (index, hold) =>
        bench.host(index).sessions.update(
          key,
          hold(() => ({ put: session(`${index}`, { kind: 'soap' }), result: null })),
        ),
      );
      expectSame(`number of sessions after ${count} changes at once`, (await ids(bench, key)).length, count);
    },
  ),
  raceOf(
    'sessions/limit',
    'keeps to the limit when many log in at once (S1)',
    ['sessions'],
    async (bench, count) => {
      for (const multipleSessions of [false, true]) {
        for (const overflow of ['end_oldest', 'deny_new'] as const) {
          await logIn(bench, count, { loginNotification: false, multipleSessions }, overflow);
        }
      }
    },
  ),
  raceOf(
    'sessions/one-id',
    'opens one session for one id when it is asked several times at once (S3)',
    ['sessions'],
    async (bench, count) => {
      const key = { accountId: bench.accountId, userId: `${count}` };
      await bench.race(count, (index, hold) =>
        bench.host(index).sessions.update(
          key,
          hold(() => ({ put: session('a'), result: null })),
        ),
      );
      expectSame(`sessions after the same one was opened ${count} times at once`, await ids(bench, key), [
        'a',
      ]);
    },
  ),
];
