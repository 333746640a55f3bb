import { pc } from './colours.ts';
import { type CsvCell, toCsv } from './csv.ts';
import { escapeControls, escapeJson } from './escape-controls.ts';

/**
 * The only functions of the command that write to standard output and standard error, the progress bar apart. What they
 * write contains keys, titles and causes that a stranger may have chosen, so they escape every control in it but the
 * colours of `pc`.
 */

/** The colours of `pc`. None of them hides text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for the sequences that picocolors writes
const COLOURS = /(\u001b\[(?:0|1|2|22|3[1-9])m)/;

/** One line of results, on standard output. */
export function print(line: string): void {
  console.log(escapeLine(line));
}

/** Results of several lines, on standard output. The caller has escaped the data in them: their line ends are ours. */
export function printText(text: string): void {
  console.log(escapeText(text));
}

/** A document, on standard output. It is read back exactly as it was. */
export function printJson(document: unknown): void {
  console.log(escapeJson(JSON.stringify(document, null, 2)));
}

/** A document in one line, on standard output: one of many, for a program that reads them line by line. */
export function printJsonLine(document: unknown): void {
  console.log(escapeJson(JSON.stringify(document)));
}

/** A table for a spreadsheet, on standard output. */
export function printCsv(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): void {
  console.log(toCsv(heads, rows));
}

/** One line for a person, on standard error. */
export function say(line: string): void {
  console.error(escapeLine(line));
}

/** Lines for a person, on standard error. The line ends are ours. */
export function sayText(text: string): void {
  console.error(escapeText(text));
}

/** A text of several lines with every control escaped but its line ends and our colours. */
export function escapeText(text: string): string {
  return text.split('\n').map(escapeLine).join('\n');
}

function escapeLine(line: string): string {
  if (!pc.isColorSupported) return escapeControls(line);
  return line
    .split(COLOURS)
    .map((part, at) => (at % 2 === 1 ? part : escapeControls(part)))
    .join('');
}
