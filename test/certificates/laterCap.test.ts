/** Oracle changes the cap: one row more in the table, and every answer, rule, advice and sentence follows. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Release } from '../../src/core/release.js';
import type { Term } from '../../src/core/terms.js';
import { AT, adding, certificate, certificates } from './support.js';

const TERMS = '../../src/certificates/limitsAndDates.js';

/** The module and its rules, with this as the last row of the table of caps. */
async function withRow(row: Term<number | null>) {
  vi.resetModules();
  vi.doMock(TERMS, async (original) => {
    const terms = await original<typeof import('../../src/certificates/limitsAndDates.js')>();
    const before = terms.CERTIFICATE_CAP.filter((term) => term.since < row.since);
    return { ...terms, CERTIFICATE_CAP: [...before, row] };
  });
  const { CERTIFICATES_RULES } = await import('../../src/certificates/rules.js');
  const { certificateCap, decideAddCertificate, planRotation } = await import(
    '../../src/certificates/index.js'
  );
  /** What adding one more to so many active certificates comes to. */
  const add = (release: Release, active: number) =>
    decideAddCertificate(release, adding({ certificates: certificates(active) }));
  return { add, certificateCap, planRotation, rules: CERTIFICATES_RULES };
}

afterEach(() => {
  vi.doUnmock(TERMS);
  vi.resetModules();
});

describe('a cap of ten from 2028.1', () => {
  const ROW = { since: '2028.1', value: 10, rules: ['CERT-1', 'CERT-4'] } as const;

  it('CERT-1: is the cap from then on, and the rules of its row decide', async () => {
    const { certificateCap } = await withRow(ROW);
    expect(certificateCap('2027.2')).toMatchObject({
      limit: 5,
      rules: ['CERT-1', 'CERT-2', 'CERT-3', 'CERT-4'],
      advice: [],
    });
    for (const release of ['2028.1', '2028.2'] as const) {
      expect(certificateCap(release)).toEqual({ limit: 10, rules: ['CERT-1', 'CERT-4'], advice: [] });
    }
  });

  it('CERT-1: a sixth and a tenth certificate are added, an eleventh is not', async () => {
    const { add } = await withRow(ROW);
    expect(add('2027.2', 5).allowed).toBe(false);
    expect(add('2028.1', 5)).toMatchObject({
      allowed: true,
      rules: ['CERT-1', 'CERT-4', 'CERT-7', 'CERT-8', 'CERT-28'],
      advice: [],
    });
    expect(add('2028.1', 9).advice).toMatchObject([
      {
        code: 'last_place_taken',
        message:
          'With this certificate, the integration record has as many active certificates as it may have: 10.',
      },
    ]);
    expect(add('2028.1', 10)).toMatchObject({
      allowed: false,
      rules: ['CERT-1'],
      violations: [
        {
          message: 'The integration record may have at most 10 active certificates, and it already has 10.',
          remedy: 'Revoke 1 of the active certificates of the integration record first.',
        },
      ],
    });
  });

  it('CERT-1: advice still speaks of the cap that comes next', async () => {
    const { add } = await withRow(ROW);
    expect(add('2025.2', 5).advice).toMatchObject([
      {
        code: 'over_cap',
        enforcedFrom: '2026.1',
        message:
          'With this certificate, the integration record has 6 active certificates. From 2026.1 on, none can be added until fewer than 5 are active.',
      },
    ]);
    expect(add('2026.1', 4).advice).toMatchObject([{ code: 'last_place_taken' }]);
  });

  it('CERT-1: the catalogue says both', async () => {
    const { rules } = await withRow(ROW);
    expect(rules['CERT-1']).toMatchObject({
      since: '2026.1',
      statement:
        'An integration record may have at most 5 active certificates from 2026.1 on, and at most 10 active certificates from 2028.1 on.',
    });
  });

  it('CERT-1: a rotation goes up to it', async () => {
    const { planRotation } = await withRow(ROW);
    const record = [certificate('old'), ...certificates(9, { entityId: 'other' })];
    const facts = { certificates: record, entityId: '12', roleId: '1000', at: AT };
    expect(planRotation('2028.1', facts).allowed).toBe(false);
    expect(planRotation('2028.1', { ...facts, certificates: record.slice(0, 9) })).toMatchObject({
      allowed: true,
      rules: ['CERT-1', 'CERT-4', 'CERT-9', 'CHOICE-CERT-ROTATION'],
    });
  });
});

describe('a cap of three from 2028.1', () => {
  const ROW = { since: '2028.1', value: 3, rules: ['CERT-4'] } as const;

  it('CERT-1: advice names the first release that refuses, by its own rule', async () => {
    const { add, certificateCap } = await withRow(ROW);
    expect(certificateCap('2026.1').advice).toMatchObject([
      { code: 'cap_lowered', rule: 'CERT-4', enforcedFrom: '2028.1' },
    ]);
    expect(certificateCap('2028.1').advice).toEqual([]);
    expect(add('2026.1', 2).advice).toEqual([]);
    expect(add('2026.1', 3).advice).toMatchObject([
      { code: 'over_cap', rule: 'CERT-4', enforcedFrom: '2028.1' },
    ]);
    expect(add('2026.1', 4).advice).toMatchObject([
      { code: 'last_place_taken', rule: 'CERT-1' },
      { code: 'over_cap', rule: 'CERT-4', enforcedFrom: '2028.1' },
    ]);
    expect(add('2025.2', 3).advice).toMatchObject([{ code: 'over_cap', enforcedFrom: '2028.1' }]);
    expect(add('2025.2', 5).advice).toMatchObject([{ code: 'over_cap', enforcedFrom: '2026.1' }]);
  });

  it('CERT-1: the violation names the rule of the row', async () => {
    const { add } = await withRow(ROW);
    expect(add('2028.1', 3)).toMatchObject({ allowed: false, rules: ['CERT-4'] });
    expect(add('2028.1', 5)).toMatchObject({ allowed: false, rules: ['CERT-4', 'CHOICE-CERT-OVER-CAP'] });
  });
});

describe('no cap from 2028.1', () => {
  it('CERT-1: any number is added, without advice', async () => {
    const { add, certificateCap } = await withRow({ since: '2028.1', value: null, rules: ['CERT-3'] });
    expect(certificateCap('2028.2')).toEqual({ limit: null, rules: ['CERT-3'], advice: [] });
    expect(add('2028.1', 50)).toMatchObject({
      allowed: true,
      rules: ['CERT-3', 'CERT-7', 'CERT-8', 'CERT-28'],
      advice: [],
    });
  });
});
