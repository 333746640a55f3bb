import { InvalidArgumentError } from 'commander';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * A day, as 2026-11-24, or an instant in ISO 8601. A number of days counts back from today, in UTC: `7d` is the first of the
 * last seven days, and `1d` is today.
 */
export function toTime(value: string): string {
  const days = /^(\d{1,5})d$/.exec(value)?.[1];
  if (days !== undefined && Number(days) > 0)
    return new Date(Date.now() - (Number(days) - 1) * DAY_MS).toISOString().slice(0, 10);
  const isDay = DAY.test(value) && new Date(Date.parse(value) || 0).toISOString().startsWith(value);
  const isInstant = INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  if (isDay || isInstant) return value;
  throw new InvalidArgumentError(
    'It is a day (2026-11-20), an instant (2026-11-20T09:30Z), or a number of days (7d).',
  );
}
