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

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideUserCredentials('2099.1' as Release, { role: clerk })).toThrow(
      'outside the modelled range',
    );
  });
});
