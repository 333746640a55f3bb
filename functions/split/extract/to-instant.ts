import type { DayOrder } from './dates/find-days.ts';
import { parseDate, type WrittenDate } from './dates/parse-date.ts';

/**
 * Parses a date of a document. A date without a time zone counts as UTC, whatever the zone of this machine.
 *
 * @param date in any form that `parseDate` knows; a number is seconds or milliseconds since 1970
 * @returns ISO 8601 in UTC; undefined for anything but a date
 */
export function toInstant(date: unknown): string | undefined {
  return toWrittenDate(date)?.instant;
}

/**
 * Parses a date of a document, and keeps the offset that it was written with.
 *
 * @param order decides where day and month could be exchanged; without it such a date is none
 */
export function toWrittenDate(date: unknown, order?: DayOrder): WrittenDate | undefined {
  const text = typeof date === 'number' ? String(date) : date;
  return typeof text === 'string' ? parseDate(text, order) : undefined;
}
