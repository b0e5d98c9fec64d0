import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Certificate,
  type CertificateKey,
  certificateCap,
  certificateStatus,
  decideAddCertificate,
  decideManageMappings,
  decideOAuthAccess,
  decideRevokeCertificate,
} from '../../src/certificates/index.js';
import { RELEASES, type Release } from '../../src/core/release.js';
import { codes, granted, refused } from '../support.js';
import { AT, adding, certificate, certificates } from './support.js';

const INVALID = new Date(Number.NaN);
const justBefore = (date: string) => new Date(Date.parse(date) - 1);
const justAfter = (date: string) => new Date(Date.parse(date) + 1);

describe('the state of a certificate', () => {
  const FROM = '2026-01-01T00:00:00Z';
  const UNTIL = '2027-01-01T00:00:00Z';

  const status = (certificate: Certificate, at: Date) => certificateStatus('2026.1', { certificate, at });

  test.each([
    ['before its validity', justBefore(FROM), 'not_yet_valid'],
    ['at its start', new Date(FROM), 'active'],
    ['at its end (RFC 5280 section 4.1.2.5)', new Date(UNTIL), 'active'],
    ['after its end', justAfter(UNTIL), 'expired'],
    ['at an invalid instant', INVALID, 'indeterminate'],
  ])('CERT-2: %s', (_, at, expected) => {
    expect(status(certificate('a'), at)).toBe(expected);
  });

  it('CERT-12: once revoked it stays revoked, whatever the dates', () => {
    const revoked = certificate('a', { revokedAt: new Date('2026-02-01T00:00:00Z') });
    for (const at of [justBefore(FROM), AT, justAfter(UNTIL), INVALID]) {
      expect(status(revoked, at)).toBe('revoked');
    }
  });

  it('a revocation at an invalid instant counts as active, and cannot be used', () => {
    expect(status(certificate('a', { revokedAt: INVALID }), AT)).toBe('indeterminate');
    expect(status(certificate('a', { revokedAt: null }), AT)).toBe('active');
    for (const revokedAt of [INVALID, null]) {
      const existing = certificates(5, { revokedAt });
      expect(codes(decideAddCertificate('2026.1', adding({ certificates: existing })))).toEqual([
        'certificate_cap_reached',
      ]);
    }
  });

  it('an invalid date of its own never reads as active, nor as expired', () => {
    expect(status(certificate('a', { validUntil: INVALID }), AT)).toBe('indeterminate');
    expect(status(certificate('a', { validFrom: INVALID }), AT)).toBe('indeterminate');
  });
});

