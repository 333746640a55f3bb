import type { BundleContext } from '@copydesk/core/store/bundle-items';
import type { Item } from '../item.ts';
import { readCells } from '../table/read-cells.ts';
import { readLine } from './read-line.ts';

/**
 * Reads a row of a table. It is written as an object of JSON, with the names of the columns; split finds the article in it.
 *
 * @returns undefined for the head and for an empty row
 */
export function readRow(
  row: string,
  { delimiter = ',', columns = [] }: BundleContext,
  number: number,
): Item | undefined {
  const cells = readCells(row, delimiter);
  if (number === 1 || cells.every((cell) => cell.trim() === '')) return undefined;
  const fields = columns
    .map((name, i) => [name, cells[i]?.trim() ?? ''] as const)
    .filter(([, cell]) => cell !== '');
  return readLine(JSON.stringify(Object.fromEntries(fields)));
}
