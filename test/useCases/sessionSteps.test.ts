import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import {
  decideEndOtherSessions,
  decideUseSession,
  planSessionChange,
  type Session,
  type SessionChange,
  type SessionChangePlan,
  type SessionChoices,
} from '../../src/sessions/index.js';
import { applySessionChange, endOtherSessions, touchSession } from '../../src/useCases/index.js';
import { clerk, INVALID, OFF, ON } from '../sessions/support.js';
import { codes, granted, refused } from '../support.js';
import { at, liveIds, OTHER_USER, ROLE, sent, storesWith, USER, ui, watched } from './support.js';

/** A role whose sessions are idle after 15 minutes. */
const cards = { ...ROLE, id: '1010', permissions: ['View Unencrypted Credit Cards'] };

const soap = ui('soap', 0, { kind: 'soap' });

describe('using a session', () => {
  async function touch(stored: readonly Session[], sessionId: string, minute = 10, idleMinutes?: number) {
    const { stores, updates } = watched(await storesWith(stored));
    const subject = { key: USER, roles: [ROLE, cards], at: at(minute), sessionId };
    const facts = idleMinutes === undefined ? subject : { ...subject, idleMinutes };
    const answer = await touchSession(stores, '2026.1', facts);
    expect(sent(answer)).toStrictEqual(answer);
    return { answer, live: await stores.sessions.list(USER), forgetAfter: updates[0]?.forgetAfter };
  }

  it('SES-11: it is idle from now on', async () => {
    const session = ui('a', 0);
    const { answer, live } = await touch([session, ui('b', 1)], 'a');
    const used = { ...session, lastUsedAt: at(10) };
    expect(answer).toEqual(decideUseSession('2026.1', { session: used, role: ROLE, at: at(10) }));
    expect(granted(answer).validUntil).toBe(at(190).toISOString());
    expect(live).toEqual([used, ui('b', 1)]);
  });

  test.each<[string, Session, Date, number?]>([
    ['until its full time', ui('a', -700, { lastUsedAt: at(9) }), at(20)],
    ['for 15 minutes in a role that sees cards', ui('a', 0, { roleId: '1010' }), at(25)],
    ['for 180 minutes in another role', ui('a', 0, { roleId: ROLE.id }), at(190)],
    ['for 15 minutes in a role that the user has no more', ui('a', 0, { roleId: 'gone' }), at(25)],
    ['for the minutes that the account has set', ui('a', 0), at(70), 60],
    ['for 20 minutes with SOAP', ui('a', 0, { kind: 'soap' }), at(30)],
    ['for 90 minutes with SuiteAnalytics Connect', ui('a', 0, { kind: 'connect' }), at(100)],
    ['for 20 minutes in a web store', ui('a', 0, { kind: 'web_store' }), at(30)],
  ])('SES-11: it lasts %s, and the store keeps it as long', async (_, session, until, idleMinutes) => {
    const { answer, live, forgetAfter } = await touch([session], 'a', 10, idleMinutes);
    expect(granted(answer).validUntil).toBe(until.toISOString());
    expect(live).toStrictEqual([{ ...session, lastUsedAt: at(10) }]);
    expect(forgetAfter).toEqual(until);
  });

  it('SES-11: no clock turns the last use back', async () => {
    const { answer, live, forgetAfter } = await touch([ui('a', 20)], 'a');
    expect(granted(answer).validUntil).toBe(at(200).toISOString());
    expect(live).toEqual([ui('a', 20)]);
    expect(forgetAfter).toEqual(at(200));
  });

  test.each<[string, Session, readonly string[]]>([
    ['idle for 180 minutes', ui('a', -170), ['idle_timeout']],
    ['720 minutes old', ui('a', -710, { lastUsedAt: at(9) }), ['absolute_timeout']],
    ['both', ui('a', -710), ['idle_timeout', 'absolute_timeout']],
    ['idle for 15 minutes in a role that sees cards', ui('a', -5, { roleId: '1010' }), ['idle_timeout']],
  ])(
    'SES-11: one that is %s is refused and removed, with the others that have ended',
    async (_, session, why) => {
      const { answer, live, forgetAfter } = await touch([session, ui('b', -200), ui('c', 5)], 'a');
      const role = session.roleId === '1010' ? cards : ROLE;
      expect(answer).toEqual(decideUseSession('2026.1', { session, role, at: at(10) }));
      expect(codes(answer)).toEqual(why);
      expect(live).toEqual([ui('c', 5)]);
      expect(forgetAfter).toEqual(at(185));
    },
  );

  it('SES-11: the others that have ended are removed, too, where it is used', async () => {
    const { live } = await touch([ui('a', 0), ui('b', -170)], 'a');
    expect(live.map(({ id }) => id)).toEqual(['a']);
  });

  it('SES-11: one that is not there is unknown, and those of others are no help', async () => {
    const stores = await storesWith([ui('a', 0)], OTHER_USER);
    const facts = { key: USER, roles: [], at: at(10), sessionId: 'a' };
    const answer = await touchSession(stores, '2026.1', facts);
    const violation = { code: 'session_unknown', rule: 'SES-11', path: ['sessionId'] };
    expect(refused<string>(answer).violations).toEqual([
      {
        ...violation,
        message: 'The user does not have a live session with this id.',
        remedy: 'Ask the user to log in again.',
      },
    ]);
    expect(await stores.sessions.list(OTHER_USER)).toEqual([ui('a', 0)]);
    expect((await touch([ui('b', 0)], 'a')).live).toEqual([ui('b', 0)]);
  });

  it('CHOICE-SESSION-DATE: one with an invalid date cannot be used, and stays', async () => {
    const broken = ui('a', 0, { lastUsedAt: INVALID });
    const { answer, live, forgetAfter } = await touch([broken], 'a');
    expect(answer).toEqual(decideUseSession('2026.1', { session: broken, role: ROLE, at: at(10) }));
    expect(live).toEqual([broken]);
    expect(forgetAfter).toBeUndefined();
  });

  it.each([
    ['the longest of all sessions', [ui('a', 0), ui('b', 30)], at(210)],
    ['nothing, while one has an invalid date', [ui('a', 0), ui('b', 0, { startedAt: INVALID })], undefined],
    ['none of those that have ended', [ui('a', 0), ui('b', -170)], at(190)],
    ['nothing, while there is none', [ui('a', -170)], undefined],
  ])('SES-11: the store may forget the user after %s', async (_, stored, expected) => {
    expect((await touch(stored, 'a')).forgetAfter).toEqual(expected);
  });
});

