import { escapeControls } from './escape-controls.ts';

export type CsvCell = string | number | undefined;

const MARK_OF_UTF8 = '\ufeff';
/** https://owasp.org/www-community/attacks/CSV_Injection, with the wide forms that spreadsheets take for the same signs. */
const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NEEDS_QUOTES = /[",;'\n\r]|^\s|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for anything but ASCII
const NOT_ASCII = /[^\u0000-\u007f]/;

/**
 * A table for a spreadsheet (RFC 4180): lines end with CR and LF, the last one with a CR to which the caller adds the LF. Text
 * that a spreadsheet would run as a formula gets an apostrophe before it. Controls are escaped. Excel reads text beyond ASCII
 * as UTF-8 only after a byte order mark, so a table with such text has one, and no other.
 */
export function toCsv(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [heads, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r`);
  const text = lines.join('\n');
  return NOT_ASCII.test(text) ? MARK_OF_UTF8 + text : text;
}

function toCell(value: CsvCell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = escapeControls(STARTS_FORMULA.test(value) ? `'${value}` : value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
