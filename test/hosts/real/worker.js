// @ts-check

/**
 * One of several processes that do steps on the same user and record. It says when it is connected, waits
 * for the others, and tells every step that it begins and every answer that it gets.
 *
 *     node worker.js '{"host":"redis","place":"…","accountId":"…","work":"once","name":"w1","seed":1}'
 */

import { once } from 'node:events';
import { connectHost } from './hosts.js';
import { add, logIn, randomOf, redirectTo, revoke, SHARED } from './steps.js';

/**
 * @typedef {import('netsuite-auth-policy/stores').Stores} Stores
 *
 * @typedef {object} Task
 * @property {import('./hosts.js').HostName} host
 * @property {string} place
 * @property {string} accountId
 * @property {'endless' | 'once'} work
 * @property {string} name - Of the worker, and of the record that it has for itself.
 * @property {number} seed
 * @property {{ readonly port: 'integrations' | 'sessions', readonly step: number }} [dies] - Within this step
 *   on the store: after it has decided, before anything is kept.
 *
 * @typedef {'certificate' | 'login' | 'redirect' | 'revocation'} Step
 *
 * @typedef {object} Answer
 * @property {boolean} allowed
 * @property {readonly string[]} [endSessions]
 * @property {readonly { readonly code: string }[]} [violations]
 *
 * @typedef {{ readonly ready: true }
 *   | { readonly step: Step, readonly id: string, readonly answer?: Answer, readonly cause?: string }} Message
 */

const EACH = 25;

/** @param {Message} message */
function send(message) {
  return new Promise((resolve) => process.send?.(message, resolve));
}

/**
 * @param {Step} step
 * @param {string} id
 * @param {() => Promise<Answer>} ask
 */
async function told(step, id, ask) {
  await send({ step, id });
  const answer = await ask();
  await send({ step, id, answer, ...('cause' in answer && { cause: String(answer.cause) }) });
  return answer;
}

/**
 * So many logins and certificates, in bursts.
 *
 * @param {Stores} stores
 * @param {Task} task
 */
async function doAll(stores, { accountId, name, seed }) {
  const random = randomOf(seed);
  /** @param {(id: string) => Promise<unknown>} step */
  const inBursts = async (step) => {
    for (let done = 0; done < EACH; ) {
      const burst = Math.min(EACH - done, 1 + Math.floor(random() * 8));
      await Promise.all(Array.from({ length: burst }, (_, index) => step(`${name}: ${done + index}`)));
      done += burst;
    }
  };
  await Promise.all([
    inBursts((id) => told('login', id, () => logIn(stores, accountId, id, Math.floor(random() * 1000)))),
    inBursts((id) => told('certificate', id, () => add(stores, accountId, SHARED, id))),
  ]);
}

/**
 * Steps without end, three at a time.
 *
 * @param {Stores} stores
 * @param {Task} task
 */
async function doEndlessly(stores, { accountId, name, seed }) {
  const random = randomOf(seed);
  /** @param {(id: string, number: number) => Promise<unknown>} step */
  const inTurn = async (step) => {
    for (let number = 1; ; number += 1) await step(`${name}: ${number}`, number);
  };
  await Promise.all([
    inTurn((id, number) => told('login', id, () => logIn(stores, accountId, id, number))),
    inTurn(async (id) => {
      const { allowed } = await told('certificate', id, () => add(stores, accountId, SHARED, id));
      // now and then, so that some stay
      if (allowed && random() < 0.8) {
        await told('revocation', id, () => revoke(stores, accountId, SHARED, id));
      }
    }),
    inTurn((_, number) => told('redirect', `${number}`, () => redirectTo(stores, accountId, name, number))),
  ]);
}

/**
 * The same stores, on which the process is killed within a step.
 *
 * @param {Stores} stores
 * @param {NonNullable<Task['dies']>} dies
 * @returns {Stores}
 */
function deadly(stores, { port, step }) {
  let left = step;
  /**
   * @template State, Update
   * @param {import('netsuite-auth-policy/stores').Change<State, Update>} change
   * @returns {import('netsuite-auth-policy/stores').Change<State, Update>}
   */
  const within = (change) => async (state) => {
    const update = await change(state);
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return update;
  };
  const { integrations, sessions } = stores;
  return port === 'sessions'
    ? {
        ...stores,
        sessions: { ...sessions, update: (key, change) => sessions.update(key, within(change)) },
      }
    : {
        ...stores,
        integrations: {
          ...integrations,
          update: (key, question, change) => integrations.update(key, question, within(change)),
        },
      };
}

/** @param {Task} task */
async function work(task) {
  // nobody is left to tell
  process.once('disconnect', () => process.exit());
  const { stores, close } = await connectHost(task.host, task.place, 4);
  const own = task.dies === undefined ? stores : deadly(stores, task.dies);
  const start = once(process, 'message');
  await send({ ready: true });
  await start;
  await (task.work === 'once' ? doAll : doEndlessly)(own, task);
  await close();
  process.disconnect();
}

await work(JSON.parse(process.argv[2] ?? ''));
