import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryStores } from '../../src/stores/index.js';
import { certificate } from '../certificates/support.js';
import { ui } from '../sessions/support.js';
import { all } from '../support.js';
import { anyTurns, codeOf, entry, instant, record, slowly } from './support.js';

const ACCOUNT = '1234567';
const USER = { accountId: ACCOUNT, userId: '7' };

/** Whether each has seen what came before it, in the order in which they were kept. */
function expectSerial(kept: readonly string[], seen: ReadonlyMap<string, string>) {
  expect(kept.toSorted()).toEqual([...seen.keys()].toSorted());
  for (const [place, id] of kept.entries()) expect(seen.get(id)).toBe(kept.slice(0, place).join());
}

it('sessions: steps at once have the effect of steps one after another, and each leaves exactly one entry', async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, fc.boolean(), async (turns, ends) => {
      const { sessions, auditTrail } = memoryStores();
      const seen = new Map<string, string>();
      await Promise.all(
        turns.map(async (count, index) => {
          let run = 0;
          const before = await sessions.update(
            USER,
            slowly(count, (active) => {
              run += 1;
              const put = ui(`${index}`, 0, { kind: 'soap' });
              const entries = [entry(`${index}, run ${run}`, { sessionId: put.id })];
              return {
                put,
                entries,
                end: ends ? ['unknown'] : [],
                result: active.map(({ id }) => id).join(),
              };
            }),
          );
          seen.set(`${index}`, before);
        }),
      );
      expectSerial(
        (await sessions.list(USER)).map(({ id }) => id),
        seen,
      );
      const entries = await all(auditTrail.query(ACCOUNT));
      const owners = entries.map((one) => (one.event === 'login' ? one.sessionId : undefined));
      expect(owners.toSorted()).toEqual([...seen.keys()].toSorted());
    }),
  );
});

it('sessions: steps that end what they have seen leave what was opened after that', async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      const { sessions } = memoryStores();
      const ended = await Promise.all(
        turns.map((count, index) =>
          sessions.update(
            USER,
            slowly(count, (active) => {
              const end = active.map(({ id }) => id);
              return { end, put: ui(`${index}`, 0), result: end };
            }),
          ),
        ),
      );
      const live = (await sessions.list(USER)).map(({ id }) => id);
      expect(live).toHaveLength(1);
      expect([...live, ...ended.flat()].toSorted()).toEqual(turns.map((_, index) => `${index}`).toSorted());
    }),
  );
});

it('notices: saving several texts at once has the effect of saving them one after another', async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      const { notices } = memoryStores();
      const seen = new Map<string, string>();
      await Promise.all(
        turns.map(async (count, index) => {
          const before = await notices.update(
            ACCOUNT,
            slowly(count, (current) => {
              const revision = (current?.revision ?? 0) + 1;
              const text = current ? `${current.text},${index}` : `${index}`;
              const save = { revision, text, sha256: '', savedAt: instant(), savedBy: `${index}` };
              return { save, result: current?.text ?? '' };
            }),
          );
          seen.set(`${index}`, before);
        }),
      );
      const kept = (await all(notices.revisions(ACCOUNT))).toReversed();
      expectSerial(
        kept.map(({ savedBy }) => savedBy),
        seen,
      );
    }),
  );
});

it('integration records: steps at once on several records have the effect of steps one after another on each', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 9 })), {
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { integrations } = memoryStores();
      const seen = { a: new Map<string, string>(), b: new Map<string, string>() };
      await Promise.all(
        all.map(async ([id, count], index) => {
          const before = await integrations.update(
            { accountId: ACCOUNT, integrationId: id },
            {},
            slowly(count, (state) => {
              const name = state.integration ? `${state.integration.name},${index}` : `${index}`;
              return { put: record(id, { name }), result: state.integration?.name ?? '' };
            }),
          );
          seen[id as 'a' | 'b'].set(`${index}`, before);
        }),
      );
      for (const id of ['a', 'b'] as const) {
        const kept = await integrations.get({ accountId: ACCOUNT, integrationId: id });
        expectSerial(kept?.name.split(',') ?? [], seen[id]);
      }
    }),
  );
});

it('CERT-9: a certificate that is added to several records at once enters one of them, and is revoked once', async () => {
  const steps = fc.array(
    fc.record({
      integrationId: fc.constantFrom('a', 'b'),
      certificate: fc.constantFrom('x', 'y'),
      revokes: fc.boolean(),
      turns: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { integrations } = memoryStores();
      const outcomes = await Promise.all(
        all.map(({ integrationId, certificate: id, revokes, turns }, index) =>
          integrations.update(
            { accountId: ACCOUNT, integrationId },
            { certificateId: id },
            slowly(turns, ({ known }) => {
              if (known === undefined) {
                const add = certificate(id, { integrationId, entityId: `${index}` });
                return { add, result: `${id} added to ${integrationId} by ${index}` };
              }
              if (!revokes || known.revokedAt) return { result: undefined };
              return { revokedAt: instant(index), result: `${id} revoked by ${index}` };
            }),
          ),
        ),
      );
      const done = outcomes.filter((outcome) => outcome !== undefined);
      const expected: string[] = [];
      for (const integrationId of ['a', 'b']) {
        const page = await integrations.certificates({ accountId: ACCOUNT, integrationId }, { limit: 100 });
        for (const { id, entityId, revokedAt } of page.certificates) {
          expected.push(`${id} added to ${integrationId} by ${entityId}`);
          if (revokedAt) expected.push(`${id} revoked by ${revokedAt.getUTCSeconds()}`);
        }
      }
      expect(done.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

it('IR-1: a client id that several records want at once goes to one of them', async () => {
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      const { integrations } = memoryStores();
      const codes = await Promise.all(
        turns.map((count, index) => {
          const put = record(`${index}`, { clientId: 'wanted by all' });
          const key = { accountId: ACCOUNT, integrationId: put.id };
          return codeOf(
            integrations.update(
              key,
              {},
              slowly(count, () => ({ put, result: null })),
            ),
          );
        }),
      );
      expect(codes.filter((code) => code === undefined)).toHaveLength(1);
      expect(codes.filter((code) => code === 'client_id_taken')).toHaveLength(turns.length - 1);
      const [kept, ...others] = await all(integrations.list(ACCOUNT));
      expect(others).toEqual([]);
      expect(await integrations.byClientId(ACCOUNT, 'wanted by all')).toEqual(kept);
    }),
  );
});

it('a change that fails after others were kept keeps nothing, and is not run again', async () => {
  const { sessions, notices, integrations } = memoryStores();
  const error = new Error('no');
  let runs = 0;
  const failing = async () => {
    runs += 1;
    await Promise.resolve();
    throw error;
  };
  const key = { accountId: ACCOUNT, integrationId: 'a' };
  const steps = [
    sessions.update(USER, failing),
    notices.update(ACCOUNT, failing),
    integrations.update(key, {}, failing),
  ];
  await sessions.update(USER, () => ({ put: ui('a', 0), result: null }));
  for (const step of steps) await expect(step).rejects.toBe(error);
  expect(runs).toBe(3);
  expect(await sessions.list(USER)).toEqual([ui('a', 0)]);
  expect(await notices.current(ACCOUNT)).toBeUndefined();
  expect(await integrations.get(key)).toBeUndefined();
});
