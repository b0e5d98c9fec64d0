import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import {
  decideUseSession,
  type Session,
  type SessionKind,
  type TimeoutSettings,
} from '../../src/sessions/index.js';
import { codes, granted, refused } from '../support.js';
import { INVALID, T0, ui } from './support.js';

const CARDS = ['Lists', 'View Unencrypted Credit Cards'];

describe('using a session', () => {
  const use = (
    session: Session,
    minute: number,
    settings: TimeoutSettings = { role: { kind: 'other', permissions: [] } },
  ) => decideUseSession('2026.1', { session, ...settings, at: new Date(T0 + minute * 60_000) });
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
      advice: [],
      violations: [
        {
          code: 'idle_timeout',
          rule: 'SES-11',
          message: 'The session has ended because it was not used for 180 minutes.',
          path: ['session', 'lastUsedAt'],
          remedy: 'Ask the user to log in again.',
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
        message: 'The session has ended because it started 720 minutes ago or earlier.',
        path: ['session', 'startedAt'],
      },
    ]);
  });

  it('SES-11: both timeouts may have passed', () => {
    expect(codes(use(ui('a', 0), 720))).toEqual(['idle_timeout', 'absolute_timeout']);
  });

  it('SES-11: role and account shorten the idle time', () => {
    expect(codes(use(ui('a', 0), 15, { role: { kind: 'other', permissions: CARDS } }))).toEqual([
      'idle_timeout',
    ]);
    expect(codes(use(ui('a', 0), 15 - MS, { role: { kind: 'other', permissions: CARDS } }))).toEqual([]);
    expect(codes(use(ui('a', 0), 30, { role: { kind: 'other', permissions: [] }, idleMinutes: 30 }))).toEqual(
      ['idle_timeout'],
    );
    expect(
      codes(use(ui('a', 0), 30 - MS, { role: { kind: 'other', permissions: [] }, idleMinutes: 30 })),
    ).toEqual([]);
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

  it('SES-11: a web store session ends after 20 idle minutes, and after those that the account has set', () => {
    const session = ui('a', 0, { kind: 'web_store' });
    expect(codes(use(session, 20 - MS, { role: null }))).toEqual([]);
    expect(codes(use(session, 20, { role: null }))).toEqual(['idle_timeout']);
    expect(codes(use({ ...used(719), kind: 'web_store' }, 720, { role: null }))).toEqual([
      'absolute_timeout',
    ]);
    expect(codes(use(session, 15, { role: null, absoluteMinutes: 15 }))).toEqual(['absolute_timeout']);
  });

  it('CHOICE-SESSION-ROLE-UNKNOWN: a role that is not known lengthens no session', () => {
    expect(codes(use(ui('a', 0), 15 - MS, { role: null, idleMinutes: 720 }))).toEqual([]);
    expect(refused(use(ui('a', 0), 15, { role: null, idleMinutes: 720 })).rules).toContain(
      'CHOICE-SESSION-ROLE-UNKNOWN',
    );
  });

  it('CHOICE-SESSION-ROLE-GONE: nothing is done in a role that is inactive', () => {
    const role = { kind: 'administrator', permissions: [], inactive: true } as const;
    expect(refused(use(ui('a', 0), 1, { role }))).toEqual({
      allowed: false,
      rules: ['CHOICE-SESSION-ROLE-GONE'],
      advice: [],
      violations: [
        {
          code: 'role_inactive',
          rule: 'CHOICE-SESSION-ROLE-GONE',
          message: 'The role is inactive, and an inactive role permits nothing.',
          path: ['role', 'inactive'],
        },
      ],
    });
    expect(use(ui('a', 0), 1, { role: { ...role, inactive: false } }).allowed).toBe(true);
  });

  it('CHOICE-SESSION-ADMIN-CARDS: the choice shortens the sessions of Administrators', () => {
    const role = { kind: 'administrator', permissions: [] } as const;
    const facts = { session: ui('a', 0), role, at: new Date(T0 + 15 * 60_000) };
    expect(granted(decideUseSession('2026.1', facts)).rules).toContain('CHOICE-SESSION-ADMIN-CARDS');
    expect(codes(decideUseSession('2026.1', facts, { administratorCards: 'counts' }))).toEqual([
      'idle_timeout',
    ]);
  });

  test.each<SessionKind>(['ui', 'soap', 'connect', 'web_store'])(
    'CHOICE-SESSION-DATE: an invalid instant ends a session of kind %s',
    (kind) => {
      const at = new Date(T0);
      const ask = (more: Partial<Session>, when = at) =>
        decideUseSession('2026.1', {
          session: ui('a', 0, { kind, ...more }),
          role: { kind: 'other', permissions: [] },
          at: when,
        });
      expect(refused(ask({ startedAt: INVALID }))).toEqual({
        allowed: false,
        rules: ['CHOICE-SESSION-DATE'],
        advice: [],
        violations: [
          {
            code: 'invalid_instant',
            rule: 'CHOICE-SESSION-DATE',
            message: 'The fact “session.startedAt” is not a valid instant.',
            path: ['session', 'startedAt'],
            remedy: 'Give a Date, or ISO 8601 text that names its offset.',
          },
        ],
      });
      expect(refused(ask({ lastUsedAt: INVALID })).violations[0].path).toEqual(['session', 'lastUsedAt']);
      expect(refused(ask({}, INVALID)).violations[0].path).toEqual(['at']);
      expect(codes(ask({ startedAt: INVALID, lastUsedAt: INVALID }, INVALID))).toHaveLength(3);
    },
  );

  it('CHOICE-SESSION-DATE: names each invalid instant', () => {
    const session = ui('a', 0, { startedAt: INVALID, lastUsedAt: INVALID });
    const { violations } = refused(
      decideUseSession('2026.1', { session, role: { kind: 'other', permissions: [] }, at: INVALID }),
    );
    expect(violations.map(({ message }) => message)).toEqual([
      'The fact “session.startedAt” is not a valid instant.',
      'The fact “session.lastUsedAt” is not a valid instant.',
      'The fact “at” is not a valid instant.',
    ]);
  });

  it('SES-11: instants are dates or ISO 8601 text that names its offset', () => {
    const session = {
      kind: 'ui',
      startedAt: '2026-03-01T08:00:00Z',
      lastUsedAt: '2026-03-01T10:00:00+02:00',
    } as const;
    const facts = { session, role: { kind: 'other', permissions: [] } } as const;
    const { validUntil } = granted(decideUseSession('2026.1', { ...facts, at: '2026-03-01T08:00:00.000Z' }));
    expect(validUntil).toBe('2026-03-01T11:00:00.000Z');
    expect(codes(decideUseSession('2026.1', { ...facts, at: validUntil ?? '' }))).toEqual(['idle_timeout']);
    for (const at of ['', '2026-03-01', '2026-03-01T08:00:00', '2026-02-30T08:00:00Z']) {
      expect(codes(decideUseSession('2026.1', { ...facts, at }))).toEqual(['invalid_instant']);
    }
  });

  it('SES-11: says after how many minutes a session has ended', () => {
    const soap = refused(use(ui('a', 0, { kind: 'soap' }), 60));
    expect(soap.violations.map(({ message }) => message)).toEqual([
      'The session has ended because it was not used for 20 minutes.',
      'The session has ended because it started 60 minutes ago or earlier.',
    ]);
  });

  it('SES-11: dates at the ends of time do not throw', () => {
    const last = new Date(8.64e15);
    const session = ui('a', 0, { startedAt: last, lastUsedAt: last });
    expect(
      granted(decideUseSession('2026.1', { session, role: { kind: 'other', permissions: [] }, at: last }))
        .validUntil,
    ).toBe('+275760-09-13T00:00:00.000Z');
    const first = ui('a', 0, { startedAt: new Date(-8.64e15), lastUsedAt: new Date(-8.64e15) });
    expect(
      codes(
        decideUseSession('2026.1', { session: first, role: { kind: 'other', permissions: [] }, at: last }),
      ),
    ).toHaveLength(2);
  });

  it('SES-11: an answer holds until the instant it names, and not at it', () => {
    const minute = fc.integer({ min: 0, max: 800 });
    const kinds = fc.constantFrom<SessionKind>('ui', 'soap', 'connect');
    fc.assert(
      fc.property(kinds, minute, minute, fc.boolean(), (kind, last, now, cards) => {
        const session = { ...used(last), kind };
        const settings = { role: { kind: 'other', permissions: cards ? CARDS : [] } } as const;
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
    const facts = { session: ui('a', 0), role: { kind: 'other', permissions: [] } } as const;
    expect(() => decideUseSession('2099.1' as Release, { ...facts, at: new Date(T0) })).toThrow(
      'outside the modelled range',
    );
  });
});