describe('the cap', () => {
  it('CERT-1: five from 2026.1, no cap before', () => {
    expect(certificateCap('2025.2')).toMatchObject({ limit: null, rules: [] });
    for (const release of RELEASES.slice(1)) {
      expect(certificateCap(release)).toEqual({
        limit: 5,
        rules: ['CERT-1', 'CERT-2', 'CERT-3', 'CERT-4'],
        advice: [],
      });
    }
  });

  it('CERT-1: says beforehand when a release lowers it', () => {
    expect(certificateCap('2025.2').advice).toEqual([
      {
        code: 'cap_lowered',
        rule: 'CERT-1',
        message: 'From 2026.1 on, an integration record may have at most 5 active certificates.',
        enforcedFrom: '2026.1',
      },
    ]);
  });

  test.each([
    ['2026.1', 4, []],
    ['2026.1', 5, ['certificate_cap_reached']],
    ['2028.2', 5, ['certificate_cap_reached']],
    ['2025.2', 5, []],
    ['2025.2', 50, []],
  ] as const)('CERT-1: in %s, with %i active, another one: %j', (release, active, expected) => {
    expect(codes(decideAddCertificate(release, adding({ certificates: certificates(active) })))).toEqual(
      expected,
    );
  });

  it('CERT-2, CERT-3: revoked and expired certificates take no place, however many', () => {
    const existing = [
      ...certificates(4),
      ...certificates(50, { revokedAt: new Date('2026-02-01T00:00:00Z') }),
      ...certificates(50, { validUntil: new Date('2026-02-01T00:00:00Z') }),
    ];
    expect(granted(decideAddCertificate('2026.1', adding({ certificates: existing }))).activeAfter).toBe(5);
  });

  it('CERT-4, ROT-19: counts over all entities and roles of the record', () => {
    const existing = certificates(5).map((one, index) => ({
      ...one,
      entityId: `${index}`,
      roleId: `${index}`,
    }));
    expect(codes(decideAddCertificate('2026.1', adding({ certificates: existing })))).toEqual([
      'certificate_cap_reached',
    ]);
  });

  it('CHOICE-CERT-OVER-CAP: seven from before the upgrade keep out new ones until fewer than five are active', () => {
    const refusal = refused(decideAddCertificate('2026.1', adding({ certificates: certificates(7) })));
    expect(refusal.violations[0].remedy).toBe(
      'Revoke 3 of the active certificates of the integration record first.',
    );
    expect(refusal.violations[0].related).toHaveLength(7);
    expect(refusal.rules).toContain('CHOICE-CERT-OVER-CAP');
  });

  it('CHOICE-CERT-NOT-YET-VALID: a certificate of the future counts unless the caller chooses', () => {
    const existing = [
      ...certificates(4),
      certificate('later', { validFrom: new Date('2026-12-01T00:00:00Z') }),
    ];
    const refusal = refused(decideAddCertificate('2026.1', adding({ certificates: existing })));
    expect(refusal.rules).toEqual(['CERT-1', 'CHOICE-CERT-NOT-YET-VALID']);
    const other = decideAddCertificate('2026.1', adding({ certificates: existing }), {
      notYetValid: 'does_not_count',
    });
    expect(granted(other).activeAfter).toBe(5);
    expect(other.rules).toContain('CHOICE-CERT-NOT-YET-VALID');
  });

  it('a certificate with an invalid date counts', () => {
    for (const entityId of ['12', 'another']) {
      const odd = certificate('odd', { validUntil: INVALID, entityId });
      const refusal = refused(
        decideAddCertificate('2026.1', adding({ certificates: [...certificates(4), odd] })),
      );
      expect(codes(refusal)).toEqual(['certificate_cap_reached']);
      expect(refusal.violations[0].related).toContain('odd');
    }
  });

  it('CERT-1: names the certificates worth revoking, replaced ones first, then by expiry, then by id', () => {
    const until = (year: number) => ({ validUntil: new Date(`${year}-06-01T00:00:00Z`) });
    const existing = [
      certificate('b-last', { ...until(2029), entityId: 'x' }),
      certificate('b-soon', { ...until(2027), entityId: 'y' }),
      certificate('z-twin', { ...until(2027), entityId: 'z' }),
      certificate('new', { ...until(2030) }),
      certificate('replaced', { ...until(2028) }),
    ];
    for (const order of [existing, existing.toReversed()]) {
      const facts = adding({ certificates: order, certificate: certificate('another') });
      const [violation] = refused(decideAddCertificate('2026.1', facts)).violations;
      expect(violation.related).toEqual(['replaced', 'b-soon', 'z-twin', 'b-last', 'new']);
    }
  });

  it('CERT-1: says when the last place is taken, or when the next release will close the door', () => {
    const advice = (release: Release, active: number) =>
      granted(decideAddCertificate(release, adding({ certificates: certificates(active) }))).advice;
    expect(advice('2026.1', 3)).toEqual([]);
    expect(advice('2026.1', 4)).toMatchObject([{ code: 'last_place_taken', rule: 'CERT-1' }]);
    expect(advice('2025.2', 4)).toEqual([]);
    expect(advice('2025.2', 5)).toMatchObject([{ code: 'over_cap', enforcedFrom: '2026.1' }]);
  });

  it('C1: whatever there is, an allowed answer leaves at most five, and only adds one', () => {
    const some = fc.record({
      revoked: fc.boolean(),
      from: fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: false }),
      until: fc.date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: false }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 9 }), (drawn) => {
        const existing = drawn.map(({ revoked, from, until }, index) =>
          certificate(`c${index}`, { validFrom: from, validUntil: until, ...(revoked && { revokedAt: AT }) }),
        );
        const states = existing.map((one) => certificateStatus('2026.1', { certificate: one, at: AT }));
        const counted = states.filter((state) => state !== 'revoked' && state !== 'expired').length;
        const decision = decideAddCertificate('2026.1', adding({ certificates: existing }));
        expect(decision.allowed).toBe(counted < 5);
        if (decision.allowed) expect(decision.activeAfter).toBe(counted + 1);
      }),
    );
  });
});

