import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { type SessionKind, sessionTimeouts, type TimeoutSettings } from '../../src/sessions/index.js';

const CARDS = ['Lists', 'View Unencrypted Credit Cards'];

describe('timeouts', () => {
  test.each<[string, SessionKind, TimeoutSettings, object]>([
    [
      'SES-11: user interface',
      'ui',
      { role: { kind: 'other', permissions: [] } },
      { idleMinutes: 180, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: user interface, as set',
      'ui',
      { role: { kind: 'other', permissions: ['View Unencrypted ACH Account Numbers'] }, idleMinutes: 30 },
      { idleMinutes: 30, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: card numbers',
      'ui',
      { role: { kind: 'other', permissions: CARDS } },
      { idleMinutes: 15, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: card numbers, whatever is set',
      'ui',
      { role: { kind: 'other', permissions: CARDS }, idleMinutes: 720 },
      { idleMinutes: 15, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: SOAP',
      'soap',
      { role: { kind: 'other', permissions: CARDS }, idleMinutes: 720 },
      { idleMinutes: 20, absoluteMinutes: 60, operationMinutes: 15, rules: ['SES-11'] },
    ],
    [
      'SES-11, CHOICE-SESSION-NO-TIMEOUT: SuiteAnalytics Connect',
      'connect',
      { role: { kind: 'other', permissions: CARDS } },
      {
        idleMinutes: 90,
        absoluteMinutes: null,
        operationMinutes: null,
        rules: ['SES-11', 'CHOICE-SESSION-NO-TIMEOUT'],
      },
    ],
    [
      'SES-11: web store',
      'web_store',
      { role: null, idleMinutes: 720 },
      { idleMinutes: 20, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: web store, as set',
      'web_store',
      { role: null, absoluteMinutes: 15 },
      { idleMinutes: 20, absoluteMinutes: 15, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'SES-11: what is null is not set',
      'web_store',
      { role: null, absoluteMinutes: null },
      { idleMinutes: 20, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
    [
      'CHOICE-SESSION-ROLE-UNKNOWN: the shortest, whatever is set',
      'ui',
      { role: null, idleMinutes: 720 },
      {
        idleMinutes: 15,
        absoluteMinutes: 720,
        operationMinutes: null,
        rules: ['SES-11', 'CHOICE-SESSION-ROLE-UNKNOWN'],
      },
    ],
    [
      'CHOICE-SESSION-ADMIN-CARDS: an Administrator',
      'ui',
      { role: { kind: 'administrator', permissions: [] } },
      {
        idleMinutes: 180,
        absoluteMinutes: 720,
        operationMinutes: null,
        rules: ['SES-11', 'CHOICE-SESSION-ADMIN-CARDS'],
      },
    ],
    [
      'CHOICE-SESSION-ADMIN-CARDS: an Administrator, as set',
      'ui',
      { role: { kind: 'administrator', permissions: [] }, idleMinutes: 60 },
      {
        idleMinutes: 60,
        absoluteMinutes: 720,
        operationMinutes: null,
        rules: ['SES-11', 'CHOICE-SESSION-ADMIN-CARDS'],
      },
    ],
    [
      'SES-11: an Administrator who lists the permission',
      'ui',
      { role: { kind: 'administrator', permissions: CARDS } },
      { idleMinutes: 15, absoluteMinutes: 720, operationMinutes: null, rules: ['SES-11'] },
    ],
  ])('%s', (_, kind, settings, expected) => {
    for (const release of RELEASES) {
      expect(sessionTimeouts(release, { kind, ...settings })).toEqual({ ...expected, advice: [] });
    }
  });

  test.each([14, 721, 60.5, -1, Number.NaN])(
    'CHOICE-SESSION-IDLE-INVALID: an idle timeout of %d counts as the shortest',
    (idleMinutes) => {
      expect(
        sessionTimeouts('2026.1', { kind: 'ui', role: { kind: 'other', permissions: [] }, idleMinutes }),
      ).toMatchObject({
        idleMinutes: 15,
        rules: ['SES-11', 'CHOICE-SESSION-IDLE-INVALID'],
      });
    },
  );

  it('CHOICE-SESSION-ADMIN-CARDS: an Administrator counts as having the permission where that is chosen', () => {
    const choices = { administratorCards: 'counts' } as const;
    const role = { kind: 'administrator', permissions: [] } as const;
    expect(sessionTimeouts('2026.1', { kind: 'ui', role, idleMinutes: 60 }, choices)).toMatchObject({
      idleMinutes: 15,
      rules: ['SES-11', 'CHOICE-SESSION-ADMIN-CARDS'],
    });
    const clerk = { kind: 'other', permissions: [] } as const;
    expect(sessionTimeouts('2026.1', { kind: 'ui', role: clerk }, choices)).toMatchObject({
      idleMinutes: 180,
      rules: ['SES-11'],
    });
  });

  test.each([0, -1, 721, 14.5, Number.NaN, '15'])(
    'SES-11: a web store that is said to end after %j minutes is a mistake',
    (minutes) => {
      const facts = { kind: 'web_store', role: null, absoluteMinutes: minutes as number } as const;
      expect(() => sessionTimeouts('2026.1', facts)).toThrow('absoluteMinutes');
    },
  );

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() =>
      sessionTimeouts('2099.1' as Release, { kind: 'soap', role: { kind: 'other', permissions: [] } }),
    ).toThrow('outside the modelled range');
  });
});
