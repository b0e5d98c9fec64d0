/** What every answer about certificates keeps to. */
import { describe, expect, it, test } from 'vitest';
import {
  type Certificate,
  certificateStatus,
  decideAddCertificate,
  decideRevokeCertificate,
  decideRotationCall,
  expiryNotices,
  planRotation,
} from '../../src/certificates/index.js';
import { CERTIFICATE_ADVICE, CERTIFICATE_PROBLEMS } from '../../src/certificates/problems.js';
import { ROTATION_CALL_PROBLEMS } from '../../src/certificates/rotation/problems.js';
import { ASSERTION_PROBLEMS } from '../../src/clientAssertion/problems.js';
import type { Problem } from '../../src/core/problem.js';
import type { Release } from '../../src/core/release.js';
import { granted, refused } from '../support.js';
import { AT, adding, certificate, certificates } from './support.js';

const INVALID = new Date(Number.NaN);

/** The same facts, as JSON would carry them. */
function carried<Facts>(facts: Facts): never {
  return JSON.parse(JSON.stringify(facts)) as never;
}

describe('sentences', () => {
  const tables: Record<string, Problem>[] = [
    CERTIFICATE_PROBLEMS,
    CERTIFICATE_ADVICE,
    ASSERTION_PROBLEMS,
    ROTATION_CALL_PROBLEMS,
  ];

  test.each(tables.flatMap((table) => Object.entries(table)))('%s is told in whole ones', (_, problem) => {
    for (const text of [problem.message, problem.remedy ?? problem.message]) {
      expect(text).toMatch(/^[A-Z][^{}]*(?:\{\w+\}[^{}]*)*\.$/);
      expect(text.split(' ').length).toBeGreaterThan(3);
    }
  });

  it('CERT-7: lists the keys as people do', () => {
    const key = { type: 'RSA', bits: 2048 } as const;
    const facts = adding({ certificate: { ...certificate('new'), key } });
    expect(refused(decideAddCertificate('2026.1', facts)).violations[0].message).toBe(
      'The key must be an RSA key of 3072 or 4096 bits, or an EC key on the curve P-256, P-384 or P-521.',
    );
  });

  it('CERT-8: says until which day a certificate works', () => {
    const validUntil = new Date('2036-01-01T00:00:00Z');
    const facts = adding({ certificate: { ...certificate('new'), validUntil } });
    expect(granted(decideAddCertificate('2026.1', facts)).advice[0]?.message).toBe(
      'NetSuite honours at most 2 years of validity, so this certificate works until 2028-01-01.',
    );
  });

  test.each([
    ['mapped', {}],
    ['revoked', { revokedAt: AT }],
  ])('CHOICE-CERT-AGAIN: says that a certificate has been %s', (state, differing) => {
    const facts = adding({ known: certificate('new', differing) });
    expect(refused(decideAddCertificate('2026.1', facts)).violations[0].message).toBe(
      `This certificate has already been ${state}, and a certificate cannot be added twice.`,
    );
  });

  it('ROT-1: says what the endpoint takes, and from when on', () => {
    const token = { scopes: ['rest_webservices'], role: { kind: 'administrator', permissions: [] } } as const;
    const [violation] = refused(decideRotationCall('2025.2', { operation: 'list', token })).violations;
    expect(violation.message).toBe(
      'In 2025.2, the rotation endpoint only takes requests to create certificates.',
    );
    expect(violation.remedy).toBe(
      'Wait for an upgrade of the account: the endpoint takes requests to create certificates from 2023.1 on, and requests to create, list or revoke certificates from 2026.1 on.',
    );
  });
});

