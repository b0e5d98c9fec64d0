import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import { type SessionAllowance, sessionAllowance, twoFactorRequirement } from '../../src/sessions/index.js';
import {
  administrator,
  anyChoices,
  anyRoles,
  clerk,
  controller,
  customer,
  frozen,
  OFF,
  ON,
  samlController,
} from './support.js';

const FROM_2026 = RELEASES.slice(1);

const why = ({ because }: SessionAllowance) => because.map(({ code }) => code);

describe('how many sessions a user may have', () => {
  it('SES-1: three in 2025.2, whatever the roles and the feature', () => {
    for (const roles of [[], [clerk], [administrator, clerk]]) {
      for (const features of [ON, OFF]) {
        expect(sessionAllowance('2025.2', { features, roles })).toMatchObject({
          limit: 3,
          because: [
            { code: 'every_user', rule: 'SES-1', message: 'Every user may have several sessions at once.' },
          ],
          rules: ['SES-1'],
        });
      }
    }
  });

  test.each(FROM_2026)('SES-2: one where the feature is off, in %s', (release) => {
    expect(sessionAllowance(release, { features: OFF, roles: [administrator] })).toEqual({
      limit: 1,
      because: [
        {
          code: 'feature_off',
          rule: 'SES-2',
          message: 'The feature Multiple Sessions for 2FA-protected Users is not enabled in the account.',
          path: ['features', 'multipleSessions'],
        },
      ],
      rules: ['SES-2'],
      advice: [],
    });
  });

  test.each(FROM_2026)('SES-3, SES-4: three where every role is 2FA-required, in %s', (release) => {
    expect(sessionAllowance(release, { features: ON, roles: [administrator, controller] })).toEqual({
      limit: 3,
      because: [
        {
          code: 'every_role_2fa_required',
          rule: 'SES-4',
          message: 'Every role of the user is 2FA-required.',
        },
      ],
      rules: ['SES-3', 'SES-4'],
      advice: [],
    });
  });

  test.each(FROM_2026)('SES-3: one where a single role is not, which is named, in %s', (release) => {
    expect(sessionAllowance(release, { features: ON, roles: [administrator, clerk, controller] })).toEqual({
      limit: 1,
      because: [
        {
          code: 'role_not_2fa_required',
          rule: 'SES-3',
          message:
            'The role Clerk (1001) is not 2FA-required. Neither its kind nor its permissions make the role 2FA-required, and it is not designated.',
          path: ['roles', 1],
        },
      ],
      rules: ['SES-3', '2FA-4'],
      advice: [],
    });
  });

  it('SES-2, SES-3: lists everything that stands in the way', () => {
    const allowance = sessionAllowance('2026.1', {
      features: OFF,
      roles: [customer, administrator, samlController, clerk],
    });
    expect(allowance.because.map(({ code, path }) => [code, path])).toEqual([
      ['feature_off', ['features', 'multipleSessions']],
      ['role_not_2fa_required', ['roles', 0]],
      ['role_not_2fa_required', ['roles', 2]],
      ['role_not_2fa_required', ['roles', 3]],
    ]);
    expect(allowance.rules).toEqual(['SES-2', 'SES-3', '2FA-4', '2FA-6', 'CHOICE-SAML-2FA']);
  });

  it('CHOICE-SESSION-NO-ROLES: one for a user without roles', () => {
    expect(sessionAllowance('2026.1', { features: ON, roles: [] })).toEqual({
      limit: 1,
      because: [
        {
          code: 'no_roles',
          rule: 'CHOICE-SESSION-NO-ROLES',
          message: 'The user has no role in the account.',
          path: ['roles'],
        },
      ],
      rules: ['CHOICE-SESSION-NO-ROLES'],
      advice: [],
    });
    expect(why(sessionAllowance('2026.1', { features: OFF, roles: [] }))).toEqual([
      'feature_off',
      'no_roles',
    ]);
  });

  it('CHOICE-SAML-2FA: a SAML role leaves one session unless the caller judges it without SAML', () => {
    const user = { features: ON, roles: [administrator, samlController] };
    expect(sessionAllowance('2026.1', user)).toMatchObject({
      limit: 1,
      rules: ['SES-3', '2FA-6', 'CHOICE-SAML-2FA'],
    });
    expect(sessionAllowance('2026.1', user, { samlRole: 'judged_without_saml' })).toMatchObject({
      limit: 3,
      rules: ['SES-3', 'SES-4', 'CHOICE-SAML-2FA'],
    });
  });

  it('CHOICE-SESSION-INACTIVE-ROLES: an inactive role counts unless the caller ignores it', () => {
    const inactive = { ...clerk, inactive: true };
    const user = { features: ON, roles: [administrator, inactive] };
    expect(sessionAllowance('2026.1', user)).toMatchObject({
      limit: 1,
      because: [{ code: 'role_not_2fa_required', path: ['roles', 1] }],
      rules: ['SES-3', 'CHOICE-SESSION-INACTIVE-ROLES', '2FA-4'],
    });
    expect(sessionAllowance('2026.1', user, { inactiveRoles: 'ignore' })).toMatchObject({
      limit: 3,
      rules: ['SES-3', 'SES-4', 'CHOICE-SESSION-INACTIVE-ROLES'],
    });
    expect(
      why(sessionAllowance('2026.1', { features: ON, roles: [inactive] }, { inactiveRoles: 'ignore' })),
    ).toEqual(['no_roles']);
    expect(
      sessionAllowance('2026.1', { features: ON, roles: [{ ...administrator, inactive: true }] }),
    ).toMatchObject({ limit: 3, rules: ['SES-3', 'SES-4', 'CHOICE-SESSION-INACTIVE-ROLES'] });
    expect(
      sessionAllowance('2026.1', { features: ON, roles: [{ ...administrator, inactive: false }] }).rules,
    ).toEqual(['SES-3', 'SES-4']);
  });

  it('SES-2, SES-3: says in 2025.2 what will leave the user one session from 2026.1 on', () => {
    expect(sessionAllowance('2025.2', { features: OFF, roles: [administrator, clerk] }).advice).toEqual([
      {
        code: 'fewer_sessions',
        rule: 'SES-2',
        message:
          'From 2026.1 on, the user may have at most 1 session at once. The feature Multiple Sessions for 2FA-protected Users is not enabled in the account.',
        path: ['features', 'multipleSessions'],
        enforcedFrom: '2026.1',
      },
      {
        code: 'fewer_sessions',
        rule: 'SES-3',
        message:
          'From 2026.1 on, the user may have at most 1 session at once. The role Clerk (1001) is not 2FA-required. Neither its kind nor its permissions make the role 2FA-required, and it is not designated.',
        path: ['roles', 1],
        enforcedFrom: '2026.1',
      },
    ]);
    expect(sessionAllowance('2025.2', { features: OFF, roles: [administrator] }).advice).toHaveLength(1);
    expect(sessionAllowance('2025.2', { features: OFF, roles: [] }).advice).toHaveLength(2);
    expect(sessionAllowance('2025.2', { features: ON, roles: [] }).advice).toHaveLength(1);
    expect(sessionAllowance('2025.2', { features: ON, roles: [administrator] }).advice).toEqual([]);
  });

  it('names the choices that advice about a later release leans on', () => {
    const inactive = { ...clerk, inactive: true };
    const { advice, rules } = sessionAllowance('2025.2', { features: ON, roles: [administrator, inactive] });
    expect(advice).toHaveLength(1);
    expect(rules).toContain('CHOICE-SESSION-INACTIVE-ROLES');
  });

  it('gives one frozen answer where nothing varies', () => {
    for (const release of RELEASES) {
      for (const features of [ON, OFF]) {
        for (const roles of [
          [administrator],
          [controller],
          [{ ...clerk, permissions: ['Device ID Management'] }],
        ]) {
          const first = sessionAllowance(release, { features, roles });
          expect(first).toBe(sessionAllowance(release, { features: { ...features }, roles: [...roles] }));
          expect(Object.isFrozen(first.because[0])).toBe(true);
        }
      }
    }
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => sessionAllowance('2099.1' as Release, { features: ON, roles: [] })).toThrow(
      'outside the modelled range',
    );
    expect(() => sessionAllowance('2099.1' as Release, { features: ON, roles: [clerk] })).toThrow(
      'outside the modelled range',
    );
  });
});

