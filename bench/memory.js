// @ts-check
// A million users with three sessions each, in the stores in memory and in a bare Map of the same objects: bytes per
// session, and time per operation. A report, not a test. Each measurement is a process of its own; run `npm run build`
// first, and let nothing else use the processor.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { memoryStores } from 'netsuite-auth-policy/stores';
import { median } from './median.js';

/** @import { Session } from 'netsuite-auth-policy/sessions' */
/** @import { SessionUpdate } from 'netsuite-auth-policy/stores' */

const USERS = 1_000_000;
const OPERATIONS = 1_000_000;
const ROUNDS = 5;
const AIM = 1.5; // times the bare Map
const START = Date.parse('2026-03-01T08:00:00.123Z');

/**
 * What both offer: a step on the sessions of a user, and the sessions.
 * @typedef {object} Sessions
 * @property {(userId: string, change: (active: readonly Session[]) => SessionUpdate<null>) => Promise<null>} update
 * @property {(userId: string) => Promise<readonly Session[]>} list
 */

/** @returns {Sessions} */
function ours() {
  const { sessions } = memoryStores();
  return {
    update: (userId, change) => sessions.update({ accountId: '1234567', userId }, change),
    list: (userId) => sessions.list({ accountId: '1234567', userId }),
  };
}

/**
 * A Map from users to lists of sessions: no copies, so it can be changed from outside.
 * @returns {Sessions}
 */
function bare() {
  /** @type {Map<string, readonly Session[]>} */
  const users = new Map();
  return {
    async update(userId, change) {
      const before = users.get(userId) ?? [];
      const { put, result } = change(before);
      if (put !== undefined) {
        const after = before.filter(({ id }) => id !== put.id);
        after.push(put);
        users.set(userId, after);
      }
      return result;
    },
    async list(userId) {
      return users.get(userId) ?? [];
    },
  };
}

/** @param {number} number */
function session(number) {
  const at = START + number;
  /** @type {Session} */
  const made = {
    id: `session-${number}`,
    kind: 'ui',
    startedAt: new Date(at),
    lastUsedAt: new Date(at),
    roleId: '1001',
  };
  return made;
}

/** The same users for everybody, in an order that no cache foresees. */
function* users() {
  let state = 1;
  for (let count = 0; count < OPERATIONS; count += 1) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state % USERS;
  }
}

/**
 * Nanoseconds for one of so many operations, all of which are waited for one after the other.
 * @param {(user: number) => Promise<unknown>} operation
 */
async function time(operation) {
  const start = process.hrtime.bigint();
  for (const user of users()) await operation(user);
  return Number(process.hrtime.bigint() - start) / OPERATIONS;
}

/** @param {Sessions} sessions */
async function measure(sessions) {
  const gc = /** @type {() => void} */ (globalThis.gc);
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let user = 0; user < USERS; user += 1) {
    for (let place = 0; place < 3; place += 1) {
      const put = session(user * 3 + place);
      await sessions.update(String(user), () => ({ put, result: null }));
    }
  }
  gc();
  const bytes = (process.memoryUsage().heapUsed - before) / (USERS * 3);
  let latest = 0;
  const list = await time(async (user) => {
    // who asks for the sessions looks at them: a Map that hands out what it holds has not touched them yet
    for (const { startedAt, lastUsedAt } of await sessions.list(String(user))) {
      latest = Math.max(latest, startedAt.getTime(), lastUsedAt.getTime());
    }
  });
  const touch = await time((user) =>
    sessions.update(String(user), (active) => {
      const [first] = active;
      return first === undefined
        ? { result: null }
        : { put: { ...first, lastUsedAt: new Date(START) }, result: null };
    }),
  );
  const open = await time((user) =>
    sessions.update(String(user), () => ({ put: session(user * 3), result: null })),
  );
  return { bytes, list, touch, open };
}

const VARIANTS = { bare, ours };
const [variant] = process.argv.slice(2);

if (variant === 'bare' || variant === 'ours') {
  console.log(JSON.stringify(await measure(VARIANTS[variant]())));
} else {
  /** @param {'bare' | 'ours'} name */
  const run = (name) => {
    const args = ['--expose-gc', '--max-old-space-size=8192', fileURLToPath(import.meta.url), name];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({ bare: run('bare'), ours: run('ours') }));
  console.log(`Node ${process.version}, ${USERS} users with three sessions, median of ${ROUNDS} rounds`);
  console.log(`${''.padEnd(24)}${'bare Map'.padStart(10)}${'ours'.padStart(10)}${'ratio'.padStart(8)}`);
  for (const [measured, unit] of Object.entries({
    bytes: 'bytes per session',
    list: 'ns, list and read',
    touch: 'ns, use',
    open: 'ns, replace',
  })) {
    const of = (/** @type {'bare' | 'ours'} */ name) => median(rounds.map((round) => round[name][measured]));
    const ratio = median(rounds.map((round) => round.ours[measured] / round.bare[measured]));
    const text = [
      of('bare').toFixed(0).padStart(10),
      of('ours').toFixed(0).padStart(10),
      ratio.toFixed(2).padStart(8),
    ];
    console.log(`${unit.padEnd(24)}${text.join('')}${ratio > AIM ? `  above ${AIM}` : ''}`);
  }
}
