import { monthOf } from './month-names.ts';

/** Which of two numbers is the day where both could be, as in 05/04/2026. */
export type DayOrder = 'day-first' | 'month-first';

/** A day that a text names. */
export interface FoundDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Where its words are in the text. */
  readonly begin: number;
  readonly end: number;
  /** The year was written with two digits. */
  readonly isShort: boolean;
  /** Day and month are both numbers that could be the other one; the order given decided. */
  readonly isAmbiguous: boolean;
}

const YEAR = String.raw`(?<year>\d{4}|['’]?\d{2})(?!\d)`;
const LONG_YEAR = String.raw`(?<year>\d{4})(?!\d)`;
const MONTH = String.raw`(?<month>\p{L}[\p{L}\p{M}]{1,14})\.?`;
const DAY = String.raw`(?<![\d.,:/-])(?<day>\d{1,2})`;
const SUFFIX = String.raw`(?:\s?(?:(?:st|nd|rd|th|er|re|de|ste)(?![\p{L}\p{M}])|[.ºª°]))?`;
const OF = String.raw`(?:[\s,]*(?:de|del|di|do|of|d['’]|the)(?![\p{L}\p{M}]))?[\s,]*`;

const pattern = (source: string) => new RegExp(source, 'giu');

/** The forms of a day, those that are harder to mistake first. */
const FORMS: readonly RegExp[] = [
  // 2026-03-24, 2026/3/24, 2026.03.24
  pattern(
    String.raw`(?<![\d.,:/-])${LONG_YEAR}(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d|[./-]\d)`,
  ),
  // 2026年3月24日, 2026년 3월 24일
  pattern(
    String.raw`(?<!\d)${LONG_YEAR}\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号號]`,
  ),
  // 24 March 2026, 24th of March, 2026, 24. März 2026, 24 de marzo de 2026, 24-Mar-2026, 24 Mar 26
  pattern(`${DAY}${SUFFIX}${OF}[-/.]?${MONTH}${OF}[-/]?${YEAR}`),
  // March 24, 2026, Mar 24th 2026, Mar-24-2026
  pattern(
    String.raw`(?<![\p{L}\p{M}])${MONTH}[\s-](?:the\s)?(?<day>\d{1,2})${SUFFIX}(?:,\s*|\s+|-)${LONG_YEAR}`,
  ),
  // 2026 March 24, 2026. március 24.
  pattern(String.raw`(?<!\d)${LONG_YEAR}[.,]?[\s-]${MONTH}[\s-](?<day>\d{1,2})(?!\d|[:.]\d)`),
  // 24.03.2026, 24/03/2026, 3/24/2026, 24-03-2026
  pattern(
    String.raw`(?<![\d.,:/-])(?<first>\d{1,2})(?<sign>[./-])\s?(?<second>\d{1,2})\k<sign>\s?(?<year>\d{4}|\d{2})(?!\d|[./-]\d)`,
  ),
];

/**
 * Finds the days that a text names with day, month and year, in the order of the text. A month with its year is no day.
 *
 * @param order decides where day and month could be exchanged; without it such a date is left out
 */
export function findDays(text: string, order?: DayOrder): FoundDay[] {
  const found: FoundDay[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const begin = match.index;
      const end = begin + match[0].length;
      if (found.some((other) => begin < other.end && other.begin < end)) continue;
      const day = toDay(match.groups ?? {}, order);
      if (day) found.push({ ...day, begin, end });
    }
  }
  return found.sort((a, b) => a.begin - b.begin);
}

type Groups = Readonly<Record<string, string | undefined>>;

function toDay(groups: Groups, order?: DayOrder): Omit<FoundDay, 'begin' | 'end'> | undefined {
  const digits = (groups.year ?? '').replace(/\D/g, '');
  const isShort = digits.length === 2;
  const year = isShort ? Number(digits) + (Number(digits) < 70 ? 2000 : 1900) : Number(digits);
  if (groups.first === undefined) {
    const month = /^\d/.test(groups.month ?? '') ? Number(groups.month) : monthOf(groups.month ?? '');
    const day = Number(groups.day);
    return month && isDay(year, month, day) ? { year, month, day, isShort, isAmbiguous: false } : undefined;
  }
  const [first, second] = [Number(groups.first), Number(groups.second)];
  const readings = [
    { order: 'day-first', year, month: second, day: first },
    { order: 'month-first', year, month: first, day: second },
  ].filter(
    // With two digits each, only a slash may put the month first: 3.14.15 is a version.
    (reading) =>
      isDay(reading.year, reading.month, reading.day) &&
      (!isShort || groups.sign === '/' || reading.order === 'day-first'),
  );
  const isAmbiguous = readings.length === 2 && first !== second;
  // Dates with full stops are European, and put the day first.
  const wanted = groups.sign === '.' ? 'day-first' : order;
  const reading = isAmbiguous ? readings.find((one) => one.order === wanted) : readings[0];
  return (
    reading && {
      year,
      month: reading.month,
      day: reading.day,
      isShort,
      isAmbiguous: isAmbiguous && groups.sign !== '.',
    }
  );
}

/** Whether the calendar has the day, in a year of four digits. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
