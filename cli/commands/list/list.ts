import type { ArticleCard } from '@copydesk/core/store/article-card';
import type { BundleRecord } from '@copydesk/core/store/bundle-items';
import { Feed } from '@copydesk/core/store/feed';
import { HoldingsReader } from '@copydesk/core/store/holdings-reader';
import type { HeadSummary } from '@copydesk/core/store/items';
import stringWidth from 'string-width';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { pc } from '../../output/colours.ts';
import { cutToWidth } from '../../output/cut-to-width.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';
import { print, printJson, printText, say } from '../../output/print.ts';
import { wrapParts } from '../../output/wrap-parts.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openTable } from '../../pipeline/open-table.ts';

export interface ListOptions extends ConnectOptions {
  /** Newest first, UTC: `2026-11-24`. */
  readonly since: readonly string[];
  /** In upper case, as it is stored. */
  readonly sentiment?: string;
  readonly status?: string;
  readonly json?: boolean;
}

/** The facts of an article's card that a row shows. */
const OF_CARD = [
  'title',
  'byline',
  'publisher',
  'language',
  'publishedAt',
  'publishedAtOrigin',
  'format',
  'sentiment',
] as const satisfies readonly (keyof ArticleCard)[];

/** An article that was received, with what its card says; nothing of that where none is published. */
interface Listed
  extends Pick<HeadSummary, 'articleId' | 'status'>,
    Partial<Pick<ArticleCard, (typeof OF_CARD)[number]>> {
  readonly key: string;
  readonly receivedAt: string;
  readonly reasons: NonNullable<HeadSummary['reasons']>;
}

/** Statuses that only articles have, and that only bundles have. */
const OF_ARTICLES = ['ENRICHING', 'ENRICHED'];
const OF_BUNDLES = ['UNBUNDLING', 'UNBUNDLED'];

/** The columns after a longer key are not aligned. */
const MAX_KEY_WIDTH = 40;
/** A key leaves this many columns to the rest of its row, 22 of them to the title and the space before it. */
const BESIDE_KEY_WIDTH = 39 + 22;
/** On a terminal of fewer columns no row names the language. */
const NARROW = 110;
/** A title that would be cut to fewer columns than this is left out. */
const MIN_TITLE_WIDTH = 10;

/** Lists first the bundles, then the articles, that were received on some days, newest first. */
export async function list(options: ListOptions): Promise<ExitCode> {
  const { status: asked = '', sentiment: label } = options;
  const hasBundles = !label && !OF_ARTICLES.includes(asked);
  const hasArticles = !hasBundles || !OF_BUNDLES.includes(asked);
  const connection = await connect(options);
  try {
    const table = openTable(connection);
    const feed = new Feed(table);
    const holdings = new HoldingsReader(table);
    const rows: Listed[] = [];
    const bundles: BundleRecord[] = [];
    for (const day of options.since) {
      if (hasBundles) bundles.push(...(await feed.readBundles(day)));
      if (!hasArticles) continue;
      rows.push(...(await readArticles(day, feed, holdings)));
    }
    const chosen = rows
      .filter(({ status }) => !asked || status === asked)
      .filter(({ sentiment }) => !label || sentiment?.label === label)
      .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
    const chosenBundles = bundles
      .filter(({ status }) => !asked || status === asked)
      .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt));
    if (options.json) {
      const document = {
        articles: chosen.map(toDocument),
        bundles: chosenBundles.map((bundle) => toBundleDocument(bundle)),
      };
      printJson(document);
    } else {
      const width = process.stdout.columns || Number.POSITIVE_INFINITY;
      for (const bundle of chosenBundles) printText(renderBundleRow(escapeStrings(bundle), width));
      const shown = chosen.map(escapeStrings);
      const longest = shown.reduce((length, { key }) => Math.max(length, key.length), 0);
      const keyWidth = Math.max(0, Math.min(MAX_KEY_WIDTH, longest, width - BESIDE_KEY_WIDTH));
      for (const row of shown) print(renderRow(row, keyWidth, width));
    }
    const counts = [
      ...(hasArticles ? [`${chosen.length} of ${plural(rows.length, 'article')}`] : []),
      ...(hasBundles ? [`${chosenBundles.length} of ${plural(bundles.length, 'bundle')}`] : []),
    ];
    say(
      pc.dim(
        `${counts.join(' and ')} received since ${options.since.at(-1)} in ${connection.where}; times are UTC`,
      ),
    );
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

/** The articles and the rejected objects that were received on a day. The index lists them; their heads decide. */
async function readArticles(day: string, feed: Feed, holdings: HoldingsReader): Promise<Listed[]> {
  const ids = [...(await feed.readArticleIds(day)), ...(await feed.readArticleIds(day, true))];
  const heads = await holdings.readHeads(ids);
  const cards = await holdings.readCards(heads.values());
  return [...heads.values()].flatMap(({ articleId, status, reasons = [], receivedAt, source }) => {
    // The index lags behind: the article may have been deleted, or received again, since.
    if (!receivedAt?.startsWith(day)) return [];
    const card = cards.get(articleId);
    const facts = OF_CARD.filter((name) => card?.[name] !== undefined).map((name) => [name, card?.[name]]);
    const shown: Pick<Listed, (typeof OF_CARD)[number]> = Object.fromEntries(facts);
    return [{ articleId, status, reasons, receivedAt, key: source.key, ...shown }];
  });
}

function toDocument(row: Listed) {
  const { key, articleId, status, reasons, receivedAt, title, language, publishedAt, sentiment } = row;
  const { byline, publisher, publishedAtOrigin, format } = row;
  return {
    key,
    articleId,
    status,
    reasons,
    receivedAt,
    title,
    byline,
    publisher,
    language,
    publishedAt,
    publishedAtOrigin,
    format,
    sentiment: sentiment?.label,
  };
}

/** @param width of the terminal, in columns. The key is never cut, since it identifies the row; the title gets the rest */
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
    const room = width - stringWidth(row) - 2;
    if (text && room >= Math.min(MIN_TITLE_WIDTH, stringWidth(text)))
      row += `  ${colour(cutToWidth(text, room))}`;
  };
  add(reasons.join(', '), pc.yellow);
  add(title ?? '');
  return row;
}

function renderBundleRow({ receivedAt, status, source, report }: BundleRecord, width: number): string {
  const { written = 0, unchanged = 0, items = 0 } = report?.counts ?? {};
  const rejected = items - written - unchanged;
  const parts = [
    pc.dim(receivedAt.slice(0, 16).replace('T', ' ')),
    status.padEnd(10),
    source.key,
    pc.dim(`${plural(items, 'item')}${rejected > 0 ? `, ${rejected} rejected` : ''}`),
  ];
  return wrapParts(parts, '  ', width).join('\n    ');
}
