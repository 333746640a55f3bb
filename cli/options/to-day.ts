import { InvalidArgumentError } from 'commander';
import { toTime } from './to-time.ts';

/** A day in UTC, as 2026-11-24. A number of days counts back from today: `1d` is today, and `2d` is yesterday. */
export function toDay(value: string): string {
  if (value.includes('T'))
    throw new InvalidArgumentError(
      'It is a day (2026-11-20), or a number of days (1d is today, 2d yesterday).',
    );
  return toTime(value);
}
