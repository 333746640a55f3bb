import { readCells } from './read-cells.ts';

const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** Names of the column with an article's text. */
const TEXTS = new Set(
  'text body content article articlebody articletext maintext fulltext bodytext story rawtext contenttext contenthtml bodyhtml plaintext'.split(
    ' ',
  ),
);
const MAX_COLUMNS = 200;

/**
 * Detects a table with one article in each row. Its first line names the columns, one of them for the article's text.
 *
 * @param start the start of the bundle
 */
export function detectTable(start: string): { delimiter: string; columns: string[] } | undefined {
  const [line = ''] = start.split('\n', 1);
  for (const delimiter of DELIMITERS) {
    const columns = readCells(line, delimiter).map((name) => name.trim());
    const isNamed = columns.every((name) => name !== '' && name.length <= 40);
    const hasText = columns.some((name) => TEXTS.has(name.replace(/[-_ .]/g, '').toLowerCase()));
    if (columns.length >= 2 && columns.length <= MAX_COLUMNS && isNamed && hasText)
      return { delimiter, columns };
  }
  return undefined;
}
