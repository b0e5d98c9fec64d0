import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Terms from '../../src/sessions/limitsAndDates.js';
import { administrator, clerk, OFF, ON, ui } from './support.js';

type Rows = Partial<Pick<typeof Terms, 'PASSKEYS' | 'SESSION_LIMITS'>>;

/** The module as it would be with other rows in its terms. */
async function withRows(rows: (terms: typeof Terms) => Rows) {
  vi.resetModules();
  const terms = await vi.importActual<typeof Terms>('../../src/sessions/limitsAndDates.js');
  vi.doMock('../../src/sessions/limitsAndDates.js', () => ({ ...terms, ...rows(terms) }));
  const { SESSIONS_RULES } = await import('../../src/sessions/rules.js');
  return { ...(await import('../../src/sessions/index.js')), SESSIONS_RULES };
}

afterEach(() => {
  vi.doUnmock('../../src/sessions/limitsAndDates.js');
  vi.resetModules();
});

describe('a row of the terms is all that a change takes', () => {
  it('SES-4: another limit for those who qualify', async () => {
    const { decideOpenSession, SESSIONS_RULES, sessionAllowance } = await withRows(
      ({ LIMITS_ON_CONDITIONS, SESSION_LIMITS }) => ({
        SESSION_LIMITS: [
          ...SESSION_LIMITS,
          {
            since: '2028.1',
            value: { ...LIMITS_ON_CONDITIONS, most: 2, statedBy: 'SES-7' },
            rules: ['SES-3', 'SES-7'],
          },
        ],
      }),
    );
    const facts = { features: ON, roles: [administrator] };
    expect(sessionAllowance('2028.1', facts)).toMatchObject({
      limit: 2,
      because: [{ code: 'every_role_2fa_required', rule: 'SES-7' }],
      rules: ['SES-3', 'SES-7'],
      advice: [],
    });
    for (const release of ['2025.2', '2026.1', '2027.2'] as const) {
      expect(sessionAllowance(release, facts)).toMatchObject({
        limit: 3,
        advice: [
          {
            code: 'fewer_sessions',
            rule: 'SES-7',
            message:
              'From 2028.1 on, the user may have at most 2 sessions at once. Every role of the user is 2FA-required.',
            enforcedFrom: '2028.1',
          },
        ],
      });
    }
    const sessions = [ui('a', 0), ui('b', 1)];
    expect(decideOpenSession('2028.1', { ...facts, sessions, opening: { kind: 'ui' } })).toMatchObject({
      endSessions: ['a'],
      limit: 2,
    });
    expect(SESSIONS_RULES['SES-4'].statement).toContain(
      'at most 3 sessions from 2026.1 on, and 2 sessions from 2028.1 on.',
    );
  });

  it('SES-2, SES-3: another limit for those who do not qualify', async () => {
    const { sessionAllowance } = await withRows(({ LIMITS_ON_CONDITIONS, SESSION_LIMITS }) => ({
      SESSION_LIMITS: [
        ...SESSION_LIMITS,
        {
          since: '2027.1',
          value: { ...LIMITS_ON_CONDITIONS, conditions: { otherwise: 2, feature: 'SES-7', roles: 'SES-8' } },
          rules: ['SES-4'],
        },
      ],
    }));
    const facts = { features: OFF, roles: [clerk] };
    expect(sessionAllowance('2026.1', facts)).toMatchObject({
      limit: 1,
      rules: ['SES-2', 'SES-3', '2FA-4'],
      advice: [],
    });
    expect(sessionAllowance('2027.1', facts)).toMatchObject({ limit: 2, rules: ['SES-7', 'SES-8', '2FA-4'] });
    expect(
      sessionAllowance('2025.2', facts).advice.map(({ enforcedFrom, rule }) => [enforcedFrom, rule]),
    ).toEqual([
      ['2026.1', 'SES-2'],
      ['2026.1', 'SES-3'],
    ]);
  });

  it('SES-1 to SES-4: conditions from another release on', async () => {
    const { SESSIONS_RULES, sessionAllowance } = await withRows(({ SESSION_LIMITS: [first, second] }) => ({
      SESSION_LIMITS: [first, { ...(second ?? first), since: '2027.2' }],
    }));
    const facts = { features: OFF, roles: [administrator] };
    expect(sessionAllowance('2027.1', facts)).toMatchObject({
      limit: 3,
      advice: [{ enforcedFrom: '2027.2' }],
    });
    expect(sessionAllowance('2027.1', facts).advice[0]?.message).toMatch(/^From 2027\.2 on, /);
    expect(sessionAllowance('2027.2', facts).limit).toBe(1);
    expect(SESSIONS_RULES['SES-1'].statement).toContain('Before 2027.2,');
    expect(SESSIONS_RULES['SES-3'].since).toBe('2027.2');
  });

  it('2FA-10: passkeys from another release on', async () => {
    const { decideSecondFactor, SESSIONS_RULES } = await withRows(({ PASSKEYS: [first] }) => ({
      PASSKEYS: [first, { since: '2027.1', value: true, rules: ['2FA-9'] }],
    }));
    const facts = { factor: 'passkey', firstLogin: false, passkeysDisabled: false } as const;
    expect(decideSecondFactor('2026.2', facts)).toMatchObject({
      allowed: false,
      violations: [{ message: 'A passkey can be the second factor only from 2027.1 on.' }],
    });
    expect(decideSecondFactor('2027.1', facts)).toMatchObject({ allowed: true, rules: ['2FA-9'] });
    expect(SESSIONS_RULES['2FA-10'].since).toBe('2027.1');
  });
});
