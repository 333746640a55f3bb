import { ArticleList, type FeedRow, type HeadSummary } from '@copydesk/core/store/article-list';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { readBundlesOf } from '@copydesk/core/store/bundle-list';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { columnsOf, cutToWidth } from '../../output/cut-to-width.ts';
import { plural } from '../../output/plural.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';

export interface ListOptions extends ConnectOptions {
  /** Newest first, UTC: `2026-11-24`. */
  readonly since: readonly string[];
  /** As they are stored: in capitals. */
  readonly sentiment?: string;
  readonly status?: string;
  readonly json: boolean;
}

/** A row of a feed, with what its head alone says. */
interface Listed extends FeedRow, Required<Pick<HeadSummary, 'reasons'>> {
  readonly key: string;
}

/** Statuses that the other of the two cannot have. */
const OF_ARTICLES = ['ENRICHING', 'ENRICHED'];
const OF_BUNDLES = ['UNBUNDLING', 'UNBUNDLED'];

/** What stands behind longer keys is not made to line up. */
const MAX_KEY_WIDTH = 40;
/** Columns that a key leaves to the rest of its row, 22 of them for a title and its distance. */
const BESIDE_KEY_WIDTH = 39 + 22;
/** Columns of a terminal, below which no row names the language. */
const NARROW = 110;
/** A title that would be cut to fewer columns is left out. */
const MIN_TITLE_WIDTH = 10;

/** Lists articles, and before them the bundles that they came in, by the day they were received, newest first. */
export async function list(options: ListOptions): Promise<ExitCode> {
  const { status: asked = '', sentiment: label } = options;
  const hasBundles = !label && !OF_ARTICLES.includes(asked);
  const hasArticles = !hasBundles || !OF_BUNDLES.includes(asked);
  const connection = await connect(options);
  try {
    const articles = new ArticleList(connection.table, connection.outputs.TableName ?? '');
    const rows: FeedRow[] = [];
    const bundles: BundleRecord[] = [];
    for (const day of options.since) {
      if (hasBundles)
        bundles.push(...(await readBundlesOf(day, connection.table, connection.outputs.TableName ?? '')));
      if (!hasArticles) continue;
      for await (const row of articles.readDay(day)) rows.push(row);
      for await (const row of articles.readDay(day, true)) rows.push(row);
    }
    const matching = rows
      .filter(({ status }) => !asked || status === asked)
      .filter(({ sentiment }) => !label || sentiment?.label === label)
      .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
    const heads = await articles.readHeads(matching.map(({ articleId }) => articleId));
    const chosen = matching.flatMap((row) => withHead(row, heads.get(row.articleId)));
    const dropped = bundles
      .filter(({ status }) => !asked || status === asked)
      .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
    if (options.json) {
      const document = {
        articles: chosen.map(toDocument),
        bundles: dropped.map((bundle) => toBundleDocument(bundle)),
      };
      console.log(JSON.stringify(document, null, 2));
    } else {
      const width = process.stdout.columns || Number.POSITIVE_INFINITY;
      for (const bundle of dropped) console.log(renderBundleRow(bundle, width));
      const longest = chosen.reduce((length, { key }) => Math.max(length, key.length), 0);
      const keyWidth = Math.max(0, Math.min(MAX_KEY_WIDTH, longest, width - BESIDE_KEY_WIDTH));
      for (const row of chosen) console.log(renderRow(row, keyWidth, width));
    }
    const counts = [
      ...(hasArticles ? [`${chosen.length} of ${plural(rows.length, 'article')}`] : []),
      ...(hasBundles ? [`${dropped.length} of ${plural(bundles.length, 'bundle')}`] : []),
    ];
    console.error(
      pc.dim(
        `${counts.join(' and ')} received since ${options.since.at(-1)} in ${connection.where}; times are UTC`,
      ),
    );
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

/** The index does not carry these, as each attribute in it is written, and billed, a second time. None for what left the table meanwhile. */
function withHead(row: FeedRow, head: HeadSummary | undefined): Listed[] {
  return head ? [{ ...row, key: head.source.key, reasons: head.reasons ?? [] }] : [];
}

function toDocument(row: Listed) {
  const { key, articleId, status, reasons, receivedAt, title, language, publishedAt, sentiment } = row;
  return {
    key,
    articleId,
    status,
    reasons,
    receivedAt,
    title,
    language,
    publishedAt,
    sentiment: sentiment?.label,
  };
}

/** @param width of the terminal, in columns. The key is whole, as it is what a row goes by; the title has what is left */
function renderRow(
  { key, status, reasons, receivedAt, title, language, sentiment }: Listed,
  keyWidth: number,
  width: number,
): string {
  let row = [
    pc.dim(receivedAt.slice(0, 16).replace('T', ' ')),
    status.padEnd(9),
    (sentiment?.label.toLowerCase() ?? '').padEnd(8),
    ...(width < NARROW ? [] : [(language ?? '').padEnd(5)]),
    key.padEnd(keyWidth),
  ].join('  ');
  const add = (text: string, colour = (plain: string) => plain) => {
    const room = width - columnsOf(row) - 2;
    if (text && room >= Math.min(MIN_TITLE_WIDTH, columnsOf(text)))
      row += `  ${colour(cutToWidth(text, room))}`;
  };
  add(reasons.join(', '), pc.yellow);
  add(title ?? '');
  return row;
}

function renderBundleRow({ receivedAt, status, source, report }: BundleRecord, width: number): string {
  const { written = 0, unchanged = 0, items = 0 } = report?.counts ?? {};
  const refused = items - written - unchanged;
  const parts = [
    pc.dim(receivedAt.slice(0, 16).replace('T', ' ')),
    status.padEnd(10),
    source.key,
    pc.dim(`${plural(items, 'item')}${refused > 0 ? `, ${refused} refused` : ''}`),
  ];
  return wrapParts(parts, '  ', width).join('\n    ');
}
