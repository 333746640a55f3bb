const DAY_MS = 86_400_000;

/**
 * The days from one to another, the newest first: `2026-11-24`.
 *
 * @param since a day or an instant
 * @param until the same
 */
export function listDays(since: string, until: string): string[] {
  const last = Date.parse(until.slice(0, 10));
  const count = Math.round((last - Date.parse(since.slice(0, 10))) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    new Date(last - i * DAY_MS).toISOString().slice(0, 10),
  );
}