describe('laws of the allowance', () => {
  const user = fc.record({ features: fc.constantFrom(ON, OFF), roles: anyRoles });

  it('SES-3: three exactly if the feature is on and each role that counts is 2FA-required', () => {
    fc.assert(
      fc.property(user, anyChoices, fc.constantFrom(...FROM_2026), (facts, choices, release) => {
        const counted = facts.roles.filter((r) => !(r.inactive && choices.inactiveRoles === 'ignore'));
        const qualifies =
          facts.features.multipleSessions &&
          counted.length > 0 &&
          counted.every((role) => twoFactorRequirement(release, { role }, choices).required);
        expect(sessionAllowance(release, facts, choices).limit).toBe(qualifies ? 3 : 1);
      }),
    );
  });

  it('SES-1 to SES-4: a later release never permits more; 2025.2 advises exactly where it permits less', () => {
    fc.assert(
      fc.property(user, anyChoices, (facts, choices) => {
        const before = sessionAllowance('2025.2', facts, choices);
        for (const release of FROM_2026) {
          const after = sessionAllowance(release, facts, choices);
          expect(after.limit).toBeLessThanOrEqual(before.limit);
          expect(before.advice.length > 0).toBe(after.limit < before.limit);
          expect(after.advice).toEqual([]);
        }
      }),
    );
  });

  it('is plain data, the same for the same frozen facts', () => {
    fc.assert(
      fc.property(user, anyChoices, fc.constantFrom(...RELEASES), (facts, choices, release) => {
        const answer = sessionAllowance(release, frozen(structuredClone(facts)), frozen(choices));
        expect(answer).toEqual(sessionAllowance(release, facts, choices));
        expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
      }),
    );
  });
});
