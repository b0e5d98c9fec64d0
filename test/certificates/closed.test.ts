/** Whatever a caller holds in the place of a fact or a choice, no refusal becomes an allow, and no answer is shared. */
import { describe, expect, it, test } from 'vitest';
import {
  type AddCertificateFacts,
  certificateCap,
  certificateStatus,
  decideAddCertificate,
  decideManageMappings,
  decideOAuthAccess,
  decideRevokeCertificate,
  decideRotationCall,
  expiryNotices,
  planRotation,
  type RotationPlanChoices,
} from '../../src/certificates/index.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { broken, codes, expectClosed, expectOwnAnswer, granted, refused } from '../support.js';
import { AT, adding, certificate, certificates } from './support.js';

const full = { ...adding().integration, name: 'Orders' };
const off = { ...full, clientCredentialsGrant: false };
const add = (facts: AddCertificateFacts) => decideAddCertificate('2026.1', facts);

/** An error about this fact, or this choice. */
const malformed = (code: 'malformed_choices' | 'malformed_facts', ...path: (number | string)[]) =>
  expect.objectContaining({ code, path });

describe('adding a certificate, with one fact broken', () => {
  const key = { spkiFingerprint: 'K' };
  const revoked = certificate('old', { ...key, revokedAt: AT });
  const wrongKey = { ...certificate('new'), key: { type: 'RSA', bits: 2048 } } as const;

  test.each<[string, AddCertificateFacts, ((path: string, value: unknown) => boolean)?]>([
    [
      'CERT-13: the grant is off',
      adding({ integration: off }),
      (path, value) => path.endsWith('Grant') && value === true,
    ],
    ['CERT-27: a public client', adding({ integration: { ...full, clientType: 'public' } })],
    [
      'CERT-29: the mcp scope',
      adding({ integration: { ...full, scopes: ['mcp'] } }),
      (path, value) => path.endsWith('scopes') && Array.isArray(value) && value.length === 0,
    ],
    ['CERT-7: a short key', adding({ certificate: wrongKey })],
    [
      'CERT-7: another curve',
      adding({ certificate: { ...certificate('new'), key: { type: 'EC', curve: 'P-224' } } }),
    ],
    [
      'CERT-7: another type',
      adding({ certificate: { ...certificate('new'), key: { type: 'other', name: 'dsa' } } }),
    ],
    ['CERT-8: expired', adding({ at: '2027-06-01T00:00:00Z' })],
    [
      'CERT-1: the cap',
      adding({ certificates: certificates(5, { revokedAt: null }) }),
      (path, value) => path === 'certificates' && Array.isArray(value) && value.length < 5,
    ],
    [
      'CERT-11: known and revoked',
      adding({ known: certificate('new', { revokedAt: AT }) }),
      (path, value) => path === 'known' && value === undefined,
    ],
    [
      'CERT-9: known',
      adding({ known: certificate('new', { entityId: '13' }) }),
      (path, value) => path === 'known' && value === undefined,
    ],
    [
      'CHOICE-CERT-REVOKED-KEY',
      adding({ certificate: { ...certificate('new'), ...key }, revokedWithSameKey: revoked }),
      (path, value) => path === 'revokedWithSameKey' && value === undefined,
    ],
  ])('%s: is refused or an error', (_, facts, unless) => {
    expectClosed(add, facts, unless);
    expectOwnAnswer(add, facts);
  });

  it('shares nothing of what it allows', () => {
    const certificate7 = { ...certificate('new'), validUntil: new Date('2036-01-01T00:00:00Z') };
    const facts = adding({
      certificate: certificate7,
      certificates: certificates(4),
      accountId: '1234567_SB1',
    });
    expect(granted(add(facts)).advice).toHaveLength(3);
    expectOwnAnswer(add, facts);
  });

  test.each<[string, (number | string)[], object]>([
    [
      'a client type in capitals',
      ['integration', 'clientType'],
      { integration: { ...full, clientType: 'Public' } },
    ],
    ['a scope in capitals', ['integration', 'scopes', 0], { integration: { ...full, scopes: ['MCP'] } }],
    ['scopes as text', ['integration', 'scopes'], { integration: { ...full, scopes: 'mcp' } }],
    [
      'a grant as text',
      ['integration', 'clientCredentialsGrant'],
      { integration: { ...full, clientCredentialsGrant: 'false' } },
    ],
    [
      'validUntil as a number',
      ['certificate', 'validUntil'],
      { certificate: { ...certificate('new'), validUntil: AT.getTime() } },
    ],
    [
      'validUntil of a kept one as a number',
      ['certificates', 1, 'validUntil'],
      { certificates: [certificate('a'), { ...certificate('b'), validUntil: 0 }] },
    ],
    ['certificates as text', ['certificates'], { certificates: 'new' }],
    [
      'a revocation that is false',
      ['certificates', 0, 'revokedAt'],
      { certificates: [{ ...certificate('a'), revokedAt: false }] },
    ],
    ['known as null', ['known'], { known: null }],
    [
      'a key of no kind',
      ['certificate', 'key', 'type'],
      { certificate: { ...certificate('new'), key: { type: 'rsa' } } },
    ],
    [
      'bits as text',
      ['certificate', 'key', 'bits'],
      { certificate: { ...certificate('new'), key: { type: 'RSA', bits: '3072' } } },
    ],
    [
      'a fingerprint that is empty',
      ['certificate', 'spkiFingerprint'],
      { certificate: { ...certificate('new'), spkiFingerprint: '' } },
    ],
    [
      'a twin that is not revoked',
      ['revokedWithSameKey', 'revokedAt'],
      { revokedWithSameKey: certificate('a') },
    ],
    ['the instant as a number', ['at'], { at: AT.getTime() }],
    ['an account id that is a number', ['accountId'], { accountId: 1234567 }],
  ])('%s is an error that names it', (_, path, differing) => {
    const facts = { ...adding(), ...differing } as AddCertificateFacts;
    expect(() => add(facts)).toThrow(malformed('malformed_facts', ...path));
  });

  it('CHOICE-CERT-REVOKED-KEY: null fingerprints are those of no key', () => {
    const existing = [certificate('old', { spkiFingerprint: null, revokedAt: AT })];
    const facts = adding({
      certificate: { ...certificate('new'), spkiFingerprint: null },
      certificates: existing,
    });
    expect(add(facts).allowed).toBe(true);
  });
});

