import { gzipSync } from 'node:zlib';
import { ByteWriter, parquetWriteRows, schemaFromColumnData } from 'hyparquet-writer';
import { ARCHIVE_TABLES, type ArchiveRow, type ArchiveTable } from './tables.ts';

/** Rows are held in memory up to this number. Larger groups compress little better. */
const ROW_GROUP = 50_000;

/**
 * Writes rows as a Parquet file. The bytes depend on the rows alone.
 *
 * @param rows are read once, a group at a time
 */
export function writeParquet<T extends ArchiveTable>(table: T, rows: Iterable<ArchiveRow<T>>): Uint8Array {
  const columns = Object.entries(ARCHIVE_TABLES[table]).map(([name, { type, ...rest }]) => ({
    name,
    type,
    nullable: 'optional' in rest,
  }));
  const writer = new ByteWriter();
  parquetWriteRows({
    writer,
    rows: withNulls(rows, columns),
    columns,
    // Without it the types are guessed from the first rows, and a file without rows has none.
    schema: schemaFromColumnData({ columnData: columns.map((column) => ({ ...column, data: [] })) }),
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => gzipSync(bytes) },
    rowGroupSize: ROW_GROUP,
    createdBy: 'copydesk',
  });
  return writer.getBytes();
}

/** The writer takes null for what is absent. */
function* withNulls(
  rows: Iterable<Readonly<Record<string, unknown>>>,
  columns: readonly { readonly name: string }[],
): Generator<Record<string, unknown>> {
  for (const row of rows) {
    const whole: Record<string, unknown> = {};
    for (const { name } of columns) whole[name] = row[name] ?? null;
    yield whole;
  }
}