describe('ending all other sessions', () => {
  async function end(stored: readonly Session[], sessionId = 'b') {
    const { stores, updates } = watched(await storesWith(stored));
    const answer = await endOtherSessions(stores, '2026.1', {
      key: USER,
      roles: [ROLE],
      at: at(10),
      sessionId,
    });
    expect(sent(answer)).toStrictEqual(answer);
    return { answer, live: await stores.sessions.list(USER), forgetAfter: updates[0]?.forgetAfter };
  }

  it('SES-1, SES-9: ends those of the user interface but the present one', async () => {
    const active = [ui('c', 2), ui('a', 0), ui('b', 1), soap];
    const { answer, live, forgetAfter } = await end(active);
    expect(answer).toEqual(decideEndOtherSessions('2026.1', { sessions: active, sessionId: 'b' }));
    expect(granted(answer).endSessions).toEqual(['a', 'c']);
    expect(live).toEqual([ui('b', 1), soap]);
    expect(forgetAfter).toEqual(at(181));
  });

  test.each([
    ['is unknown', [ui('a', 0)]],
    ['is of another kind', [ui('a', 0), ui('b', 0, { kind: 'soap' })]],
    ['has ended by itself', [ui('a', 0), ui('b', -170)]],
  ])('SES-1: a session that %s ends none', async (_, stored) => {
    const { answer, live } = await end(stored);
    expect(answer).toEqual(decideEndOtherSessions('2026.1', { sessions: [ui('a', 0)], sessionId: 'b' }));
    expect(codes(answer)).toEqual(['session_unknown']);
    expect(live).toEqual(stored.filter(({ startedAt }) => startedAt >= at(0)));
  });

  it('SES-11: those that have ended by themselves are removed, and not named', async () => {
    const { answer, live } = await end([ui('a', -170), ui('b', 1)]);
    expect(granted(answer).endSessions).toEqual([]);
    expect(live).toEqual([ui('b', 1)]);
  });
});

