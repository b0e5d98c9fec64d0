import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { validateIdleTimeout } from '../../src/sessions/index.js';
import { codes, refused } from '../support.js';

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
  ])('SES-11: %d minutes: %j', (idleMinutes, expected) => {
    expect(codes(validateIdleTimeout('2026.1', { idleMinutes }))).toEqual(expected);
  });

  it('SES-11: says what is expected', () => {
    expect(validateIdleTimeout('2026.1', { idleMinutes: 60 })).toEqual({
      allowed: true,
      rules: ['SES-11'],
      advice: [],
    });
    expect(refused(validateIdleTimeout('2026.1', { idleMinutes: 14.5 })).violations).toEqual([
      {
        code: 'idle_minutes_not_whole',
        rule: 'SES-11',
        message: 'The idle timeout must be a whole number of minutes, from 15 to 720.',
        path: ['idleMinutes'],
      },
      {
        code: 'idle_minutes_out_of_range',
        rule: 'SES-11',
        message: 'The idle timeout of the user interface must be from 15 to 720 minutes.',
        path: ['idleMinutes'],
      },
    ]);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => validateIdleTimeout('2099.1' as Release, { idleMinutes: 15 })).toThrow(
      'outside the modelled range',
    );
  });
});
