import { InvalidArgumentError } from 'commander';

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

/**
 * The days from one day to today, newest first, in UTC: `2026-11-24`.
 *
 * @param since a date (`2026-11-20`), or a number of days (`7d`; `1d` is today)
 */
export function toDays(since: string): string[] {
  const today = Date.parse(new Date().toISOString().slice(0, 10));
  const days = /^(\d{1,3})d$/.exec(since)?.[1];
  const first = days === undefined ? Date.parse(`${since}T00:00:00Z`) : today - (Number(days) - 1) * DAY_MS;
  const count = (today - first) / DAY_MS + 1;
  if (!(count >= 1 && count <= MAX_DAYS))
    throw new InvalidArgumentError('It is a day of the last year (2026-11-20), or a number of days (7d).');
  return Array.from({ length: count }, (_, i) => new Date(today - i * DAY_MS).toISOString().slice(0, 10));
}
