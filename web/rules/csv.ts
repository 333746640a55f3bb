/** A table of a chart: what its figure draws, as numbers. */
export interface Table {
  /** Without an extension. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** A cell that a spreadsheet would run as a formula. A number of our own is none. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/**
 * RFC 4180, with CRLF. A text that a spreadsheet would run has an apostrophe before it. A table with text beyond ASCII begins with a byte order
 * mark, without which Excel misreads it.
 */
export function toCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns, ...rows].map((cells) => cells.map(toCell).join(','));
  const text = `${lines.join('\r\n')}\r\n`;
  return /[^\0-\x7f]/.test(text) ? `\ufeff${text}` : text;
}

function toCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
