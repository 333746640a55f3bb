import { QueryError } from './query-error.ts';
import type { Days, Period } from './questions.ts';

/**
 * A period as bounds of sort keys that begin with an instant in ISO 8601, UTC: `from ≤ key < to` as strings. No sort key
 * equals either bound, since an id follows each instant.
 */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** Sorts after every instant. */
const END_OF_TIME = '~';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const EXAMPLES = 'Write a day, as 2026-11-24, or an instant with its zone, as 2026-11-24T09:30:00Z';
/** More days make a page that reads empty partitions alone. */
const MAX_DAYS = 366;

/** @throws QueryError for an end that is no date, and for a period that ends before it begins */
export function boundsOf({ since, until }: Period): Bounds {
  const from = since === undefined ? '' : DAY.test(since) ? dayOf('since', since) : instantOf('since', since);
  const to =
    until === undefined
      ? END_OF_TIME
      : DAY.test(until)
        ? dayAfter(dayOf('until', until))
        : instantOf('until', until);
  if (from >= to)
    throw new QueryError(
      `The period ends before it begins: since ${since}, until ${until}. Exchange the two`,
    );
  return { from, to };
}

/**
 * @returns the bounds of some days, which have both ends
 * @throws QueryError as `boundsOf`, and for more than 366 days
 */
export function boundsOfDays(days: Days): Bounds {
  const { since, until } = 'day' in days ? { since: days.day, until: days.day } : days;
  if (since === undefined || until === undefined)
    throw new QueryError('The question needs a day, or a period with both ends, since and until');
  const bounds = boundsOf({ since, until });
  const count = (Date.parse(bounds.to.slice(0, 10)) - Date.parse(bounds.from.slice(0, 10))) / 86_400_000;
  if (count > MAX_DAYS)
    throw new QueryError(
      `The period has ${count} days, and a listing takes ${MAX_DAYS} at most. Ask for each year by itself`,
    );
  return bounds;
}

/** The days that bounds touch, the newest first. */
export function* daysOf({ from, to }: Bounds): Generator<string> {
  for (let day = to.slice(0, 10); day >= from.slice(0, 10); day = dayBefore(day)) if (day < to) yield day;
}

/** @throws QueryError for what is no day */
export function dayOf(name: string, day: string): string {
  if (!DAY.test(day) || Number.isNaN(Date.parse(day)) || !new Date(day).toISOString().startsWith(day))
    throw new QueryError(`${name} is ${day}, which is no day of the calendar. ${EXAMPLES}`);
  return day;
}

function instantOf(name: string, text: string): string {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text)))
    throw new QueryError(`${name} is ${JSON.stringify(text)}, which is no date. ${EXAMPLES}`);
  return new Date(text).toISOString();
}

const shifted = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string) => shifted(day, 1);
const dayBefore = (day: string) => shifted(day, -1);
