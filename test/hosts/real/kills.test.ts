import { setTimeout as sleep } from 'node:timers/promises';
import type { IntegrationKey, Stores } from 'netsuite-auth-policy/stores';
import { expect, it } from 'vitest';
import { type Told, withWorkers } from './processes.js';
import { add, createRecord, logIn, randomOf, SHARED, uri } from './steps.js';
import { describeHosts, expectSound, type Held, heldBy, newAccount, SEEDS } from './support.js';
import type { Answer, Task } from './worker.js';

/** After everything that the workers do, in milliseconds. */
const LATER = 1_000_000;

/** The store holds every answer that a process got before it died. */
function expectAnswersKept({ entries, history }: Held, steps: readonly Told[]): void {
  const endedBy = new Map(entries.map(({ sessionId, endedSessions }) => [sessionId, endedSessions]));
  for (const { answer, cause, id, step } of steps) {
    if (answer === undefined) continue;
    expect(cause, `failure of the store, ${step} ${id}`).toBe(undefined);
    if (step === 'login') expect(endedBy.get(id), `entry of session ${id}`).toEqual(answer.endSessions);
    if (step === 'certificate') expect(history.has(id), `certificate ${id}`).toBe(answer.allowed);
    if (step === 'revocation') expect(history.get(id), `whether ${id} is revoked`).toBe(true);
  }
}

/** The record of one process has the redirect URIs of its last answer, or of the step it died in. */
async function expectRedirectsKept(stores: Stores, key: IntegrationKey, steps: readonly Told[]) {
  const redirects = steps.filter(({ step }) => step === 'redirect');
  const answered = redirects.findLast(({ answer }) => answer !== undefined);
  const possible = [answered, redirects.at(-1)].map((told) => [uri(Number(told?.id ?? 0))]);
  expect(possible).toContainEqual((await stores.integrations.get(key))?.redirectUris);
}

/** Asks for something that the dead may have been at. A store that they hold up fails, or never answers. */
async function ask(stores: Stores, accountId: string, { id, step }: Told): Promise<Answer> {
  const answer: Answer =
    step === 'login' ? await logIn(stores, accountId, id, LATER) : await add(stores, accountId, SHARED, id);
  expect(answer.violations?.[0]?.code, `${step} ${id}`).not.toBe('store_failed');
  return answer;
}

/** Asks again with the same ids for what a process has got no answer for, which repeats nothing. */
async function askAgain(stores: Stores, accountId: string, told: Told): Promise<void> {
  const { entries, history, live } = await heldBy(stores, accountId);
  const entry = entries.find(({ sessionId }) => sessionId === told.id);
  if (told.step === 'login' && (entry === undefined || live.includes(told.id))) {
    // one that has ended meanwhile would be opened anew
    const answer = await ask(stores, accountId, told);
    expect(answer).toMatchObject({ allowed: true });
    expect((await heldBy(stores, accountId)).live).toContain(told.id);
    if (entry !== undefined) expect(answer.endSessions, `${told.id}, asked again`).toEqual([]);
  }
  if (told.step === 'certificate') {
    const { allowed, violations } = await ask(stores, accountId, told);
    const code = violations?.[0]?.code;
    if (history.has(told.id)) expect(code).toBe('certificate_known');
    else
      expect([allowed, code]).toBeOneOf([
        [true, undefined],
        [false, 'certificate_cap_reached'],
      ]);
  }
}

await describeHosts('processes that are killed', ({ host, place, stores }) => {
  it.each(SEEDS)('S1, CERT-1, LAT-5: leave nothing half done, and hold nobody up, seed %i', async (seed) => {
    const accountId = newAccount();
    const random = randomOf(seed);
    const some = (most: number) => 1 + Math.floor(random() * most);
    const common = { host, place, accountId, work: 'endless' } as const;
    const tasks: Task[] = [
      { ...common, name: 'dies in a login', seed: some(99), dies: { port: 'sessions', step: some(20) } },
      { ...common, name: 'dies in a change', seed: some(99), dies: { port: 'integrations', step: some(40) } },
      { ...common, name: 'is killed', seed: some(99) },
      { ...common, name: 'is killed too', seed: some(99) },
    ];
    for (const id of [SHARED, ...tasks.map(({ name }) => name)]) await createRecord(stores(), accountId, id);
    await withWorkers(tasks, async (workers) => {
      const [first, second, third, fourth] = workers;
      await sleep(some(300));
      third?.kill();
      await Promise.all([first?.ended, second?.ended, third?.ended]);
      await sleep(some(100));
      fourth?.kill();
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual(tasks.map(() => 'SIGKILL'));

      const steps = workers.flatMap((worker) => worker.steps);
      await ask(stores(), accountId, { step: 'login', id: 'the next' });
      await ask(stores(), accountId, { step: 'certificate', id: 'the next' });
      const held = await heldBy(stores(), accountId);
      expectSound(held);
      expectAnswersKept(held, steps);
      for (const [index, { name }] of tasks.entries()) {
        await expectRedirectsKept(stores(), { accountId, integrationId: name }, workers[index]?.steps ?? []);
      }
      for (const unanswered of steps.filter(({ answer }) => answer === undefined)) {
        await askAgain(stores(), accountId, unanswered);
      }
      expectSound(await heldBy(stores(), accountId));
    });
  });
});