describe('a change to the roles, the feature or the release', () => {
  const active = [ui('c', 2), ui('a', 0), ui('b', 1), soap];

  async function apply(
    change: SessionChange,
    more: { readonly sessionId?: string; readonly features?: typeof ON; readonly release?: Release } = {},
    choices?: SessionChoices,
  ) {
    const { release = '2026.1', sessionId, features = ON } = more;
    const { stores, updates } = watched(await storesWith([...active, ui('old', -170)]));
    const user = { features, roles: [ROLE, cards] };
    const subject = { ...user, key: USER, at: at(10), change, ...(sessionId !== undefined && { sessionId }) };
    const answer = await applySessionChange(stores, release, subject, choices);
    expect(sent(answer)).toStrictEqual(answer);
    const plan = planSessionChange(release, { ...subject, sessions: active }, choices);
    expect(answer).toEqual({ allowed: true, ...plan });
    expect(await stores.sessions.list(USER)).toEqual(
      active.filter(({ id }) => !plan.endSessions.includes(id)),
    );
    return {
      plan: granted<SessionChangePlan>(answer),
      live: await liveIds(stores),
      forgetAfter: updates[0]?.forgetAfter,
    };
  }

  test.each<[string, SessionChange, readonly string[]]>([
    ['SES-2: the feature is switched off', { kind: 'feature_changed', multipleSessions: false }, ['a', 'b']],
    ['SES-2: the feature stays on', { kind: 'feature_changed', multipleSessions: true }, []],
    ['SES-3: a role is added that is not 2FA-required', { kind: 'role_added', role: clerk }, ['a', 'b']],
    ['SES-3: a role is added that is', { kind: 'role_added', role: { ...ROLE, id: '4' } }, []],
    [
      'SES-3: a role changes into one that is not',
      { kind: 'role_changed', role: { ...clerk, id: '3' } },
      ['a', 'b'],
    ],
    ['SES-3: a role is removed that is', { kind: 'role_removed', roleId: '3' }, []],
    ['SES-2: the account is upgraded', { kind: 'upgraded', to: '2026.2' }, []],
    [
      'SES-2: … with the feature off',
      { kind: 'upgraded', to: '2026.2', multipleSessions: false },
      ['a', 'b'],
    ],
  ])('%s', async (_, change, ended) => {
    const { plan, live, forgetAfter } = await apply(change);
    expect(plan.endSessions).toEqual(ended);
    expect(live).toEqual(['a', 'b', 'c', 'soap'].filter((id) => !ended.includes(id)));
    expect(forgetAfter).toEqual(at(182));
  });

  it('SES-2, SES-3: the upgrade to 2026.1 ends sessions of a user who does not qualify', async () => {
    const { plan } = await apply({ kind: 'upgraded', to: '2026.1' }, { release: '2025.2', features: OFF });
    expect(plan).toMatchObject({ before: 3, after: 1, endSessions: ['a', 'b'] });
  });

  it('CHOICE-SESSION-LOWERED: one session is kept where the caller says which', async () => {
    const { plan, live } = await apply(
      { kind: 'feature_changed', multipleSessions: false },
      { sessionId: 'a' },
    );
    expect(plan.endSessions).toEqual(['b', 'c']);
    expect(live).toEqual(['a', 'soap']);
  });

  it('CHOICE-SESSION-LOWERED: all live on until the next login where the caller chooses so', async () => {
    const change = { kind: 'feature_changed', multipleSessions: false } as const;
    const { plan, live } = await apply(change, {}, { onLowered: 'keep_until_next_login' });
    expect(plan).toMatchObject({ before: 3, after: 1, endSessions: [] });
    expect(live).toEqual(['a', 'b', 'c', 'soap']);
  });

  it('SES-11: those that have ended by themselves are removed, and not named', async () => {
    const { plan, live } = await apply({ kind: 'feature_changed', multipleSessions: false });
    expect(plan.endSessions).not.toContain('old');
    expect(live).not.toContain('old');
  });

  it('REL-3: refuses to guess for an upgrade to a release that is not modelled', async () => {
    const stores = await storesWith(active);
    const change = { kind: 'upgraded', to: '2099.1' as Release } as const;
    const facts = { key: USER, features: ON, roles: [], at: at(10), change };
    await expect(applySessionChange(stores, '2026.1', facts)).rejects.toMatchObject({ name: 'ReleaseError' });
    expect(await stores.sessions.list(USER)).toEqual(active);
  });
});
