import { describe, expect, it, test } from 'vitest';
import {
  decideOpenSession,
  type Session,
  type SessionChoices,
  type SessionKind,
} from '../../src/sessions/index.js';
import { memoryStores } from '../../src/stores/index.js';
import { type NewSession, openSession } from '../../src/useCases/index.js';
import { clerk, INVALID, OFF, ON, ui as session } from '../sessions/support.js';
import { codes, granted } from '../support.js';
import { at, liveIds, OTHER_USER, ROLE, sent, storesWith, USER, ui, watched } from './support.js';

const three = { features: ON, roles: [ROLE] };
const one = { features: OFF, roles: [ROLE] };
const DENY = { overflow: 'deny_new' } as const;

/** A role whose sessions are idle after 15 minutes. */
const cards = { ...ROLE, id: '1010', permissions: ['View Unencrypted Credit Cards'] };

/** Opens a session at 08:10 among those that are there. */
async function open(
  limit: typeof one & { readonly idleMinutes?: number },
  stored: readonly Session[],
  session: Partial<NewSession> = {},
  choices?: SessionChoices,
) {
  const { stores, updates } = watched(await storesWith(stored));
  const facts = {
    ...limit,
    key: USER,
    at: at(10),
    session: { id: 'new', kind: 'ui', roleId: ROLE.id, ...session } as const,
  };
  const answer = await openSession(stores, '2026.1', facts, choices);
  expect(sent(answer)).toStrictEqual(answer);
  return { answer, stores, live: await stores.sessions.list(USER), forgetAfter: updates[0]?.forgetAfter };
}

describe('opening a session', () => {
  const active = ['a', 'b', 'c', 'd'].map((id, minute) => ui(id, minute));

  const cases = [0, 1, 2, 3, 4].flatMap((count) =>
    [three, one].flatMap((limit) => [undefined, DENY].map((choices) => ({ count, limit, choices }))),
  );

  test.each(cases)('SES-2, SES-4, CHOICE-SESSION-OVERFLOW: decides as the policy does: %j', async (facts) => {
    const { limit, choices } = facts;
    const stored = active.slice(0, facts.count);
    const { answer, live } = await open(limit, stored, {}, choices);
    const question = { ...limit, sessions: stored, opening: { kind: 'ui' } } as const;
    const decision = decideOpenSession('2026.1', question, choices);
    if (!decision.allowed) {
      expect(answer).toEqual(decision);
      expect(live).toEqual(stored);
      return;
    }
    expect(answer).toEqual({ ...decision, sessionId: 'new' });
    const staying = stored.filter(({ id }) => !decision.endSessions.includes(id));
    expect(live).toEqual([...staying, ui('new', 10)]);
  });

  it('SES-3: every role of the user counts', async () => {
    const { answer } = await open({ features: ON, roles: [ROLE, clerk] }, [ui('a', 0)]);
    expect(granted(answer)).toMatchObject({ limit: 1, endSessions: ['a'] });
  });

  it('SES-1: decides by the release of the account', async () => {
    const facts = { ...one, key: USER, at: at(10), session: { id: 'new', kind: 'ui' } } as const;
    const before = await openSession(await storesWith(active.slice(0, 2)), '2025.2', facts);
    expect(granted(before)).toMatchObject({ endSessions: [], limit: 3 });
    const after = await openSession(await storesWith(active.slice(0, 2)), '2026.1', facts);
    expect(granted(after)).toMatchObject({ endSessions: ['a', 'b'], limit: 1 });
  });

  it('SES-8: keeps the role that it was opened with', async () => {
    const { live } = await open(one, [], { roleId: '3' });
    expect(live).toStrictEqual([ui('new', 10, { roleId: '3' })]);
    expect((await open(one, [])).live).toStrictEqual([ui('new', 10)]);
  });

  it('a role that is inactive opens none, and ends none', async () => {
    const off = { ...ROLE, id: '1009', inactive: true };
    const { answer, live } = await open({ ...one, roles: [ROLE, off] }, [ui('a', 0)], { roleId: '1009' });
    expect(codes(answer)).toEqual(['role_inactive']);
    expect(live).toEqual([ui('a', 0)]);
  });

  it('SES-10: leaves other users and other accounts alone', async () => {
    const stores = await storesWith([ui('a', 0)], OTHER_USER);
    const elsewhere = { accountId: 'another', userId: USER.userId };
    await stores.sessions.update(elsewhere, () => ({ put: ui('a', 0), result: null }));
    const facts = {
      ...one,
      key: USER,
      at: at(10),
      session: { id: 'a', kind: 'ui', roleId: ROLE.id },
    } as const;
    expect(granted(await openSession(stores, '2026.1', facts)).endSessions).toEqual([]);
    expect(await stores.sessions.list(OTHER_USER)).toEqual([ui('a', 0)]);
    expect(await stores.sessions.list(elsewhere)).toEqual([ui('a', 0)]);
  });

  test.each<SessionKind>(['connect', 'soap', 'web_store'])(
    'SES-9: opens a session of kind %s, which ends none and counts for none',
    async (kind) => {
      const { answer, live } = await open(one, [ui('a', 0)], { kind }, DENY);
      const opening = { kind };
      const decision = decideOpenSession('2026.1', { ...one, sessions: [ui('a', 0)], opening }, DENY);
      expect(answer).toEqual({ ...decision, sessionId: 'new' });
      expect(live).toEqual([ui('a', 0), ui('new', 10, { kind })]);
      const next = await open(one, [ui('other', 0, { kind })], {}, DENY);
      expect(granted(next.answer).endSessions).toEqual([]);
      expect(next.live).toHaveLength(2);
    },
  );
});

