import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/release.js';
import {
  decideUseSession,
  type Session,
  type SessionKind,
  sessionTimeouts,
  type TimeoutSettings,
  validateIdleTimeout,
} from '../../src/sessions/index.js';
import { codes, granted, refused } from '../support.js';
import { INVALID, T0, ui } from './support.js';

const CARDS = ['Lists', 'View Unencrypted Credit Cards'];

describe('the idle timeout of an account', () => {
  test.each([
    [14, ['idle_minutes_out_of_range']],
    [15, []],
    [180, []],
    [720, []],
    [721, ['idle_minutes_out_of_range']],
    [15.5, ['idle_minutes_not_whole']],
    [14.5, ['idle_minutes_not_whole', 'idle_minutes_out_of_range']],
    [0, ['idle_minutes_out_of_range']],
    [-180, ['idle_minutes_out_of_range']],
    [Number.NaN, ['idle_minutes_not_whole', 'idle_minutes_out_of_range']],
    [Number.POSITIVE_INFINITY, ['idle_minutes_not_whole', 'idle_minutes_out_of_range']],
  ])('SES-11: %d minutes: %j', (minutes, expected) => {
    expect(codes(validateIdleTimeout('2026.1', minutes))).toEqual(expected);
  });

  it('SES-11: says what is expected', () => {
    expect(validateIdleTimeout('2026.1', 60)).toEqual({ allowed: true, rules: ['SES-11'], advice: [] });
    expect(refused(validateIdleTimeout('2026.1', 14.5)).violations).toEqual([
      {
        code: 'idle_minutes_not_whole',
        rule: 'SES-11',
        message: 'expected whole minutes',
        path: ['minutes'],
      },
      {
        code: 'idle_minutes_out_of_range',
        rule: 'SES-11',
        message: 'expected 15 to 720 minutes',
        path: ['minutes'],
      },
    ]);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => validateIdleTimeout('2029.1' as Release, 15)).toThrow('2025.2 to 2028.2');
  });
});

