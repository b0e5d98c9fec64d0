import { describe, expect, it, test } from 'vitest';
import { decideRotationCall, type RotationCallFacts } from '../../src/certificates/index.js';
import { RELEASES } from '../../src/core/release.js';
import { codes, granted, refused } from '../support.js';

const PERMISSION = 'Manage own OAuth 2.0 Client Credentials Certificates';
const OPERATIONS = ['list', 'create', 'revoke'] as const;

/** By which rules each request is then served. */
const SERVED = {
  list: ['ROT-8', 'ROT-9', 'ROT-10', 'ROT-11'],
  create: ['ROT-5', 'ROT-6', 'ROT-7', 'ROT-12', 'ROT-19'],
  revoke: ['ROT-13'],
};

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
        rules: ['ROT-1', 'ROT-3', 'ROT-4', 'CERT-15', ...SERVED[operation]],
        advice: [],
      });
    }
  });

  it('CHOICE-ROTATION-LISTING: before that only create, unless the caller chooses', () => {
    expect(granted(decideRotationCall('2025.2', call('create'))).rules).toEqual(['CHOICE-ROTATION-LISTING']);
    for (const operation of ['list', 'revoke'] as const) {
      const refusal = refused(decideRotationCall('2025.2', call(operation)));
      expect(refusal.violations).toMatchObject([
        { code: 'operation_not_available', rule: 'CHOICE-ROTATION-LISTING' },
      ]);
      const other = granted(decideRotationCall('2025.2', call(operation), { beforeListing: 'all' }));
      expect(other.rules).toEqual(['CHOICE-ROTATION-LISTING']);
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

  it('collects every reason, and names no rule before its release', () => {
    const refusal = refused(decideRotationCall('2025.2', call('revoke', [], [])));
    expect(codes(refusal)).toEqual(['operation_not_available', 'scope_missing', 'permission_missing']);
    expect(refusal.rules).toEqual(['CHOICE-ROTATION-LISTING']);
    expect(refused(decideRotationCall('2025.2', { operation: 'create', token: null })).rules).toEqual([
      'CHOICE-ROTATION-LISTING',
      'ROT-17',
    ]);
  });

  it('ROT-17: a call without a token is told how to get the first one', () => {
    const refusal = refused(decideRotationCall('2026.1', { operation: 'create', token: null }));
    expect(refusal.rules).toEqual(['ROT-3', 'ROT-17']);
    expect(refusal.violations[0].remedy).toBe(
      'Get the first token by the authorization code grant, or with a certificate that was mapped in the user interface.',
    );
  });

  it('ROT-4: an inactive role permits nothing', () => {
    for (const role of [
      { kind: 'administrator', permissions: [], inactive: true },
      { kind: 'other', permissions: [PERMISSION], inactive: true },
    ] as const) {
      const token = { scopes: ['rest_webservices'], role };
      expect(codes(decideRotationCall('2026.1', { operation: 'list', token }))).toEqual([
        'permission_missing',
      ]);
    }
  });
});

it('ROT-12: nothing is asked about the role that a certificate is for, nor (ROT-5) for a proof of its key', () => {
  expect(Object.keys(call('create'))).toEqual(['operation', 'token']);
  expect(decideRotationCall('2026.1', call('create')).allowed).toBe(true);
});
