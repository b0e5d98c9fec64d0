import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Certificate,
  certificateStatus,
  expiryNotices,
  planRotation,
  type RotationStep,
} from '../../src/certificates/index.js';
import { codes, granted, refused } from '../support.js';
import { AT, certificate, certificates } from './support.js';

const INVALID = new Date(Number.NaN);

function plan(record: readonly Certificate[], at = AT, choices = {}) {
  return planRotation('2026.1', { certificates: record, entityId: '12', roleId: '1000', at }, choices);
}

const others = (count: number) => certificates(count, { entityId: 'other' });

describe('planning a rotation', () => {
  const old = certificate('old', { validUntil: new Date('2027-01-31T00:00:00Z') });

  it('CHOICE-CERT-ROTATION: create 30 days before the expiry, switch within 7 days, revoke after 14', () => {
    expect(granted(plan([old]))).toEqual({
      allowed: true,
      rules: ['CERT-1', 'CERT-2', 'CERT-3', 'CERT-4', 'CERT-9', 'CHOICE-CERT-ROTATION'],
      advice: [],
      replaces: 'old',
      steps: [
        { action: 'create', at: '2027-01-01T00:00:00.000Z' },
        { action: 'switch', at: '2027-01-08T00:00:00.000Z' },
        { action: 'revoke', at: '2027-01-15T00:00:00.000Z', certificateId: 'old' },
      ],
    });
  });

  it('CHOICE-CERT-ROTATION: the caller’s days count', () => {
    const { steps } = granted(plan([old], AT, { rotationDays: { lead: 60, switch: 1, revoke: 2 } }));
    expect(steps.map((step) => step.at.slice(0, 10))).toEqual(['2026-12-02', '2026-12-03', '2026-12-04']);
  });

  test.each([
    ['a revocation before the switch', { switch: 8, revoke: 7 }],
    ['a switch after the usual revocation', { switch: 15 }],
    ['negative days', { lead: -1 }],
    ['part of a day', { lead: 1.5 }],
    ['no number', { lead: Number.NaN }],
    ['endless days', { lead: Number.POSITIVE_INFINITY }],
    ['days as text', { lead: '30' }],
    ['null', { lead: null }],
    ['a misspelt field', { leads: 30 }],
    ['a list', []],
    ['a number', 30],
    ['nothing', null],
  ])('CHOICE-CERT-ROTATION: %s is no choice', (_, rotationDays) => {
    expect(() => plan([old], AT, { rotationDays })).toThrow(
      expect.objectContaining({ code: 'malformed_choices', path: ['rotationDays'] }),
    );
  });

  it('CHOICE-CERT-ROTATION: days beyond every date begin at once, and end with the certificate', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const { steps } = granted(plan([old], AT, { rotationDays: { lead: most, switch: most, revoke: most } }));
    expect(steps.map((step) => step.at.slice(0, 10))).toEqual(['2026-06-01', '2027-01-31', '2027-01-31']);
  });

  it('CHOICE-CERT-ROTATION: the first and the last date there is are planned from and to', () => {
    const ends = { validFrom: new Date(-8.64e15), validUntil: new Date(8.64e15) };
    for (const at of [ends.validFrom, AT, ends.validUntil]) {
      expect(granted(plan([certificate('endless', ends)], at)).steps).toHaveLength(3);
    }
  });

  it('CHOICE-CERT-NOT-YET-VALID: is named where a certificate is not valid yet, whatever the caller chooses', () => {
    const later = {
      validFrom: new Date('2026-12-01T00:00:00Z'),
      validUntil: new Date('2027-06-01T00:00:00Z'),
    };
    const record = [certificate('later', later)];
    expect(granted(plan(record)).rules).toContain('CHOICE-CERT-NOT-YET-VALID');
    const refusal = refused(plan(record, AT, { notYetValid: 'does_not_count' }));
    expect(refusal.rules).toEqual(['CERT-9', 'CHOICE-CERT-NOT-YET-VALID']);
  });

  it('CHOICE-CERT-OVER-CAP, CHOICE-CERT-ROTATION: are named by a refusal, too', () => {
    const inUse = others(7).map((one) => ({ ...one, validUntil: new Date('2028-01-01T00:00:00Z') }));
    expect(refused(plan([old, ...inUse])).rules).toEqual([
      'CERT-1',
      'CHOICE-CERT-ROTATION',
      'CHOICE-CERT-OVER-CAP',
    ]);
  });

  it('begins at once when the time has come, and is done by the expiry', () => {
    const { steps } = granted(plan([old], new Date('2027-01-28T00:00:00Z')));
    expect(steps.map((step) => step.at.slice(0, 10))).toEqual(['2027-01-28', '2027-01-31', '2027-01-31']);
  });

  it('replaces the longest-lived certificate of the entity and role, and revokes the older ones too', () => {
    const older = certificate('older', { validUntil: new Date('2027-01-20T00:00:00Z') });
    const { replaces, steps } = granted(plan([older, old]));
    expect(replaces).toBe('old');
    expect(steps.filter((step) => step.action === 'revoke').map((step) => step.certificateId)).toEqual([
      'older',
      'old',
    ]);
  });

  it('CERT-1: at the cap, an older certificate of the same entity and role makes room', () => {
    const older = certificate('older', { validUntil: new Date('2027-01-20T00:00:00Z') });
    const { steps } = granted(plan([older, old, ...others(3)].map((one) => one)));
    expect(steps.map((step) => step.action)).toEqual(['revoke', 'create', 'switch', 'revoke']);
    expect(steps[0]).toEqual({ action: 'revoke', at: '2027-01-01T00:00:00.000Z', certificateId: 'older' });
  });

  it('CERT-2: a certificate that expires before the creation leaves its place', () => {
    const expiring = others(4).map((one) => ({ ...one, validUntil: new Date('2026-12-31T00:00:00Z') }));
    expect(granted(plan([old, ...expiring])).steps[0]?.action).toBe('create');
  });

  it('CERT-1: at the cap, with all in use, the plan is refused and names what could be revoked, never the one in use', () => {
    const inUse = others(4).map((one) => ({ ...one, validUntil: new Date('2028-01-01T00:00:00Z') }));
    const [violation] = refused(plan([old, ...inUse])).violations;
    expect(violation.code).toBe('certificate_cap_reached');
    expect(violation.related).toEqual(['c0', 'c1', 'c2', 'c3']);
    expect(violation.remedy).toBe('Revoke 1 of the active certificates of the integration record first.');
  });

  it('CERT-1: has no cap before 2026.1', () => {
    const facts = { certificates: [old, ...others(9)], entityId: '12', roleId: '1000', at: AT };
    expect(planRotation('2025.2', facts).allowed).toBe(true);
  });

  it('CERT-9: is refused where the entity and role have no active certificate', () => {
    expect(codes(plan(others(2)))).toEqual(['nothing_to_rotate']);
    expect(codes(plan([certificate('other role', { roleId: '3' })]))).toEqual(['nothing_to_rotate']);
    expect(codes(plan([certificate('revoked', { revokedAt: AT })]))).toEqual(['nothing_to_rotate']);
  });

  it('refuses invalid dates', () => {
    expect(codes(plan([old], INVALID))).toEqual(['invalid_instant']);
    expect(codes(plan([certificate('odd', { validUntil: INVALID })]))).toEqual(['invalid_instant']);
    expect(refused(plan([certificate('odd', { revokedAt: INVALID })])).violations).toMatchObject([
      { code: 'invalid_instant', path: ['certificates', 0, 'revokedAt'] },
    ]);
  });

  it('CERT-1: whatever there is, no step of a plan goes above the cap, and steps are in order', () => {
    const some = fc.record({
      entity: fc.constantFrom('12', 'other'),
      until: fc.date({ min: AT, max: new Date('2028-06-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 7 }), (drawn) => {
        const record = drawn.map(({ entity, until }, index) =>
          certificate(`c${index}`, { entityId: entity, validUntil: until }),
        );
        const decision = plan(record);
        if (!decision.allowed) return;
        expect(peak(record, decision.steps)).toBeLessThanOrEqual(5);
        const times = decision.steps.map((step) => step.at);
        expect(times).toEqual(times.toSorted());
        expect(decision.steps.map((step) => step.action)).toContain('switch');
      }),
    );
  });
});

/** Plays a plan and gives the number of active certificates right after each creation. */
function peak(record: readonly Certificate[], steps: readonly RotationStep[]): number {
  let live = [...record];
  let most = 0;
  for (const step of steps) {
    if (step.action === 'revoke') live = live.filter((one) => one.id !== step.certificateId);
    if (step.action === 'create') {
      const at = new Date(step.at);
      most =
        live.filter((one) => certificateStatus('2026.1', { certificate: one, at }) === 'active').length + 1;
    }
  }
  return most;
}

describe('expiry notices', () => {
  it('CERT-18: two months, one month and 14 days before the expiry', () => {
    expect(expiryNotices('2026.1', { certificates: [certificate('a')] })).toEqual([
      {
        dueOn: '2026-11-01',
        kind: 'two_months',
        expiresOn: '2027-01-01',
        certificateIds: ['a'],
        rule: 'CERT-18',
      },
      {
        dueOn: '2026-12-01',
        kind: 'one_month',
        expiresOn: '2027-01-01',
        certificateIds: ['a'],
        rule: 'CERT-18',
      },
      {
        dueOn: '2026-12-18',
        kind: 'fourteen_days',
        expiresOn: '2027-01-01',
        certificateIds: ['a'],
        rule: 'CERT-18',
      },
    ]);
  });

  it('CERT-18: a month before 31 March is the last of February', () => {
    const notices = expiryNotices('2026.1', {
      certificates: [certificate('a', { validUntil: new Date('2027-03-31T23:59:59Z') })],
    });
    expect(notices.map((notice) => notice.dueOn)).toEqual(['2027-01-31', '2027-02-28', '2027-03-17']);
  });

  it('CERT-18: those that expire on the same UTC day share a message', () => {
    const morning = certificate('b', { validUntil: new Date('2027-05-10T00:00:00Z') });
    const evening = certificate('a', { validUntil: new Date('2027-05-10T23:59:59Z') });
    const nextDay = certificate('c', { validUntil: new Date('2027-05-11T00:00:00Z') });
    const notices = expiryNotices('2026.1', { certificates: [nextDay, morning, evening] });
    expect(notices.map((notice) => notice.certificateIds)).toEqual([
      ['a', 'b'],
      ['c'],
      ['a', 'b'],
      ['c'],
      ['a', 'b'],
      ['c'],
    ]);
  });

  test.each([
    ['revoked', certificate('a', { revokedAt: AT }), 0],
    [
      'valid for less than two months at upload',
      certificate('a', { createdAt: new Date('2026-11-01T00:00:01Z') }),
      0,
    ],
    ['valid for two months at upload', certificate('a', { createdAt: new Date('2026-11-01T00:00:00Z') }), 3],
    ['of an invalid expiry', certificate('a', { validUntil: INVALID }), 0],
    ['with a revocation that is null', certificate('a', { revokedAt: null }), 3],
    ['revoked at an invalid instant', certificate('a', { revokedAt: INVALID }), 3],
    ['of an invalid upload', certificate('a', { createdAt: INVALID }), 0],
  ])('CERT-18: a certificate %s', (_, one, count) => {
    expect(expiryNotices('2026.1', { certificates: [one] })).toHaveLength(count);
  });

  it('CERT-18: are told for the first and the last date there is', () => {
    const createdAt = new Date(-8.64e15);
    const twoMonths = new Date(Date.UTC(-271821, 5, 20));
    for (const validUntil of [twoMonths, new Date(8.64e15)]) {
      const [first] = expiryNotices('2026.1', {
        certificates: [certificate('a', { createdAt, validUntil })],
      });
      expect(first?.expiresOn).toBe(validUntil.toISOString().split('T')[0]);
    }
  });
});
