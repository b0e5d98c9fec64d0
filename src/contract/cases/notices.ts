import type { NoticeRevision } from '../../loginNotice/index.js';
import { type Bench, type ContractCase, caseOf } from '../case.js';
import { all, expectErrorPassedOn, expectSame, expectThat, rejection, spoil } from '../expectations.js';
import { raceOf } from '../race.js';
import { NAMES, revision, unreadable } from '../samples.js';

function save(bench: Bench, accountId: string, save: NoticeRevision): Promise<null> {
  return bench.host(0).notices.update(accountId, () => ({ save, result: null }));
}

async function numbers(bench: Bench, accountId: string): Promise<number[]> {
  return (await all(bench.host(1).notices.revisions(accountId))).map((one) => one.revision);
}

/** What keeping login notices must do. */
export const noticeCases: readonly ContractCase[] = [
  caseOf(
    'notices/kept',
    'gives back every revision character by character, the latest first',
    ['notices'],
    async (bench) => {
      const { accountId } = bench;
      const { notices } = bench.host(1);
      expectSame('current, where none was saved', await notices.current(accountId), undefined);
      expectSame('revisions, where none was saved', await numbers(bench, accountId), []);
      const result = { count: 1 };
      const given = await bench.host(0).notices.update(accountId, (current) => {
        expectSame('what the first change sees', current, undefined);
        return { save: revision(1), result };
      });
      expectSame('what update gives', given, result);
      // more than nine, so that a store that orders them as text fails
      for (let number = 2; number <= 12; number += 1) await save(bench, accountId, revision(number));
      await bench.host(0).notices.update(accountId, () => ({ result: null }));
      expectSame('current', await notices.current(accountId), revision(12));
      const seen = await notices.update(accountId, (current) => ({ result: current }));
      expectSame('what a change sees', seen, revision(12));
      const expected = Array.from({ length: 12 }, (_, index) => revision(12 - index));
      expectSame('revisions', await all(notices.revisions(accountId)), expected);
      for (let round = 0; round < 100; round += 1) {
        for await (const _ of bench.host(round).notices.revisions(accountId)) break;
      }
      const long = revision(13, { text: 'long '.repeat(20_000) });
      await save(bench, accountId, long);
      expectSame('a long text', await notices.current(accountId), long);
    },
  ),
  caseOf('notices/append-only', 'never replaces a revision', ['notices'], async (bench) => {
    const { accountId } = bench;
    await save(bench, accountId, revision(1));
    await save(bench, accountId, revision(2));
    for (const number of [1, 2]) {
      const refused = await rejection(save(bench, accountId, revision(number, { text: 'another' })));
      expectThat(refused !== undefined, `Revision ${number} was saved a second time.`);
    }
    const kept = await all(bench.host(1).notices.revisions(accountId));
    expectSame('revisions', kept, [revision(2), revision(1)]);
  }),
  caseOf('notices/apart', 'keeps accounts apart, whatever they are called', ['notices'], async (bench) => {
    const accounts = NAMES.map((name) => `${bench.accountId}${name}`);
    const own = (accountId: string) => revision(1, { savedBy: accountId });
    for (const accountId of accounts) await save(bench, accountId, own(accountId));
    for (const accountId of accounts) {
      expectSame('current', await bench.host(1).notices.current(accountId), own(accountId));
      expectSame('revisions', await all(bench.host(1).notices.revisions(accountId)), [own(accountId)]);
    }
  }),
  caseOf(
    'notices/isolated',
    'keeps its revisions unchanged when a caller changes what was saved or given',
    ['notices'],
    async (bench) => {
      const { accountId } = bench;
      const { notices } = bench.host(0);
      const saved = revision(1);
      await save(bench, accountId, saved);
      const ways: [string, () => Promise<unknown>][] = [
        ['what was saved', async () => saved],
        ['current', () => notices.current(accountId)],
        ['what a change saw', () => notices.update(accountId, (current) => ({ result: current }))],
        ['what revisions gave', () => all(notices.revisions(accountId))],
      ];
      for (const [what, way] of ways) {
        spoil(await way());
        expectSame(`current after ${what} has changed`, await notices.current(accountId), revision(1));
      }
    },
  ),
  caseOf(
    'notices/thrown',
    'keeps nothing of a change that throws, rejects the step with the same error, and goes on',
    ['notices'],
    async (bench) => {
      const { accountId } = bench;
      const { notices } = bench.host(0);
      await save(bench, accountId, revision(1));
      await expectErrorPassedOn((change) => notices.update(accountId, change));
      await rejection(save(bench, accountId, unreadable(revision(2), 'savedBy')));
      expectSame('revisions', await numbers(bench, accountId), [1]);
      await save(bench, accountId, revision(2));
      expectSame('revisions after the next step', await numbers(bench, accountId), [2, 1]);
    },
  ),
  raceOf(
    'notices/lost-update',
    'gives each of several texts that are saved at once a revision of its own',
    ['notices'],
    async (bench, count) => {
      const accountId = `${bench.accountId}-${count}`;
      const given = await bench.race(count, (index, hold) => {
        let runs = 0;
        return bench.host(index).notices.update(
          accountId,
          hold((current) => {
            runs += 1;
            const savedBy = `${index}, run ${runs}`;
            const next = (current?.revision ?? 0) + 1;
            return { save: revision(next, { savedBy }), result: savedBy };
          }),
        );
      });
      const kept = await all(bench.host(1).notices.revisions(accountId));
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
