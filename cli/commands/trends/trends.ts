import type { EntityType } from '@copydesk/core/article/analysis';
import type { NameCount } from '@copydesk/core/queries/answers';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { pc } from '../../output/colours.ts';
import { plural } from '../../output/plural.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { renderTrends } from './render-trends.ts';

export interface TrendsOptions extends ConnectOptions, RowOptions {
  readonly since: string;
  readonly until?: string;
  readonly type?: EntityType;
  readonly limit: number;
}

const HEADS = ['name', 'types', 'articles', 'mentions'] as const;
/** The query library returns no more names. */
const MAX_NAMES = 500;

/** Prints the names that stand in most of the articles published on some days. */
export async function trends(options: TrendsOptions): Promise<ExitCode> {
  const { since, type, limit } = options;
  const until = options.until ?? new Date().toISOString().slice(0, 10);
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    const { items, articles, isComplete } = await queries.mostNamed({
      since,
      until,
      limit: Math.min(limit, MAX_NAMES),
      ...(type && { type }),
    });
    printRows<NameCount>(
      {
        rows: items,
        heads: HEADS,
        toCells: (row) => [row.canonical, row.types.join(' '), row.articles, row.mentions],
        document: () => ({ since, until, articles, isComplete, names: items }),
        render: () => renderTrends(items, process.stdout.columns || Number.POSITIVE_INFINITY),
      },
      options,
    );
    const which = isComplete
      ? plural(articles, 'article')
      : `the newest ${plural(articles, 'article')}, and there are more`;
    say(pc.dim(`${which}, published since ${since} until ${until} in ${connection.where}`));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}
