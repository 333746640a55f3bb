import { DayReader } from '@copydesk/core/queries/days/day-reader';
import type { KeptDays } from '@copydesk/core/queries/days/kept-days';
import { openQueries } from '@copydesk/core/queries/open-queries';
import type { DayStore } from '@copydesk/core/store/day-store';
import type { Table } from '@copydesk/core/store/table';
import type { MakePorts } from './make-digest.ts';

/**
 * Reads the records of whole days: the articles of a day anew each time, those of the days before it only where they may have
 * changed.
 *
 * @param kept of the process, over its invocations
 */
export function recordsOf(
  table: Table,
  store: Pick<DayStore, 'readHead'>,
  kept: KeptDays,
): MakePorts['records'] {
  const queries = openQueries(table);
  // A reader keeps the articles that it has read: each digest has its own.
  return {
    read: (day) => new DayReader(queries, (before, read) => kept.articlesOf(before, store, read)).whole(day),
  };
}
