const DAY_MS = 86_400_000;

/**
 * The days to list, newest first, UTC: `2026-11-24`.
 *
 * @param since a date (`2026-11-20`), or a number of days back (`7d`; `1d` is today)
 * @throws Error for anything else, and for more than a year
 */
export function daysSince(since: string, now = new Date()): string[] {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const back = /^(\d{1,3})d$/.exec(since)?.[1];
  const first = back === undefined ? Date.parse(`${since}T00:00:00Z`) : today - (Number(back) - 1) * DAY_MS;
  const count = (today - first) / DAY_MS + 1;
  if (!(count >= 1 && count <= 366))
    throw new Error('It is a day of the last year (2026-11-20), or a number of days (7d).');
  return Array.from({ length: count }, (_, i) => new Date(today - i * DAY_MS).toISOString().slice(0, 10));
}
