import { describe, expect, it, test } from 'vitest';
import { decideLogin, type LoginChoices } from '../../src/login/index.js';
import { noticeRequirement } from '../../src/loginNotice/index.js';
import { decideOpenSession, sessionAllowance } from '../../src/sessions/index.js';
import { memoryStores } from '../../src/stores/index.js';
import type { LoginStepFacts } from '../../src/useCases/index.js';
import { INVALID } from '../sessions/support.js';
import { codes, granted, refused } from '../support.js';
import { click, DENY, entered, FACTS, logIn, ONCE, pending, withNotice } from './loginSupport.js';
import {
  ACCOUNT,
  at,
  held,
  liveIds,
  OTHER_USER,
  ROLE,
  saveNotice,
  storesWith,
  trailOf,
  USER,
  ui,
} from './support.js';

/** What every acknowledgement leans on. */
const LEANED_ON = ['CHOICE-NOTICE-GATED', 'CHOICE-NOTICE-FREQUENCY', 'CHOICE-NOTICE-CHANGED'];

describe('the order of a login', () => {
  it('N1, LN-6, CHOICE-LOGIN-ORDER: it is shown the notice first', async () => {
    const stores = await withNotice();
    const notice = await stores.notices.current(ACCOUNT);
    const question = { ...FACTS, userId: USER.userId, notice: notice ?? null, acknowledgements: [] };
    const { because, rules } = noticeRequirement('2026.1', question);
    const { revision, sha256, text } = notice ?? expect.fail();
    const answer = await logIn(stores);
    expect(answer).toEqual({
      disposition: 'acknowledge',
      allowed: false,
      rules: [...new Set(['LN-6', 'CHOICE-LOGIN-ORDER', ...rules])],
      advice: [],
      violations: [
        {
          code: 'acknowledgement_required',
          rule: 'LN-6',
          message: because[0].message,
          remedy: 'Show the notice, and ask again once the user has acknowledged it.',
        },
      ],
      notice: { revision, sha256, text },
      eligibility: sessionAllowance('2026.1', FACTS),
    });
    expect(answer).toEqual(decideLogin('2026.1', { ...question, sessions: [ui('a', 0)] }));
  });

  it('B3, N3: while it waits, it holds no place, ends nothing, removes nothing and leaves no entry', async () => {
    const stores = await withNotice([ui('a', 0), ui('idle', -170)]);
    const before = await held(stores);
    pending(await logIn(stores));
    pending(await logIn(stores, { session: { id: 'new', from: 'a' } }));
    expect(await held(stores)).toEqual(before);
    expect(before.trail).toEqual([]);
  });

  it('N1, N3: once it is acknowledged, the same login gets in', async () => {
    const stores = await withNotice();
    pending(await logIn(stores));
    await click(stores);
    const answer = await logIn(stores);
    const question = { ...FACTS, sessions: [ui('a', 0)], opening: { kind: 'ui' } } as const;
    const opened = granted(decideOpenSession('2026.1', question));
    expect(answer).toEqual({
      ...opened,
      rules: ['LN-5', ...LEANED_ON, ...opened.rules],
      disposition: 'enter',
      session: {
        id: 'new',
        kind: 'ui',
        roleId: ROLE.id,
        startedAt: at(10).toISOString(),
        lastUsedAt: at(10).toISOString(),
      },
      eligibility: sessionAllowance('2026.1', FACTS),
    });
    expect(await stores.sessions.list(USER)).toEqual([ui('new', 10, { roleId: ROLE.id })]);
    expect(entered(await logIn(stores)).session.id).toBe('new');
  });

  it('B3, N3: whoever acknowledges first gets the place, whoever came first', async () => {
    const stores = await withNotice([]);
    pending(await logIn(stores, {}, DENY));
    const second = { login: { id: 'login-2', kind: 'password' }, session: { id: 'other' } } as const;
    pending(await logIn(stores, second, DENY));
    await click(stores, 'login-2');
    expect(entered(await logIn(stores, second, DENY)).session.id).toBe('other');
    await click(stores, 'login-1');
    expect(codes(await logIn(stores, {}, DENY))).toEqual(['session_limit_reached']);
    expect(await liveIds(stores)).toEqual(['other']);
  });

  it('B3: however many wait, none is in', async () => {
    const stores = await withNotice([]);
    const logins = Array.from({ length: 20 }, (_, index) => `${index}`);
    const answers = await Promise.all(
      logins.map((id) => logIn(stores, { login: { id, kind: 'password' }, session: { id } })),
    );
    expect(answers.flatMap(codes)).toEqual(logins.map(() => 'acknowledgement_required'));
    expect(await liveIds(stores)).toEqual([]);
  });

  it('LN-5: a text that is changed after the click is shown again', async () => {
    const stores = await withNotice();
    await click(stores);
    await saveNotice(stores, 'Other terms');
    expect(pending(await logIn(stores)).notice).toMatchObject({ revision: 2, text: 'Other terms' });
    await click(stores);
    expect(entered(await logIn(stores)).session.id).toBe('new');
  });
});

