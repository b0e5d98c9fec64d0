import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayOf, type Instant, isoOf, isValidInstant, timeOf } from '../../src/core/instant.js';

const AT = Date.parse('2026-03-01T08:00:00Z');

describe('an instant', () => {
  test.each<[Instant]>([
    [new Date(AT)],
    ['2026-03-01T08:00:00.000Z'],
    ['2026-03-01T08:00:00Z'],
    ['2026-03-01T08:00Z'],
    ['2026-03-01T10:00:00+02:00'],
    ['2026-02-28T22:00:00.000-10:00'],
  ])('%s is a Date, or ISO 8601 text with its offset', (instant) => {
    expect(timeOf(instant)).toBe(AT);
    expect(isValidInstant(instant)).toBe(true);
  });

  test.each<[unknown]>([
    [new Date(Number.NaN)],
    [''],
    ['2026-03-01'],
    ['2026-03-01T08:00:00'],
    ['2026-03-01 08:00:00Z'],
    ['2026-02-30T08:00:00Z'],
    ['2026-13-01T08:00:00Z'],
    ['2026-03-01T25:00:00Z'],
    ['1 March 2026 08:00 UTC'],
    ['1772352000000'],
    [AT],
    [null],
    [undefined],
    [{}],
  ])('%s is not a valid one, and never "not expired"', (value) => {
    expect(timeOf(value as Instant)).toBeNaN();
    expect(isValidInstant(value as Instant)).toBe(false);
  });

  it('survives JSON', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }), (date) => {
        expect(timeOf(JSON.parse(JSON.stringify(date)))).toBe(date.getTime());
        expect(timeOf(isoOf(date.getTime()))).toBe(date.getTime());
        expect(isoOf(date.getTime()).startsWith(dayOf(date.getTime()))).toBe(true);
      }),
    );
  });
});
