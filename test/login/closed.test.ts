import { describe, expect, it, test } from 'vitest';
import { continuedSession, decideLogin, type LoginFacts } from '../../src/login/index.js';
import { INVALID, ui } from '../sessions/support.js';
import { codes, expectClosed, expectOwnAnswer, refused } from '../support.js';
import { DENY, FACTS, UNREAD } from './support.js';

/** Another fact: another name, the opposite, or none at all. */
function isOther(path: string, value: unknown): boolean {
  if (/(?:designated2fa|inactive|loginNotification|multipleSessions|samlSso)$/.test(path))
    return typeof value === 'boolean' || (path.endsWith('inactive') && value === undefined);
  if (path === 'notice' || path === 'notice.text') return value === null || value === '';
  if (/^(?:roles|sessions)$/.test(path)) return Array.isArray(value) && value.length === 0;
  return /(?:\.id|roleId|from)$/.test(path) && typeof value === 'string' && value !== '';
}

describe('a login is not let in for a fact that is broken', () => {
  it('LN-6: that has not acknowledged the notice', () => {
    expectClosed((facts) => decideLogin('2026.1', facts), UNREAD, isOther);
  });

  it('SES-2, SES-3: that finds no place', () => {
    const facts: LoginFacts = { ...FACTS, session: { id: 'new', from: 'gone' } };
    expectClosed((asked) => decideLogin('2026.1', asked, DENY), facts, isOther);
    const feature = { ...facts.features, multipleSessions: false };
    expectClosed((asked) => decideLogin('2026.1', asked, DENY), { ...facts, features: feature }, isOther);
  });

  it('CHOICE-SESSION-ROLE-GONE: in a role that is inactive', () => {
    const [administrator, clerk] = FACTS.roles as [LoginFacts['roles'][0], LoginFacts['roles'][0]];
    const facts = { ...FACTS, roles: [{ ...administrator, inactive: true }, clerk] };
    const answer = decideLogin('2026.1', facts);
    expect(answer.disposition).toBe('refuse');
    expect(refused(answer).violations).toEqual([
      {
        code: 'role_inactive',
        rule: 'CHOICE-SESSION-ROLE-GONE',
        message: 'The role is inactive, and nobody can log in with it.',
        path: ['roleId'],
        remedy: 'Ask the user to choose another role.',
      },
    ]);
    expect(decideLogin('2026.1', { ...facts, roleId: clerk.id }).disposition).toBe('enter');
    expectClosed(
      (asked) => decideLogin('2026.1', asked),
      facts,
      (path, value) => isOther(path, value),
    );
  });

  it('CHOICE-SESSION-ROLE-GONE: in a role that is not one of the user’s', () => {
    const facts = { ...FACTS, roleId: '1013' };
    expect(refused(decideLogin('2026.1', facts)).violations).toEqual([
      {
        code: 'role_unknown',
        rule: 'CHOICE-SESSION-ROLE-GONE',
        message: 'The role is not one of the user’s.',
        path: ['roleId'],
        remedy: 'Read the roles of the user anew, and ask the user to choose one of them.',
      },
    ]);
    expect(codes(decideLogin('2026.1', { ...FACTS, roles: [] }))).toEqual(['role_unknown']);
    // nothing is shown to whoever cannot log in anyway
    expect(decideLogin('2026.1', { ...UNREAD, roleId: '1013' }).disposition).toBe('refuse');
    expectClosed((asked) => decideLogin('2026.1', asked), facts, isOther);
  });

  test.each(['sso', 'role_switch', 'token', 'Password'])('LN-5: whose kind is %s is a mistake', (kind) => {
    const facts = { ...FACTS, login: { id: 'login-1', kind: kind as 'password' } };
    expect(() => decideLogin('2026.1', facts)).toThrow('login.kind');
  });

  it('CHOICE-SESSION-DATE: at an invalid instant', () => {
    expect(codes(decideLogin('2026.1', { ...FACTS, at: INVALID }))).toEqual(['invalid_instant']);
    expectClosed(
      (asked) => decideLogin('2026.1', asked),
      { ...FACTS, at: 'today' },
      (path) => path === 'at',
    );
  });

  it('S3: sessions that are none continue nothing', () => {
    const live = [ui('a', 0), null as never];
    expect(() => continuedSession(live, 'ui', { id: 'b' })).toThrow('sessions.1');
    expect(() => continuedSession('ab' as never, 'ui', { id: 'b' })).toThrow('sessions');
    const odd = [{ ...ui('a', 0), startedAt: Object.create(null) }];
    expect(() => decideLogin('2026.1', { ...FACTS, sessions: odd, session: { id: 'a' } })).toThrow(
      'sessions.0.startedAt',
    );
  });

  test.each([
    { overflow: 'deny-new' },
    { frequency: 'daily' },
    { frequency: { maxAgeDays: '30' } },
    { frequency: { maxAgeDays: 30, unit: 'days' } },
    { frequency: { maxAgeDays: Number.NaN } },
    { frequency: { maxAgeDays: -1 } },
    { frequency: null },
    { gatedLogins: 'password' },
    { gatedLogins: ['sso'] },
    { gatedLogin: ['password'] },
    { markup: 'html' },
  ])('that is asked with the choices %j is a mistake', (choices) => {
    expect(() => decideLogin('2026.1', FACTS, choices as never)).toThrow(
      expect.objectContaining({ code: 'malformed_choices' }),
    );
  });
});

describe('answers about logins belong to who asked', () => {
  it('N3: nothing in them is shared', () => {
    for (const facts of [UNREAD, FACTS, { ...FACTS, at: INVALID }, { ...FACTS, session: { id: 'a' } }]) {
      for (const release of ['2025.2', '2026.1'] as const) {
        expectOwnAnswer((asked) => decideLogin(release, asked), facts);
        expectOwnAnswer((asked) => decideLogin(release, asked, DENY), facts);
      }
    }
  });
});
