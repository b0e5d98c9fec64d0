import { describe, expect, it, test } from 'vitest';
import {
  decideAcknowledgement,
  decideEnableLoginNotification,
  decideReadAcknowledgements,
  decideSetNotice,
  type NoticeChoices,
  noticeRequirement,
} from '../../src/loginNotice/index.js';
import { LOGIN_NOTICE_RULES } from '../../src/loginNotice/rules.js';
import { codes, expectClosed, expectOwnAnswer, refused } from '../support.js';
import { AT, administrator, clerk, entry, notice, ON, USER } from './facts.js';

const R = '2026.1';
const current = notice(2);
const login = { id: 'login-1', kind: 'password' } as const;
const earlier = entry(current, { loginId: 'login-0' });
const facts = {
  features: ON,
  notice: current,
  login,
  userId: USER,
  acknowledgements: [earlier],
  at: AT,
};
const required = (asked: typeof facts, choices?: NoticeChoices) => ({
  allowed: !noticeRequirement(R, asked, choices).required,
});

/** Another fact: another notice, the opposite, or a kind of login that is not gated. */
function isOther(path: string, value: unknown): boolean {
  if (path === 'features.loginNotification') return value === false;
  if (/(?:designated2fa|inactive|samlSso)$/.test(path))
    return typeof value === 'boolean' || value === undefined;
  if (path === 'notice' || path === 'notice.text') return value === null || value === '';
  if (path === 'notice.revision') return value === 1;
  return path === 'role.kind' && value === 'administrator';
}

describe('no fact that is broken gets a login past the notice', () => {
  it('LN-5, LN-6: whatever it is', () => {
    expectClosed(required, facts, isOther);
    expectClosed(
      (asked) => required(asked, { frequency: { maxAgeDays: 1 } }),
      {
        ...facts,
        acknowledgements: [{ ...earlier, at: '2026-01-01T00:00:00Z' }],
      },
      isOther,
    );
    const others = [entry(current, { userId: '8' }), entry(notice(1)), entry(current, { revision: 1 })];
    expectClosed(required, { ...facts, acknowledgements: others }, (path, value) => isOther(path, value));
  });

  it('LN-8: an acknowledgement of nothing by nobody is none', () => {
    const nothing = {
      ...facts,
      notice: { text: 'x', savedAt: AT, savedBy: '3' },
      userId: undefined,
      login: { kind: 'password' },
    };
    const acknowledgements = [{ at: AT.toISOString() }];
    expect(() => noticeRequirement(R, { ...nothing, acknowledgements } as never)).toThrow('notice.revision');
    expect(() => noticeRequirement(R, { ...facts, acknowledgements: [null] } as never)).toThrow(
      'acknowledgements.0',
    );
  });

  test.each(['sso', 'Password', '', undefined, null])(
    'CHOICE-NOTICE-GATED: a login of the kind %j is a mistake',
    (kind) => {
      expect(() => noticeRequirement(R, { ...facts, login: { ...login, kind: kind as never } })).toThrow(
        'login.kind',
      );
    },
  );

  test.each([{ required: false }, { concerned: false, answer: { required: false } }, { allowed: true }])(
    'LN-6: a row of a store that also has %j is a notice',
    (members) => {
      const row = { ...current, ...members };
      expect(noticeRequirement(R, { ...facts, notice: row })).toEqual(noticeRequirement(R, facts));
      const click = { ...facts, notice: row, roleId: '1001', shown: current };
      expect(decideAcknowledgement(R, click).allowed).toBe(true);
    },
  );

  it('LN-5, LN-7: nor makes a click of it', () => {
    const click = { ...facts, roleId: '1001', shown: { revision: 1, sha256: current.sha256 } };
    expectClosed((asked) => decideAcknowledgement(R, asked), click, isOther);
    const unread = { ...click, shown: current, at: 'now' };
    expectClosed(
      (asked) => decideAcknowledgement(R, asked),
      unread,
      (path) => path === 'at',
    );
    const none = { ...click, notice: null };
    expectClosed((asked) => decideAcknowledgement(R, asked), none);
    for (const changes of [{ roleId: '' }, { address: 5 }, { userAgent: null }, { shown: null }]) {
      expect(() => decideAcknowledgement(R, { ...click, shown: current, ...changes } as never)).toThrow(
        Object.keys(changes)[0] as string,
      );
    }
  });
});

