import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  decideAddCertificate,
  expiryNotices,
  planRotation,
  type RotationDays,
} from '../../src/certificates/index.js';
import { granted } from '../support.js';
import { adding, certificate } from './support.js';

const DAY = 86_400_000;

// within these years no sum leaves the range of Date
const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

/** So many calendar months later, by the UTC fields alone: from 31 January to the last of February. */
function monthsLater(from: Date, months: number): Date {
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)));
  return new Date(moved.getTime() + (from.getTime() % DAY));
}

/** The end of a certificate that begins here and never ends by itself. */
function effectiveUntil(validFrom: Date): string {
  const facts = adding({
    certificate: { ...certificate('new'), validFrom, validUntil: new Date('2999-01-01T00:00:00Z') },
    at: validFrom,
  });
  return granted(decideAddCertificate('2026.1', facts)).effectiveUntil;
}

describe('the longest validity', () => {
  it('CERT-8: is counted in calendar years of UTC, whatever the time zone', () => {
    fc.assert(
      fc.property(date, (from) => {
        expect(effectiveUntil(from)).toBe(monthsLater(from, 24).toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['2028-02-29T10:00:00Z', '2030-02-28T10:00:00.000Z'],
    ['2026-02-28T23:59:59Z', '2028-02-28T23:59:59.000Z'],
    ['2026-12-31T00:00:00Z', '2028-12-31T00:00:00.000Z'],
    // an hour that clocks skip or repeat somewhere
    ['2026-03-29T01:30:00Z', '2028-03-29T01:30:00.000Z'],
    ['2026-11-01T06:30:00Z', '2028-11-01T06:30:00.000Z'],
  ])('CERT-8: from %s it ends on %s', (from, until) => {
    const start = new Date(from);
    expect(effectiveUntil(start)).toBe(until);
    expect(start).toEqual(new Date(from));
  });
});

describe('the days of expiry notices', () => {
  const due = (validUntil: Date) =>
    expiryNotices('2026.1', {
      certificates: [certificate('a', { validUntil, createdAt: new Date('1960-01-01T00:00:00Z') })],
    }).map((notice) => notice.dueOn);

  it('CERT-18: are counted in calendar months and days of UTC, whatever the time zone', () => {
    fc.assert(
      fc.property(date, (until) => {
        const day = new Date(until.toISOString().slice(0, 10));
        const expected = [monthsLater(day, -2), monthsLater(day, -1), new Date(day.getTime() - 14 * DAY)];
        expect(due(until)).toEqual(expected.map((one) => one.toISOString().slice(0, 10)));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['2026-03-31T00:00:00Z', ['2026-01-31', '2026-02-28', '2026-03-17']],
    ['2027-03-31T23:59:59Z', ['2027-01-31', '2027-02-28', '2027-03-17']],
    ['2028-03-31T12:00:00Z', ['2028-01-31', '2028-02-29', '2028-03-17']],
    ['2027-02-28T00:00:00Z', ['2026-12-28', '2027-01-28', '2027-02-14']],
  ])('CERT-18: before %s', (until, expected) => {
    expect(due(new Date(until))).toEqual(expected);
  });

  it('CERT-18: the shortest validity that is announced is counted from the upload in calendar months', () => {
    fc.assert(
      fc.property(date, (createdAt) => {
        const enough = monthsLater(createdAt, 2);
        const count = (validUntil: Date) =>
          expiryNotices('2026.1', { certificates: [certificate('a', { createdAt, validUntil })] }).length;
        expect(count(enough)).toBe(3);
        expect(count(new Date(enough.getTime() - 1))).toBe(0);
      }),
    );
  });
});

describe('the days of a rotation', () => {
  const days = fc.integer({ min: 0, max: 60 });

  it('CHOICE-CERT-ROTATION: are days of UTC, whatever the time zone', () => {
    fc.assert(
      fc.property(date, days, days, days, (until, lead, switchDays, after) => {
        const rotationDays = { lead, switch: switchDays, revoke: switchDays + after };
        const at = new Date(until.getTime() - 61 * DAY);
        const create = until.getTime() - rotationDays.lead * DAY;
        const later = (count: number) => Math.min(create + count * DAY, until.getTime());
        expect(times(at, until, rotationDays)).toEqual(
          [create, later(rotationDays.switch), later(rotationDays.revoke)].map((time) =>
            new Date(time).toISOString(),
          ),
        );
      }),
    );
  });

  it('CHOICE-CERT-ROTATION: a number that is left out keeps its default', () => {
    const at = new Date('2026-06-01T00:00:00Z');
    expect(times(at, new Date('2027-01-31T00:00:00Z'), { switch: 1 })).toEqual([
      '2027-01-01T00:00:00.000Z',
      '2027-01-02T00:00:00.000Z',
      '2027-01-15T00:00:00.000Z',
    ]);
  });

  function times(at: Date, validUntil: Date, rotationDays: RotationDays): string[] {
    const record = [certificate('a', { validFrom: new Date('1960-01-01T00:00:00Z'), validUntil })];
    const facts = { certificates: record, entityId: '12', roleId: '1000', at };
    return granted(planRotation('2026.1', facts, { rotationDays })).steps.map((step) => step.at);
  }
});
