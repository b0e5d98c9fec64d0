import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/release.js';
import {
  decideSecondFactor,
  decideUserCredentials,
  type SecondFactor,
  type TrustedDevice,
  validateTrustedDevice,
} from '../../src/sessions/index.js';
import { codes, granted, refused } from '../support.js';
import { administrator, clerk, controller, customer, samlController } from './support.js';

describe('user credentials', () => {
  it('2FA-7: not for a 2FA-required role', () => {
    expect(refused(decideUserCredentials('2026.1', administrator))).toEqual({
      allowed: false,
      rules: ['2FA-7', '2FA-1'],
      violations: [
        {
          code: 'role_requires_2fa',
          rule: '2FA-7',
          message:
            'user credentials are not for 2FA-required roles: the Administrator role is always 2FA-required',
          remedy: 'use OAuth 2.0',
        },
      ],
    });
    expect(codes(decideUserCredentials('2026.1', controller))).toEqual(['role_requires_2fa']);
  });

  it('2FA-7: for other roles', () => {
    for (const role of [clerk, customer]) {
      expect(decideUserCredentials('2026.1', role)).toEqual({ allowed: true, rules: ['2FA-7'], advice: [] });
    }
  });

  it('2FA-7, CHOICE-SAML-2FA: SAML does not open the way', () => {
    expect(refused(decideUserCredentials('2026.1', samlController)).rules).toContain('CHOICE-SAML-2FA');
  });
});

describe('second factors', () => {
  const ask = (release: Release, factor: SecondFactor, firstLogin = false, passkeysDisabled = false) =>
    decideSecondFactor(release, { factor, firstLogin, passkeysDisabled });

  it('2FA-9: an authenticator app and backup codes, always', () => {
    for (const release of RELEASES) {
      for (const factor of ['authenticator_app', 'backup_code'] as const) {
        expect(ask(release, factor)).toEqual({ allowed: true, rules: ['2FA-9'], advice: [] });
      }
    }
  });

  it('2FA-9: a code by e-mail, at the first login only', () => {
    expect(ask('2026.1', 'email_code', true)).toEqual({ allowed: true, rules: ['2FA-9'], advice: [] });
    expect(refused(ask('2026.1', 'email_code'))).toEqual({
      allowed: false,
      rules: ['2FA-9'],
      violations: [
        {
          code: 'email_code_after_first_login',
          rule: '2FA-9',
          message: 'a code by e-mail is for the first login only',
          path: ['factor'],
        },
      ],
    });
  });

  test.each<[Release, string[]]>([
    ['2025.2', ['passkey_not_yet']],
    ['2026.1', ['passkey_not_yet']],
    ['2026.2', []],
    ['2028.2', []],
  ])('2FA-10: a passkey in %s: %j', (release, expected) => {
    expect(codes(ask(release, 'passkey'))).toEqual(expected);
  });

  it('2FA-10: a passkey, unless disabled, and with an app code now and then', () => {
    expect(codes(ask('2026.2', 'passkey', false, true))).toEqual(['passkey_disabled']);
    expect(codes(ask('2026.2', 'authenticator_app', false, true))).toEqual([]);
    expect(granted(ask('2026.2', 'passkey'))).toMatchObject({
      rules: ['2FA-10'],
      advice: [{ code: 'authenticator_code_every_three_months', rule: '2FA-10' }],
    });
    expect(refused(ask('2026.1', 'passkey')).violations[0]).toMatchObject({
      rule: '2FA-10',
      message: 'a passkey is a second factor from 2026.2 on',
    });
    expect(refused(ask('2026.2', 'passkey', true, true)).violations[0].message).toBe(
      'an Administrator has disabled passkeys',
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => ask('2029.1' as Release, 'email_code')).toThrow('2025.2 to 2028.2');
    expect(() => decideUserCredentials('2029.1' as Release, clerk)).toThrow('2025.2 to 2028.2');
    expect(() => validateTrustedDevice('2029.1' as Release, { unit: 'session' })).toThrow('2025.2 to 2028.2');
  });
});

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
  ])('2FA-5: %j: %j', (trusted, expected) => {
    expect(codes(validateTrustedDevice('2026.1', trusted))).toEqual(expected);
  });

  it('2FA-5: says what is expected', () => {
    expect(validateTrustedDevice('2026.1', { unit: 'session' })).toMatchObject({
      rules: ['2FA-5'],
      advice: [],
    });
    expect(refused(validateTrustedDevice('2026.1', { unit: 'hours', count: 5 })).violations).toEqual([
      {
        code: 'trusted_hours_not_offered',
        rule: '2FA-5',
        message: 'expected 4, 6, 8, 12 hours',
        path: ['count'],
      },
    ]);
    expect(refused(validateTrustedDevice('2026.1', { unit: 'days', count: 31 })).violations[0].message).toBe(
      'expected 1 to 30 whole days',
    );
  });
});
