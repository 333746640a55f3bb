const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;
const EXAMPLES = '2026-11-24, 2026-11-24T09:30Z or 2026-11-24T09:30+01:00';

/**
 * Says why a date cannot be stated: it must be ISO 8601, because split ignores what it cannot read, and no other form means
 * the same day everywhere.
 *
 * @returns undefined for a date
 */
export function describeBadDate(value: string): string | undefined {
  const parts = ISO.exec(value)?.map((part) => Number(part ?? 0)) ?? [];
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (year === 0) return `"${value}" is not a date in ISO 8601, such as ${EXAMPLES}`;
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  const isTime = hour < 24 && minute < 60 && second < 60;
  return isDay && isTime ? undefined : `there is no ${isDay ? 'time' : 'day'} such as "${value}"`;
}
