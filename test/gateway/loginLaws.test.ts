import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideLogin } from '../../src/gateway/login.js';
import type { NoticeChoices, NoticeFrequency } from '../../src/loginNotice/index.js';
import { RELEASES } from '../../src/release.js';
import type { AcknowledgementEntry, Stores } from '../../src/stores/index.js';
import { login } from '../../src/useCases/index.js';
import { anyChoices, anyRoles, anySession, frozen, INVALID, ids } from '../sessions/support.js';
import { codes } from '../support.js';
import { ACCOUNT, at, held, saveNotice, sent, storesWith, trailOf, USER } from '../useCases/support.js';
import { type Choices, FACTS } from './loginSupport.js';

describe('laws of logins', () => {
  const anyClick = fc.record({
    loginId: fc.constantFrom('login-0', 'login-1'),
    user: fc.constantFrom(USER.user, USER.user, '8'),
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
  const anyNoticeChoices: fc.Arbitrary<Partial<NoticeChoices>> = fc.record(
    {
      frequency: fc.constantFrom<NoticeFrequency>('every_login', 'once_per_text', { maxAgeDays: 1 }),
      gatedLogins: fc.constantFrom<NoticeChoices['gatedLogins']>(['password'], ['saml']),
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
    active: fc.uniqueArray(anySession, { selector: ({ id }) => id, maxLength: 6 }),
    session: fc.record({ id: anyId, from: anyId }, { requiredKeys: ['id'] }),
    at: fc.oneof({ arbitrary: fc.constant(at(10)), weight: 9 }, fc.constant(INVALID)),
    choices: fc
      .tuple(anyNoticeChoices, anyChoices)
      .map(([some, others]): Choices => ({ ...some, ...others })),
  });
  type State = typeof anyState extends fc.Arbitrary<infer T> ? T : never;

  async function storesOf({ active, notices }: State): Promise<Stores> {
    const stores = await storesWith(active);
    for (const { text, clicks } of notices) {
      await saveNotice(stores, text);
      const { revision, sha256 } = (await stores.notices.current(ACCOUNT)) ?? expect.fail();
      for (const { loginId, minute, user } of clicks) {
        const clicked: AcknowledgementEntry = {
          id: JSON.stringify(['acknowledgement', user, loginId, revision]),
          event: 'acknowledgement',
          status: 'success',
          detail: sha256,
          ...{ loginId, user, role: '3', at: at(minute).toISOString(), revision, sha256 },
        };
        await stores.auditTrail.append(ACCOUNT, clicked);
      }
    }
    return stores;
  }

  /** The same login, put to the decision and to the use case. */
  async function both(state: State) {
    const { release, choices, features, kind, roles, active, session } = state;
    const stores = await storesOf(state);
    const acknowledgements = (await trailOf(stores)).filter((one) => one.event === 'acknowledgement');
    const common = { features, roles, role: '3', login: { id: 'login-1', kind }, session, at: state.at };
    const current = (await stores.notices.current(ACCOUNT)) ?? null;
    const facts = frozen({ ...common, user: USER.user, notice: current, acknowledgements, active });
    const decided = decideLogin(release, facts, frozen(choices));
    expect(decideLogin(release, facts, choices)).toStrictEqual(decided);
    expect(sent(decided)).toStrictEqual(decided);
    const before = await held(stores);
    const answer = await login(stores, release, { ...common, user: USER }, choices);
    return { decided, answer, before, after: await held(stores) };
  }

  it('N1, N3, S1, S2, S3, LN-8: it decides as the use case does, which keeps what it says', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        const { decided, answer, after } = await both(state);
        seen.add(decided.disposition);
        expect(answer.allowed).toBe(decided.allowed);
        expect(codes(answer)).toEqual(codes(decided));
        if (decided.disposition !== 'enter') {
          const { disposition: _, eligibility: __, ...same } = decided;
          expect(answer).toEqual(same);
          return;
        }
        const { disposition: _, eligibility: __, session, ...same } = decided;
        expect(answer).toEqual({ ...same, sessionId: session.id });
        const gone = [...decided.endSessions, session.id];
        const staying = state.active.filter(({ id }) => !gone.includes(id));
        const [live = []] = after.sessions;
        expect(live.filter(({ id }) => id !== session.id)).toEqual(staying);
        expect(sent(live).find(({ id }) => id === session.id)).toEqual(session);
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
    const anyActive = fc.array(anySession, { maxLength: 8 });
    fc.assert(
      fc.property(anyState, anyActive, ({ release, choices, features, roles, session }, active) => {
        const answer = decideLogin(release, { ...FACTS, features, roles, active, session }, choices);
        if (answer.disposition !== 'enter') return;
        const live = ids(active);
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
