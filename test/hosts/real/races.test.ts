import { memoryStores, type Stores } from 'netsuite-auth-policy/stores';
import { describe, expect, it } from 'vitest';
import { withWorkers } from './processes.js';
import { add, createRecord, logIn, randomOf, SHARED } from './steps.js';
import { describeHosts, expectSound, heldBy, newAccount, SEEDS } from './support.js';
import type { Answer, Task } from './worker.js';

/** What came back for logins and for certificates that were asked for at once, by their ids. */
interface Answers {
  readonly logins: ReadonlyMap<string, Answer>;
  readonly certificates: ReadonlyMap<string, Answer>;
}

/** Everything that must hold once all have got an answer. */
async function expectAllAccounted(
  stores: Stores,
  accountId: string,
  { certificates, logins }: Answers,
): Promise<void> {
  const held = await heldBy(stores, accountId);
  expectSound(held);
  const codes = [...logins.values(), ...certificates.values()].flatMap(({ violations = [] }) =>
    violations.map(({ code }) => code),
  );
  expect([...new Set(codes)], 'reasons of refusals').toEqual(['certificate_cap_reached']);

  const ended = [...logins.values()].flatMap(({ endSessions = [] }) => endSessions);
  expect([...held.live, ...ended].toSorted(), 'live, or ended by exactly one other (S1)').toEqual(
    [...logins.keys()].toSorted(),
  );
  expect(held.live.length).toBe(3);
  const entries = new Map(held.entries.map(({ sessionId, endedSessions }) => [sessionId, endedSessions]));
  expect(entries, 'entries of the audit trail (LAT-5)').toEqual(
    new Map([...logins].map(([id, { endSessions }]) => [id, endSessions])),
  );

  const added = [...certificates].filter(([, { allowed }]) => allowed).map(([id]) => id);
  expect(held.active, 'active certificates (CERT-1, C5)').toEqual(added.toSorted());
  expect([...held.history.keys()].toSorted()).toEqual(added.toSorted());
  expect(added.length).toBe(5);
}

function merged(maps: readonly ReadonlyMap<string, Answer>[]): Map<string, Answer> {
  return new Map(maps.flatMap((map) => [...map]));
}

/** A hundred of each at once, in this process. */
async function hundredAtOnce(stores: Stores, seed: number): Promise<void> {
  const accountId = newAccount();
  await createRecord(stores, accountId, SHARED);
  const random = randomOf(seed);
  const ids = Array.from({ length: 100 }, (_, index) => `${index}`);
  const [logins, certificates] = await Promise.all([
    Promise.all(
      ids.map(async (id) => [id, await logIn(stores, accountId, id, Math.floor(random() * 1000))] as const),
    ),
    Promise.all(ids.map(async (id) => [id, await add(stores, accountId, SHARED, id)] as const)),
  ]);
  await expectAllAccounted(stores, accountId, {
    logins: new Map(logins),
    certificates: new Map(certificates),
  });
}

const AT_ONCE =
  'S1, CERT-1: of a hundred logins and a hundred certificates at once, three are live and five are active, seed %i';

describe('races in memory', () => {
  it.each(SEEDS)(AT_ONCE, (seed) => hundredAtOnce(memoryStores(), seed));
});

await describeHosts('races', ({ host, place, stores }) => {
  it.each(SEEDS)(AT_ONCE, (seed) => hundredAtOnce(stores(), seed));

  it.each(SEEDS)('S1, CERT-1, C5: eight processes never get past a limit, seed %i', async (seed) => {
    const accountId = newAccount();
    await createRecord(stores(), accountId, SHARED);
    const tasks = Array.from({ length: 8 }, (_, index): Task => {
      const name = `worker ${index}`;
      return { host, place, accountId, work: 'once', name, seed: seed * 100 + index };
    });
    await withWorkers(tasks, async (workers) => {
      const signals = await Promise.all(workers.map(({ ended }) => ended));
      expect(signals).toEqual(tasks.map(() => null));
      const logins = merged(workers.map((worker) => worker.answers('login')));
      const certificates = merged(workers.map((worker) => worker.answers('certificate')));
      expect([logins.size, certificates.size]).toEqual([200, 200]);
      await expectAllAccounted(stores(), accountId, { logins, certificates });
    });
  });
});
