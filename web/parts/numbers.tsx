import { useState } from 'preact/hooks';
import { type Table, toCsv } from '../rules/csv.ts';

/** The numbers of a chart as a table, and as a file for a spreadsheet. The table is made when it is opened. */
export function Numbers({ table, isWide = false }: { table: () => Table; isWide?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers as table</summary>
      {isOpen && <NumbersTable table={table()} isWide={isWide} />}
    </details>
  );
}

function NumbersTable({ table, isWide }: { table: Table; isWide: boolean }) {
  const region = isWide ? { tabIndex: 0, role: 'region' as const, 'aria-label': 'Numbers' } : {};
  return (
    <>
      <div class="scroll" {...region}>
        <table class={isWide ? 'daily' : 'short'}>
          <thead>
            <tr>
              {table.columns.map((column, i) => (
                <th scope="col" class={i > 0 ? 'num' : ''}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...cells]) => (
              <tr>
                <th scope="row">
                  <bdi>{first}</bdi>
                </th>
                {cells.map((cell) => (
                  <td class="num">{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button class="btn" type="button" onClick={() => save(table)}>
        Save as CSV
      </button>
    </>
  );
}

/** Hands a file to the browser. */
function save(table: Table): void {
  const url = URL.createObjectURL(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${table.file}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
