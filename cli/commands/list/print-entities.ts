import type { Queries } from '@copydesk/core/queries/queries';
import type { RowOptions } from '../../options/row-options.ts';
import { printRows } from '../../output/print-rows.ts';
import { ENTITY_HEADS, type EntityRow, entityCells, toEntityRows } from '../show/entity-rows.ts';
import type { ListRow } from './list-row.ts';

/** Articles that are read at a time. */
const IN_PROGRESS = 16;

/** Prints a row for each entity of some articles, in the order of the articles. */
export async function printEntities(
  articles: readonly Pick<ListRow, 'articleId' | 'key'>[],
  queries: Pick<Queries, 'articleById'>,
  options: RowOptions,
): Promise<void> {
  const rows: EntityRow[] = [];
  for (let from = 0; from < articles.length; from += IN_PROGRESS) {
    const views = await Promise.all(
      articles.slice(from, from + IN_PROGRESS).map(({ articleId }) => queries.articleById(articleId)),
    );
    for (const view of views)
      if (view) rows.push(...toEntityRows({ key: view.head.source.key, ...view.card }, view.entities));
  }
  printRows(
    { rows, heads: ENTITY_HEADS, toCells: entityCells, document: () => rows, render: () => [] },
    options,
  );
}
