import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { type TrustedDevice, validateTrustedDevice } from '../../src/sessions/index.js';
import { codes, refused } from '../support.js';

describe('trusted devices', () => {
  test.each<[TrustedDevice, string[]]>([
    [{ unit: 'session' }, []],
    [{ unit: 'hours', count: 4 }, []],
    [{ unit: 'hours', count: 5 }, ['trusted_hours_not_offered']],
    [{ unit: 'hours', count: 6 }, []],
    [{ unit: 'hours', count: 8 }, []],
    [{ unit: 'hours', count: 12 }, []],
    [{ unit: 'hours', count: 24 }, ['trusted_hours_not_offered']],
    [{ unit: 'hours', count: Number.NaN }, ['trusted_hours_not_offered']],
    [{ unit: 'days', count: 0 }, ['trusted_days_out_of_range']],
    [{ unit: 'days', count: 1 }, []],
    [{ unit: 'days', count: 1.5 }, ['trusted_days_out_of_range']],
    [{ unit: 'days', count: 30 }, []],
    [{ unit: 'days', count: 31 }, ['trusted_days_out_of_range']],
  ])('2FA-5: %j: %j', (trustedDevice, expected) => {
    expect(codes(validateTrustedDevice('2026.1', { trustedDevice }))).toEqual(expected);
  });

  it('2FA-5: says what is expected', () => {
    expect(validateTrustedDevice('2026.1', { trustedDevice: { unit: 'session' } })).toMatchObject({
      rules: ['2FA-5'],
      advice: [],
    });
    expect(
      refused(validateTrustedDevice('2026.1', { trustedDevice: { unit: 'hours', count: 5 } })).violations,
    ).toEqual([
      {
        code: 'trusted_hours_not_offered',
        rule: '2FA-5',
        message: 'A device can be trusted for 4, 6, 8 or 12 hours, but not for any other number of hours.',
        path: ['trustedDevice', 'count'],
      },
    ]);
    expect(
      refused(validateTrustedDevice('2026.1', { trustedDevice: { unit: 'days', count: 31 } })).violations[0]
        .message,
    ).toBe('A device can be trusted for 1 to 30 whole days.');
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => validateTrustedDevice('2099.1' as Release, { trustedDevice: { unit: 'session' } })).toThrow(
      'outside the modelled range',
    );
  });
});
