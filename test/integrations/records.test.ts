import { describe, expect, it, test } from 'vitest';
import type { Release } from '../../src/core/release.js';
import { decideConsumerReset, decideOidcProviderUse, installedRecord } from '../../src/integrations/index.js';
import { codes, granted, refused } from '../support.js';
import { OLD } from '../tbaDeprecation/arbitraries.js';

describe('a reset of consumer key and secret', () => {
  const role = { kind: 'administrator', permissions: [] } as const;

  it('IR-11: is for Administrators, on a record that uses TBA', () => {
    expect(granted(decideConsumerReset('2026.1', { integration: OLD, role })).rules).toEqual([
      'IR-11',
      'TBA-15',
      'CHOICE-CONSUMER-RESET',
    ]);
    const manager = { kind: 'other', permissions: ['Integration Application'] } as const;
    expect(
      refused(decideConsumerReset('2026.1', { integration: OLD, role: manager })).violations,
    ).toMatchObject([{ code: 'reset_by_administrators_only', rule: 'IR-11', path: ['role'] }]);
    const inactive = { ...role, inactive: true };
    expect(codes(decideConsumerReset('2026.1', { integration: OLD, role: inactive }))).toEqual([
      'reset_by_administrators_only',
    ]);
    const without = { ...OLD, tba: [] };
    expect(refused(decideConsumerReset('2026.1', { integration: without, role })).violations).toMatchObject([
      { code: 'reset_without_tba', rule: 'IR-11', path: ['integration', 'tba'] },
    ]);
  });

  it('IR-4: is for the account that owns the record', () => {
    const integration = { ...OLD, origin: 'installed' } as const;
    expect(refused(decideConsumerReset('2026.1', { integration, role })).violations).toMatchObject([
      { code: 'reset_by_owner_only', rule: 'IR-4', path: ['integration', 'origin'] },
    ]);
  });

  test.each([
    [undefined, false],
    ['tokens_survive', false],
    ['tokens_end', true],
  ] as const)('CHOICE-CONSUMER-RESET: %s: its tokens end: %s', (consumerReset, endsTokens) => {
    const choices = consumerReset === undefined ? {} : { consumerReset };
    const allowed = granted(decideConsumerReset('2026.1', { integration: OLD, role }, choices));
    expect(allowed.endsTokens).toBe(endsTokens);
    expect(allowed.rules).toContain('CHOICE-CONSUMER-RESET');
  });
});

describe('NetSuite as OIDC provider', () => {
  const integration = { ...OLD, authorizationCodeGrant: true, clientCredentialsGrant: true };

  it('OIDC-1: does not take the client credentials grant', () => {
    expect(
      refused(decideOidcProviderUse('2026.1', { integration, grant: 'clientCredentialsGrant' })).violations,
    ).toMatchObject([{ code: 'client_credentials_with_oidc', rule: 'OIDC-1', path: ['grant'] }]);
    const code = { integration, grant: 'authorizationCodeGrant' } as const;
    expect(granted(decideOidcProviderUse('2026.1', code)).rules).toEqual(['OIDC-1', 'IR-5']);
  });

  it('IR-2, IR-5: the record is enabled, with the grant', () => {
    const of = (change: object) =>
      codes(
        decideOidcProviderUse('2026.1', {
          integration: { ...integration, ...change },
          grant: 'authorizationCodeGrant',
        }),
      );
    expect(of({ state: 'waiting_for_approval' })).toEqual(['integration_not_approved']);
    expect(of({ authorizationCodeGrant: false })).toEqual(['grant_off']);
  });
});

describe('a record that has been installed', () => {
  test.each([
    ['auto_installation', false, 'enabled', undefined, ['IR-2', 'IR-3']],
    ['auto_installation', true, 'waiting_for_approval', undefined, ['IR-2', 'IR-3']],
    ['bundle', true, 'enabled', undefined, ['IR-2', 'IR-3']],
    ['mcp_client', false, 'enabled', 'public', ['MCP-4']],
    ['mcp_client', true, 'enabled', 'public', ['MCP-4']],
  ] as const)(
    'IR-2, MCP-4: by %s, where approval is demanded (%s), is %s',
    (by, approvalRequired, state, clientType, rules) => {
      const record = installedRecord('2026.1', { by, approvalRequired });
      expect(record).toEqual({ state, ...(clientType && { clientType }), rules, advice: [] });
    },
  );

  it('REL-3: is asked about in a release that is modelled', () => {
    const facts = { by: 'bundle', approvalRequired: true } as const;
    expect(() => installedRecord('2099.1' as Release, facts)).toThrow('outside the modelled range');
  });
});