describe('CHOICE-CERT-REVOKED-KEY: a certificate with the key of a revoked one', () => {
  const withKey = (spkiFingerprint: string) => ({ ...certificate('new'), spkiFingerprint });
  const old = (differing: object) => certificate('old', { spkiFingerprint: 'K', ...differing });

  test.each([
    ['found by the store', { revokedWithSameKey: old({ revokedAt: AT, integrationId: '8' }) }],
    ['among the certificates of the record', { certificates: [old({ revokedAt: AT })] }],
  ])('is refused, %s, unless the caller chooses', (_, found) => {
    const facts = adding({ certificate: withKey('K'), ...found });
    expect(refused(add(facts))).toMatchObject({
      rules: ['CHOICE-CERT-REVOKED-KEY'],
      violations: [{ code: 'key_revoked', path: ['certificate', 'spkiFingerprint'] }],
    });
    const other = granted(decideAddCertificate('2026.1', facts, { revokedKey: 'allow' }));
    expect(other.rules).toContain('CHOICE-CERT-REVOKED-KEY');
  });

  test.each([
    ['of another key', 'L', { revokedAt: AT }],
    ['that is active', 'K', {}],
    ['that has expired', 'K', { validUntil: new Date('2026-02-01') }],
  ])('is not refused for one %s', (_, key, differing) => {
    const facts = adding({ certificate: withKey(key), certificates: [old(differing)] });
    expect(granted(add(facts)).rules).not.toContain('CHOICE-CERT-REVOKED-KEY');
  });

  it('CERT-11: the revoked certificate itself is told as known, by whatever fact it comes', () => {
    const itself = certificate('new', { spkiFingerprint: 'K', revokedAt: AT, integrationId: '8' });
    const certificate7 = withKey('K');
    for (const found of [{ known: itself, revokedWithSameKey: itself }, { revokedWithSameKey: itself }]) {
      const refusal = refused(add(adding({ certificate: certificate7, ...found })));
      expect(refusal.violations).toMatchObject([{ code: 'certificate_known', rule: 'CERT-11' }]);
      expect(refusal.violations).toHaveLength(1);
    }
  });
});

describe('advice about where a certificate is added', () => {
  const advice = (differing: Partial<AddCertificateFacts>, release: Release = '2026.1') =>
    granted(decideAddCertificate(release, adding(differing))).advice;

  test.each([
    ['1234567_SB1', true],
    ['1234567-sb12', true],
    ['1234567', false],
    ['1234567_RP', false],
    ['SB1', false],
  ])('CERT-17: says of the account %s that refreshes clear the mapping: %s', (accountId, told) => {
    expect(advice({ accountId })).toMatchObject(
      told ? [{ code: 'cleared_by_refresh', rule: 'CERT-17', path: ['accountId'] }] : [],
    );
  });

  it('CLI-1: says that all CI users of the SuiteCloud CLI share the places of one record', () => {
    const integration = { ...full, name: 'SuiteCloud Development Integration' };
    expect(advice({ integration })).toMatchObject([
      {
        code: 'shared_record',
        rule: 'CLI-1',
        message:
          'The SuiteCloud CLI maps the certificates of all CI users to this integration record, so they share its 5 places.',
      },
    ]);
    expect(advice({ integration }, '2025.2')).toEqual([]);
  });
});