describe('timeouts', () => {
  test.each<[string, SessionKind, TimeoutSettings, object]>([
    [
      'SES-11: user interface',
      'ui',
      { permissions: [] },
      { idleMinutes: 180, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: user interface, as set',
      'ui',
      { permissions: ['View Unencrypted ACH Account Numbers'], idleMinutes: 30 },
      { idleMinutes: 30, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: card numbers',
      'ui',
      { permissions: CARDS },
      { idleMinutes: 15, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: card numbers, whatever is set',
      'ui',
      { permissions: CARDS, idleMinutes: 720 },
      { idleMinutes: 15, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: SOAP',
      'soap',
      { permissions: CARDS, idleMinutes: 720 },
      { idleMinutes: 20, absoluteMinutes: 60, operationMinutes: 15, rules: ['SES-11'] },
    ],
    [
      'SES-11, CHOICE-SESSION-NO-TIMEOUT: SuiteAnalytics Connect',
      'connect',
      { permissions: CARDS },
      {
        idleMinutes: 90,
        absoluteMinutes: null,
        operationMinutes: null,
        rules: ['SES-11', 'CHOICE-SESSION-NO-TIMEOUT'],
      },
    ],
    [
      'CHOICE-SESSION-NO-TIMEOUT: web store',
      'web_store',
      { permissions: CARDS },
      {
        idleMinutes: null,
        absoluteMinutes: null,
        operationMinutes: null,
        rules: ['CHOICE-SESSION-NO-TIMEOUT'],
      },
    ],
  ])('%s', (_, kind, settings, expected) => {
    for (const release of RELEASES) {
      expect(sessionTimeouts(release, { kind, ...settings })).toEqual({ ...expected, advice: [] });
    }
  });

  test.each([14, 721, 60.5, -1, Number.NaN])(
    'CHOICE-SESSION-IDLE-INVALID: an idle timeout of %d counts as the shortest',
    (idleMinutes) => {
      expect(sessionTimeouts('2026.1', { kind: 'ui', permissions: [], idleMinutes })).toMatchObject({
        idleMinutes: 15,
        rules: ['SES-11', 'CHOICE-SESSION-IDLE-INVALID'],
      });
    },
  );

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => sessionTimeouts('2029.1' as Release, { kind: 'soap', permissions: [] })).toThrow('2025.2');
  });
});

describe('using a session', () => {
  const use = (session: Session, minute: number, settings: TimeoutSettings = { permissions: [] }) =>
    decideUseSession('2026.1', { session, ...settings }, new Date(T0 + minute * 60_000));
  const used = (minute: number) => ui('a', 0, { lastUsedAt: new Date(T0 + minute * 60_000) });
  const MS = 1 / 60_000;

  it('SES-11, CHOICE-SESSION-BOUNDARY: a session has ended when its idle time has passed in full', () => {
    expect(use(ui('a', 0), 180 - MS)).toEqual({
      allowed: true,
      rules: ['SES-11', 'CHOICE-SESSION-BOUNDARY'],
      advice: [],
      validUntil: '2026-03-01T11:00:00.000Z',
    });
    expect(refused(use(ui('a', 0), 180))).toEqual({
      allowed: false,
      rules: ['SES-11', 'CHOICE-SESSION-BOUNDARY'],
      violations: [
        {
          code: 'idle_timeout',
          rule: 'SES-11',
          message: 'the session was idle for too long',
          path: ['session', 'lastUsedAt'],
        },
      ],
    });
  });

  it('SES-11: use prolongs it, up to 12 hours from its start', () => {
    expect(granted(use(used(60), 100)).validUntil).toBe('2026-03-01T12:00:00.000Z');
    expect(granted(use(used(600), 720 - MS)).validUntil).toBe('2026-03-01T20:00:00.000Z');
    expect(refused(use(used(600), 720)).violations).toMatchObject([
      {
        code: 'absolute_timeout',
        rule: 'SES-11',
        message: 'the session has reached its full time',
        path: ['session', 'startedAt'],
      },
    ]);
  });

  it('SES-11: both timeouts may have passed', () => {
    expect(codes(use(ui('a', 0), 720))).toEqual(['idle_timeout', 'absolute_timeout']);
  });

  it('SES-11: role and account shorten the idle time', () => {
    expect(codes(use(ui('a', 0), 15, { permissions: CARDS }))).toEqual(['idle_timeout']);
    expect(codes(use(ui('a', 0), 15 - MS, { permissions: CARDS }))).toEqual([]);
    expect(codes(use(ui('a', 0), 30, { permissions: [], idleMinutes: 30 }))).toEqual(['idle_timeout']);
    expect(codes(use(ui('a', 0), 30 - MS, { permissions: [], idleMinutes: 30 }))).toEqual([]);
  });

  test.each<[SessionKind, number, string]>([
    ['soap', 20, 'idle_timeout'],
    ['connect', 90, 'idle_timeout'],
  ])('SES-11: a session of kind %s is idle for %d minutes at most', (kind, minutes, code) => {
    expect(codes(use(ui('a', 0, { kind }), minutes - MS))).toEqual([]);
    expect(codes(use(ui('a', 0, { kind }), minutes))).toEqual([code]);
  });

  it('SES-11: a SOAP session ends after 60 minutes, a SuiteAnalytics Connect session at no known time', () => {
    expect(codes(use({ ...used(59), kind: 'soap' }, 60 - MS))).toEqual([]);
    expect(codes(use({ ...used(59), kind: 'soap' }, 60))).toEqual(['absolute_timeout']);
    expect(codes(use({ ...used(99_999), kind: 'connect' }, 100_000))).toEqual([]);
  });

  it('CHOICE-SESSION-NO-TIMEOUT: a web store session has no known timeout', () => {
    expect(use(ui('a', 0, { kind: 'web_store' }), 1e6)).toEqual({
      allowed: true,
      rules: ['CHOICE-SESSION-NO-TIMEOUT', 'CHOICE-SESSION-BOUNDARY'],
      advice: [],
      validUntil: null,
    });
  });

  test.each<SessionKind>(['ui', 'soap', 'connect', 'web_store'])(
    'CHOICE-SESSION-DATE: an invalid date ends a session of kind %s',
    (kind) => {
      const at = new Date(T0);
      const ask = (more: Partial<Session>, when = at) =>
        decideUseSession('2026.1', { session: ui('a', 0, { kind, ...more }), permissions: [] }, when);
      expect(refused(ask({ startedAt: INVALID }))).toEqual({
        allowed: false,
        rules: ['CHOICE-SESSION-DATE'],
        violations: [
          {
            code: 'invalid_date',
            rule: 'CHOICE-SESSION-DATE',
            message: 'not a valid date',
            path: ['session', 'startedAt'],
          },
        ],
      });
      expect(refused(ask({ lastUsedAt: INVALID })).violations[0].path).toEqual(['session', 'lastUsedAt']);
      expect(refused(ask({}, INVALID)).violations[0].path).toEqual(['at']);
      expect(codes(ask({ startedAt: INVALID, lastUsedAt: INVALID }, INVALID))).toHaveLength(3);
    },
  );

  it('SES-11: dates at the ends of time do not throw', () => {
    const last = new Date(8.64e15);
    const session = ui('a', 0, { startedAt: last, lastUsedAt: last });
    expect(granted(decideUseSession('2026.1', { session, permissions: [] }, last)).validUntil).toBe(
      '+275760-09-13T00:00:00.000Z',
    );
    const first = ui('a', 0, { startedAt: new Date(-8.64e15), lastUsedAt: new Date(-8.64e15) });
    expect(codes(decideUseSession('2026.1', { session: first, permissions: [] }, last))).toHaveLength(2);
  });

  it('SES-11: an answer holds until the instant it names, and not at it', () => {
    const minute = fc.integer({ min: 0, max: 800 });
    const kinds = fc.constantFrom<SessionKind>('ui', 'soap', 'connect');
    fc.assert(
      fc.property(kinds, minute, minute, fc.boolean(), (kind, last, now, cards) => {
        const session = { ...used(last), kind };
        const settings = { permissions: cards ? CARDS : [] };
        const decision = use(session, now, settings);
        if (!decision.allowed) return;
        const until = (Date.parse(decision.validUntil ?? '') - T0) / 60_000;
        expect(until).toBeGreaterThan(now);
        expect(use(session, until - MS, settings).allowed).toBe(true);
        expect(use(session, until, settings).allowed).toBe(false);
      }),
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    const facts = { session: ui('a', 0), permissions: [] };
    expect(() => decideUseSession('2029.1' as Release, facts, new Date(T0))).toThrow('2025.2');
  });
});