describe('instants', () => {
  it('are taken as ISO text as well as Date, with the same answers', () => {
    const validUntil = new Date('2036-01-01T00:00:00Z');
    const facts = adding({
      certificate: { ...certificate('new'), validUntil },
      certificates: certificates(3),
    });
    expect(decideAddCertificate('2026.1', carried(facts))).toEqual(decideAddCertificate('2026.1', facts));
    const plan = { certificates: certificates(3), entityId: '12', roleId: '1000', at: AT };
    expect(planRotation('2026.1', carried(plan))).toEqual(planRotation('2026.1', plan));
    expect(expiryNotices('2026.1', carried(plan))).toEqual(expiryNotices('2026.1', plan));
    const status = { certificate: certificate('a'), at: AT };
    expect(certificateStatus('2026.1', carried(status))).toBe('active');
    expect(decideRevokeCertificate('2026.1', carried(status))).toEqual(
      decideRevokeCertificate('2026.1', status),
    );
  });

  test.each([
    [['at'], adding({ at: INVALID })],
    [['at'], adding({ at: '2026-06-01' })],
    [['certificate', 'validFrom'], adding({ certificate: { ...certificate('new'), validFrom: INVALID } })],
    [
      ['certificate', 'validUntil'],
      adding({ certificate: { ...certificate('new'), validUntil: '2026-02-30T00:00:00Z' } }),
    ],
  ])('that are not valid are refused where they are: %j', (path, facts) => {
    expect(refused(decideAddCertificate('2026.1', facts)).violations).toEqual([
      {
        code: 'invalid_instant',
        rule: 'CERT-8',
        path,
        message: `The fact “${path.join('.')}” is not a valid instant.`,
        remedy: 'Give a Date, or ISO 8601 text that names its offset.',
      },
    ]);
  });

  it('that are not valid are refused by a revocation and by a plan, too', () => {
    const revocation = (one: Certificate, at: Date) =>
      refused(decideRevokeCertificate('2026.1', { certificate: one, at })).violations;
    expect(revocation(certificate('a'), INVALID)).toMatchObject([{ rule: 'CERT-12', path: ['at'] }]);
    expect(revocation(certificate('a', { revokedAt: INVALID }), AT)).toMatchObject([
      { rule: 'CERT-12', path: ['certificate', 'revokedAt'] },
    ]);
    const plan = planRotation('2026.1', {
      certificates: [certificate('other', { entityId: '9' }), certificate('odd', { validUntil: INVALID })],
      entityId: '12',
      roleId: '1000',
      at: INVALID,
    });
    expect(refused(plan).violations).toMatchObject([
      { rule: 'CERT-18', path: ['at'] },
      { rule: 'CERT-18', path: ['certificates', 1, 'validUntil'] },
    ]);
  });
});

describe('a refusal keeps the advice about the rest', () => {
  const long = { ...certificate('new'), validUntil: new Date('2036-01-01T00:00:00Z') };
  const off = { ...adding().integration, clientCredentialsGrant: false };
  const advice = (facts: Parameters<typeof decideAddCertificate>[1], release: Release = '2026.1') =>
    refused(decideAddCertificate(release, facts)).advice.map(({ code }) => code);

  it('CERT-8: about a validity that is cut', () => {
    const refusal = refused(decideAddCertificate('2026.1', adding({ certificate: long, integration: off })));
    expect(refusal).toMatchObject({
      rules: ['CERT-13', 'CHOICE-CERT-TWO-YEARS'],
      advice: [{ code: 'validity_shortened', rule: 'CERT-8', path: ['certificate', 'validUntil'] }],
    });
    expect(advice(adding({ certificate: long, certificates: certificates(5) }))).toEqual([
      'validity_shortened',
    ]);
  });

  it('CERT-8: not about a validity that is refused itself', () => {
    const over = { ...long, validFrom: new Date('2020-01-01T00:00:00Z') };
    expect(advice(adding({ certificate: over }))).toEqual([]);
    expect(advice(adding({ certificate: long, at: INVALID }))).toEqual([]);
  });

  it('CERT-1: about the last place', () => {
    expect(advice(adding({ integration: off, certificates: certificates(4) }))).toEqual(['last_place_taken']);
    expect(advice(adding({ integration: off, certificates: certificates(5) }), '2025.2')).toEqual([
      'over_cap',
    ]);
  });
});
