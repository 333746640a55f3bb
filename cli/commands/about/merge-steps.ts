import type { TimelineStepCount } from '@copydesk/core/queries/answers';

/** Some days, or one, or one hour, of a timeline. */
export interface Column {
  readonly articles: number;
  readonly mentions: number;
  /** Absent where no article of it has a tone. */
  readonly tone?: number;
}

export interface Columns {
  readonly columns: readonly Column[];
  /** The first and the last day, or hour. */
  readonly first: string;
  readonly last: string;
  /** How long a column is: in days, or 1 hour. */
  readonly days: number | 'hour';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Lays a timeline out in columns of equal time, the oldest first. Steps without articles are columns without.
 *
 * @param steps by day (2026-11-24) or by hour (2026-11-24T09), in any order
 * @param period the ends that were asked for; an absent end is that of the steps
 * @param most columns
 */
export function mergeSteps(
  steps: readonly TimelineStepCount[],
  period: { readonly since?: string; readonly until?: string },
  most: number,
): Columns | undefined {
  const starts = steps.map(({ start }) => start).sort();
  const [oldest] = starts;
  const newest = starts.at(-1);
  if (!oldest || !newest) return undefined;
  const isByHour = oldest.length > 'yyyy-mm-dd'.length;
  const step = isByHour ? HOUR_MS : DAY_MS;
  const timeOf = (start: string) => Date.parse(isByHour ? `${start}:00:00Z` : start);
  const startOf = (instant: string) => toStart(Date.parse(instant), isByHour);
  const first = period.since && startOf(period.since) < oldest ? startOf(period.since) : oldest;
  const last = period.until && startOf(period.until) > newest ? startOf(period.until) : newest;
  const count = Math.round((timeOf(last) - timeOf(first)) / step) + 1;
  const width = isByHour ? 1 : Math.max(1, Math.ceil(count / most));
  const columns = Array.from({ length: Math.ceil(count / width) }, () => [] as TimelineStepCount[]);
  for (const one of steps)
    columns[Math.floor(Math.round((timeOf(one.start) - timeOf(first)) / step) / width)]?.push(one);
  return { columns: columns.map(toColumn), first, last, days: isByHour ? 'hour' : width };
}

function toColumn(steps: readonly TimelineStepCount[]): Column {
  const toned = sum(steps.map((step) => step.toned));
  const tone = sum(steps.map((step) => (step.tone ?? 0) * step.toned)) / toned;
  return {
    articles: sum(steps.map(({ articles }) => articles)),
    mentions: sum(steps.map(({ mentions }) => mentions)),
    ...(toned > 0 && { tone }),
  };
}

const toStart = (time: number, isByHour: boolean) =>
  new Date(time).toISOString().slice(0, isByHour ? 13 : 10);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
