import {
  DELIMITERS,
  isTextColumn,
  MAX_COLUMN_NAME_CHARS,
  MAX_COLUMNS,
} from '@copydesk/core/article/table-columns';
import { readCells } from './read-cells.ts';

/**
 * Detects a table with one article in each row. Its first line names the columns, one of them for the article's text.
 *
 * @param start the start of the bundle
 */
export function detectTable(start: string): { delimiter: string; columns: string[] } | undefined {
  const [line = ''] = start.split('\n', 1);
  for (const delimiter of DELIMITERS) {
    const columns = readCells(line, delimiter).map((name) => name.trim());
    const isNamed = columns.every((name) => name !== '' && name.length <= MAX_COLUMN_NAME_CHARS);
    const hasText = columns.some(isTextColumn);
    if (columns.length >= 2 && columns.length <= MAX_COLUMNS && isNamed && hasText)
      return { delimiter, columns };
  }
  return undefined;
}
