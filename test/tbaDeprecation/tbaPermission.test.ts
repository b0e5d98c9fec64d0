import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { decideTbaPermission, type TbaAction } from '../../src/tbaDeprecation/index.js';
import { codes, refused } from '../support.js';

const MANAGE: TbaAction = { kind: 'manage_integration_records' };
const USE: TbaAction = { kind: 'use_token' };
const OWN: TbaAction = { kind: 'create_own_token', flow: 'issue_token' };
const OTHER: TbaAction = { kind: 'create_token_for_other', otherIsAdministrator: false };
const FOR_ADMINISTRATOR: TbaAction = { kind: 'create_token_for_other', otherIsAdministrator: true };

describe('who may do it', () => {
  test.each<[string, readonly TbaAction[]]>([
    ['Integration Application', [MANAGE]],
    ['Integration Applications', []],
    ['User Access Tokens', [USE, OWN]],
    ['Log in using Access Tokens', [USE]],
    ['Access Token Management', [OTHER]],
  ])('IR-1, TBA-16: a role with %s', (permission, may) => {
    for (const action of [MANAGE, USE, OWN, OTHER, FOR_ADMINISTRATOR]) {
      const role = { kind: 'other', permissions: [permission] } as const;
      expect(decideTbaPermission('2026.1', { role, action }).allowed).toBe(may.includes(action));
    }
  });

  it('IR-1, TBA-16: an administrator everything, except a token for another administrator', () => {
    const role = { kind: 'administrator', permissions: [] } as const;
    for (const action of [MANAGE, USE, OWN, OTHER]) {
      expect(codes(decideTbaPermission('2026.1', { role, action }))).toEqual([]);
    }
    expect(codes(decideTbaPermission('2026.1', { role, action: FOR_ADMINISTRATOR }))).toEqual([
      'administrator_tokens_are_own',
    ]);
  });

  test.each([
    [MANAGE, 'IR-1'],
    [USE, 'TBA-16'],
    [OWN, 'TBA-16'],
    [OTHER, 'TBA-16'],
  ] as const)('%j is decided by %s', (action, rule) => {
    const nobody = { role: { kind: 'other', permissions: [] }, action } as const;
    expect(refused(decideTbaPermission('2026.1', nobody)).violations).toMatchObject([
      { code: 'permission_missing', rule, path: ['role'] },
    ]);
    const somebody = { role: { kind: 'administrator', permissions: [] }, action } as const;
    expect(decideTbaPermission('2026.1', somebody).rules).toEqual([rule]);
  });

  it.each([
    [MANAGE, 'ADMI_INTEGRAPP'],
    [USE, 'ADMI_LOGIN_OAUTH'],
    [OWN, 'ADMI_MANAGE_OWN_OAUTH_TOKENS'],
    [OTHER, 'ADMI_MANAGE_OAUTH_TOKENS'],
  ] as const)('IR-1, TBA-16: %j by the id of the permission, and never by an inactive role', (action, id) => {
    const role = { kind: 'other', permissions: [id] } as const;
    expect(decideTbaPermission('2026.1', { role, action }).allowed).toBe(true);
    for (const kind of ['administrator', 'other'] as const) {
      const inactive = { ...role, kind, inactive: true };
      expect(codes(decideTbaPermission('2026.1', { role: inactive, action }))).toEqual([
        'permission_missing',
      ]);
    }
  });

  it('TBA-16: says nothing of the three-step flow, about which Oracle is silent', () => {
    const role = { kind: 'administrator', permissions: [] } as const;
    const action = { kind: 'create_own_token', flow: 'three_step' } as never;
    expect(() => decideTbaPermission('2026.1', { role, action })).toThrow(
      expect.objectContaining({ code: 'malformed_facts', path: ['action', 'flow'] }),
    );
  });

  it('TBA-16: names the permission, or each of those of which one is enough', () => {
    const message = (action: typeof OWN | typeof USE) =>
      refused(decideTbaPermission('2026.1', { role: { kind: 'other', permissions: [] }, action }))
        .violations[0].message;
    expect(message(OWN)).toBe('The role is inactive, or does not have the permission “User Access Tokens”.');
    expect(message(USE)).toBe(
      'The role is inactive, or does not have the permission “User Access Tokens” or “Log in using Access Tokens”.',
    );
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    const role = { kind: 'other', permissions: [] } as const;
    expect(() => decideTbaPermission('2099.1' as Release, { role, action: USE })).toThrow(
      'outside the modelled range',
    );
  });
});
