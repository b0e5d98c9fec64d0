import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  decidePasskeyLogin,
  decideSecondFactor,
  decideSkipTwoFactorSetup,
  type SecondFactor,
} from '../../src/sessions/index.js';
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
          message:
            'A code sent by e-mail is accepted only at the first login with a 2FA-required role, and at the next login after a reset of 2FA.',
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

  it('2FA-9: a code by e-mail, at the next login after a reset', () => {
    const facts = { factor: 'email_code', firstLogin: false, passkeysDisabled: false } as const;
    expect(decideSecondFactor('2026.2', { ...facts, afterReset: true }).allowed).toBe(true);
    expect(decideSecondFactor('2026.2', { ...facts, afterReset: false }).allowed).toBe(false);
  });

  it('2FA-10: only a FIDO2-compliant passkey', () => {
    const facts = { factor: 'passkey', firstLogin: false, passkeysDisabled: false } as const;
    expect(decideSecondFactor('2026.2', { ...facts, fido2: true }).allowed).toBe(true);
    expect(codes(decideSecondFactor('2026.2', { ...facts, fido2: false }))).toEqual(['passkey_not_fido2']);
  });

  it('2FA-9, 2FA-12, LAT-6: five wrong codes lock a user out of every factor, and no token ends by it', () => {
    for (const factor of ['authenticator_app', 'backup_code', 'email_code', 'passkey'] as const) {
      const facts = { factor, firstLogin: true, passkeysDisabled: false } as const;
      expect(decideSecondFactor('2026.2', { ...facts, wrongCodes: 4 }).allowed).toBe(true);
      for (const wrongCodes of [5, 6]) {
        expect(refused(decideSecondFactor('2026.2', { ...facts, wrongCodes }))).toEqual({
          allowed: false,
          rules: ['2FA-9', 'LAT-6', '2FA-12'],
          advice: [
            {
              code: 'tokens_keep_working',
              rule: '2FA-12',
              message:
                'Access tokens and refresh tokens of the user keep working. Revoke them if someone else may have them.',
            },
          ],
          violations: [
            {
              code: 'locked_out',
              rule: '2FA-9',
              message: 'The user is locked out after 5 wrong codes in a row.',
              path: ['wrongCodes'],
            },
          ],
        });
      }
    }
  });

  it('2FA-9: the setup is skipped five times at most', () => {
    expect(decideSkipTwoFactorSetup('2026.1', { skipped: 0 })).toEqual({
      allowed: true,
      rules: ['2FA-9'],
      advice: [],
    });
    expect(decideSkipTwoFactorSetup('2026.1', { skipped: 4 }).allowed).toBe(true);
    expect(refused(decideSkipTwoFactorSetup('2026.1', { skipped: 5 })).violations).toEqual([
      {
        code: 'setup_no_longer_skipped',
        rule: '2FA-9',
        message: 'The setup of 2FA can be skipped 5 times, and the user has done so.',
        path: ['skipped'],
        remedy: 'Ask the user to set up 2FA.',
      },
    ]);
  });

  test.each([
    ['ui', '2026-07-12', ['passkey_login_not_yet']],
    ['ui', '2026-07-13', []],
    ['ui', '2027-01-01', []],
    ['suitecommerce', '2027-01-01', ['passkey_login_not_offered']],
    ['api', '2027-01-01', ['passkey_login_not_offered']],
  ] as const)('2FA-10: a passkey in place of the password, at %s on %s: %j', (target, day, expected) => {
    for (const release of RELEASES) {
      const decision = decidePasskeyLogin(release, { target, day });
      expect(codes(decision)).toEqual(expected);
      expect(decision.rules).toEqual(['2FA-10']);
    }
  });

  it('2FA-10: says from which day on', () => {
    expect(
      refused(decidePasskeyLogin('2026.2', { target: 'ui', day: '2026-07-12' })).violations[0].message,
    ).toBe('A passkey takes the place of the password only from 2026-07-13 on.');
    const day = '13 July 2026';
    expect(() => decidePasskeyLogin('2026.2', { target: 'ui', day })).toThrow('day');
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => ask('2099.1' as Release, 'email_code')).toThrow('outside the modelled range');
  });
});
