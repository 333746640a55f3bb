import type { SentimentLabel } from '@copydesk/core/article/analysis';
import type { ArticleStatus } from '@copydesk/core/article/status';
import type { ListedArticle, ReceivedArticle } from '@copydesk/core/queries/answers';
import type { Queries } from '@copydesk/core/queries/queries';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { Feed } from '@copydesk/core/store/feed';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { listDays } from '../../options/list-days.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { say } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { openTable } from '../../pipeline/open-table.ts';
import { type Taken, takeItems } from '../../pipeline/take-items.ts';
import { LIST_HEADS, type ListRow, listCells, toPublishedRow, toReceivedRow } from './list-row.ts';
import { printEntities } from './print-entities.ts';
import { renderBundleRow, renderList } from './render-list.ts';

export interface ListOptions extends ConnectOptions, RowOptions {
  readonly since: string;
  readonly until?: string;
  readonly published?: boolean;
  /** In upper case, as it is stored. */
  readonly sentiment?: SentimentLabel;
  readonly status?: string;
  readonly language?: string;
  readonly publisher?: string;
  readonly entities?: boolean;
  readonly limit?: number;
}

/** Statuses that only articles have, and that only bundles have. */
const OF_ARTICLES = ['ENRICHING', 'ENRICHED'];
const OF_BUNDLES = ['UNBUNDLING', 'UNBUNDLED'];
const OF_PUBLISHED = ['ENRICHED', 'PARTIAL'];

/** Lists first the bundles, then the articles, that were received or published on some days, the newest first. */
export async function list(options: ListOptions): Promise<ExitCode> {
  refuseMistakes(options);
  const { status = '', sentiment, published = false, limit, since } = options;
  const until = options.until ?? new Date().toISOString().slice(0, 10);
  const hasBundles = !published && !sentiment && !options.entities && !OF_ARTICLES.includes(status);
  const hasArticles = !OF_BUNDLES.includes(status);
  const connection = await connect(options);
  try {
    const { queries } = await openQueries(connection);
    const bundles = hasBundles
      ? await readBundles(new Feed(openTable(connection)), since, until, status)
      : [];
    const none: Taken<ListRow> = { items: [], hasMore: false };
    const read = published ? readPublished : readReceived;
    const { items: rows, hasMore } = hasArticles ? await read(queries, { since, until }, options) : none;
    if (options.entities) await printEntities(rows, queries, options);
    else
      printRows(
        {
          rows,
          heads: LIST_HEADS,
          toCells: listCells,
          document: () => ({ articles: rows, bundles: bundles.map((bundle) => toBundleDocument(bundle)) }),
          render: () => {
            const width = process.stdout.columns || Number.POSITIVE_INFINITY;
            return [
              ...bundles.map((bundle) => renderBundleRow(escapeStrings(bundle), width)),
              ...renderList(rows, published ? 'publishedAt' : 'receivedAt', width),
            ];
          },
        },
        options,
      );
    const counts = [
      ...(hasArticles ? [plural(rows.length, 'article')] : []),
      ...(hasBundles ? [plural(bundles.length, 'bundle')] : []),
    ];
    const end = options.until ? ` until ${options.until}` : '';
    const what = `${counts.join(' and ')} ${published ? 'published' : 'received'} since ${since}${end}`;
    say(pc.dim(`${what} in ${connection.where}; times are UTC`));
    if (hasMore) say(pc.dim(`There are more: --limit is ${limit}`));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

/** @throws Error for options that do not go together */
function refuseMistakes({
  published,
  language,
  publisher,
  entities,
  csv,
  ndjson,
  status,
}: ListOptions): void {
  const facts = (language !== undefined && '--language') || (publisher !== undefined && '--publisher');
  if (facts && !published)
    throw new Error(`${facts} needs --published: the articles are then listed by the date of publication`);
  if (entities && !csv && !ndjson)
    throw new Error('--entities needs --csv or --ndjson, the forms that have a row for each entity');
  if (published && status && !OF_PUBLISHED.includes(status))
    throw new Error(
      `--published lists articles that are enriched or partial, and --status is ${status.toLowerCase()}. Leave one out`,
    );
}

async function readPublished(
  queries: Queries,
  days: { readonly since: string; readonly until: string },
  { status, sentiment, language, publisher, limit }: ListOptions,
): Promise<Taken<ListRow>> {
  const question = {
    ...days,
    ...(status && { status: status as 'ENRICHED' | 'PARTIAL' }),
    ...(sentiment && { sentiment }),
    ...(language !== undefined && { language }),
    ...(publisher !== undefined && { publisher }),
  };
  const { items, hasMore } = await takeItems<ListedArticle>(
    (page) => queries.articles({ ...question, ...page }),
    limit,
  );
  return { items: items.map(toPublishedRow), hasMore };
}

async function readReceived(
  queries: Queries,
  days: { readonly since: string; readonly until: string },
  { status, sentiment, limit }: ListOptions,
): Promise<Taken<ListRow>> {
  const question = { ...days, ...(status && { status: status as ArticleStatus }) };
  const ask = async (page: { readonly limit: number; readonly cursor?: string }) => {
    const { items, ...rest } = await queries.received({ ...question, ...page });
    return { ...rest, items: items.filter(({ card }) => !sentiment || card?.sentiment?.label === sentiment) };
  };
  const { items, hasMore } = await takeItems<ReceivedArticle>(ask, limit);
  return { items: items.map(toReceivedRow), hasMore };
}

async function readBundles(
  feed: Feed,
  since: string,
  until: string,
  status: string,
): Promise<BundleRecord[]> {
  const found: BundleRecord[] = [];
  for (const day of listDays(since, until)) found.push(...(await feed.readBundles(day)));
  return found
    .filter((bundle) => !status || bundle.status === status)
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
}
