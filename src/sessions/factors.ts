import { type Allowed, constant, type Decision, deny, refusal } from '../decision.js';
import type { Role } from '../records.js';
import { assertRelease, type Release } from '../release.js';
import { PASSKEY_SINCE, TRUSTED_DAYS, TRUSTED_HOURS } from './thresholds.js';
import { twoFactorRequirement } from './twoFactor.js';

export type UserCredentialsCode = 'role_requires_2fa';

const NOT_2FA_REQUIRED = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['2FA-7'], advice: [] });

/**
 * May a role call APIs with user credentials, as far as 2FA goes? Whether the release still knows
 * user credentials is another question. A SAML single sign-on role is judged as if it were none:
 * the exemption concerns logins to the user interface.
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-7, CHOICE-SAML-2FA
 *
 * @example
 * ```ts
 * const administrator = { id: '3', name: 'Administrator', kind: 'administrator', permissions: [], designated2fa: false, samlSso: false } as const;
 * decideUserCredentials('2026.1', administrator).allowed; //=> false
 * ```
 */
export function decideUserCredentials(release: Release, role: Role): Decision<UserCredentialsCode> {
  const { required, because, rules } = twoFactorRequirement(release, role, {
    samlRole: 'judged_without_saml',
  });
  if (!required) return NOT_2FA_REQUIRED;
  return deny<UserCredentialsCode>(
    [
      {
        code: 'role_requires_2fa',
        rule: '2FA-7',
        message: `user credentials are not for 2FA-required roles: ${because[0].message}`,
        remedy: 'use OAuth 2.0',
      },
    ],
    rules,
  );
}

/** What proves possession at login, besides the password. */
export type SecondFactor = 'authenticator_app' | 'backup_code' | 'email_code' | 'passkey';

export type SecondFactorCode = 'email_code_after_first_login' | 'passkey_disabled' | 'passkey_not_yet';

const FACTOR = ['factor'];

const AFTER_FIRST_LOGIN = /* @__PURE__ */ refusal(
  'email_code_after_first_login',
  '2FA-9',
  'a code by e-mail is for the first login only',
  FACTOR,
);
const NOT_YET = /* @__PURE__ */ refusal(
  'passkey_not_yet',
  '2FA-10',
  `a passkey is a second factor from ${PASSKEY_SINCE} on`,
  FACTOR,
);
const DISABLED = /* @__PURE__ */ refusal(
  'passkey_disabled',
  '2FA-10',
  'an Administrator has disabled passkeys',
  FACTOR,
);
const ACCEPTED = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['2FA-9'], advice: [] });
const PASSKEY = /* @__PURE__ */ constant<Allowed>({
  allowed: true,
  rules: ['2FA-10'],
  advice: [
    {
      code: 'authenticator_code_every_three_months',
      rule: '2FA-10',
      message: 'an authenticator app code is still asked for every three months',
    },
  ],
});

/**
 * Is this second factor accepted?
 *
 * @param release - Release of the account.
 * @param facts - The factor; whether this is the user's first login with a 2FA-required role; and whether an
 *   Administrator has disabled passkeys as second factor.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-9, 2FA-10
 *
 * @example
 * ```ts
 * const facts = { factor: 'passkey', firstLogin: false, passkeysDisabled: false } as const;
 * decideSecondFactor('2026.1', facts).allowed; //=> false
 * decideSecondFactor('2026.2', facts).allowed; //=> true
 * ```
 */
export function decideSecondFactor(
  release: Release,
  facts: { readonly factor: SecondFactor; readonly firstLogin: boolean; readonly passkeysDisabled: boolean },
): Decision<SecondFactorCode> {
  assertRelease(release);
  if (facts.factor === 'email_code') return facts.firstLogin ? ACCEPTED : AFTER_FIRST_LOGIN;
  if (facts.factor !== 'passkey') return ACCEPTED;
  if (release < PASSKEY_SINCE) return NOT_YET;
  return facts.passkeysDisabled ? DISABLED : PASSKEY;
}

/** How long a device is trusted after the second factor was given on it. */
export type TrustedDevice =
  | { readonly unit: 'days'; readonly count: number }
  | { readonly unit: 'hours'; readonly count: number }
  | { readonly unit: 'session' };

export type TrustedDeviceCode = 'trusted_days_out_of_range' | 'trusted_hours_not_offered';

const TRUSTED = /* @__PURE__ */ constant<Allowed>({ allowed: true, rules: ['2FA-5'], advice: [] });

/**
 * Can this Duration of Trusted Device be set for a role?
 *
 * @param release - Release of the account.
 * @throws {@link ReleaseError} for a release that is not modelled.
 * @see 2FA-5
 *
 * @example
 * ```ts
 * validateTrustedDevice('2026.1', { unit: 'hours', count: 6 }).allowed; //=> true
 * validateTrustedDevice('2026.1', { unit: 'days', count: 31 }).allowed; //=> false
 * ```
 */
export function validateTrustedDevice(release: Release, trusted: TrustedDevice): Decision<TrustedDeviceCode> {
  assertRelease(release);
  if (trusted.unit === 'session') return TRUSTED;
  const { unit, count } = trusted;
  if (unit === 'hours') {
    if (TRUSTED_HOURS.includes(count)) return TRUSTED;
    return notTrusted('trusted_hours_not_offered', `expected ${TRUSTED_HOURS.join(', ')} hours`);
  }
  if (Number.isInteger(count) && count >= TRUSTED_DAYS.least && count <= TRUSTED_DAYS.most) return TRUSTED;
  return notTrusted(
    'trusted_days_out_of_range',
    `expected ${TRUSTED_DAYS.least} to ${TRUSTED_DAYS.most} whole days`,
  );
}

function notTrusted(code: TrustedDeviceCode, message: string) {
  return deny<TrustedDeviceCode>([{ code, rule: '2FA-5', message, path: ['count'] }]);
}