describe('the rules of a login that gets in: those of the notice, then those of the session', () => {
  test.each<[string, string | null, Partial<LoginStepFacts>, LoginChoices?]>([
    ['LN-1', 'Terms', { features: { loginNotification: false, multipleSessions: false } }],
    ['LN-2', null, {}],
    ['CHOICE-NOTICE-BLANK', '<p></p>', {}],
    ['CHOICE-NOTICE-GATED', 'Terms', {}, { gatedLogins: [] }],
  ])('%s, SES-2: why no notice is shown', async (rule, text, differing, choices) => {
    const stores = memoryStores();
    if (text !== null) await saveNotice(stores, text);
    const { advice, rules } = entered(await logIn(stores, differing, choices));
    expect(rules).toEqual([rule, 'SES-2']);
    expect(advice).toEqual([]);
  });

  it('LN-1, SES-1: and the advice', async () => {
    const { advice, rules } = entered(await logIn(await withNotice(), {}, {}, '2025.2'));
    expect(rules).toEqual(['LN-1', 'SES-1']);
    expect(advice).toMatchObject([{ rule: 'SES-2', enforcedFrom: '2026.1' }]);
  });

  it('CHOICE-NOTICE-FREQUENCY: by which an earlier acknowledgement counts', async () => {
    const stores = await withNotice([]);
    await click(stores, 'earlier');
    const { rules } = entered(await logIn(stores, {}, ONCE));
    expect(rules).toEqual(['LN-5', ...LEANED_ON, 'SES-2']);
  });

  it('CHOICE-SESSION-OVERFLOW: one that is refused after the notice names those of the session alone', async () => {
    const stores = await withNotice();
    await click(stores);
    const { rules } = refused<string>(await logIn(stores, {}, DENY));
    expect(rules).toEqual(['SES-2', 'SES-10', 'S1', 'S6', 'CHOICE-SESSION-OVERFLOW']);
  });
});

