import { describe, expect, it, test } from 'vitest';
import type { RoleKind } from '../../src/core/records.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { sessionAllowance, twoFactorRequirement } from '../../src/sessions/index.js';
import { administrator, clerk, controller, customer, samlController } from './support.js';

describe('is a role 2FA-required', () => {
  test.each(RELEASES)('2FA-1: the Administrator role is, in %s', (release) => {
    expect(twoFactorRequirement(release, { role: administrator })).toEqual({
      required: true,
      because: [
        {
          code: 'administrator',
          rule: '2FA-1',
          message: 'The Administrator role is always 2FA-required.',
          path: ['role', 'kind'],
        },
      ],
      rules: ['2FA-1'],
      advice: [],
    });
  });

  test.each([
    'Access Token Management',
    'OAuth 2.0 Authorized Applications Management',
    'Core Administration Permissions',
    'Two-Factor Authentication base',
    'Set Up OpenID Connect (OIDC) Single Sign-on',
    'Set Up OpenID Single Sign-on',
    'Set Up SAML Single Sign-on',
    'OIDC Provider Setup',
    'Integration Application',
    'Device ID Management',
    'View Unencrypted Credit Cards',
    'View Unencrypted ACH Account Numbers',
  ])('2FA-2: the permission %s makes it so', (permission) => {
    expect(
      twoFactorRequirement('2026.1', { role: { ...clerk, permissions: ['Lists', permission] } }),
    ).toEqual({
      required: true,
      because: [
        {
          code: 'permission',
          rule: '2FA-2',
          message: `The permission ${permission} makes the role 2FA-required.`,
          path: ['role', 'permissions', 1],
        },
      ],
      rules: ['2FA-2'],
      advice: [],
    });
  });

  test.each([
    ['ADMI_MANAGE_OAUTH_TOKENS', 'Access Token Management'],
    ['ADMI_MANAGE_OAUTH2', 'OAuth 2.0 Authorized Applications Management'],
    ['ADMI_KERNEL', 'Core Administration Permissions'],
    ['ADMI_TWOFACTORAUTHBASE', 'Two-Factor Authentication base'],
    ['ADMI_OIDCSETUP', 'Set Up OpenID Connect (OIDC) Single Sign-on'],
    ['ADMI_OPENIDSSOSETUP', 'Set Up OpenID Single Sign-on'],
    ['ADMI_SAMLSSOSETUP', 'Set Up SAML Single Sign-on'],
    ['ADMI_NSASOIDCPROVIDER', 'OIDC Provider Setup'],
    ['ADMI_INTEGRAPP', 'Integration Application'],
    ['ADMI_DEVICE_ID', 'Device ID Management'],
  ])('2FA-2: so does its id %s', (id, permission) => {
    const role = { ...clerk, permissions: [id] };
    expect(twoFactorRequirement('2026.1', { role }).because).toMatchObject([
      {
        message: `The permission ${permission} makes the role 2FA-required.`,
        path: ['role', 'permissions', 0],
      },
    ]);
    expect(sessionAllowance('2026.1', { features: { multipleSessions: true }, roles: [role] }).limit).toBe(3);
  });

  test.each([
    'Manage own OAuth 2.0 Client Credentials Certificates',
    'Log in using OAuth 2.0 Access Tokens',
    'View Login Audit Trail',
    'device id management',
  ])('2FA-2: the permission %s does not', (permission) => {
    expect(twoFactorRequirement('2026.1', { role: { ...clerk, permissions: [permission] } }).required).toBe(
      false,
    );
  });

  test.each<RoleKind>([
    'marketing_administrator',
    'sales_administrator',
    'support_administrator',
    'system_administrator',
  ])('2FA-3: the standard role %s is', (kind) => {
    expect(twoFactorRequirement('2026.1', { role: { ...clerk, kind } })).toMatchObject({
      required: true,
      because: [{ code: 'standard_role', rule: '2FA-3', path: ['role', 'kind'] }],
      rules: ['2FA-3'],
    });
  });

  it('2FA-4, 2FA-11: a designated role is, as much as any other', () => {
    expect(twoFactorRequirement('2026.1', { role: controller })).toMatchObject({
      required: true,
      because: [{ code: 'designated', rule: '2FA-4', path: ['role', 'designated2fa'] }],
      rules: ['2FA-4', '2FA-11'],
    });
  });

  it('2FA-4: a Customer Center role never is, even if data claims a designation', () => {
    for (const role of [customer, { ...customer, designated2fa: true }]) {
      expect(twoFactorRequirement('2026.1', { role })).toMatchObject({
        required: false,
        because: [{ code: 'customer_center', rule: '2FA-4', path: ['role', 'kind'] }],
        rules: ['2FA-4'],
      });
    }
  });

  it('2FA-4: any other role is not', () => {
    expect(twoFactorRequirement('2026.1', { role: clerk })).toMatchObject({
      required: false,
      because: [{ code: 'nothing_requires_it', rule: '2FA-4' }],
      rules: ['2FA-4'],
    });
  });

  it('2FA-6, CHOICE-SAML-2FA: a SAML role is not, unless the caller judges it without SAML', () => {
    expect(twoFactorRequirement('2026.1', { role: { ...administrator, samlSso: true } })).toMatchObject({
      required: false,
      because: [{ code: 'saml_sso', rule: '2FA-6', path: ['role', 'samlSso'] }],
      rules: ['2FA-6', 'CHOICE-SAML-2FA'],
    });
    const without = { samlRole: 'judged_without_saml' } as const;
    expect(twoFactorRequirement('2026.1', { role: samlController }, without)).toMatchObject({
      required: true,
      because: [{ code: 'designated' }],
      rules: ['2FA-4', '2FA-11', 'CHOICE-SAML-2FA'],
    });
    expect(twoFactorRequirement('2026.1', { role: { ...clerk, samlSso: true } }, without).required).toBe(
      false,
    );
    expect(
      twoFactorRequirement('2026.1', { role: { ...customer, samlSso: true } }, without).because[0].code,
    ).toBe('customer_center');
  });

  it('2FA-1 to 2FA-4: gives every reason, one for each permission', () => {
    const role = {
      ...administrator,
      permissions: ['Device ID Management', 'Lists', 'OIDC Provider Setup'],
      designated2fa: true,
    };
    const requirement = twoFactorRequirement('2026.1', { role });
    expect(requirement.because.map(({ code, path }) => [code, path])).toEqual([
      ['administrator', ['role', 'kind']],
      ['permission', ['role', 'permissions', 0]],
      ['permission', ['role', 'permissions', 2]],
      ['designated', ['role', 'designated2fa']],
    ]);
    expect(requirement.rules).toEqual(['2FA-1', '2FA-2', '2FA-4', '2FA-11']);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => twoFactorRequirement('2099.1' as Release, { role: clerk })).toThrow(
      'outside the modelled range',
    );
  });
});
