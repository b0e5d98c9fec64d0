import { describe, expect, it, test } from 'vitest';
import type { RolePermissions } from '../../../src/core/records.js';
import { RELEASES } from '../../../src/core/release.js';
import { decideApiUse } from '../../../src/gateway/api/use.js';
import { refused } from '../../support.js';
import { by, decide, type Known, outcome, record } from './support.js';

const CONNECTION = 'MCP Server Connection';
const TOKENS = 'Log in using OAuth 2.0 Access Tokens';
const request = { target: 'mcp', ...by.bearer } as const;
const role: RolePermissions = { kind: 'other', permissions: [CONNECTION, TOKENS] };
const integration = { ...record, authorizationCodeGrant: true, scopes: ['mcp'] } as const;
const known: Known = { integration, token: { scopes: ['mcp'], role } };

function as(other: Partial<RolePermissions>, scopes: readonly string[] = ['mcp']): string {
  return decide('2026.2', request, { integration, token: { scopes, role: { ...role, ...other } } });
}

describe('the MCP endpoint', () => {
  test.each(RELEASES)('MCP-1, MCP-2: in %s it takes a token of the mcp scope', (release) => {
    const answer = decideApiUse(release, { request, ...known });
    expect(outcome(answer)).toBe('allowed');
    expect(answer.rules).toEqual(['MCP-1', 'MCP-2', 'MCP-3', 'CHOICE-MCP-FULL-ROLE', 'PK-3', 'IR-2', 'IR-5']);
  });

  it('MCP-2: it takes no other scope, nor that scope together with another one', () => {
    expect(as({}, ['rest_webservices'])).toBe('403 scope_missing MCP-2');
    expect(as({}, ['MCP'])).toBe('403 scope_missing MCP-2');
    expect(as({}, ['mcp', 'rest_webservices'])).toBe('403 scope_mcp_not_alone MCP-2');
    expect(
      decide('2026.2', request, { ...known, integration: { ...integration, scopes: ['restlets'] } }),
    ).toBe('403 scope_not_enabled PK-3');
  });

  it('MCP-2: the role has both permissions, by name or by id', () => {
    expect(as({ permissions: ['ADMI_MCP_SERVER', 'ADMI_LOGIN_OAUTH2'] })).toBe('allowed');
    expect(as({ permissions: [TOKENS] })).toBe('403 permission_missing MCP-2');
    expect(as({ permissions: [CONNECTION] })).toBe('403 permission_missing MCP-2');
    const token = { scopes: ['mcp'], role: { ...role, permissions: [CONNECTION] } };
    const [violation] = refused(decideApiUse('2026.2', { request, integration, token })).violations;
    expect(violation).toMatchObject({ path: ['token', 'role'] });
    expect(violation.message).toContain(TOKENS);
  });

  it('MCP-2: an inactive role permits nothing', () => {
    expect(as({ inactive: true })).toBe('403 permission_missing MCP-2');
    expect(as({ inactive: false })).toBe('allowed');
  });

  it('MCP-3, CHOICE-MCP-FULL-ROLE: it refuses roles with full permissions', () => {
    const expected = '403 role_with_full_permissions MCP-3 CHOICE-MCP-FULL-ROLE';
    expect(as({ kind: 'administrator' })).toBe(expected);
    expect(as({ kind: 'administrator', permissions: [] })).toBe(expected);
    expect(as({ permissions: [CONNECTION, TOKENS, 'ADMI_KERNEL'] })).toBe(expected);
    expect(as({ kind: 'system_administrator' })).toBe('allowed');
  });

  it('MCP-2: it takes nothing but a bearer token', () => {
    const all: Known = { ...known, sessionLive: true, soapAuthentication: 'tba', role2faRequired: false };
    for (const credentials of [by.tba, by.nlauth, by.anonymous]) {
      expect(decide('2025.2', { target: 'mcp', ...credentials }, all)).toBe(
        '403 authentication_not_for_target IR-6 CHOICE-API-UNKNOWN',
      );
    }
    expect(decide('2025.2', { target: 'mcp', ...by.session }, all)).toBe(
      '403 authentication_not_for_target SES-9 CHOICE-API-SESSION',
    );
    expect(decide('2025.2', { target: 'mcp', ...by.none }, all)).toBe(
      '401 authentication_missing PK-15 CHOICE-API-COOKIE',
    );
  });
});