describe('the other questions, with one fact broken', () => {
  const role = { kind: 'other', permissions: ['Integration Application'], inactive: true } as const;
  const plan = { certificates: certificates(2, { revokedAt: null }), entityId: '12', roleId: '3', at: AT };

  it('CERT-12: a revocation is refused or an error', () => {
    const revoke = (facts: Parameters<typeof decideRevokeCertificate>[1]) =>
      decideRevokeCertificate('2026.1', facts);
    expectClosed(revoke, { certificate: null, at: AT });
    expectClosed(revoke, { certificate: certificate('a'), at: 'today' });
    expectOwnAnswer(revoke, { certificate: certificate('a'), at: AT });
  });

  it('CERT-14, CERT-16: a role that permits nothing goes on permitting nothing', () => {
    const missing = { role: { kind: 'other', permissions: ['Integration Application'] } } as const;
    for (const ask of [decideManageMappings, decideOAuthAccess]) {
      for (const facts of [{ role }, missing]) {
        expectClosed((one) => ask('2026.1', one), facts);
        expectOwnAnswer((one) => ask('2026.1', one), facts);
      }
      const all = { kind: 'administrator', permissions: [], inactive: true } as const;
      expect(codes(ask('2026.1', { role: all }))).toEqual(['permission_missing']);
    }
  });

  it('ROT-3, ROT-4: a call of the rotation endpoint is refused or an error', () => {
    const permissions = ['Manage own OAuth 2.0 Client Credentials Certificates'];
    const active = { kind: 'other', permissions } as const;
    const ask = (facts: Parameters<typeof decideRotationCall>[1]) => decideRotationCall('2026.1', facts);
    const tokens = [
      null,
      { scopes: ['restlets'], role: active },
      { scopes: ['rest_webservices'], role },
      { scopes: ['rest_webservices'], role: { kind: 'other', permissions: [] } },
    ] as const;
    for (const token of tokens) {
      expectClosed(ask, { operation: 'list', token });
      expectOwnAnswer(ask, { operation: 'list', token });
    }
    const token = { scopes: ['rest_webservices'], role: active };
    expectOwnAnswer(ask, { operation: 'create', token });
    const early = (facts: Parameters<typeof ask>[0]) => decideRotationCall('2025.2', facts);
    expectClosed(early, { operation: 'revoke', token });
    for (const operation of ['delete', 'LIST', 'constructor', undefined]) {
      const facts = { operation, token } as never;
      expect(() => ask(facts)).toThrow(malformed('malformed_facts', 'operation'));
    }
    const asText = { scopes: 'rest_webservices', role: active } as never;
    expect(() => ask({ operation: 'list', token: asText })).toThrow(
      malformed('malformed_facts', 'token', 'scopes'),
    );
    expect(() =>
      ask({ operation: 'list', token: { ...token, role: { ...active, kind: 'Other' as never } } }),
    ).toThrow(malformed('malformed_facts', 'token', 'role', 'kind'));
  });

  it('CERT-9: a plan is refused or an error', () => {
    const ask = (facts: Parameters<typeof planRotation>[1]) => planRotation('2026.1', facts);
    expectClosed(ask, plan);
    expectOwnAnswer(ask, { ...plan, roleId: '1000' });
    const inUse = certificates(5, { entityId: 'other', revokedAt: null });
    expectClosed(
      ask,
      { ...plan, roleId: '1000', certificates: [...inUse, certificate('old')] },
      // another owner, or a certificate less, leaves room
      (path, value) => /entityId|roleId|^certificates$/.test(path) && typeof value !== 'number',
    );
  });

  it('CERT-2: no status reads as active, and no notice is lost, for a fact of the wrong type', () => {
    for (const { facts, with: value } of broken({
      certificate: certificate('a', { revokedAt: AT }),
      at: AT,
    })) {
      try {
        const status = certificateStatus('2026.1', facts);
        expect([status, value]).not.toEqual(['active', expect.anything()]);
      } catch (error) {
        expect(error).toMatchObject({ code: 'malformed_facts' });
      }
    }
    for (const { facts } of broken({ certificates: [certificate('a', { revokedAt: null })] })) {
      try {
        expiryNotices('2026.1', facts);
      } catch (error) {
        expect(error).toMatchObject({ code: 'malformed_facts' });
      }
    }
    expectOwnAnswer((facts) => expiryNotices('2026.1', facts), { certificates: certificates(2) });
  });

  it('CERT-1: the cap is nobody’s to change', () => {
    for (const release of RELEASES) expectOwnAnswer(() => certificateCap(release), {});
  });
});

describe('choices', () => {
  const misspelt: [object, string][] = [
    [{ notYetValid: 'ignore' }, 'notYetValid'],
    [{ notYetVaild: 'counts' }, 'notYetVaild'],
    [{ twoYearsFrom: 'Upload' }, 'twoYearsFrom'],
    [{ revokedKey: true }, 'revokedKey'],
  ];

  test.each(misspelt)('%j is an error', (choices, option) => {
    const error = malformed('malformed_choices', option);
    expect(() => decideAddCertificate('2026.1', adding(), choices)).toThrow(error);
    const facts = { certificates: certificates(1), entityId: '12', roleId: '1000', at: AT };
    expect(() => planRotation('2026.1', facts, choices as RotationPlanChoices)).toThrow(error);
  });

  it('CHOICE-ROTATION-LISTING: another value is an error, in every release', () => {
    for (const release of RELEASES) {
      const ask = () =>
        decideRotationCall(release, { operation: 'list', token: null }, { beforeListing: 'list' as never });
      expect(ask).toThrow(malformed('malformed_choices', 'beforeListing'));
    }
  });
});
