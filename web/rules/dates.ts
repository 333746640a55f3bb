const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 86_400_000;

const dateOf = (text: string): Date => new Date(text.length === 10 ? `${text}T00:00:00Z` : text);

/** All dates of the page are in UTC. @param text ISO 8601, a day or an instant */
export const dayOf = (text: string): string => dateOf(text).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  new Date(dateOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** How many days lie from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);

const weekday = (day: string): string => WEEKDAYS[dateOf(day).getUTCDay()] ?? '';
const month = (day: string): string => MONTHS[dateOf(day).getUTCMonth()] ?? '';

/** Tuesday 1 December 2026 */
export const longDay = (day: string): string => `${weekday(day)} ${plainDay(day)}`;
/** 1 December 2026 */
export const plainDay = (day: string): string =>
  `${dateOf(day).getUTCDate()} ${month(day)} ${dateOf(day).getUTCFullYear()}`;
/** Monday 30 November */
export const nearDay = (day: string): string => `${weekday(day)} ${dateOf(day).getUTCDate()} ${month(day)}`;
/** 18 Jul 2017 */
export const shortDay = (day: string): string =>
  `${dateOf(day).getUTCDate()} ${month(day).slice(0, 3)} ${dateOf(day).getUTCFullYear()}`;
/** 4 Nov */
export const axisDay = (day: string): string => `${dateOf(day).getUTCDate()} ${month(day).slice(0, 3)}`;
/** July 2017 */
export const monthOf = (day: string): string => `${month(day)} ${dateOf(day).getUTCFullYear()}`;

/** 09:49, or 09:49:32 with seconds. @param instant ISO 8601, with any offset */
export const clock = (instant: string, withSeconds = false): string =>
  dateOf(instant)
    .toISOString()
    .slice(11, withSeconds ? 19 : 16);

/** Whether a date of publication has a time of day. One at midnight UTC was given as a date. */
export const hasClock = (instant: string): boolean =>
  !/T00:00:00(\.0+)?Z$/.test(dateOf(instant).toISOString());
