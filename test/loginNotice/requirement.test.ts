import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  type Acknowledgement,
  decideAcknowledgement,
  type LoginKind,
  type NoticeChoices,
  type NoticeFrequency,
  type NoticeRequirementFacts,
  type NoticeRevision,
  noticeRequirement,
} from '../../src/loginNotice/index.js';
import { codes, granted, refused } from '../support.js';
import { ALL_KINDS, AT, entry, notice, OFF, ON, USER } from './facts.js';

const current = notice(2);
const facts: NoticeRequirementFacts = {
  features: ON,
  notice: current,
  login: { id: 'login-1', kind: 'password' },
  userId: USER,
  acknowledgements: [],
  at: AT,
};
const ask = (changes: Partial<typeof facts> = {}, choices?: NoticeChoices) =>
  noticeRequirement('2026.1', { ...facts, ...changes }, choices);
const having = (...acknowledgements: Acknowledgement[]) => ask({ acknowledgements });

describe('is a notice to be acknowledged', () => {
  test.each<[Release, boolean]>([
    ['2025.2', false],
    ['2026.1', true],
    ['2028.2', true],
  ])('LN-1: in %s: %s', (release, required) => {
    const answer = noticeRequirement(release, facts);
    expect(answer.required).toBe(required);
    if (!required) expect(answer.because).toMatchObject([{ code: 'not_available_yet', rule: 'LN-1' }]);
  });

  it('LN-1: not with the feature off, whatever was saved', () => {
    expect(ask({ features: OFF })).toMatchObject({
      required: false,
      because: [{ code: 'feature_off', rule: 'LN-1' }],
      rules: ['LN-1'],
    });
  });

  it('LN-2: not with the feature on and no text saved', () => {
    expect(ask({ notice: null })).toMatchObject({
      required: false,
      because: [{ code: 'no_notice', rule: 'LN-2' }],
    });
  });

  it('LN-5, LN-6, N1: of a login that has not acknowledged it, with what is to be shown', () => {
    expect(ask()).toEqual({
      required: true,
      because: [
        {
          code: 'not_acknowledged',
          rule: 'LN-6',
          message: 'The user must acknowledge the notice to get access to the account.',
        },
      ],
      rules: [
        'LN-5',
        'LN-6',
        'CHOICE-NOTICE-GATED',
        'CHOICE-NOTICE-FREQUENCY',
        'CHOICE-NOTICE-CHANGED',
        'LN-8',
      ],
      advice: [],
      notice: { revision: 2, sha256: current.sha256 },
    });
  });

  test.each<[string, boolean]>([
    ['', true],
    [' \t\r\n\u00a0\u3000', true],
    ['&nbsp;', true],
    ['<p> <b></b>&nbsp;</p><br>\n<BR />', true],
    ['<p>', true],
    ['</p>', false],
    ['<u></u>', false],
    ['&copy;', false],
    ['&lt;', false],
    ['\u0000', false],
    ['\f', false],
    [' \u000b ', false],
    ['<p><i> .</i></p>', false],
    ['.', false],
    [' <b></b>x', false],
  ])('CHOICE-NOTICE-BLANK: the text %j is blank: %s', (text, blank) => {
    const answer = ask({ notice: notice(2, text) });
    expect(answer.because[0].code).toBe(blank ? 'notice_blank' : 'not_acknowledged');
    expect(answer.required).toBe(!blank);
    if (blank) expect(answer.rules).toEqual(['CHOICE-NOTICE-BLANK']);
  });

  test.each<[LoginKind, boolean]>([
    ['password', true],
    ['saml', true],
    ['oidc', true],
    ['passkey', true],
    ['token', false],
    ['role_switch', false],
  ])('CHOICE-NOTICE-GATED: a %s login is gated: %s', (kind, gated) => {
    const login = { id: 'login-1', kind };
    expect(ask({ login }).because[0].code).toBe(gated ? 'not_acknowledged' : 'login_not_gated');
    expect(ask({ login }).rules).toContain('CHOICE-NOTICE-GATED');
    expect(ask({ login }, { gatedLogins: [kind] }).required).toBe(true);
    const others = ALL_KINDS.filter((other) => other !== kind);
    expect(ask({ login }, { gatedLogins: others }).required).toBe(false);
  });

  it.each([{ required: false }, { required: true }, { text: undefined }, { concerned: false }])(
    'LN-6: asks whatever else a stored notice has: %j',
    (more) => {
      const stored = { ...more, ...current } as NoticeRevision;
      expect(ask({ notice: stored })).toEqual(ask());
      const shown = { revision: 2, sha256: current.sha256 };
      const click = { ...facts, notice: stored, shown, roleId: '1001' };
      expect(decideAcknowledgement('2026.1', click).allowed).toBe(true);
    },
  );

  it('LN-1: says from which release on, and what is switched off', () => {
    expect(noticeRequirement('2025.2', facts).because[0].message).toBe(
      'Login notification is available from release 2026.1 on.',
    );
    expect(ask({ features: OFF }).because[0]).toMatchObject({
      message: 'The Login Notification feature is not enabled in the account.',
      path: ['features', 'loginNotification'],
    });
  });

  it('takes instants as dates and as text', () => {
    const earlier = entry(current, { loginId: 'login-0', at: '2026-06-14T12:00:00.001Z' });
    const asked = { at: '2026-06-15T14:00:00+02:00', notice: { ...current, savedAt: AT.toISOString() } };
    const choices = { frequency: { maxAgeDays: 1 } };
    expect(ask({ ...asked, acknowledgements: [earlier] }, choices).required).toBe(false);
    expect(ask({ ...asked, at: '2026-06-15', acknowledgements: [earlier] }, choices).required).toBe(true);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => noticeRequirement('2099.1' as Release, facts)).toThrow('outside the modelled range');
  });
});

