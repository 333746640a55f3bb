const DAY_MS = 86_400_000;

/**
 * The days before a day, the nearest first.
 *
 * @param day `2026-11-30`, UTC
 */
export function daysBefore(day: string, count: number): string[] {
  const start = Date.parse(day);
  return Array.from({ length: count }, (_, i) => dayOf(start - (i + 1) * DAY_MS));
}

/** The days after a day, the nearest first. */
export function daysAfter(day: string, count: number): string[] {
  const start = Date.parse(day);
  return Array.from({ length: count }, (_, i) => dayOf(start + (i + 1) * DAY_MS));
}

/** Every day of a period, the first and the last included. */
export function daysOf(since: string, until: string): string[] {
  const first = Date.parse(since);
  const count = Math.floor((Date.parse(until) - first) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => dayOf(first + i * DAY_MS));
}

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
