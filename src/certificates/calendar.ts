/** So many calendar months later, in UTC: from 31 January to the last of February. Never depends on `TZ`. */
export function addMonths(date: Date, months: number): Date {
  const moved = new Date(date);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  // a day that the month does not have has run over into the next one
  if (moved.getUTCDate() !== date.getUTCDate()) moved.setUTCDate(0);
  return moved;
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

/** Whether any of these is an Invalid Date. */
export function anyInvalid(...dates: readonly Date[]): boolean {
  return dates.some((date) => Number.isNaN(date.getTime()));
}
