const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const WRITTEN_OUT = /\b\d{4}\b/;
const ZONE = /(?:\b(?:GMT|UTC|UT|Z|[ECMP][SD]T)|[+-]\d{4})\s*(?:\(.*\))?$/;

/**
 * Parses a date of a document. A date without a time zone counts as UTC, whatever the zone of this machine.
 *
 * @param date ISO 8601, extended or basic; a mail's date; a date in English words
 * @returns ISO 8601 in UTC; undefined for anything but a date
 */
export function toInstant(date: unknown): string | undefined {
  if (typeof date !== 'string' || date.length > 100) return undefined;
  const text = date.trim();
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = iso;
    const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
    return format(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`));
  }
  if (!WRITTEN_OUT.test(text)) return undefined;
  return format(Date.parse(ZONE.test(text) ? text : `${text} UTC`));
}

/** Only years of four digits: instants are compared as strings. */
function format(instant: number): string | undefined {
  if (Number.isNaN(instant)) return undefined;
  const text = new Date(instant).toISOString();
  return /^[1-9]\d{3}-/.test(text) ? text : undefined;
}
