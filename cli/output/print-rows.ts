import type { RowOptions } from '../options/row-options.ts';
import type { CsvCell } from './csv.ts';
import { printCsv, printJson, printJsonLine, printText } from './print.ts';

/** Rows in each form that a command can print. Only the chosen form is made. */
export interface PrintableRows<Row> {
  readonly rows: readonly Row[];
  readonly heads: readonly string[];
  readonly toCells: (row: Row) => readonly CsvCell[];
  /** Of --json: the rows, and what else there is to say. */
  readonly document: () => unknown;
  readonly render: () => readonly string[];
}

/** Prints rows as one JSON document, as a line of JSON each, as a table for a spreadsheet, or for a person. */
export function printRows<Row>(
  { rows, heads, toCells, document, render }: PrintableRows<Row>,
  { json, ndjson, csv }: RowOptions,
): void {
  if (json) printJson(document());
  else if (ndjson) rows.forEach(printJsonLine);
  else if (csv) printCsv(heads, rows.map(toCells));
  else {
    const lines = render();
    if (lines.length > 0) printText(lines.join('\n'));
  }
}
