import type { Aliases } from '../article/names/aliases.ts';
import type { Table } from '../store/table.ts';

/** What every query needs. */
export interface QueryContext {
  readonly table: Table;
  /** The owner's aliases, as publish has them. */
  readonly aliases?: Aliases | undefined;
  /** The bucket of the articles, for questions by key. */
  readonly bucket?: string | undefined;
}
