import stringWidth from 'string-width';

export interface Column {
  readonly head?: string;
  readonly align?: 'left' | 'right';
}

/**
 * Aligns cells in columns. Cells may have colours. No cell is cut or wrapped.
 *
 * @param columns by column, two spaces apart; a line of heads where one of them has a head
 */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const heads = columns.map(({ head = '' }) => head);
  const all = heads.some((head) => head !== '') ? [heads, ...rows] : rows;
  const widths = columns.map((_, i) => Math.max(0, ...all.map((row) => stringWidth(row[i] ?? ''))));
  return all.map((row) =>
    columns
      .map(({ align = 'left' }, i) => {
        const cell = row[i] ?? '';
        const room = ' '.repeat((widths[i] as number) - stringWidth(cell));
        return align === 'right' ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
}