describe('the session and the entry of a login', () => {
  test.each<[string, Partial<LoginStepFacts>]>([
    ['is not one of the user’s', { roleId: '1013' }],
    ['is inactive', { roles: [{ ...ROLE, inactive: true }] }],
  ])('CHOICE-SESSION-ROLE-GONE: a role that %s opens no session and ends none', async (_, differing) => {
    const stores = await storesWith([ui('a', 0)]);
    const before = await held(stores);
    expect((await logIn(stores, differing)).disposition).toBe('refuse');
    expect(await held(stores)).toEqual(before);
  });

  it('LAT-5: a login that succeeds leaves an entry in the audit trail', async () => {
    const stores = await storesWith([ui('a', 0), ui('idle', -170)]);
    await logIn(stores);
    expect(await trailOf(stores)).toStrictEqual([
      {
        id: JSON.stringify(['login', '7', 'new', at(10)]),
        event: 'login',
        at: at(10).toISOString(),
        userId: '7',
        roleId: ROLE.id,
        status: 'success',
        loginId: 'login-1',
        sessionId: 'new',
        endedSessions: ['a'],
      },
    ]);
    expect(await stores.sessions.list(USER)).toEqual([ui('new', 10, { roleId: ROLE.id })]);
  });

  it('LAT-5, CHOICE-SESSION-OVERFLOW: one that fails, too, and says why', async () => {
    const stores = await storesWith([ui('a', 0), ui('idle', -170)]);
    const sessions = [ui('a', 0)];
    const decision = decideOpenSession('2026.1', { ...FACTS, sessions, opening: { kind: 'ui' } }, DENY);
    expect(await logIn(stores, {}, DENY)).toEqual({
      ...decision,
      disposition: 'refuse',
      eligibility: sessionAllowance('2026.1', FACTS),
    });
    expect(await trailOf(stores)).toStrictEqual([
      {
        id: '["login","7","new",null]',
        event: 'login',
        at: at(10).toISOString(),
        userId: '7',
        roleId: ROLE.id,
        status: 'failure',
        detail: 'session_limit_reached',
        loginId: 'login-1',
      },
    ]);
    expect(await stores.sessions.list(USER)).toEqual(sessions);
  });

  it('LAT-5: asked again with the same session, it adds none', async () => {
    const stores = await storesWith([ui('a', 0)]);
    await logIn(stores, {}, DENY);
    await logIn(stores, { at: at(11) }, DENY);
    await logIn(stores, { at: at(12) });
    await logIn(stores, { at: at(13) });
    const entries = (await trailOf(stores)).map(({ at: instant, status }) => [instant, status]);
    expect(entries).toEqual([
      [at(10).toISOString(), 'failure'],
      [at(12).toISOString(), 'success'],
    ]);
    expect(await stores.sessions.list(USER)).toEqual([
      ui('new', 12, { lastUsedAt: at(13), roleId: ROLE.id }),
    ]);
  });

  it('LAT-5: a session that has ended and is opened again has another entry', async () => {
    const stores = memoryStores();
    for (const [minute, id] of ['new', 'other', 'new'].entries()) {
      await logIn(stores, { at: at(minute), session: { id } });
    }
    expect((await trailOf(stores)).map((entry) => entry.event === 'login' && entry.endedSessions)).toEqual([
      [],
      ['new'],
      ['other'],
    ]);
  });

  it('takes the instant as text, and keeps dates', async () => {
    const stores = await storesWith([ui('a', 0)]);
    const written = await logIn(stores, { at: '2026-03-01T09:10:00+01:00' });
    expect(written).toEqual(await logIn(await storesWith([ui('a', 0)])));
    expect(await stores.sessions.list(USER)).toStrictEqual([ui('new', 10, { roleId: ROLE.id })]);
    expect(await trailOf(stores)).toMatchObject([{ at: at(10).toISOString() }]);
  });

  it('CHOICE-SESSION-DATE: a session that goes on keeps an invalid start', async () => {
    const stores = await storesWith([ui('new', 0, { startedAt: INVALID })]);
    const { session } = entered(await logIn(stores));
    expect(session).toMatchObject({ id: 'new', startedAt: 'Invalid Date' });
    const [kept] = await stores.sessions.list(USER);
    expect(kept?.startedAt.getTime()).toBeNaN();
    expect(kept).toMatchObject({ id: 'new', lastUsedAt: at(10), roleId: ROLE.id });
    expect((await trailOf(stores)).map(({ id }) => id)).toEqual(['["login","7","new","Invalid Date"]']);
  });

  it('LAT-5: sessions of one id of several users have entries of their own', async () => {
    const stores = memoryStores();
    await logIn(stores);
    await logIn(stores, { key: OTHER_USER });
    await logIn(stores, { key: { ...USER, accountId: 'another' } });
    expect((await trailOf(stores)).map(({ userId }) => userId)).toEqual(['7', '8']);
  });

  it('S3: a login from a live session goes on with it, and its entry names it', async () => {
    const stores = await storesWith([ui('a', 0), ui('b', 1)]);
    const answer = await logIn(stores, { session: { id: 'new', from: 'b' } }, DENY);
    expect(entered(answer)).toMatchObject({ session: { id: 'b' }, endSessions: ['a'] });
    expect(await trailOf(stores)).toMatchObject([{ sessionId: 'b', endedSessions: ['a'] }]);
    expect(await stores.sessions.list(USER)).toEqual([ui('b', 1, { lastUsedAt: at(10), roleId: ROLE.id })]);
  });

  it('SES-9: the session is one of the user interface, and sessions of other kinds do not count', async () => {
    const stores = await storesWith([ui('s', 0, { kind: 'soap' })]);
    const answer = await logIn(stores, {}, DENY);
    expect(entered(answer)).toMatchObject({ limit: 1, endSessions: [] });
    expect(await liveIds(stores)).toEqual(['new', 's']);
  });

  it('SES-1, REL-3: decides by the release of the account', async () => {
    const stores = await storesWith([ui('a', 0), ui('b', 0)]);
    expect(entered(await logIn(stores, {}, {}, '2025.2'))).toMatchObject({ limit: 3, endSessions: [] });
  });

  it('CHOICE-SESSION-DATE: an invalid instant is refused, before the notice and after it', async () => {
    const stores = await withNotice();
    for (const acknowledged of [false, true]) {
      if (acknowledged) await click(stores);
      const before = await held(stores);
      expect(refused<string>(await logIn(stores, { at: INVALID })).violations).toEqual([
        {
          code: 'invalid_instant',
          rule: 'CHOICE-SESSION-DATE',
          message: 'The fact “at” is not a valid instant.',
          path: ['at'],
          remedy: 'Give a Date, or ISO 8601 text that names its offset.',
        },
      ]);
      expect(await held(stores)).toEqual(before);
    }
  });
});
