import { describe, expect, it, test } from 'vitest';
import { decideRotationCall, type RotationCallFacts } from '../../src/certificates/index.js';
import { RELEASES } from '../../src/core/release.js';
import { codes, granted, refused } from '../support.js';

const PERMISSION = 'Manage own OAuth 2.0 Client Credentials Certificates';
const OPERATIONS = ['list', 'create', 'revoke'] as const;

function call(
  operation: RotationCallFacts['operation'],
  scopes = ['rest_webservices'],
  permissions = [PERMISSION],
): RotationCallFacts {
  return { operation, token: { scopes, role: { kind: 'other', permissions } } };
}

describe('who may call the rotation endpoint', () => {
  test.each(OPERATIONS)('ROT-1: %s in every release from 2026.1', (operation) => {
    for (const release of RELEASES.slice(1)) {
      expect(decideRotationCall(release, call(operation))).toEqual({
        allowed: true,
        rules: ['ROT-3', 'ROT-4', 'ROT-1'],
        advice: [],
      });
    }
  });

  it('CHOICE-ROTATION-LISTING: before that only create, unless the caller chooses', () => {
    expect(granted(decideRotationCall('2025.2', call('create'))).rules).toEqual([
      'ROT-3',
      'ROT-4',
      'CHOICE-ROTATION-LISTING',
    ]);
    for (const operation of ['list', 'revoke'] as const) {
      const refusal = refused(decideRotationCall('2025.2', call(operation)));
      expect(refusal.violations).toMatchObject([{ code: 'operation_not_available', rule: 'ROT-1' }]);
      expect(refusal.rules).toContain('CHOICE-ROTATION-LISTING');
      expect(decideRotationCall('2025.2', call(operation), { beforeListing: 'all' }).allowed).toBe(true);
    }
  });

  test.each(OPERATIONS)('ROT-3: %s without a token', (operation) => {
    expect(refused(decideRotationCall('2026.1', { operation, token: null })).violations).toMatchObject([
      { code: 'token_missing', oauthError: 'invalid_token' },
    ]);
  });

  test.each(OPERATIONS)(
    'ROT-3: %s with a token of another scope, though the host is that of the RESTlets',
    (operation) => {
      expect(codes(decideRotationCall('2026.1', call(operation, ['restlets'])))).toEqual(['scope_missing']);
    },
  );

  test.each(OPERATIONS)('ROT-4, CERT-15: %s without the permission', (operation) => {
    const others = ['OAuth 2.0 Authorized Applications Management', 'Log in using OAuth 2.0 Access Tokens'];
    expect(codes(decideRotationCall('2026.1', call(operation, undefined, others)))).toEqual([
      'permission_missing',
    ]);
  });

  it('ROT-4: an Administrator has every permission', () => {
    const token = { scopes: ['rest_webservices'], role: { kind: 'administrator', permissions: [] } } as const;
    expect(decideRotationCall('2026.1', { operation: 'list', token }).allowed).toBe(true);
  });

  it('collects every reason', () => {
    expect(codes(decideRotationCall('2025.2', call('revoke', [], [])))).toEqual([
      'operation_not_available',
      'scope_missing',
      'permission_missing',
    ]);
  });
});

it('ROT-12: nothing is asked about the role that a certificate is for, nor (ROT-5) for a proof of its key', () => {
  expect(Object.keys(call('create'))).toEqual(['operation', 'token']);
  expect(decideRotationCall('2026.1', call('create')).allowed).toBe(true);
});
