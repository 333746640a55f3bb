import { type ArticleCard, parseCard } from './article-card.ts';
import { BUNDLE_SUMMARY, type BundleSummary, parseBundleSummary } from './bundle-items.ts';
import { HEAD_SUMMARY, type HeadSummary, parseHeadSummary } from './items.ts';
import {
  articleIdOfKey,
  articlePartition,
  bundleKey,
  CARDS,
  cardKey,
  generationOfKey,
  headKey,
  type Item,
  type ItemKey,
  isCardKey,
  isGuideKey,
  isRowKey,
  KEY_ATTRIBUTES,
  keyOf,
  parsePublishedKey,
  ROWS,
} from './keys.ts';
import type { Table } from './table.ts';

/** How many items of one generation exist, and how many its guide says there are. */
export interface ItemCounts {
  readonly passages: number;
  readonly cards: number;
  readonly rows: number;
  /** The chunks of its guide. */
  readonly chunks: number;
  /** When the newest of them was put, in seconds since the epoch; absent without a guide. */
  readonly putAt?: number;
  /** How many chunks and rows there are, as the guide says; 0 without a guide. */
  readonly expected: { readonly chunks: number; readonly rows: number };
}

/** All that the table holds of one article. */
export interface ArticleHoldings {
  readonly articleId: string;
  readonly head?: HeadSummary;
  /** By generation; undefined where they were not read. */
  readonly items?: ReadonlyMap<string, ItemCounts>;
}

/** All that the table holds: of every article, with a head or without, and of every bundle; in no order. */
export interface Holdings {
  readonly articles: readonly ArticleHoldings[];
  readonly bundles: readonly BundleSummary[];
}

/** What a guide's chunks say about the items of their generation. */
const GUIDE_ATTRIBUTES = ['chunks', 'rows', 'putAt'];
const ATTRIBUTES = [...new Set([...KEY_ATTRIBUTES, ...HEAD_SUMMARY, ...BUNDLE_SUMMARY, ...GUIDE_ATTRIBUTES])];
const NO_ITEMS: ItemCounts = {
  passages: 0,
  cards: 0,
  rows: 0,
  chunks: 0,
  expected: { chunks: 0, rows: 0 },
};
const [HEAD, BUNDLE] = [headKey('').sk, bundleKey('').sk];

/** Reads the summaries of many articles and bundles: some by their ids, or all in the table. */
export class HoldingsReader {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The heads of some articles, by id. An article without a head is left out. */
  async readHeads(articleIds: readonly string[]): Promise<Map<string, HeadSummary>> {
    const items = await this.#table.getMany([...new Set(articleIds)].map(headKey));
    return new Map(items.map(parseHeadSummary).map((head) => [head.articleId, head]));
  }

  /**
   * The cards of what the heads publish, by article. A card that is missing is left out: the article has been published again
   * since its head was read.
   */
  async readCards(heads: Iterable<HeadSummary>): Promise<Map<string, ArticleCard>> {
    const keys = [...heads].flatMap(({ articleId, published, publishedAt }) =>
      published !== undefined && publishedAt !== undefined
        ? [cardKey({ articleId, publishedAt, generation: published })]
        : [],
    );
    const cards = (await this.#table.getMany(keys)).map(parseCard);
    return new Map(cards.map((card) => [card.articleId, card]));
  }

  /** The records of some bundles, by id. A bundle without a record is left out. */
  async readBundles(bundleIds: readonly string[]): Promise<Map<string, BundleSummary>> {
    const items = await this.#table.getMany([...new Set(bundleIds)].map(bundleKey));
    return new Map(items.map(parseBundleSummary).map((bundle) => [bundle.bundleId, bundle]));
  }

  /**
   * Every head, tombstones included, and the record of every bundle, without the items that belong to them. It reads the
   * whole table: use it on a small one, or seldom.
   *
   * @param onUnreadable receives the error of a damaged record, which is then left out
   */
  async scanRecords(onUnreadable: (error: Error) => void): Promise<Holdings> {
    const articles: ArticleHoldings[] = [];
    const bundles: BundleSummary[] = [];
    const values = { ':head': HEAD, ':bundle': BUNDLE };
    for await (const item of this.#scan('#sk = :head OR #sk = :bundle', values)) {
      reading(onUnreadable, () => {
        const { pk, sk } = keyOf(item);
        if (sk === BUNDLE) bundles.push(parseBundleSummary(item));
        // A day has a head of its own under the same sort key.
        else if (pk.startsWith(articlePartition(''))) {
          const head = parseHeadSummary(item);
          articles.push({ articleId: head.articleId, head });
        }
      });
    }
    return { articles, bundles };
  }

  /**
   * Everything that the table holds of articles and bundles. It reads the whole table, once.
   *
   * @param onUnreadable receives the error of a damaged record, which then counts as absent
   */
  async scanHoldings(onUnreadable: (error: Error) => void): Promise<Holdings> {
    const articles = new Map<string, { head?: HeadSummary; items: Map<string, ItemCounts> }>();
    const bundles: BundleSummary[] = [];
    const values = {
      ':articles': articlePartition(''),
      ':cards': CARDS,
      ':rows': ROWS,
      ':bundle': BUNDLE,
    };
    const filter = `${['articles', 'cards', 'rows'].map((name) => `begins_with(#pk, :${name})`).join(' OR ')} OR #sk = :bundle`;
    for await (const item of this.#scan(filter, values)) {
      const key = keyOf(item);
      const of = ownerOf(key);
      if (of === undefined) {
        reading(onUnreadable, () => bundles.push(parseBundleSummary(item)));
        continue;
      }
      const article = articles.get(of.articleId) ?? { items: new Map<string, ItemCounts>() };
      articles.set(of.articleId, article);
      if (of.generation === undefined) {
        reading(onUnreadable, () => {
          article.head = parseHeadSummary(item);
        });
      } else article.items.set(of.generation, count(article.items.get(of.generation) ?? NO_ITEMS, key, item));
    }
    return { articles: [...articles].map(([articleId, article]) => ({ articleId, ...article })), bundles };
  }

  #scan(filter: string, values: Readonly<Record<string, string>>): AsyncGenerator<Item> {
    return this.#table.scan({ filter, values, attributes: ATTRIBUTES });
  }
}

/** One damaged record must not keep a command from the others. */
function reading(onUnreadable: (error: Error) => void, read: () => void): void {
  try {
    read();
  } catch (error) {
    onUnreadable(error as Error);
  }
}

/** The article, and the generation, that an item belongs to. A head has no generation; a bundle belongs to no article. */
function ownerOf(key: ItemKey): { readonly articleId: string; readonly generation?: string } | undefined {
  const articleId = articleIdOfKey(key);
  if (articleId === undefined) return parsePublishedKey(key);
  const generation = generationOfKey(key.sk);
  return { articleId, ...(generation !== undefined && { generation }) };
}

function count(counts: ItemCounts, key: ItemKey, { chunks, rows, putAt }: Item): ItemCounts {
  if (isCardKey(key)) return { ...counts, cards: counts.cards + 1 };
  if (isRowKey(key)) return { ...counts, rows: counts.rows + 1 };
  if (!isGuideKey(key)) return { ...counts, passages: counts.passages + 1 };
  const { expected } = counts;
  return {
    ...counts,
    chunks: counts.chunks + 1,
    putAt: Math.max(counts.putAt ?? 0, Number(putAt)),
    expected: { chunks: Number(chunks), rows: expected.rows + Number(rows) },
  };
}
