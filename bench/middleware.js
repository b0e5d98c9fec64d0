// @ts-check
// What the middleware costs: requests per second of the same gateway with it and without, by wrk (Debian's package).
// `node bench/middleware.js [rounds]`. In each round both are asked, in turns, for three seconds.

import { execFile, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './median.js';

const run = promisify(execFile);
const rounds = Number(process.argv[2] ?? 7);
/** As long as the JSON Web Tokens that NetSuite issues. */
const TOKEN = 'x'.repeat(900);

/**
 * A server in a process of its own.
 * @param {...string} args
 */
async function serve(...args) {
  const file = fileURLToPath(new URL('middlewareServer.js', import.meta.url));
  const child = fork(file, args, { env: { ...process.env, TOKEN } });
  const url = await new Promise((resolve, reject) => {
    child.once('message', resolve).once('exit', () => reject(new Error('the server ended')));
  });
  return { url: String(url), stop: () => child.disconnect() };
}

/** @param {string} url */
async function requestsPerSecond(url) {
  const header = ['-H', `Authorization: Bearer ${TOKEN}`];
  const { stdout } = await run('wrk', [
    '-t1',
    '-c32',
    '-d3s',
    ...header,
    `${url}/services/rest/record/v1/customer/7`,
  ]);
  if (/Non-2xx/.test(stdout)) throw new Error(stdout);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

const account = await serve();
for (const framework of ['express', 'fastify', 'hono']) {
  const bare = await serve(framework, account.url);
  const guarded = await serve(framework, account.url, 'guarded');
  const ratios = [];
  for (let round = 0; round <= rounds; round++) {
    const [first, second] = round % 2 === 0 ? [bare, guarded] : [guarded, bare];
    const one = await requestsPerSecond(first.url);
    const other = await requestsPerSecond(second.url);
    const [without, withIt] = first === bare ? [one, other] : [other, one];
    // the first round warms both up
    if (round > 0) ratios.push(withIt / without);
    if (round > 0)
      console.log(`${framework.padEnd(8)} ${without.toFixed(0)} without, ${withIt.toFixed(0)} with`);
  }
  bare.stop();
  guarded.stop();
  console.log(`${framework.padEnd(8)} median ratio ${median(ratios).toFixed(3)}`);
}
account.stop();
