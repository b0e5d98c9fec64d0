import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../../src/core/release.js';
import {
  type RefreshTokenSettings,
  type RefreshTokenSettingsFacts,
  validateRefreshTokenSettings,
} from '../../../src/gateway/index.js';
import { refreshTokenEnds, refreshTokenTerms } from '../../../src/gateway/token/refreshTokens.js';
import { expectClosed, expectOwnAnswer, refused } from '../../support.js';

const AT = new Date('2026-03-01T08:00:00Z');
const HOUR = 3_600_000;
const LAST_INSTANT = 8_640_000_000_000_000;

function hoursAfter(date: Date, hours: number): Date {
  return new Date(date.getTime() + hours * HOUR);
}

describe('PK-17: validateRefreshTokenSettings', () => {
  test.each(RELEASES)('PK-18: the record has the fields in %s', (release) => {
    const settings = { clientType: 'public', validityHours: 720, maximumRotationHours: 1 } as const;
    expect(validateRefreshTokenSettings(release, settings)).toEqual({
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
    [{ maximumRotationHours: null, validityHours: null }],
  ])('PK-17: accepts %j', (settings) => {
    expect(validateRefreshTokenSettings('2026.1', { clientType: 'public', ...settings }).allowed).toBe(true);
  });

  const FIELDS = ['validityHours', 'maximumRotationHours'] as const;
  const NONE = [0, 721, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY];
  test.each(FIELDS.flatMap((field) => NONE.map((hours) => [field, hours] as const)))(
    'PK-17: refuses %s of %s',
    (field, hours) => {
      expect(validateRefreshTokenSettings('2026.1', { clientType: 'public', [field]: hours })).toEqual({
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
      validateRefreshTokenSettings('2026.1', {
        clientType: 'public',
        validityHours: 0,
        maximumRotationHours: 721,
      }),
    );
    expect(answer.violations.map(({ path }) => path)).toEqual([['maximumRotationHours'], ['validityHours']]);
  });

  test.each(FIELDS)('PK-18: refuses %s of a confidential client, whatever it is', (field) => {
    const answer = validateRefreshTokenSettings('2026.1', { clientType: 'confidential', [field]: 48 });
    expect(refused(answer).violations).toEqual([
      {
        code: 'settings_of_confidential_client',
        rule: 'PK-18',
        message: 'The setting is for public clients, and the client is confidential.',
        remedy: 'Leave the setting out, or make the client a public one.',
        path: [field],
      },
    ]);
    expect(validateRefreshTokenSettings('2026.1', { clientType: 'confidential' }).allowed).toBe(true);
  });

  it('is closed: a client type or a setting that is not one is malformed', () => {
    const ask = (facts: object) => validateRefreshTokenSettings('2026.1', facts as RefreshTokenSettingsFacts);
    const absent = (path: string, value: unknown) =>
      path !== 'clientType' && (value === undefined || value === null);
    expectClosed(ask, { clientType: 'confidential', validityHours: 48 }, absent);
    expectClosed(
      ask,
      { clientType: 'public', maximumRotationHours: 721 },
      (path, value) => absent(path, value) || value === 1,
    );
    expect(() => ask({ clientType: 'Public' })).toThrow('“clientType”');
    expect(() => ask({ clientType: 'public', validityHours: '48' })).toThrow('“validityHours”');
    expectOwnAnswer(ask, { clientType: 'public', validityHours: 48 });
  });

  it('REL-3: is an error for a release that is not modelled', () => {
    const clientType = 'public';
    expect(() => validateRefreshTokenSettings('2099.1' as Release, { clientType })).toThrow(
      'outside the modelled range',
    );
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
