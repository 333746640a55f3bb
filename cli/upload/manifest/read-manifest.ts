import { describeBadDate } from '../stated-date.ts';
import { FACTS, MAX_METADATA_BYTES, metadataBytes, type StatedFacts } from '../stated-facts.ts';
import { describeBadLanguage } from '../stated-language.ts';
import { type Row, readRows } from './read-rows.ts';

/** The facts that a manifest states about files, by key. */
export type Manifest = ReadonlyMap<string, StatedFacts>;

const KEY = 'key';
const COLUMNS: readonly string[] = [KEY, ...FACTS];
/** How many faults an error lists. */
const MAX_FAULTS = 10;

const CHECKS: { readonly [Fact in keyof StatedFacts]?: (value: string) => string | undefined } = {
  date: describeBadDate,
  language: describeBadLanguage,
};

/**
 * Reads a manifest: a table with the column `key` and some of date, title, byline, source and language. An empty cell
 * states nothing.
 *
 * @param name of the file, for errors
 * @throws Error that names the line and column of each fault
 */
export function readManifest(source: string, name: string): Manifest {
  const [head, ...rows] = readRows(source);
  const columns = readHead(head, name);
  const facts = new Map<string, StatedFacts>();
  const lineOf = new Map<string, number>();
  const faults: string[] = [];
  for (const row of rows) {
    const found = describeRow(row, columns);
    const cells = Object.fromEntries(columns.map((column, i) => [column, row.cells[i] ?? '']));
    const { [KEY]: key = '', ...stated } = cells;
    const earlier = lineOf.get(key);
    if (earlier !== undefined && key !== '')
      found.push(`line ${row.line}, column ${KEY}: ${key} is in line ${earlier} already`);
    faults.push(...found);
    lineOf.set(key, row.line);
    facts.set(key, Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== '')));
  }
  if (faults.length === 0) return facts;
  const more = faults.length - MAX_FAULTS;
  throw new Error(
    [
      `${name} cannot be used, so nothing was uploaded:`,
      ...faults.slice(0, MAX_FAULTS),
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join('\n'),
  );
}

function readHead(head: Row | undefined, name: string): string[] {
  const known = `Its first line names the columns: ${KEY}, and any of ${FACTS.join(', ')}`;
  if (!head) throw new Error(`${name} cannot be used: it is empty. ${known}`);
  const columns = head.cells.map((cell) => cell.toLowerCase());
  for (const [i, column] of columns.entries()) {
    const at = `${name} cannot be used: line ${head.line}, column ${i + 1}`;
    if (!COLUMNS.includes(column)) throw new Error(`${at}: "${head.cells[i]}" is no column. ${known}`);
    if (columns.indexOf(column) < i) throw new Error(`${at}: ${column} is there twice. ${known}`);
  }
  if (!columns.includes(KEY)) throw new Error(`${name} cannot be used: it has no column ${KEY}. ${known}`);
  return columns;
}

function describeRow({ line, cells, isCut }: Row, columns: readonly string[]): string[] {
  if (isCut) return [`line ${line}: a quoted cell has no end`];
  if (cells.length !== columns.length)
    return [
      `line ${line}: it has ${cells.length} cells, and the first line ${columns.length}; quote a cell that holds the delimiter`,
    ];
  const faults = columns.flatMap((column, i) => {
    const value = cells[i] ?? '';
    if (column === KEY) return value === '' ? [`line ${line}, column ${KEY}: it is empty`] : [];
    const fault = value === '' ? undefined : CHECKS[column as keyof StatedFacts]?.(value);
    return fault ? [`line ${line}, column ${column}: ${fault}`] : [];
  });
  const facts = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  const bytes = metadataBytes(facts);
  if (bytes > MAX_METADATA_BYTES)
    faults.push(
      `line ${line}: its facts take ${bytes} bytes as metadata, and S3 keeps ${MAX_METADATA_BYTES}; shorten the longest`,
    );
  return faults;
}
