import { BUNDLE_SUMMARY, type BundleSummary, parseBundleSummary } from './bundle-items.ts';
import { HEAD_SUMMARY, type HeadSummary, parseHeadSummary } from './items.ts';
import {
  articleIdOfKey,
  articlePartition,
  bundleKey,
  generationOfKey,
  headKey,
  type Item,
  isPassageKey,
  KEY_ATTRIBUTES,
  keyOf,
} from './keys.ts';
import type { Table } from './table.ts';

/** How many items of one generation exist. */
export interface ItemCounts {
  readonly passages: number;
  readonly entities: number;
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

const ATTRIBUTES = [...new Set([...KEY_ATTRIBUTES, ...HEAD_SUMMARY, ...BUNDLE_SUMMARY])];
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
        if (keyOf(item).sk === BUNDLE) bundles.push(parseBundleSummary(item));
        else {
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
    const values = { ':articles': articlePartition(''), ':bundle': BUNDLE };
    for await (const item of this.#scan('begins_with(#pk, :articles) OR #sk = :bundle', values)) {
      const key = keyOf(item);
      const articleId = articleIdOfKey(key);
      if (articleId === undefined) {
        reading(onUnreadable, () => bundles.push(parseBundleSummary(item)));
        continue;
      }
      const article = articles.get(articleId) ?? { items: new Map<string, ItemCounts>() };
      articles.set(articleId, article);
      const generation = generationOfKey(key.sk);
      if (generation === undefined) {
        reading(onUnreadable, () => {
          article.head = parseHeadSummary(item);
        });
      } else {
        const { passages, entities } = article.items.get(generation) ?? { passages: 0, entities: 0 };
        article.items.set(
          generation,
          isPassageKey(key) ? { passages: passages + 1, entities } : { passages, entities: entities + 1 },
        );
      }
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
