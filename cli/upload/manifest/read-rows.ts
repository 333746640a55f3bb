/** A row of a table in text. */
export interface Row {
  /** The number of its first line, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quoted cell has no end. */
  readonly isCut: boolean;
}

const DELIMITERS = [',', ';', '\t'] as const;
/** The rest of a cell: quoted, where a quote is written twice, or up to the next delimiter. */
const QUOTED = /"((?:[^"]|"")*)("?)/y;

/** Reads a table of comma-separated, semicolon-separated or tab-separated values. Blank lines are left out. */
export function readRows(source: string): Row[] {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [head = ''] = text.split('\n', 1);
  const delimiter = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] as string;
  const plain = new RegExp(`[^${delimiter}\\n]*`, 'y');
  const rows: Row[] = [];
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const first = line;
    const cells: string[] = [];
    let isCut = false;
    for (;;) {
      QUOTED.lastIndex = at;
      const quoted = QUOTED.exec(text);
      if (quoted) {
        at = QUOTED.lastIndex;
        isCut ||= quoted[2] === '';
        line += quoted[0].split('\n').length - 1;
      }
      plain.lastIndex = at;
      const rest = plain.exec(text)?.[0] ?? '';
      at += rest.length;
      cells.push(`${(quoted?.[1] ?? '').replaceAll('""', '"')}${rest}`.trim());
      if (text[at] !== delimiter) break;
      at += 1;
    }
    line += 1;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: first, cells, isCut });
  }
  return rows;
}
