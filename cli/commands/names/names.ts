import type { EntityType } from '@copydesk/core/article/analysis';
import type { FoundName } from '@copydesk/core/queries/answers';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { pc } from '../../output/colours.ts';
import type { CsvCell } from '../../output/csv.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { renderNames } from './render-names.ts';

export interface NamesOptions extends ConnectOptions, RowOptions {
  readonly type?: EntityType;
  readonly limit: number;
}

/** The query library returns no more names. */
const MAX_NAMES = 500;
const HEADS = ['name', 'types', 'articles', 'last', 'alias'] as const;

/** Prints the names that begin with some letters, those in the most articles of the last weeks first. */
export async function names(prefix: string, { type, limit, ...options }: NamesOptions): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    const most = Math.min(limit, MAX_NAMES);
    const { items, isComplete } = await queries.names({ prefix, limit: most, ...(type && { type }) });
    printRows<FoundName>(
      {
        rows: items,
        heads: HEADS,
        toCells,
        document: () => ({ prefix, isComplete, names: items }),
        render: () => renderNames(items, process.stdout.columns || Number.POSITIVE_INFINITY),
      },
      options,
    );
    if (items.length === 0) say(`No name of the last 28 days in ${connection.where} begins with ${prefix}`);
    else if (items.length === most) say(pc.dim(`There may be more: --limit is ${most}`));
    if (!isComplete)
      say(pc.dim('Not every such name was looked at, and counts may be too low: write more letters'));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

const toCells = ({ canonical, types, articles, last, alias }: FoundName): CsvCell[] => [
  canonical,
  types.join(' '),
  articles,
  last,
  alias,
];