describe('what may be added', () => {
  const withKey = (key: CertificateKey) => adding({ certificate: { ...certificate('new'), key } });

  test.each<[CertificateKey, boolean]>([
    [{ type: 'RSA', bits: 2048 }, false],
    [{ type: 'RSA', bits: 3071 }, false],
    [{ type: 'RSA', bits: 3072 }, true],
    [{ type: 'RSA', bits: 4096 }, true],
    [{ type: 'RSA', bits: 8192 }, false],
    [{ type: 'RSA', bits: 256 }, false],
    [{ type: 'EC', curve: 'P-256' }, true],
    [{ type: 'EC', curve: 'P-384' }, true],
    [{ type: 'EC', curve: 'P-521' }, true],
    [{ type: 'EC', curve: 'secp256k1' }, false],
    [{ type: 'EC', curve: 'P-224' }, false],
    [{ type: 'other', name: 'ed25519' }, false],
  ])('CERT-7: the key %j: %s', (key, accepted) => {
    for (const release of RELEASES) {
      const decision = decideAddCertificate(release, withKey(key));
      expect(codes(decision)).toEqual(accepted ? [] : ['key_not_accepted']);
    }
  });

  it('CHOICE-CERT-RSA-PSS: a key bound to RSA-PSS is refused by our choice, not by Oracle', () => {
    expect(
      refused(decideAddCertificate('2026.1', withKey({ type: 'other', name: 'rsa-pss' }))).rules,
    ).toEqual(['CHOICE-CERT-RSA-PSS']);
    expect(refused(decideAddCertificate('2026.1', withKey({ type: 'other', name: 'dsa' }))).rules).toEqual([
      'CERT-7',
    ]);
  });

  test.each([
    ['CERT-13: the grant is off', { clientCredentialsGrant: false }, 'grant_not_enabled'],
    ['CERT-27: the client is public', { clientType: 'public' as const }, 'public_client'],
    ['CERT-29: the record has the mcp scope', { scopes: ['mcp' as const] }, 'mcp_scope'],
  ])('%s', (_, differing, code) => {
    const integration = { ...adding().integration, ...differing };
    expect(codes(decideAddCertificate('2026.1', adding({ integration })))).toEqual([code]);
  });

  it('CERT-28: the authorization code grant beside it does no harm', () => {
    const integration = { ...adding().integration, authorizationCodeGrant: true };
    expect(decideAddCertificate('2026.1', adding({ integration })).allowed).toBe(true);
  });

  test.each([
    ['CERT-9', 'in another record', { integrationId: '8' }],
    ['CERT-9', 'for another entity', { entityId: '13' }],
    ['CERT-9', 'for another role', { roleId: '3' }],
    ['CHOICE-CERT-AGAIN', 'for the same combination (CERT-10)', {}],
    ['CERT-11', 'revoked, in another record', { integrationId: '8', revokedAt: AT }],
    ['CHOICE-CERT-AGAIN', 'revoked, in the same record', { entityId: '13', revokedAt: AT }],
  ])('%s: a certificate known %s is refused', (rule, _, differing) => {
    const known = certificate('new', differing);
    expect(refused(decideAddCertificate('2026.1', adding({ known }))).violations).toMatchObject([
      { code: 'certificate_known', rule },
    ]);
    expect(codes(decideAddCertificate('2026.1', adding({ certificates: [known] })))).toEqual([
      'certificate_known',
    ]);
  });

  it('CERT-9: a second certificate for the same entity and role is how a rotation overlaps', () => {
    expect(decideAddCertificate('2026.1', adding({ certificates: certificates(1) })).allowed).toBe(true);
  });

  it('collects every reason at once', () => {
    const facts = adding({
      integration: { id: '7', clientType: 'public', clientCredentialsGrant: false, scopes: ['mcp'] },
      certificate: {
        ...certificate('c0'),
        key: { type: 'RSA', bits: 2048 },
        validUntil: new Date('2026-02-01'),
      },
      certificates: certificates(5),
    });
    expect(codes(decideAddCertificate('2026.1', facts))).toEqual([
      'grant_not_enabled',
      'public_client',
      'mcp_scope',
      'key_not_accepted',
      'certificate_known',
      'certificate_expired',
      'certificate_cap_reached',
    ]);
  });
});

