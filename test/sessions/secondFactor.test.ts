import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { decideSecondFactor, type SecondFactor } from '../../src/sessions/index.js';
import { codes, granted, refused } from '../support.js';

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
      advice: [],
      violations: [
        {
          code: 'email_code_after_first_login',
          rule: '2FA-9',
          message: 'A code sent by e-mail is accepted only at the first login with a 2FA-required role.',
          path: ['factor'],
          remedy: 'Use an authenticator app or a backup code.',
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
      advice: [
        {
          code: 'authenticator_code_at_intervals',
          rule: '2FA-10',
          message: 'Every 3 months, NetSuite also asks for a code from an authenticator app.',
        },
      ],
    });
    expect(refused(ask('2026.1', 'passkey')).violations[0]).toMatchObject({
      rule: '2FA-10',
      message: 'A passkey can be the second factor only from 2026.2 on.',
    });
    expect(refused(ask('2026.2', 'passkey', true, true)).violations[0].message).toBe(
      'An Administrator has disabled passkeys as a second factor in this account.',
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => ask('2099.1' as Release, 'email_code')).toThrow('outside the modelled range');
  });
});
