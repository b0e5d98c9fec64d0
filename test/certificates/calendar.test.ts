import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysByLibrary } from 'date-fns/addDays';
import { addMonths as addMonthsByLibrary } from 'date-fns/addMonths';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { addDays, addMonths } from '../../src/certificates/calendar.js';

// within these years no sum leaves the range of Date
const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: false });

it('CERT-8, CERT-18: months and days are those of date-fns in UTC', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -60, max: 60 }), (from, count) => {
      const utc = new UTCDateMini(from.getTime());
      expect(addMonths(from, count).getTime()).toBe(addMonthsByLibrary(utc, count).getTime());
      expect(addDays(from, count).getTime()).toBe(addDaysByLibrary(utc, count).getTime());
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2028-02-29T10:00:00Z', 24, '2030-02-28T10:00:00.000Z'],
  ['2026-01-31T00:00:00Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2027-03-31T23:59:59Z', -1, '2027-02-28T23:59:59.000Z'],
  ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00.000Z'],
])('CERT-8: %s and %i months is %s', (from, months, to) => {
  const start = new Date(from);
  expect(addMonths(start, months).toISOString()).toBe(to);
  expect(start).toEqual(new Date(from));
});
