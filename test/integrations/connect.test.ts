import { describe, expect, it, test } from 'vitest';
import { RELEASES, type Release } from '../../src/core/release.js';
import {
  type ConnectUseFacts,
  decideConnectUse,
  validateIntegrationRecord,
} from '../../src/integrations/index.js';
import { codes, granted, refused } from '../support.js';
import { OLD } from '../tbaDeprecation/arbitraries.js';

const LOGIN = { dataSource: 'netsuite2_com', failedLogins: 0, at: '2026-03-01T08:00:00Z' } as const;
const PASSWORD = { ...LOGIN, authentication: 'password' } as const;
const TBA = { ...LOGIN, authentication: 'tba', integration: { ...OLD, tba: ['ui_token'] } } as const;
const OAUTH2 = {
  authentication: 'oauth2',
  dataSource: 'netsuite2_com',
  integration: { ...OLD, tba: [], clientCredentialsGrant: true, scopes: ['suite_analytics'] },
  role: { kind: 'administrator', permissions: [] },
} as const;

describe('SuiteAnalytics Connect', () => {
  test.each(RELEASES)('CON-1: takes a password, TBA and OAuth 2.0, in %s', (release) => {
    for (const use of [PASSWORD, TBA, OAUTH2]) {
      expect(granted(decideConnectUse(release, use)).rules).toContain('CON-1');
    }
  });

  it('CON-1: the last two for NetSuite2.com only', () => {
    const old = { dataSource: 'netsuite_com' } as const;
    expect(codes(decideConnectUse('2026.1', { ...PASSWORD, ...old }))).toEqual([]);
    for (const use of [TBA, OAUTH2]) {
      expect(
        refused(decideConnectUse('2026.1', { ...use, ...old } as ConnectUseFacts)).violations,
      ).toMatchObject([{ code: 'connect_data_source', rule: 'CON-1', path: ['dataSource'] }]);
    }
  });

  test.each([
    [4, '2026-03-01T08:00:00Z', '2026-03-01T08:00:01Z', false],
    [5, '2026-03-01T08:00:00Z', '2026-03-01T08:29:59.999Z', true],
    [5, '2026-03-01T08:00:00Z', '2026-03-01T08:30:00Z', false],
    [6, '2026-03-01T08:31:00Z', '2026-03-01T08:40:00Z', true],
    [5, 'yesterday', '2026-03-01T08:40:00Z', true],
    [5, '2026-03-01T08:00:00Z', new Date(Number.NaN), true],
  ])('CON-1: %i failed logins, the last at %s, lock at %s: %s', (failedLogins, lastFailedAt, at, locked) => {
    for (const use of [PASSWORD, TBA]) {
      const decision = decideConnectUse('2026.1', { ...use, failedLogins, lastFailedAt, at });
      expect(codes(decision)).toEqual(locked ? ['connect_locked'] : []);
    }
  });

  it('CON-1: a record for TBA has the TBA box alone', () => {
    for (const other of [
      { tba: ['issue_token', 'ui_token'] },
      { userCredentials: true },
      { authorizationCodeGrant: true },
      { clientCredentialsGrant: true },
    ] as const) {
      const integration = { ...TBA.integration, ...other };
      expect(refused(decideConnectUse('2026.1', { ...TBA, integration })).violations).toMatchObject([
        { code: 'connect_tba_box_alone', rule: 'CON-1' },
      ]);
      const record = { integration, channels: ['connect'] } as const;
      expect(granted(validateIntegrationRecord('2026.1', record)).advice).toMatchObject([
        { code: 'connect_tba_box_alone', rule: 'CON-1', path: ['integration', 'tba'] },
      ]);
    }
    const alone = { integration: TBA.integration, channels: ['connect'] } as const;
    expect(granted(validateIntegrationRecord('2026.1', alone)).advice).toEqual([]);
    const without = { integration: OAUTH2.integration, channels: ['connect'] } as const;
    expect(granted(validateIntegrationRecord('2026.1', without)).advice).toEqual([]);
  });

  it('TBA-5, CHOICE-TBA-CONNECT: TBA goes on there, also for new records', () => {
    expect(granted(decideConnectUse('2028.2', TBA)).rules).toEqual(['CON-1', 'TBA-5']);
    const recent = { ...TBA, integration: { ...TBA.integration, createdIn: '2027.1' } } as const;
    expect(granted(decideConnectUse('2028.2', recent)).rules).toEqual([
      'CON-1',
      'TBA-5',
      'CHOICE-TBA-CONNECT',
    ]);
    const record = { integration: recent.integration, channels: ['connect'] } as const;
    expect(validateIntegrationRecord('2027.1', record).rules).toContain('CHOICE-TBA-CONNECT');
    expect(validateIntegrationRecord('2026.2', record).rules).not.toContain('CHOICE-TBA-CONNECT');
  });

  it('IR-2, IR-5: the record is enabled, with the box, the grant and the scope', () => {
    const tba = (change: object) =>
      codes(decideConnectUse('2026.1', { ...TBA, integration: { ...TBA.integration, ...change } }));
    expect(tba({ state: 'blocked' })).toEqual(['integration_blocked']);
    expect(tba({ tba: [] })).toEqual(['tba_not_enabled']);
    const oauth2 = (change: object) =>
      codes(decideConnectUse('2026.1', { ...OAUTH2, integration: { ...OAUTH2.integration, ...change } }));
    expect(oauth2({ state: 'blocked' })).toEqual(['integration_blocked']);
    expect(oauth2({ state: 'waiting_for_approval' })).toEqual(['integration_not_approved']);
    expect(oauth2({ clientCredentialsGrant: false })).toEqual(['connect_oauth2_off']);
    expect(oauth2({ scopes: ['restlets'] })).toEqual(['connect_scope_off']);
  });

  it('CERT-16, CON-1: with OAuth 2.0 the role has the permission, or is the Administrator', () => {
    const by = (role: object) => decideConnectUse('2026.1', { ...OAUTH2, role } as ConnectUseFacts);
    const permissions = ['Log in using OAuth 2.0 Access Tokens'];
    expect(codes(by({ kind: 'other', permissions }))).toEqual([]);
    expect(codes(by({ kind: 'other', permissions, inactive: true }))).toEqual(['permission_missing']);
    expect(refused(by({ kind: 'other', permissions: [] })).violations).toMatchObject([
      {
        code: 'permission_missing',
        rule: 'CERT-16',
        message: expect.stringContaining(permissions[0] as string),
      },
    ]);
  });

  it('REL-3: refuses to guess for a release that is not modelled', () => {
    expect(() => decideConnectUse('2099.1' as Release, PASSWORD)).toThrow('outside the modelled range');
  });
});
