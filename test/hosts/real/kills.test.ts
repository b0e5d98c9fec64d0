import { setTimeout as sleep } from 'node:timers/promises';
import type { Stores } from 'netsuite-auth-policy/stores';
import { expect, it } from 'vitest';
import { type Told, withWorkers } from './processes.js';
import { add, createRecord, logIn, randomOf, SHARED, uri } from './steps.js';
import { describeHosts, expectSound, heldBy, newAccount, ROUNDS } from './support.js';
import type { Answer, Task } from './worker.js';

/** After a process has died, the next must not wait for longer than this, in milliseconds. */
const PROMPT = 3000;

/** Whether the store holds every answer that a process got before it died. */
async function expectAnswersKept(
  stores: Stores,
  account: string,
  name: string,
  steps: readonly Told[],
): Promise<void> {
  const { entries, history } = await heldBy(stores, account);
  const endedBy = new Map(entries.map(({ sessionId, endedSessions }) => [sessionId, endedSessions]));
  for (const { answer, cause, id, step } of steps) {
    if (answer === undefined) continue;
    expect(cause, `failure of the store, ${step} ${id}`).toBe(undefined);
    if (step === 'login') expect(endedBy.get(id), `entry of session ${id}`).toEqual(answer.endSessions);
    if (step === 'certificate') {
      expect(history.has(id), `certificate ${id}, which was added: ${answer.allowed}`).toBe(answer.allowed);
    }
    if (step === 'revocation') expect(history.get(id), `certificate ${id} is revoked`).toBe(true);
  }
  const redirects = steps.filter(({ step }) => step === 'redirect');
  const answered = redirects.findLast(({ answer }) => answer !== undefined);
  // what was begun last may have been kept or not
  const possible = [answered?.id ?? 0, redirects.at(-1)?.id ?? 0].map((number) => [uri(Number(number))]);
  const record = await stores.integrations.get({ account, integration: name });
  expect(possible, `redirect URIs of ${name}`).toContainEqual(record?.redirectUris);
}

/** Asks again for what the dead have got no answer for, with the same ids. */
async function askAgain(stores: Stores, account: string, steps: readonly Told[]): Promise<void> {
  for (const { answer, id, step } of steps) {
    if (answer !== undefined) continue;
    const begun = performance.now();
    if (step === 'login')
      expect(await logIn(stores, account, id, 1_000_000)).toMatchObject({ allowed: true });
    if (step === 'certificate') {
      const again: Answer = await add(stores, account, SHARED, id);
      const codes = (again.violations ?? []).map(({ code }) => code);
      expect(['certificate_cap_reached', 'certificate_known', undefined]).toContain(codes[0]);
    }
    expect(performance.now() - begun, `milliseconds for ${step} ${id}, asked again`).toBeLessThan(PROMPT);
  }
}

await describeHosts('processes that are killed', ({ host, place, stores }) => {
  it('S1, CERT-1, LAT-5: leave nothing half done, lose no answer, and hold nobody up', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const account = newAccount();
      const random = randomOf(round);
      const some = (most: number) => 1 + Math.floor(random() * most);
      const common = { host, place, account, work: 'endless' } as const;
      const tasks: Task[] = [
        { ...common, name: 'dies in a login', seed: some(1000), dies: { port: 'sessions', step: some(20) } },
        {
          ...common,
          name: 'dies in a change',
          seed: some(1000),
          dies: { port: 'integrations', step: some(40) },
        },
        { ...common, name: 'is killed', seed: some(1000) },
        { ...common, name: 'is killed too', seed: some(1000) },
      ];
      for (const id of [SHARED, ...tasks.map(({ name }) => name)]) await createRecord(stores(), account, id);
      await withWorkers(tasks, async (workers) => {
        const [first, second, third, fourth] = workers;
        await sleep(some(300));
        third?.kill();
        await Promise.all([first?.ended, second?.ended, third?.ended]);
        await sleep(some(100));
        fourth?.kill();
        expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual(tasks.map(() => 'SIGKILL'));
        expectSound(await heldBy(stores(), account));
        for (const [index, { name }] of tasks.entries()) {
          await expectAnswersKept(stores(), account, name, workers[index]?.steps ?? []);
        }
        for (const { steps } of workers) await askAgain(stores(), account, steps);
        await askAgain(stores(), account, [
          { step: 'login', id: 'the next' },
          { step: 'certificate', id: 'the next' },
        ]);
        expectSound(await heldBy(stores(), account));
      });
    }
  });
});