describe('sessions that have ended by themselves', () => {
  const role = (id: string) => ({ roleId: id });

  test.each<[string, boolean, Session, { readonly idleMinutes?: number }]>([
    ['idle for 180 minutes', false, ui('old', -170), {}],
    ['idle for a moment less', true, ui('old', -170, { lastUsedAt: new Date(at(-170).getTime() + 1) }), {}],
    ['720 minutes old', false, ui('old', -710, { lastUsedAt: at(9) }), {}],
    [
      'a moment younger',
      true,
      ui('old', -710, { lastUsedAt: at(9), startedAt: new Date(at(-710).getTime() + 1) }),
      {},
    ],
    ['idle for the 60 minutes that the account has set', false, ui('old', -50), { idleMinutes: 60 }],
    ['idle for 59 of them', true, ui('old', -49), { idleMinutes: 60 }],
    ['idle for 15 minutes in a role that sees cards', false, ui('old', -5, role('1010')), {}],
    ['idle for 14 of them', true, ui('old', -4, role('1010')), {}],
    ['idle for 15 minutes in the other role', true, ui('old', -5, role(ROLE.id)), {}],
    ['idle for 15 minutes in a role that the user has no more', false, ui('old', -5, role('gone')), {}],
    ['idle for 14 of them in such a role', true, ui('old', -4, role('gone')), {}],
    ['idle for 15 minutes in no known role', false, session('old', -5), {}],
    ['started later, by the clock of another host', true, ui('old', 20), {}],
  ])('SES-11: one that is %s counts: %s', async (_, counts, old, more) => {
    const limit = { ...one, roles: [ROLE, cards], ...more };
    const { answer, live } = await open(limit, [old]);
    expect(granted(answer).endSessions).toEqual(counts ? ['old'] : []);
    expect(live.map(({ id }) => id)).toEqual(['new']);
    expect(codes((await open(limit, [old], {}, DENY)).answer)).toEqual(
      counts ? ['session_limit_reached'] : [],
    );
  });

  it('SES-11: other kinds have timeouts of their own', async () => {
    const soap = ui('soap', -10, { kind: 'soap' });
    const connect = ui('connect', -79, { kind: 'connect' });
    const shop = ui('shop', -9, { kind: 'web_store' });
    const left = ui('left', -10, { kind: 'web_store' });
    expect((await open(one, [soap, connect, shop, left])).live.map(({ id }) => id)).toEqual([
      'connect',
      'shop',
      'new',
    ]);
  });

  it('SES-11: they are removed also where the opening is refused', async () => {
    const { answer, live } = await open(one, [ui('old', -170), ui('a', 0)], {}, DENY);
    expect(codes(answer)).toEqual(['session_limit_reached']);
    expect(live).toEqual([ui('a', 0)]);
  });

  it('SES-11: the id of one opens a session that starts anew', async () => {
    const { answer, live } = await open(one, [ui('new', -170)]);
    expect(granted(answer).endSessions).toEqual([]);
    expect(live).toEqual([ui('new', 10)]);
  });

  test.each(['startedAt', 'lastUsedAt'] as const)(
    'CHOICE-SESSION-DATE: one with an invalid %s has not ended: it counts',
    async (field) => {
      const stored = [ui('broken', 0, { [field]: INVALID })];
      expect(granted((await open(one, stored)).answer).endSessions).toEqual(['broken']);
      const denied = await open(one, stored, {}, DENY);
      expect(codes(denied.answer)).toEqual(['session_limit_reached']);
      expect(denied.live).toEqual(stored);
    },
  );
});

