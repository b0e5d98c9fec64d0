import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as addMonthsTo } from 'date-fns/addMonths';

/** So many calendar months later, in UTC: from 31 January to 28 February. Never depends on `TZ`. */
export function addMonths(date: Date, months: number): Date {
  return new Date(addMonthsTo(new UTCDateMini(date.getTime()), months).getTime());
}

/** A day in UTC, which has no summer time: always as many milliseconds. */
export const DAY = 86_400_000;

/** So many days later, in UTC. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** The earlier of two dates. */
export function earlier(a: Date, b: Date): Date {
  return a <= b ? a : b;
}

/** The later of two dates. */
export function later(a: Date, b: Date): Date {
  return a >= b ? a : b;
}

/** The UTC day of an instant, `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
