import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../../src/core/release.js';
import { type RefreshTokenSettings, validateRefreshTokenSettings } from '../../../src/gateway/index.js';
import { refreshTokenEnds, refreshTokenTerms } from '../../../src/gateway/token/refreshTokens.js';
import { refused } from '../../support.js';

const AT = new Date('2026-03-01T08:00:00Z');
const HOUR = 3_600_000;
const LAST_INSTANT = 8_640_000_000_000_000;

function hoursAfter(date: Date, hours: number): Date {
  return new Date(date.getTime() + hours * HOUR);
}

describe('PK-17: validateRefreshTokenSettings', () => {
  test.each(RELEASES)('PK-18: the record has the fields in %s', (release) => {
    expect(validateRefreshTokenSettings(release, { validityHours: 720, maximumRotationHours: 1 })).toEqual({
      allowed: true,
      rules: ['PK-17', 'PK-18'],
      advice: [],
    });
  });

  test.each<[RefreshTokenSettings]>([
    [{}],
    [{ validityHours: 1 }],
    [{ validityHours: 720 }],
    [{ maximumRotationHours: 1 }],
    [{ maximumRotationHours: 720 }],
  ])('PK-17: accepts %j', (settings) => {
    expect(validateRefreshTokenSettings('2026.1', settings).allowed).toBe(true);
  });

  const FIELDS = ['validityHours', 'maximumRotationHours'] as const;
  const NONE = [0, 721, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '48' as unknown as number];
  test.each(FIELDS.flatMap((field) => NONE.map((hours) => [field, hours] as const)))(
    'PK-17: refuses %s of %s',
    (field, hours) => {
      expect(validateRefreshTokenSettings('2026.1', { [field]: hours })).toEqual({
        allowed: false,
        rules: ['PK-17'],
        advice: [],
        violations: [
          {
            code: 'hours_out_of_range',
            rule: 'PK-17',
            message: 'The setting is not a whole number of hours from 1 to 720.',
            remedy: 'Set a whole number of hours from 1 to 720.',
            path: [field],
          },
        ],
      });
    },
  );

  it('PK-17: names both fields where both are out of range', () => {
    const answer = refused(
      validateRefreshTokenSettings('2026.1', { validityHours: 0, maximumRotationHours: 721 }),
    );
    expect(answer.violations.map(({ path }) => path)).toEqual([['maximumRotationHours'], ['validityHours']]);
  });

  it('REL-3: is an error for a release that is not modelled', () => {
    expect(() => validateRefreshTokenSettings('2099.1' as Release, {})).toThrow('outside the modelled range');
  });
});

