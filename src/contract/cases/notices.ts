import type { NoticeRevision } from '../../loginNotice/index.js';
import { type Bench, type ContractCase, caseOf } from '../case.js';
import { all, expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../check.js';
import { NAMES, revision, unreadable } from '../nouns.js';
import { raceOf } from '../race.js';

function save(bench: Bench, account: string, save: NoticeRevision): Promise<null> {
  return bench.host(0).notices.update(account, () => ({ save, result: null }));
}

async function numbers(bench: Bench, account: string): Promise<number[]> {
  return (await all(bench.host(1).notices.revisions(account))).map((one) => one.revision);
}

export const noticeCases: readonly ContractCase[] = [
  caseOf(
    'notices/kept',
    'gives back every revision to the character, the latest first',
    ['notices'],
    async (bench) => {
      const { account } = bench;
      const { notices } = bench.host(1);
      expectSame('current, where none was saved', await notices.current(account), undefined);
      expectSame('revisions, where none was saved', await numbers(bench, account), []);
      const result = { count: 1 };
      const given = await bench.host(0).notices.update(account, (current) => {
        expectSame('what the first change sees', current, undefined);
        return { save: revision(1), result };
      });
      expectSame('what update gives', given, result);
      // more than nine, so that no store orders them as text
      for (let number = 2; number <= 12; number += 1) await save(bench, account, revision(number));
      await bench.host(0).notices.update(account, () => ({ result: null }));
      expectSame('current', await notices.current(account), revision(12));
      const seen = await notices.update(account, (current) => ({ result: current }));
      expectSame('what a change sees', seen, revision(12));
      const expected = Array.from({ length: 12 }, (_, index) => revision(12 - index));
      expectSame('revisions', await all(notices.revisions(account)), expected);
      for (let round = 0; round < 100; round += 1) {
        for await (const _ of bench.host(round).notices.revisions(account)) break;
      }
      const long = revision(13, { text: 'long '.repeat(20_000) });
      await save(bench, account, long);
      expectSame('a long text', await notices.current(account), long);
    },
  ),
  caseOf('notices/append-only', 'never replaces a revision', ['notices'], async (bench) => {
    const { account } = bench;
    await save(bench, account, revision(1));
    await save(bench, account, revision(2));
    for (const number of [1, 2]) {
      const refused = await rejection(save(bench, account, revision(number, { text: 'another' })));
      expectThat(refused !== undefined, `revision ${number} was saved again`);
    }
    const kept = await all(bench.host(1).notices.revisions(account));
    expectSame('revisions', kept, [revision(2), revision(1)]);
  }),
  caseOf('notices/apart', 'keeps accounts apart, whatever their names', ['notices'], async (bench) => {
    const accounts = NAMES.map((name) => `${bench.account}${name}`);
    const own = (account: string) => revision(1, { savedBy: account });
    for (const account of accounts) await save(bench, account, own(account));
    for (const account of accounts) {
      expectSame('current', await bench.host(1).notices.current(account), own(account));
      expectSame('revisions', await all(bench.host(1).notices.revisions(account)), [own(account)]);
    }
  }),
  caseOf(
    'notices/isolated',
    'cannot be changed through what was saved or given',
    ['notices'],
    async (bench) => {
      const { account } = bench;
      const { notices } = bench.host(0);
      const saved = revision(1);
      await save(bench, account, saved);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was saved', async () => saved],
        ['current', () => notices.current(account)],
        ['what a change saw', () => notices.update(account, (current) => ({ result: current }))],
        ['what revisions gave', () => all(notices.revisions(account))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(`current after ${what} has changed`, await notices.current(account), revision(1));
      }
    },
  ),
  caseOf(
    'notices/thrown',
    'keeps nothing of a change that throws, passes its error on, and goes on',
    ['notices'],
    async (bench) => {
      const { account } = bench;
      const { notices } = bench.host(0);
      await save(bench, account, revision(1));
      await expectErrorPassedOn((change) => notices.update(account, change));
      await rejection(save(bench, account, unreadable(revision(2), 'savedBy')));
      expectSame('revisions', await numbers(bench, account), [1]);
      await save(bench, account, revision(2));
      expectSame('revisions after the next step', await numbers(bench, account), [2, 1]);
    },
  ),
  raceOf(
    'notices/lost-update',
    'saves each of the texts that come at once, one after another',
    ['notices'],
    async (bench, count) => {
      const account = `${bench.account}-${count}`;
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).notices.update(
          account,
          hold((current) => {
            runs += 1;
            const savedBy = `${index}, run ${runs}`;
            const next = (current?.revision ?? 0) + 1;
            return { save: revision(next, { savedBy }), result: savedBy };
          }),
        );
      });
      const kept = await all(bench.host(1).notices.revisions(account));
      const expected = Array.from({ length: count }, (_, index) => count - index);
      expectSame(
        'revisions',
        kept.map((one) => one.revision),
        expected,
      );
      expectSame('who saved them', kept.map((one) => one.savedBy).toSorted(), given.toSorted());
    },
  ),
];