describe('what counts as acknowledged', () => {
  it('LN-5: this login, this text', () => {
    expect(having(entry(current))).toEqual({
      required: false,
      because: [{ code: 'acknowledged', rule: 'LN-5', message: 'The user has acknowledged the notice.' }],
      rules: ['LN-5', 'CHOICE-NOTICE-GATED', 'CHOICE-NOTICE-FREQUENCY', 'CHOICE-NOTICE-CHANGED'],
      advice: [],
    });
    expect(having(entry(notice(1, 'Old')), entry(current)).required).toBe(false);
  });

  it('LN-8: not another login of the same user', () => {
    expect(having(entry(current, { loginId: 'login-0' })).because[0].code).toBe('not_acknowledged');
  });

  it.each<NoticeFrequency>(['every_login', 'once_per_text', { maxAgeDays: 30 }])(
    'N1: never the entry of another user (%j)',
    (frequency) => {
      const acknowledgements = [entry(current, { userId: '8' })];
      expect(ask({ acknowledgements }, { frequency })).toMatchObject({
        required: true,
        because: [{ code: 'not_acknowledged' }],
      });
    },
  );

  it.each<NoticeFrequency>(['every_login', 'once_per_text', { maxAgeDays: 30 }])(
    'CHOICE-NOTICE-CHANGED: never another text, also not in this login (%j)',
    (frequency) => {
      const acknowledgements = [entry(notice(1, 'Old')), entry(notice(2, 'Forged'))];
      expect(ask({ acknowledgements }, { frequency }).because[0].code).toBe('not_acknowledged');
    },
  );

  it.each<[NoticeFrequency, boolean]>([
    ['every_login', true],
    ['once_per_text', false],
    [{ maxAgeDays: 1 }, false],
  ])(
    'CHOICE-NOTICE-CHANGED: a text that has come back, under %j, is asked for again: %s',
    (frequency, asked) => {
      const acknowledgements = [entry(notice(1))];
      expect(ask({ notice: notice(3), acknowledgements }, { frequency }).required).toBe(asked);
    },
  );

  it('CHOICE-NOTICE-FREQUENCY: once per text, an earlier login counts however old', () => {
    const acknowledgements = [entry(current, { loginId: 'login-0', at: '2026-01-01T00:00:00.000Z' })];
    expect(ask({ acknowledgements }, { frequency: 'once_per_text' }).required).toBe(false);
    expect(ask({ acknowledgements }, { frequency: 'every_login' }).required).toBe(true);
    const { rules } = ask({}, { frequency: 'once_per_text' });
    expect(rules).toContain('CHOICE-NOTICE-FREQUENCY');
    expect(rules).not.toContain('LN-8');
  });

  test.each<[string, string, boolean]>([
    ['at the same instant', '2026-06-15T12:00:00.000Z', true],
    ['a millisecond younger than thirty days', '2026-05-16T12:00:00.001Z', true],
    ['thirty days old', '2026-05-16T12:00:00.000Z', false],
    ['older', '2025-06-15T12:00:00.000Z', false],
    ['without a fraction of a second', '2026-06-15T11:00:00Z', true],
    ['in the future', '2026-06-15T12:00:00.001Z', false],
    ['without a zone', '2026-06-15T11:00:00.000', false],
    ['with another zone', '2026-06-15T12:59:59+01:00', true],
    ['in the future by its zone', '2026-06-15T11:00:00-01:01', false],
    ['with a zone that is not well formed', '2026-06-15T11:00:00+0000', false],
    ['a date alone', '2026-06-15', false],
    ['not a day', '2026-02-32T12:00:00.000Z', false],
    ['with a remark before it', '(or so) 2026-06-15T11:00:00.000Z', false],
    ['no instant', 'yesterday', false],
    ['nothing', '', false],
  ])('CHOICE-NOTICE-FREQUENCY: at most thirty days, an entry %s counts', (_, at, counts) => {
    const acknowledgements = [entry(current, { loginId: 'login-0', at })];
    expect(ask({ acknowledgements }, { frequency: { maxAgeDays: 30 } }).because).toMatchObject([
      counts
        ? { code: 'acknowledged' }
        : { code: 'acknowledgement_expired', rule: 'CHOICE-NOTICE-FREQUENCY' },
    ]);
  });

  it('CHOICE-NOTICE-FREQUENCY: an age cannot be told at an invalid instant, so only this login counts', () => {
    const at = new Date(Number.NaN);
    const frequency = { maxAgeDays: 30 };
    const earlier = entry(current, { loginId: 'login-0' });
    expect(ask({ at, acknowledgements: [earlier] }, { frequency }).required).toBe(true);
    expect(ask({ at, acknowledgements: [earlier, entry(current)] }, { frequency }).required).toBe(false);
  });

  it('CHOICE-NOTICE-FREQUENCY: a maximum age of 0 asks every login, once', () => {
    const frequency = { maxAgeDays: 0 };
    const earlier = entry(current, { loginId: 'login-0' });
    expect(ask({ acknowledgements: [earlier] }, { frequency }).required).toBe(true);
    expect(ask({ acknowledgements: [earlier, entry(current)] }, { frequency }).required).toBe(false);
  });
});