describe('refreshTokenTerms', () => {
  it('PK-16: seven days for a confidential client, whatever the settings, and used as often as it likes', () => {
    const expected = { expiresAt: '2026-03-08T08:00:00.000Z', oneTimeUse: false };
    expect(refreshTokenTerms('confidential', { authorizedAt: AT, issuedAt: AT }, undefined)).toEqual(
      expected,
    );
    expect(
      refreshTokenTerms(
        'confidential',
        { authorizedAt: AT, issuedAt: AT },
        { validityHours: 1, maximumRotationHours: 1 },
      ),
    ).toEqual(expected);
  });

  it('PK-17: 48 hours for a public client, used once, and 168 hours of rotation', () => {
    expect(refreshTokenTerms('public', { authorizedAt: AT, issuedAt: AT }, undefined)).toEqual({
      expiresAt: '2026-03-03T08:00:00.000Z',
      oneTimeUse: true,
      rotationEndsAt: '2026-03-08T08:00:00.000Z',
    });
  });

  test.each<[string, RefreshTokenSettings, number, number]>([
    ['the least', { validityHours: 1, maximumRotationHours: 1 }, 1, 1],
    ['the most', { validityHours: 720, maximumRotationHours: 720 }, 720, 720],
    ['not longer than rotation goes on', { validityHours: 720, maximumRotationHours: 10 }, 10, 10],
    ['a default beside a setting', { validityHours: 10 }, 10, 168],
    ['the other default beside a setting', { maximumRotationHours: 100 }, 48, 100],
    ['too much is the least', { validityHours: 721, maximumRotationHours: 720 }, 1, 720],
    ['no rotation is the least', { validityHours: 48, maximumRotationHours: 0 }, 1, 1],
    ['a fraction is the least', { validityHours: 1.5 }, 1, 168],
    ['what is no number is the least', { validityHours: Number.NaN }, 1, 168],
  ])('PK-17, CHOICE-REFRESH-SETTINGS: %s', (_, settings, validity, rotation) => {
    expect(refreshTokenTerms('public', { authorizedAt: AT, issuedAt: AT }, settings)).toEqual({
      expiresAt: hoursAfter(AT, validity).toISOString(),
      oneTimeUse: true,
      rotationEndsAt: hoursAfter(AT, rotation).toISOString(),
    });
  });

  it('PK-17: the end of rotation does not move with the tokens', () => {
    expect(
      refreshTokenTerms('public', { authorizedAt: AT, issuedAt: hoursAfter(AT, 150) }, undefined),
    ).toEqual({
      expiresAt: '2026-03-08T08:00:00.000Z',
      oneTimeUse: true,
      rotationEndsAt: '2026-03-08T08:00:00.000Z',
    });
  });

  it('ends with the last instant that a date can hold', () => {
    const last = new Date(LAST_INSTANT - 1);
    const end = '+275760-09-13T00:00:00.000Z';
    expect(
      refreshTokenTerms('confidential', { authorizedAt: last, issuedAt: last }, undefined).expiresAt,
    ).toBe(end);
    expect(refreshTokenTerms('public', { authorizedAt: last, issuedAt: last }, undefined)).toEqual({
      expiresAt: end,
      oneTimeUse: true,
      rotationEndsAt: end,
    });
    expect(refreshTokenTerms('public', { authorizedAt: AT, issuedAt: last }, undefined).expiresAt).toBe(
      '2026-03-08T08:00:00.000Z',
    );
  });

  it('PK-17: a token never outlives the rotation, and lives an hour unless that ends before', () => {
    const hours = fc.oneof(fc.integer({ min: -1, max: 722 }), fc.double());
    const settings = fc.record({ validityHours: hours, maximumRotationHours: hours }, { requiredKeys: [] });
    const date = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(date, date, settings, (authorizedAt, at, given) => {
        const { expiresAt, rotationEndsAt = '' } = refreshTokenTerms(
          'public',
          { authorizedAt: authorizedAt, issuedAt: at },
          given,
        );
        const [expires, ends] = [Date.parse(expiresAt), Date.parse(rotationEndsAt)];
        expect(expires).toBeLessThanOrEqual(ends);
        expect(ends).toBeGreaterThanOrEqual(authorizedAt.getTime());
        expect(expires).toBeGreaterThanOrEqual(Math.min(at.getTime() + HOUR, ends, LAST_INSTANT));
        expect(expires).toBeLessThanOrEqual(at.getTime() + 720 * HOUR);
      }),
    );
  });
});

describe('refreshTokenEnds', () => {
  const none = new Date(Number.NaN);

  it('is no number where a date is invalid, so that nothing comes before it', () => {
    expect(refreshTokenEnds('confidential', { authorizedAt: AT, issuedAt: none }).expires).toBeNaN();
    expect(refreshTokenEnds('public', { authorizedAt: AT, issuedAt: none }).expires).toBeNaN();
    expect(refreshTokenEnds('public', { authorizedAt: none, issuedAt: AT }).expires).toBeNaN();
  });

  it('PK-17: knows no end of rotation for a confidential client', () => {
    const issued = { authorizedAt: none, issuedAt: AT };
    expect(refreshTokenEnds('confidential', issued)).toEqual({ expires: hoursAfter(AT, 168).getTime() });
  });
});
