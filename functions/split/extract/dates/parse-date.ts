import { type DayOrder, type FoundDay, findDays, isDay } from './find-days.ts';
import { findTime } from './find-time.ts';
import { zoneOffset } from './zone-offset.ts';

/** A date as a document writes it. */
export interface WrittenDate {
  /** ISO 8601 in UTC. A date without a time is the midnight that begins it, and without a zone it counts as UTC. */
  readonly instant: string;
  /** The offset from UTC that was written, as "+01:00", where it is not zero. */
  readonly offset?: string;
  /** Whether a time of day was written. */
  readonly hasTime: boolean;
  /** Day and month could be exchanged; the order given decided. */
  readonly isAmbiguous: boolean;
}

/** A longer text is no date. */
const MAX_CHARS = 100;
/** The letters that a date may have beside the date: a weekday, "Published on", "at", "o'clock". */
const MAX_OTHER_LETTERS = 40;
/** How far from a day its time may be. */
const REACH = 40;

const COMPACT =
  /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:(\d{2})(?:[.,]\d+)?)?)?\s?(Z|[+-]\d{2}(?::?\d{2}|'\d{2}'?|')?)?(?:00'00')?$/;
const EPOCH = /^(\d{10})(?:(\d{3})|\.\d+)?$/;
/** 2100. Larger numbers count something else. */
const MAX_EPOCH_SECONDS = 4_102_444_800;

/**
 * Parses a text that is one date: ISO 8601 and its relatives, a mail's date, a PDF's, seconds or milliseconds since 1970, or
 * words in the languages of news. It never guesses: a season, a month with its year, a number, and a date of numbers in
 * which day and month could be exchanged are none.
 *
 * @param order decides where day and month could be exchanged
 */
export function parseDate(written: string, order?: DayOrder): WrittenDate | undefined {
  if (written.length > MAX_CHARS) return undefined;
  const text = toPlainDigits(written).trim();
  return parseCompact(text) ?? parseEpoch(text) ?? parseWords(text, order);
}

/** A date that a longer text contains. */
export interface DateInText extends WrittenDate {
  readonly begin: number;
  readonly end: number;
}

/**
 * Finds the dates in a longer text, each with the time beside it.
 *
 * @param takesShort whether a year may have two digits, where the text is known to hold a date
 */
export function findDates(text: string, order?: DayOrder, takesShort = false): DateInText[] {
  const plain = toPlainDigits(text);
  const days = findDays(plain, order).filter(({ isShort }) => takesShort || !isShort);
  return days.flatMap((day, at) => {
    const beside = plain.slice(day.end, Math.min(day.end + REACH, days[at + 1]?.begin ?? plain.length));
    const date = toDate(day, /^[\sT,|•·–—-]*(?:at|um|à|a las|alle|às)?\s?\d/u.test(beside) ? beside : '');
    return date ? [{ ...date, begin: day.begin, end: day.end }] : [];
  });
}

function parseCompact(text: string): WrittenDate | undefined {
  const match = COMPACT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isDay(found.year, found.month, found.day)) return undefined;
  const bare = zone?.replaceAll("'", '');
  return toDate(found, hour ? `${hour}:${minute}:${second ?? '00'}${bare ?? ''}` : '');
}

function parseEpoch(text: string): WrittenDate | undefined {
  const match = EPOCH.exec(text);
  if (!match || Number(match[1]) > MAX_EPOCH_SECONDS) return undefined;
  const instant = new Date(Number(match[1]) * 1000 + Number(match[2] ?? 0)).toISOString();
  return { instant, hasTime: true, isAmbiguous: false };
}

function parseWords(text: string, order?: DayOrder): WrittenDate | undefined {
  const unbroken = moveYear(text);
  const [day, ...more] = findDays(unbroken, order);
  if (!day || more.length > 0) return undefined;
  const after = unbroken.slice(day.end);
  const rest = findTime(after) ? after : `${unbroken.slice(0, day.begin)} `;
  const time = findTime(rest);
  const other = `${findTime(after) ? unbroken.slice(0, day.begin) : after} ${time ? rest.slice(0, time.begin) + rest.slice(time.end) : rest}`;
  const letters = other.match(/\p{L}/gu)?.length ?? 0;
  if (/\d/.test(other) || letters > MAX_OTHER_LETTERS) return undefined;
  return toDate(day, rest);
}

/** Unix writes the year last: "Tue Mar 24 09:00:00 CET 2026". */
function moveYear(text: string): string {
  return text.replace(/^(\p{L}{3},? \p{L}{3} {1,2}\d{1,2}) (\d{2}:.*) (\d{4})$/u, '$1 $3 $2');
}

function toDate(
  { year, month, day, isAmbiguous = false }: Pick<FoundDay, 'year' | 'month' | 'day'> & Partial<FoundDay>,
  beside: string,
): WrittenDate | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  const time = findTime(beside);
  const local = midnight + (time?.milliseconds ?? 0);
  const offset = time?.zone ? zoneOffset(time.zone, local) : 0;
  // A time in a zone that cannot be known is not an instant. The day still holds.
  const isKnown = time !== undefined && offset !== undefined;
  const instant = new Date(isKnown ? local - offset * 60_000 : midnight).toISOString();
  if (!/^[1-9]\d{3}-/.test(instant) || instant === '1970-01-01T00:00:00.000Z') return undefined;
  return {
    instant,
    ...(isKnown && offset !== 0 && { offset: writeOffset(offset) }),
    hasTime: isKnown,
    isAmbiguous,
  };
}

/** Writes minutes east of UTC as "+01:00". */
export function writeOffset(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Arabic, Persian, Devanagari and full-width digits become 0 to 9; each kind of blank becomes a space. */
function toPlainDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = [0xff10, 0x0966, 0x06f0, 0x0660].find((first) => code >= first) ?? code;
      return String(code - zero);
    })
    .replace(/[\s\u00a0\u2007\u2009\u202f]/g, ' ');
}