describe('the click', () => {
  const click = {
    features: ON,
    notice: current as NoticeRevision | null,
    shown: { revision: 2, sha256: current.sha256 },
    login: { id: 'login-1', kind: 'password' as LoginKind },
    userId: USER,
    roleId: '1001',
    at: AT,
  };
  const acknowledge = (changes: Partial<typeof click & { address: string; userAgent: string }> = {}) =>
    decideAcknowledgement('2026.1', { ...click, ...changes });

  it('LN-7, N2: makes one entry with user, role, instant in UTC, text, address and user agent', () => {
    expect(acknowledge({ address: '192.0.2.1', userAgent: 'Mozilla/5.0' })).toEqual({
      allowed: true,
      rules: ['LN-5', 'LN-7', 'CHOICE-NOTICE-GATED', 'CHOICE-NOTICE-CHANGED', 'CHOICE-NOTICE-LOG-TEXT'],
      advice: [],
      entry: {
        loginId: 'login-1',
        userId: USER,
        roleId: '1001',
        at: '2026-06-15T12:00:00.000Z',
        revision: 2,
        sha256: current.sha256,
        address: '192.0.2.1',
        userAgent: 'Mozilla/5.0',
      },
    });
  });

  it('LN-7: says nothing of an address and a user agent that are not known', () => {
    const entries = [acknowledge(), acknowledge({ address: '', userAgent: '' })].map(
      (decision) => granted(decision).entry,
    );
    expect(entries[1]).toEqual(entries[0]);
    expect(Object.keys(entries[1] ?? {})).toEqual([
      'loginId',
      'userId',
      'roleId',
      'at',
      'revision',
      'sha256',
    ]);
  });

  it('B2: twice makes the same entry twice', () => {
    expect(acknowledge()).toEqual(acknowledge());
  });

  test.each([
    ['an older text', { revision: 1, sha256: 'hash of Old' }],
    ['the same text of another revision', { revision: 1, sha256: current.sha256 }],
    ['another text of the same revision', { revision: 2, sha256: 'hash of Old' }],
  ])('CHOICE-NOTICE-CHANGED: on %s is refused, and the current one is to be shown', (_, shown) => {
    expect(refused(acknowledge({ shown }))).toEqual({
      allowed: false,
      rules: ['CHOICE-NOTICE-CHANGED'],
      violations: [
        {
          code: 'notice_changed',
          rule: 'CHOICE-NOTICE-CHANGED',
          message: 'The notice that was shown is not the current one.',
          path: ['shown'],
          remedy: 'Show the current notice, and ask the user to acknowledge it.',
        },
      ],
      advice: [],
    });
  });

  it('LN-7: needs an instant', () => {
    const refusal = refused(acknowledge({ at: new Date(Number.NaN) }));
    expect(refusal.violations).toMatchObject([{ code: 'invalid_instant', rule: 'LN-7', path: ['at'] }]);
    const both = acknowledge({ at: new Date(Number.NaN), shown: { revision: 1, sha256: '' } });
    expect(codes(both)).toEqual(['notice_changed', 'invalid_instant']);
  });

  test.each([
    ['LN-1: the feature is off', { features: OFF as unknown as typeof ON }, 'LN-1'],
    ['LN-2: no text is saved', { notice: null }, 'LN-2'],
    ['CHOICE-NOTICE-BLANK: the text is blank', { notice: notice(2, '<p></p>') }, 'CHOICE-NOTICE-BLANK'],
    [
      'CHOICE-NOTICE-GATED: it is no login at a page',
      { login: { id: 'call-1', kind: 'token' as const } },
      'CHOICE-NOTICE-GATED',
    ],
  ])('%s: nothing to acknowledge', (_, changes, rule) => {
    const refusal = refused(acknowledge(changes));
    expect(refusal.violations).toMatchObject([{ code: 'nothing_to_acknowledge', rule }]);
    expect(refusal.violations[0].message).toMatch(
      /^There is no notice for this login to acknowledge\. [A-Z].*\.$/,
    );
    expect(refusal.rules).toEqual([rule]);
  });

  it('LN-1: nothing to acknowledge before 2026.1', () => {
    expect(codes(decideAcknowledgement('2025.2', click))).toEqual(['nothing_to_acknowledge']);
  });

  it('LN-1, CHOICE-NOTICE-GATED: says where in the facts that lies', () => {
    expect(refused(acknowledge({ features: OFF as unknown as typeof ON })).violations[0].path).toEqual([
      'features',
      'loginNotification',
    ]);
    const login = { id: 'call-1', kind: 'token' as const };
    expect(refused(acknowledge({ login })).violations[0].path).toEqual(['login', 'kind']);
    expect(refused(acknowledge({ notice: null })).violations[0]).not.toHaveProperty('path');
  });

  it('LN-7: takes the instant as text with an offset, and records it in UTC', () => {
    const click = { ...facts, shown: { revision: 2, sha256: current.sha256 }, roleId: '1001' };
    const decision = decideAcknowledgement('2026.1', { ...click, at: '2026-06-15T08:00:00-04:00' });
    expect(granted(decision).entry.at).toBe('2026-06-15T12:00:00.000Z');
    expect(codes(decideAcknowledgement('2026.1', { ...click, at: '2026-06-15' }))).toEqual([
      'invalid_instant',
    ]);
  });

  it('CHOICE-NOTICE-GATED: a kind that the caller gates can acknowledge', () => {
    const call = { ...click, login: { id: 'call-1', kind: 'token' as const } };
    expect(decideAcknowledgement('2026.1', call, { gatedLogins: ['token'] }).allowed).toBe(true);
  });

  test.each([
    ['a forged line', 'Mozilla\r\nlogin ok', 'Mozilla\ufffd\ufffdlogin ok'],
    ['a terminal sequence', '\u001b[2J', '\ufffd[2J'],
    ['a C1 control', 'caf\u0085', 'caf\ufffd'],
    ['a tab and a delete', 'a\tb\u007f', 'a\ufffdb\ufffd'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a\ufffdb\ufffd'],
    ['a change of writing direction', 'a\u202eb', 'a\ufffdb'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['what is fine', 'Ünïcödé 😀 <b>"\\', 'Ünïcödé 😀 <b>"\\'],
    ['1,024 units', 'x'.repeat(1024), 'x'.repeat(1024)],
    ['1,025 units', 'x'.repeat(1025), 'x'.repeat(1024)],
    ['a pair across the cut', `${'x'.repeat(1023)}😀`, `${'x'.repeat(1023)}\ufffd`],
  ])('CHOICE-NOTICE-LOG-TEXT: %s in address or user agent', (_, raw, logged) => {
    const { entry: made } = granted(acknowledge({ address: raw, userAgent: raw }));
    expect(made.userAgent).toBe(logged);
    expect(made.address).toBe(logged);
  });
});

describe('laws', () => {
  const frequency = fc.oneof(
    fc.constantFrom<NoticeFrequency>('every_login', 'once_per_text'),
    fc.record({ maxAgeDays: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }) }),
  );
  const texts = fc.constantFrom('Authorized use only', 'Old', '<b>New</b>');
  const revisions = fc.record({ revision: fc.integer({ min: 1, max: 4 }), text: texts });
  const entries = fc.array(
    fc.record({
      of: revisions,
      loginId: fc.constantFrom('login-0', 'login-1'),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 5 },
  );
  const history = (made: { of: { revision: number; text: string }; loginId: string; day: number }[]) =>
    made.map(({ of, loginId, day }) =>
      entry(notice(of.revision, of.text), {
        loginId,
        at: `2026-06-${String(day).padStart(2, '0')}T12:00:00.000Z`,
      }),
    );

  it('B2: acknowledging what is shown ends the requirement, under every frequency and at every later or earlier instant', () => {
    fc.assert(
      fc.property(
        revisions,
        entries,
        frequency,
        fc.date({ noInvalidDate: true }),
        (now, made, chosen, later) => {
          const acknowledgements = history(made);
          const asked = { ...facts, notice: notice(now.revision, now.text), acknowledgements };
          const requirement = noticeRequirement('2026.1', asked, { frequency: chosen });
          if (!requirement.required) return;
          const decision = decideAcknowledgement('2026.1', {
            ...asked,
            shown: requirement.notice,
            roleId: '1001',
          });
          const after = {
            ...asked,
            at: later,
            acknowledgements: [...acknowledgements, granted(decision).entry],
          };
          expect(noticeRequirement('2026.1', after, { frequency: chosen }).required).toBe(false);
        },
      ),
    );
  });

  it('B1: a new text is asked for, whatever was acknowledged before and whatever the frequency', () => {
    fc.assert(
      fc.property(entries, frequency, (made, chosen) => {
        const changed = { ...facts, notice: notice(5, 'Never seen before'), acknowledgements: history(made) };
        expect(noticeRequirement('2026.1', changed, { frequency: chosen }).required).toBe(true);
      }),
    );
  });

  it('X2: answers are plain data of frozen facts, equal for equal facts', () => {
    const frozen = Object.freeze({
      ...facts,
      login: Object.freeze(facts.login),
      acknowledgements: Object.freeze([Object.freeze(entry(notice(1, 'Old')))]),
    });
    for (const release of RELEASES) {
      const answer = noticeRequirement(release, frozen);
      expect(noticeRequirement(release, frozen)).toEqual(answer);
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }
  });
});
