/** The cells of a row of a table. A quoted cell may hold line feeds and delimiters. */
export function readCells(row: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= row.length; at++) {
    let end = row[at] === '"' ? endOfQuote(row, at) : at;
    const quoted = end > at ? row.slice(at + 1, end - 1).replaceAll('""', '"') : '';
    const rest = row.indexOf(delimiter, end);
    const next = rest < 0 ? row.length : rest;
    cells.push(`${quoted}${row.slice(end, next).replace(/\r$/, '')}`);
    end = next;
    at = end;
  }
  return cells;
}

/** @returns the offset after the closing quote */
function endOfQuote(row: string, from: number): number {
  let end = row.indexOf('"', from + 1);
  while (end >= 0 && row[end + 1] === '"') end = row.indexOf('"', end + 2);
  return end < 0 ? row.length : end + 1;
}