describe('no fact that is broken makes a role one that may', () => {
  it('LN-3, LAT-2: set up the notice, or read who has acknowledged it', () => {
    const previous = { revision: 1, text: 'Old' };
    for (const role of [clerk, { ...administrator, inactive: true }]) {
      const asked = { features: ON, role, text: 'New', previous };
      expectClosed((one) => decideSetNotice(R, one), asked, isOther);
      expectClosed((one) => decideEnableLoginNotification(R, one), { role }, isOther);
      expectClosed((one) => decideReadAcknowledgements(R, one), { role }, isOther);
    }
    expectClosed(
      (one) => decideSetNotice(R, one),
      { features: ON, role: administrator, text: '<u>' },
      (path, value) => path === 'text' && typeof value === 'string',
    );
  });

  test.each([null, 1, 'Old', { text: 'Old' }, { revision: Number.NaN, text: 'Old' }, { revision: 1 }])(
    'CHOICE-NOTICE-SAME-TEXT: %j is no text that was there before',
    (previous) => {
      const asked = { features: ON, role: administrator, text: 'New', previous: previous as never };
      expect(() => decideSetNotice(R, asked)).toThrow('previous');
    },
  );
});

describe('who enables the login notice', () => {
  it('LN-1, LN-3: an Administrator, from the release on that has it', () => {
    expect(decideEnableLoginNotification(R, { role: administrator })).toEqual({
      allowed: true,
      rules: ['LN-1', 'LN-3'],
      advice: [],
    });
    expect(codes(decideEnableLoginNotification('2025.2', { role: administrator }))).toEqual([
      'not_available_yet',
    ]);
    expect(refused(decideEnableLoginNotification(R, { role: clerk })).violations).toEqual([
      {
        code: 'administrator_required',
        rule: 'LN-3',
        message: 'Only the Administrator role may set up the notice.',
        path: ['role', 'kind'],
      },
    ]);
    const inactive = { ...administrator, inactive: true };
    expect(codes(decideEnableLoginNotification(R, { role: inactive }))).toEqual(['role_inactive']);
  });

  it('LN-8, LAT-6: the catalogue says where they stand', () => {
    expect(LOGIN_NOTICE_RULES['LN-8']).toMatchObject({
      basis: 'inferred',
      source: { page: 'Authentication, release note of 2026.1' },
    });
    expect(LOGIN_NOTICE_RULES['LAT-6'].source.page).toBe('section_1548084502');
  });
});

describe('answers about the notice belong to who asked', () => {
  it('LN-5: nothing in them is shared', () => {
    const choices: NoticeChoices[] = [{}, { frequency: 'once_per_text' }, { gatedLogins: [] }];
    for (const release of ['2025.2', R] as const) {
      for (const choice of choices) {
        for (const asked of [facts, { ...facts, notice: null }, { ...facts, acknowledgements: [] }]) {
          expectOwnAnswer((one) => noticeRequirement(release, one, choice), asked);
          const click = { ...asked, roleId: '1001', shown: current, address: '192.0.2.1' };
          expectOwnAnswer((one) => decideAcknowledgement(release, one, choice), click);
          expectOwnAnswer((one) => decideAcknowledgement(release, one, choice), {
            ...click,
            shown: notice(1, 'x'),
          });
        }
      }
      for (const role of [administrator, clerk, { ...administrator, inactive: true }]) {
        for (const text of ['', 'New', '<u>\u202e'])
          expectOwnAnswer((one) => decideSetNotice(release, one), { features: ON, role, text });
        expectOwnAnswer((one) => decideReadAcknowledgements(release, one), { role });
        expectOwnAnswer((one) => decideEnableLoginNotification(release, one), { role });
      }
    }
  });
});
