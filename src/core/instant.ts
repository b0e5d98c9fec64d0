/**
 * Instants, as facts have them.
 *
 * @module
 */

/**
 * An instant in facts: a `Date`, or ISO 8601 text that names its offset, such as answers have
 * (`2026-03-01T08:00:00.000Z`). Anything else, such as a day without a time, is an invalid instant, and an
 * invalid instant never reads as "not expired".
 */
export type Instant = Date | string;

const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since 1970, or `NaN` for an invalid instant. */
export function timeOf(instant: Instant): number {
  if (instant instanceof Date) return instant.getTime();
  if (typeof instant !== 'string') return Number.NaN;
  const [, day] = ISO.exec(instant) ?? [];
  // 30 February parses, as 2 March
  if (day === undefined || !isDay(day)) return Number.NaN;
  return Date.parse(instant);
}

function isDay(day: string): boolean {
  const time = Date.parse(day);
  return !Number.isNaN(time) && isoOf(time).startsWith(day);
}

/** ISO 8601 text in UTC, with milliseconds. */
export function isoOf(time: number): string {
  return new Date(time).toISOString();
}

/** The UTC day, `YYYY-MM-DD`. Years outside of 0 to 9999 have six digits and a sign. */
export function dayOf(time: number): string {
  const iso = isoOf(time);
  return iso.slice(0, iso.indexOf('T'));
}

/** Whether a value is of the type of an instant, valid or not. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' || value instanceof Date;
}

/** Whether an instant is a valid one. */
export function isValidInstant(instant: Instant): boolean {
  return !Number.isNaN(timeOf(instant));
}
