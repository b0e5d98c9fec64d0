import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { decideUserCredentials } from '../../src/sessions/index.js';
import { codes, refused } from '../support.js';
import { administrator, clerk, controller, customer, samlController } from './support.js';

describe('user credentials', () => {
  it('2FA-7: not for a 2FA-required role', () => {
    expect(refused(decideUserCredentials('2026.1', { role: administrator }))).toEqual({
      allowed: false,
      rules: ['2FA-7', '2FA-1'],
      advice: [],
      violations: [
        {
          code: 'role_requires_2fa',
          rule: '2FA-7',
          message:
            'A 2FA-required role cannot call APIs with user credentials. The Administrator role is always 2FA-required.',
          path: ['role'],
          remedy: 'Use OAuth 2.0.',
        },
      ],
    });
    expect(codes(decideUserCredentials('2026.1', { role: controller }))).toEqual(['role_requires_2fa']);
  });

  it('2FA-7: for other roles', () => {
    for (const role of [clerk, customer]) {
      expect(decideUserCredentials('2026.1', { role })).toEqual({
        allowed: true,
        rules: ['2FA-7'],
        advice: [],
      });
    }
  });

  it('2FA-7, CHOICE-SAML-2FA: SAML does not open the way', () => {
    expect(refused(decideUserCredentials('2026.1', { role: samlController })).rules).toContain(
      'CHOICE-SAML-2FA',
    );
  });

  it('2FA-7, CHOICE-SAML-2FA: also where SAML is all that is said of a role', () => {
    expect(decideUserCredentials('2026.1', { role: { ...clerk, samlSso: true } })).toEqual({
      allowed: true,
      rules: ['2FA-7', 'CHOICE-SAML-2FA'],
      advice: [],
    });
  });

  it('2FA-2, 2FA-7: not for a role with one of the permissions, by name or by id', () => {
    for (const permission of ['Device ID Management', 'ADMI_DEVICE_ID']) {
      const role = { ...clerk, permissions: [permission] };
      expect(codes(decideUserCredentials('2026.1', { role }))).toEqual(['role_requires_2fa']);
    }
  });

  it('CHOICE-SESSION-ROLE-GONE: not for a role that is inactive', () => {
    const decision = decideUserCredentials('2026.1', { role: { ...clerk, inactive: true } });
    expect(refused(decision).violations).toMatchObject([
      { code: 'role_inactive', rule: 'CHOICE-SESSION-ROLE-GONE', path: ['role', 'inactive'] },
    ]);
  });

  it('CHOICE-2FA-ISSUE-TOKEN: the IssueToken endpoint refuses a 2FA-required role, unless the caller reads it otherwise', () => {
    const facts = { role: administrator, purpose: 'issue_token' } as const;
    expect(refused(decideUserCredentials('2026.1', facts))).toMatchObject({
      rules: ['2FA-7', '2FA-1', 'CHOICE-2FA-ISSUE-TOKEN'],
      violations: [{ code: 'role_requires_2fa' }],
    });
    expect(decideUserCredentials('2026.1', facts, { issueToken: 'allowed' })).toEqual({
      allowed: true,
      rules: ['2FA-1', 'CHOICE-2FA-ISSUE-TOKEN'],
      advice: [
        {
          code: 'code_in_header',
          rule: 'CHOICE-2FA-ISSUE-TOKEN',
          message: 'Demand a code of an authenticator app in the NLAuth header, as nlauth_otp.',
        },
      ],
    });
    const request = { role: administrator, purpose: 'request' } as const;
    expect(decideUserCredentials('2026.1', request, { issueToken: 'allowed' }).allowed).toBe(false);
    expect(decideUserCredentials('2026.1', { ...facts, role: clerk }).rules).toEqual(['2FA-7']);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideUserCredentials('2099.1' as Release, { role: clerk })).toThrow(
      'outside the modelled range',
    );
  });
});