describe('the validity', () => {
  const valid = (from: string, until: string, at = AT) =>
    adding({
      certificate: { ...certificate('new'), validFrom: new Date(from), validUntil: new Date(until) },
      at,
    });

  test.each([
    [
      'two years to the second',
      '2026-01-01T00:00:00Z',
      '2028-01-01T00:00:00Z',
      '2028-01-01T00:00:00.000Z',
      false,
    ],
    ['a second more', '2026-01-01T00:00:00Z', '2028-01-01T00:00:01Z', '2028-01-01T00:00:00.000Z', true],
    ['ten years', '2026-01-01T00:00:00Z', '2036-01-01T00:00:00Z', '2028-01-01T00:00:00.000Z', true],
    ['less', '2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z', '2026-12-31T00:00:00.000Z', false],
    ['a leap year within', '2026-05-31T23:59:59Z', '2029-01-01T00:00:00Z', '2028-05-31T23:59:59.000Z', true],
  ])('CERT-8: %s', (_, from, until, effectiveUntil, shortened) => {
    const decision = granted(decideAddCertificate('2026.1', valid(from, until)));
    expect(decision).toMatchObject({ effectiveUntil, shortened });
    expect(decision.rules.includes('CHOICE-CERT-TWO-YEARS')).toBe(shortened);
    expect(decision.advice.map((advice) => advice.code)).toEqual(shortened ? ['validity_shortened'] : []);
  });

  it('CHOICE-CERT-TWO-YEARS: 29 February ends on 28 February', () => {
    const facts = valid('2028-02-29T10:00:00Z', '2038-01-01T00:00:00Z', new Date('2028-03-01T00:00:00Z'));
    expect(granted(decideAddCertificate('2028.1', facts)).effectiveUntil).toBe('2030-02-28T10:00:00.000Z');
  });

  it('CHOICE-CERT-TWO-YEARS: is named where either way of counting shortens, and in a refusal', () => {
    const facts = valid('2025-12-01T00:00:00Z', '2028-03-01T00:00:00Z');
    expect(granted(decideAddCertificate('2026.1', facts)).shortened).toBe(true);
    const other = granted(decideAddCertificate('2026.1', facts, { twoYearsFrom: 'upload' }));
    expect(other.shortened).toBe(false);
    expect(other.rules).toContain('CHOICE-CERT-TWO-YEARS');
    const over = valid('2024-01-01T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(refused(decideAddCertificate('2026.1', over)).rules).toEqual([
      'CHOICE-CERT-EXPIRED',
      'CHOICE-CERT-TWO-YEARS',
    ]);
    expect(decideAddCertificate('2026.1', over, { twoYearsFrom: 'upload' }).allowed).toBe(true);
  });

  it('CERT-8: is judged without an error on the first and the last date there is', () => {
    for (const time of [-8.64e15, 8.64e15]) {
      const end = new Date(time);
      const facts = adding({
        certificate: { ...certificate('new'), validFrom: end, validUntil: end },
        at: end,
      });
      expect(decideAddCertificate('2026.1', facts).allowed).toBe(time < 0);
    }
  });

  it('CHOICE-CERT-TWO-YEARS: counted from the upload where the caller chooses', () => {
    const facts = valid('2026-01-01T00:00:00Z', '2036-01-01T00:00:00Z');
    const decision = decideAddCertificate('2026.1', facts, { twoYearsFrom: 'upload' });
    expect(granted(decision).effectiveUntil).toBe('2028-06-01T12:00:00.000Z');
  });

  test.each([
    ['expired a moment ago', '2026-01-01T00:00:00Z', justBefore(AT.toISOString()).toISOString(), false],
    ['ends now', '2026-01-01T00:00:00Z', AT.toISOString(), true],
    ['lasts ten years, of which two have passed', '2024-06-01T11:59:59Z', '2034-01-01T00:00:00Z', false],
    ['lasts ten years, of which two pass now', '2024-06-01T12:00:00Z', '2034-01-01T00:00:00Z', true],
    ['ends before it begins', '2027-01-01T00:00:00Z', '2026-12-01T00:00:00Z', false],
    ['begins in the future', '2026-07-01T00:00:00Z', '2026-12-01T00:00:00Z', true],
  ])('CHOICE-CERT-EXPIRED: a certificate that %s', (_, from, until, allowed) => {
    expect(codes(decideAddCertificate('2026.1', valid(from, until)))).toEqual(
      allowed ? [] : ['certificate_expired'],
    );
  });

  test.each(['validFrom', 'validUntil'] as const)('an invalid %s is refused, and does not throw', (field) => {
    const facts = adding({ certificate: { ...certificate('new'), [field]: INVALID } });
    expect(codes(decideAddCertificate('2026.1', facts))).toEqual(['invalid_instant']);
  });

  it('an invalid instant is refused', () => {
    expect(codes(decideAddCertificate('2026.1', adding({ at: INVALID })))).toEqual(['invalid_instant']);
  });
});