describe('authentication anew', () => {
  const full = [ui('a', 0), ui('b', 1), ui('c', 2)];

  test.each([
    ['the same id', { id: 'b' }],
    ['a login from it', { from: 'b' }],
    ['the same id, from another', { id: 'b', from: 'a' }],
    ['a login from it in another role', { from: 'b', roleId: '1001' }],
  ])('S3: %s opens nothing more, and uses the session that is live', async (_, session) => {
    const { answer, live } = await open(three, full, session, DENY);
    const opening = { kind: 'ui', sessionId: 'b' } as const;
    const decision = granted(decideOpenSession('2026.1', { ...three, sessions: full, opening }, DENY));
    expect(answer).toEqual({ ...decision, sessionId: 'b' });
    expect(live).toEqual([
      ui('a', 0),
      ui('b', 1, { lastUsedAt: at(10), ...('roleId' in session && { roleId: session.roleId }) }),
      ui('c', 2),
    ]);
  });

  it('S3, S5: it still ends others where the limit has fallen', async () => {
    const { answer, live } = await open(one, full, { from: 'b' }, DENY);
    expect(answer).toMatchObject({
      rules: ['SES-2', 'SES-7', 'S2', 'S3', 'S5'],
      endSessions: ['a', 'c'],
      sessionId: 'b',
    });
    expect(live.map(({ id }) => id)).toEqual(['b']);
  });

  it('S3: no clock turns the last use back', async () => {
    const ahead = ui('a', 0, { lastUsedAt: at(11) });
    expect((await open(one, [ahead], { id: 'a' })).live).toEqual([ahead]);
  });

  test.each([
    ['is unknown', 'gone'],
    ['has ended by itself', 'idle'],
    ['is of another kind', 'soap'],
  ])('S3: a login from a session that %s opens one', async (_, from) => {
    const stored = [ui('a', 0), ui('idle', -170), ui('soap', 0, { kind: 'soap' })];
    expect(codes((await open(one, stored, { from }, DENY)).answer)).toEqual(['session_limit_reached']);
    const { answer, live } = await open(one, stored, { from });
    expect(answer).toMatchObject({ endSessions: ['a'], sessionId: 'new' });
    expect(live).toEqual([ui('soap', 0, { kind: 'soap' }), ui('new', 10)]);
  });

  it('S3: the id of a session of another kind opens one', async () => {
    const stored = [ui('a', 0), ui('new', 5, { kind: 'soap' })];
    expect(codes((await open(one, stored, {}, DENY)).answer)).toEqual(['session_limit_reached']);
    const { answer, live } = await open(one, stored);
    expect(answer).toMatchObject({ endSessions: ['a'], sessionId: 'new' });
    expect(live).toEqual([ui('new', 10)]);
  });

  it('S3: asked twice, a session of another kind is used, too', async () => {
    const soap = ui('s', 5, { kind: 'soap' });
    const { answer, live } = await open(one, [soap], { id: 's', kind: 'soap' });
    expect(granted(answer).sessionId).toBe('s');
    expect(live).toEqual([{ ...soap, lastUsedAt: at(10) }]);
  });

  it('S3: asked again and again, it answers the same', async () => {
    const stores = memoryStores();
    const facts = {
      ...one,
      key: USER,
      at: at(10),
      session: { id: 'a', kind: 'ui', roleId: ROLE.id },
    } as const;
    const first = await openSession(stores, '2026.1', facts, DENY);
    expect(await openSession(stores, '2026.1', facts, DENY)).toEqual(first);
    expect(await openSession(stores, '2026.1', { ...facts, at: at(9) }, DENY)).toEqual(first);
    expect(await stores.sessions.list(USER)).toEqual([ui('a', 10)]);
  });
});

describe('when a store may forget the sessions of a user', () => {
  const shop = (id: string) => ui(id, 0, { kind: 'web_store' });
  const cardRole = { ...one, roles: [ROLE, cards] };

  test.each<[string, Parameters<typeof open>, Date | undefined]>([
    ['180 minutes after the last use', [three, []], at(190)],
    ['at the end of the one that lasts longest', [three, [ui('a', 0, { lastUsedAt: at(60) })]], at(240)],
    ['after 15 minutes, in a role that sees cards', [cardRole, [], { roleId: '1010' }], at(25)],
    ['after the minutes that the account has set', [{ ...three, idleMinutes: 60 }, []], at(70)],
    ['at the full time of a session', [three, [ui('a', -700, { lastUsedAt: at(9) })], { id: 'a' }], at(20)],
    ['never, while one has an invalid date', [three, [ui('a', 0, { startedAt: INVALID })]], undefined],
    ['without regard to those that end for it', [one, [ui('a', 0, { lastUsedAt: at(60) })]], at(190)],
    ['without regard to those that have ended', [one, [ui('a', -170)]], at(190)],
    ['without regard to the one that it replaces', [one, [shop('new')]], at(190)],
    ['with regard to the one that it uses again', [three, [ui('a', 0)], { from: 'a' }], at(190)],
    ['by those that stay, where it is refused', [one, [ui('a', 0)], {}, DENY], at(180)],
  ])('SES-11: %s', async (_, arguments_, expected) => {
    expect((await open(...arguments_)).forgetAfter).toEqual(expected);
  });
});

it('S1, S2: when many open at once, the limit holds, and each is live or was ended by one other', async () => {
  const stores = memoryStores();
  const ids = Array.from({ length: 20 }, (_, index) => `s${index}`);
  const answers = await Promise.all(
    ids.map((id, minute) => {
      const facts = { ...three, key: USER, at: at(minute), session: { id, kind: 'ui' } } as const;
      return openSession(stores, '2026.1', facts);
    }),
  );
  const live = await liveIds(stores);
  expect(live).toHaveLength(3);
  const ended = answers.flatMap((answer) => granted(answer).endSessions);
  expect([...live, ...ended].toSorted()).toEqual(ids.toSorted());
});
