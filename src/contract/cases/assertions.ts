import { type Bench, type ContractCase, caseOf } from '../case.js';
import { expectSame } from '../expectations.js';
import { raceOf } from '../race.js';
import { instant, NAMES } from '../samples.js';

/** An instant that has passed, whatever the clock of a store says. */
const PAST = new Date('2001-02-03T04:05:06.789Z');

/** How many keys the contenders of a race ask for, one after the other. */
const ROUNDS = 5;

/** Asks one host whether a key is used for the first time. */
async function isFirst(
  bench: Bench,
  host: number,
  id: string,
  { accountId = bench.accountId, until = instant() } = {},
): Promise<boolean> {
  return Boolean(await bench.host(host).assertions.once({ accountId, id }, until));
}

/** What keeping used assertions must do. */
export const assertionCases: readonly ContractCase[] = [
  caseOf(
    'assertions/once',
    'says true at the first use of a key, and false at every other',
    ['assertions'],
    async (bench) => {
      const { accountId } = bench;
      for (const id of ['a', 'b']) {
        for (const [use, expected] of [true, false, false, false].entries()) {
          const answer = await bench.host(use).assertions.once({ accountId, id }, instant());
          expectSame(`use ${use + 1} of key ${id}`, answer, expected);
        }
      }
    },
  ),
  raceOf(
    'assertions/at-once',
    'says to one of several who use a key at once that it is the first',
    ['assertions'],
    async (bench, count) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const uses = Array.from({ length: count }, (_, host) => isFirst(bench, host, `${count}, ${round}`));
        const first = (await Promise.all(uses)).filter((one) => one);
        expectSame(`number of first uses of ${count} at once`, first.length, 1);
      }
    },
  ),
  caseOf(
    'assertions/apart',
    'keeps accounts and keys apart, whatever they are called',
    ['assertions'],
    async (bench) => {
      const long = 'x'.repeat(127);
      const ids = [...NAMES, `${long}1`, `${long}2`];
      const accounts = [bench.accountId, ...NAMES.map((name) => `${bench.accountId}${name}`)];
      for (const id of ids) expectSame(`first use of ${id}`, await isFirst(bench, 0, id), true);
      for (const id of ids) expectSame(`second use of ${id}`, await isFirst(bench, 1, id), false);
      for (const [index, accountId] of accounts.entries()) {
        const isNew = index > 0;
        expectSame(`use in ${accountId}`, await isFirst(bench, index, 'a', { accountId }), isNew);
      }
      // the same text, with the end of the account elsewhere
      for (const name of NAMES) {
        expectSame(`first use of ${name}a`, await isFirst(bench, 0, `${name}a`), true);
      }
    },
  ),
  caseOf(
    'assertions/before',
    'forgets no key before its instant, whatever instant a later use brings',
    ['assertions'],
    async (bench) => {
      expectSame('first use', await isFirst(bench, 0, 'a'), true);
      expectSame('use with an instant that has passed', await isFirst(bench, 1, 'a', { until: PAST }), false);
      expectSame('use after that', await isFirst(bench, 0, 'a'), false);
      // many others do not push it out
      for (let other = 0; other < 200; other += 1) await isFirst(bench, other, `other ${other}`);
      expectSame('use after many other keys', await isFirst(bench, 1, 'a'), false);
    },
  ),
  caseOf(
    'assertions/after',
    'may forget a key after its instant, and then keeps the instant of its next use',
    ['assertions'],
    async (bench) => {
      expectSame('first use', await isFirst(bench, 0, 'a', { until: PAST }), true);
      await isFirst(bench, 1, 'a');
      expectSame('use after the next one', await isFirst(bench, 0, 'a'), false);
    },
  ),
];
