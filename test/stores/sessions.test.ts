import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session, SessionKind } from '../../src/sessions/index.js';
import { memoryStores, type SessionUpdate } from '../../src/stores/index.js';
import { INVALID, ui } from '../sessions/support.js';
import { all } from '../support.js';
import { entry } from './support.js';

const KEYS = [
  { accountId: '1', userId: '7' },
  { accountId: '1', userId: '8' },
  { accountId: '2', userId: '7' },
];
const sessionId = fc.constantFrom('a', 'b', 'c', 'd');

const anySession: fc.Arbitrary<Session> = fc
  .record({
    id: sessionId,
    kind: fc.constantFrom<SessionKind>('ui', 'soap', 'connect', 'web_store'),
    minute: fc.integer({ min: 0, max: 9 }),
    lastUsedAt: fc.constantFrom(INVALID, new Date(0), new Date(8.64e15)),
    roleId: fc.option(fc.constantFrom('3', ''), { nil: undefined }),
  })
  .map(({ id, minute, roleId, ...more }) =>
    ui(id, minute, { ...more, ...(roleId !== undefined && { roleId }) }),
  );

const anyUpdate: fc.Arbitrary<Omit<SessionUpdate<null>, 'result'>> = fc.record(
  { end: fc.array(sessionId, { maxLength: 3 }), put: anySession, forgetAfter: fc.constant(new Date(0)) },
  { requiredKeys: [] },
);

describe('sessions in memory', () => {
  it('hold the same as plain lists after any steps', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), anyUpdate), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const { sessions } = memoryStores();
        const model: Session[][] = KEYS.map(() => []);
        for (const [index, update] of taken) {
          const before = model[index] ?? expect.fail();
          const result = Symbol('result');
          const given = await sessions.update(KEYS[index] ?? expect.fail(), (active) => {
            expect(active).toStrictEqual(before);
            return { ...update, result };
          });
          expect(given).toBe(result);
          const { end = [], put } = update;
          const after = before.filter(({ id }) => !end.includes(id));
          const place = after.findIndex(({ id }) => id === put?.id);
          if (put) after.splice(place === -1 ? after.length : place, place === -1 ? 0 : 1, put);
          model[index] = after;
        }
        for (const [index, key] of KEYS.entries()) {
          expect(await sessions.list(key)).toStrictEqual(model[index]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keep nothing of a step with an entry that cannot be kept', async () => {
    const { sessions, auditTrail } = memoryStores();
    const [key = expect.fail()] = KEYS;
    const broken = { ...entry('a'), roleId: (() => '3') as unknown as string };
    const step = sessions.update(key, () => ({ put: ui('a', 0), entries: [broken], result: null }));
    await expect(step).rejects.toThrow();
    expect(await sessions.list(key)).toEqual([]);
    expect(await all(auditTrail.query('1'))).toEqual([]);
  });

  it('share nothing with other stores in memory', async () => {
    const [key = expect.fail()] = KEYS;
    await memoryStores().sessions.update(key, () => ({
      put: ui('a', 0),
      entries: [entry('a')],
      result: null,
    }));
    const { sessions, auditTrail } = memoryStores();
    expect(await sessions.list(key)).toEqual([]);
    expect(await auditTrail.get('1', 'a')).toBeUndefined();
  });
});
