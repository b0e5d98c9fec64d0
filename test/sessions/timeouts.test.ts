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
      'CHOICE-SESSION-NO-TIMEOUT: web store',
      'web_store',
      { role: { kind: 'other', permissions: CARDS } },
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
      expect(
        sessionTimeouts('2026.1', { kind: 'ui', role: { kind: 'other', permissions: [] }, idleMinutes }),
      ).toMatchObject({
        idleMinutes: 15,
        rules: ['SES-11', 'CHOICE-SESSION-IDLE-INVALID'],
      });
    },
  );

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() =>
      sessionTimeouts('2099.1' as Release, { kind: 'soap', role: { kind: 'other', permissions: [] } }),
    ).toThrow('outside the modelled range');
  });
});