describe('revoking', () => {
  const revoke = (certificate: Certificate | null, at = AT) =>
    decideRevokeCertificate('2026.1', { certificate, at });

  it('CERT-12, ROT-1: an active certificate is revoked at the instant given', () => {
    expect(revoke(certificate('a'))).toEqual({
      allowed: true,
      rules: ['CERT-12'],
      advice: [
        {
          code: 'tokens_live_on',
          rule: 'ROT-18',
          message:
            'Oracle does not say that this ends the access tokens that were obtained with the certificate, so each of them may work until it expires.',
          path: ['certificate'],
        },
      ],
      revokedAt: '2026-06-01T12:00:00.000Z',
      changed: true,
    });
  });

  it('CHOICE-CERT-REVOKE-AGAIN: a second time succeeds, changes nothing and keeps the first time', () => {
    const revokedAt = new Date('2026-02-01T00:00:00Z');
    expect(granted(revoke(certificate('a', { revokedAt })))).toMatchObject({
      changed: false,
      revokedAt: '2026-02-01T00:00:00.000Z',
      rules: ['CERT-12', 'CHOICE-CERT-REVOKE-AGAIN'],
    });
  });

  it('CHOICE-CERT-REVOKE-EXPIRED: an expired certificate may be revoked', () => {
    const decision = granted(revoke(certificate('a', { validUntil: new Date('2026-02-01') })));
    expect(decision).toMatchObject({ changed: true, rules: ['CERT-12', 'CHOICE-CERT-REVOKE-EXPIRED'] });
  });

  it('ROT-18: says nothing of tokens where none can be left', () => {
    const ended = [
      { revokedAt: AT },
      { validUntil: new Date('2026-02-01') },
      { validFrom: new Date('2026-12-01') },
    ];
    for (const one of ended) expect(granted(revoke(certificate('a', one))).advice).toEqual([]);
  });

  it('a revocation that is null has not taken place', () => {
    expect(granted(revoke(certificate('a', { revokedAt: null })))).toMatchObject({ changed: true });
  });

  it('C2: an unknown id is refused', () => {
    expect(codes(revoke(null))).toEqual(['certificate_unknown']);
  });

  it('an invalid instant is refused', () => {
    expect(codes(revoke(certificate('a'), INVALID))).toEqual(['invalid_instant']);
  });
});

describe('permissions', () => {
  const role = (...permissions: string[]) => ({ kind: 'other' as const, permissions });

  it('CERT-14: mappings are managed with OAuth 2.0 Authorized Applications Management, or by an Administrator', () => {
    expect(
      decideManageMappings('2026.1', { role: role('OAuth 2.0 Authorized Applications Management') }).allowed,
    ).toBe(true);
    expect(decideManageMappings('2026.1', { role: { kind: 'administrator', permissions: [] } }).allowed).toBe(
      true,
    );
    expect(
      codes(decideManageMappings('2026.1', { role: role('Log in using OAuth 2.0 Access Tokens') })),
    ).toEqual(['permission_missing']);
  });

  it('CERT-16: managing applications gives no access by token', () => {
    expect(decideOAuthAccess('2026.1', { role: role('Log in using OAuth 2.0 Access Tokens') }).allowed).toBe(
      true,
    );
    expect(
      refused(decideOAuthAccess('2026.1', { role: role('OAuth 2.0 Authorized Applications Management') })),
    ).toMatchObject({
      violations: [
        {
          code: 'permission_missing',
          rule: 'CERT-16',
          path: ['role'],
          message:
            'The role is inactive, or does not have the permission “Log in using OAuth 2.0 Access Tokens”.',
        },
      ],
    });
  });
});
