import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELEASES } from '../../src/core/release.js';
import { decideLogin, type LoginChoices } from '../../src/login/index.js';
import type { LoginKind, NoticeChoices, NoticeFrequency } from '../../src/loginNotice/index.js';
import type { AcknowledgementEntry, Stores } from '../../src/stores/index.js';
import { login } from '../../src/useCases/index.js';
import { anyChoices, anyRoles, anySession, frozen, INVALID, ids } from '../sessions/support.js';
import { ACCOUNT, at, held, saveNotice, sent, storesWith, trailOf, USER } from '../useCases/support.js';
import { FACTS } from './support.js';

describe('laws of logins', () => {
  const anyClick = fc.record({
    loginId: fc.constantFrom('login-0', 'login-1'),
    userId: fc.constantFrom(USER.userId, USER.userId, '8'),
    minute: fc.integer({ min: -3 * 24 * 60, max: 10 }),
  });
  /** A text, and who has acknowledged it. Nobody acknowledges a blank one. */
  const anyNotice = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        text: fc.constantFrom('Authorized use only', 'Other terms'),
        clicks: fc.array(anyClick, { maxLength: 3 }),
      }),
    },
    fc.constant({ text: '<p></p>', clicks: [] }),
  );
  const anyNoticeChoices: fc.Arbitrary<NoticeChoices> = fc.record(
    {
      frequency: fc.constantFrom<NoticeFrequency>('every_login', 'once_per_text', { maxAgeDays: 1 }),
      gatedLogins: fc.constantFrom<LoginKind[]>(['password'], ['saml']),
    },
    { requiredKeys: [] },
  );
  const anyId = fc.constantFrom('a', 'b', 'c', 'new');
  const anyState = fc.record({
    release: fc.constantFrom('2025.2' as const, ...RELEASES),
    features: fc.record({ loginNotification: fc.boolean(), multipleSessions: fc.boolean() }),
    /** Texts saved one after another. */
    notices: fc.array(anyNotice, { maxLength: 2 }),
    kind: fc.constantFrom('password', 'saml', 'oidc', 'passkey'),
    roles: anyRoles,
    // none of them has ended by itself
    sessions: fc.uniqueArray(anySession, { selector: ({ id }) => id, maxLength: 6 }),
    session: fc.record({ id: anyId, from: anyId }, { requiredKeys: ['id'] }),
    at: fc.oneof({ arbitrary: fc.constant(at(10)), weight: 9 }, fc.constant(INVALID)),
    choices: fc
      .tuple(anyNoticeChoices, anyChoices)
      .map(([some, others]): LoginChoices => ({ ...some, ...others })),
  });
  type State = typeof anyState extends fc.Arbitrary<infer T> ? T : never;

  async function storesOf({ sessions, notices }: State): Promise<Stores> {
    const stores = await storesWith(sessions);
    for (const { text, clicks } of notices) {
      await saveNotice(stores, text);
      const { revision, sha256 } = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
      for (const { loginId, minute, userId } of clicks) {
        const clicked: AcknowledgementEntry = {
          id: JSON.stringify(['acknowledgement', userId, loginId, revision]),
          event: 'acknowledgement',
          status: 'success',
          detail: sha256,
          ...{ loginId, userId, roleId: '3', at: at(minute).toISOString(), revision, sha256 },
        };
        await stores.auditTrail.append(ACCOUNT, clicked);
      }
    }
    return stores;
  }

  /** The same login, put to the decision and to the use case. */
  async function both(state: State) {
    const { release, choices, features, kind, roles, sessions, session } = state;
    const stores = await storesOf(state);
    const acknowledgements = (await trailOf(stores)).filter((one) => one.event === 'acknowledgement');
    const common = {
      features,
      roles,
      roleId: roles[0]?.id ?? '3',
      login: { id: 'login-1', kind },
      session,
      at: state.at,
    };
    const notice = (await stores.notices.current(ACCOUNT)) ?? null;
    const facts = frozen({ ...common, userId: USER.userId, notice, acknowledgements, sessions });
    const decided = decideLogin(release, facts, frozen(choices));
    expect(decideLogin(release, facts, choices)).toStrictEqual(decided);
    expect(sent(decided)).toStrictEqual(decided);
    const before = await held(stores);
    const answer = await login(stores, release, { ...common, key: USER }, choices);
    return { decided, answer, before, after: await held(stores) };
  }

  it('N1, N3, S1, S2, S3, LN-8: it decides as the use case does, which keeps what it says', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const { decided, answer, after } = await both(state);
        seen.add(decided.disposition);
        expect(answer).toEqual(decided);
        if (decided.disposition !== 'enter') return;
        const { endSessions, session } = decided;
        const gone = [...endSessions, session.id];
        const staying = state.sessions.filter(({ id }) => !gone.includes(id));
        const [live = []] = after.sessions;
        expect(live.filter(({ id }) => id !== session.id)).toEqual(staying);
        const { startedAt, lastUsedAt } = session;
        const kept = { ...session, startedAt: new Date(startedAt), lastUsedAt: new Date(lastUsedAt) };
        expect(live.find(({ id }) => id === session.id)).toEqual(kept);
      }),
      { numRuns: 400 },
    );
    expect([...seen].toSorted()).toEqual(['acknowledge', 'enter', 'refuse']);
  });

  it('N3, CHOICE-LOGIN-ORDER: none is opened and none ended unless the user is let in', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const { decided, before, after } = await both(state);
        if (decided.disposition === 'enter') return;
        expect(Object.keys(decided)).not.toContain('session');
        expect(Object.keys(decided)).not.toContain('endSessions');
        expect(after.sessions).toEqual(before.sessions);
      }),
    );
  });

  it('S1, S2, SES-4: it ends none but live ones of the user interface, never the one to store, and leaves no more than the limit', () => {
    const anySessions = fc.array(anySession, { maxLength: 8 });
    fc.assert(
      fc.property(anyState, anySessions, ({ release, choices, features, roles, session }, sessions) => {
        const answer = decideLogin(release, { ...FACTS, features, roles, sessions, session }, choices);
        if (answer.disposition !== 'enter') return;
        const live = ids(sessions);
        const { endSessions, eligibility, limit } = answer;
        expect(new Set(endSessions).size).toBe(endSessions.length);
        for (const ended of endSessions) expect(live).toContain(ended);
        expect(endSessions).not.toContain(answer.session.id);
        expect(endSessions).not.toContain(session.id);
        const after = new Set([...live.filter((id) => !endSessions.includes(id)), answer.session.id]);
        expect(after.size).toBeLessThanOrEqual(eligibility.limit);
        expect(limit).toBe(eligibility.limit);
      }),
      { numRuns: 500 },
    );
  });
});
