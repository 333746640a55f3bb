import {
  DELIMITERS,
  isTextColumn,
  MAX_COLUMN_NAME_CHARS,
  MAX_COLUMNS,
} from '@copydesk/core/article/table-columns';

/** How many rows are compared with the head. */
const ROWS = 10;

/** The head of a table: its columns, and the column with an article's text, if it has one. */
export interface TableHead {
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly text: string | undefined;
}

/**
 * Reads the head of a table: short names, followed by rows with the same number of cells.
 *
 * @param start of the text
 * @returns undefined for a text that is no table
 */
export function readTableHead(start: string): TableHead | undefined {
  const [line = ''] = start.split('\n', 1);
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue;
    const [columns = [], ...rows] = readRows(start, delimiter, ROWS + 1);
    if (columns.length < 2 || columns.length > MAX_COLUMNS || !columns.every(isName)) continue;
    if (new Set(columns).size < columns.length) continue;
    const text = columns.find(isTextColumn);
    const isEven = rows.length > 0 && rows.every((cells) => cells.length === columns.length);
    if (isEven && (text || (columns.length >= 3 && rows.length >= 2))) return { delimiter, columns, text };
  }
  return undefined;
}

/**
 * The rows of a table: cells may be quoted, and then may hold line feeds and delimiters. A last row that the start cuts in two
 * is left out.
 */
function readRows(source: string, delimiter: string, maxRows: number): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < source.length && rows.length < maxRows) {
    let cell: string;
    if (source[at] === '"') {
      let end = source.indexOf('"', at + 1);
      while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2);
      if (end < 0) return rows;
      cell = source.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < source.length && source[end] !== delimiter && source[end] !== '\n') end++;
      cell = source.slice(at, end).replace(/\r$/, '');
      at = end;
    }
    cells.push(cell);
    if (source[at] === '\r') at += 1;
    if (source[at] === delimiter) {
      at += 1;
      continue;
    }
    if (source[at] !== '\n' && at < source.length) return rows;
    if (cells.length > 1 || cells[0] !== '') rows.push(cells);
    cells = [];
    at += 1;
  }
  return rows;
}

/** A column's name is short, and no part of a sentence. */
function isName(cell: string): boolean {
  return (
    cell.length <= MAX_COLUMN_NAME_CHARS &&
    /^[\p{L}_#@][\p{L}\p{N}_ .:/#@-]*$/u.test(cell) &&
    !/[.:]$/.test(cell)
  );
}
