import { type DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { ArticleStatus } from '../article/status.ts';
import { batchGet } from './batch-get.ts';
import type { BundleRecord } from './bundle-items.ts';
import type { Head } from './items.ts';
import {
  articlePartition,
  bundleKey,
  feedIndexKey,
  generationOfKey,
  headKey,
  type ItemKey,
  passagePrefix,
} from './keys.ts';
import { TABLE } from './schema.ts';

/** A row of a feed: what the index carries of a head. */
export interface FeedRow {
  readonly articleId: string;
  readonly status: ArticleStatus;
  readonly receivedAt: string;
  readonly title?: string;
  readonly language?: string;
  readonly publishedAt?: string;
  readonly sentiment?: Head['sentiment'];
}

/** What is asked of a head by whoever compares many. */
const SUMMARY = [
  'articleId',
  'status',
  'reasons',
  'source',
  'generation',
  'published',
  'pipelineVersion',
  'settings',
  'counts',
  'usage',
  'draft',
] as const satisfies readonly (keyof Head)[];
export type HeadSummary = Pick<Head, (typeof SUMMARY)[number]>;

/** What is asked of a bundle's record by whoever compares many. */
const BUNDLE_SUMMARY = [
  'bundleId',
  'status',
  'source',
  'generation',
  'receivedAt',
  'report',
] as const satisfies readonly (keyof BundleRecord)[];
export type BundleSummary = Pick<BundleRecord, (typeof BUNDLE_SUMMARY)[number]>;

/** How many items of one generation stand. */
export interface ItemCounts {
  readonly passages: number;
  readonly entities: number;
}

/** What the table holds of one article. */
export interface ArticleHoldings {
  readonly articleId: string;
  readonly head?: HeadSummary;
  /** By generation; undefined where they were not read. */
  readonly items?: ReadonlyMap<string, ItemCounts>;
}

/** What the table holds: of every article, whether it has a head or not, and of every bundle; in no order. */
export interface Holdings {
  readonly articles: readonly ArticleHoldings[];
  readonly bundles: readonly BundleSummary[];
}

/** Lists articles and bundles: a day of the feed at a time from the index, some by their ids, or all there are. */
export class ArticleList {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * The articles received on one day, newest first; the rejected ones stand in a feed of their own.
   *
   * @param day `2026-11-24`, UTC
   */
  async *readDay(day: string, rejected = false): AsyncGenerator<FeedRow> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        IndexName: TABLE.index,
        KeyConditionExpression: '#feed = :feed',
        ExpressionAttributeNames: { '#feed': TABLE.indexPartitionKey },
        ExpressionAttributeValues: { ':feed': feedIndexKey(day, '', rejected).gsi1pk },
        ScanIndexForward: false,
      },
    );
    for await (const { Items = [] } of pages) yield* Items as FeedRow[];
  }

  /** The heads of some articles, by id; those that have none are left out. */
  async readHeads(articleIds: readonly string[]): Promise<Map<string, HeadSummary>> {
    const items = await batchGet(this.#client, this.#table, [...new Set(articleIds)].map(headKey));
    return new Map(items.map((item) => [String(item.articleId), item as unknown as HeadSummary]));
  }

  /** The records of some bundles, by id; those that have none are left out. */
  async readBundles(bundleIds: readonly string[]): Promise<Map<string, BundleSummary>> {
    const items = await batchGet(this.#client, this.#table, [...new Set(bundleIds)].map(bundleKey));
    return new Map(items.map((item) => [String(item.bundleId), item as unknown as BundleSummary]));
  }

  /**
   * Every head, tombstones included, and the record of every bundle; of what belongs to them nothing. Reads the whole
   * table: for small ones, or seldom.
   */
  async scanRecords(): Promise<Holdings> {
    const articles: ArticleHoldings[] = [];
    const bundles: BundleSummary[] = [];
    const [head, bundle] = [headKey('').sk, bundleKey('').sk];
    for await (const item of this.#scan(
      '#sk = :head OR #sk = :bundle',
      { ':head': head, ':bundle': bundle },
      [...SUMMARY, ...BUNDLE_SUMMARY],
    ))
      if (item.sk === bundle) bundles.push(item as unknown as BundleSummary);
      else articles.push({ articleId: String(item.articleId), head: item as unknown as HeadSummary });
    return { articles, bundles };
  }

  /** What the table holds of articles and bundles. Reads the whole table, once. */
  async scanHoldings(): Promise<Holdings> {
    const heads = new Map<string, HeadSummary>();
    const itemsOf = new Map<string, Map<string, ItemCounts>>();
    const bundles: BundleSummary[] = [];
    const partition = articlePartition('');
    const bundle = bundleKey('').sk;
    for await (const item of this.#scan(
      'begins_with(#pk, :articles) OR #sk = :bundle',
      { ':articles': partition, ':bundle': bundle },
      [...SUMMARY, ...BUNDLE_SUMMARY],
    )) {
      if (item.sk === bundle) {
        bundles.push(item as unknown as BundleSummary);
        continue;
      }
      const articleId = item.pk.slice(partition.length);
      const items = itemsOf.get(articleId) ?? new Map<string, ItemCounts>();
      itemsOf.set(articleId, items);
      const generation = generationOfKey(item.sk);
      if (generation === undefined) heads.set(articleId, item as unknown as HeadSummary);
      else {
        const { passages, entities } = items.get(generation) ?? { passages: 0, entities: 0 };
        const isPassage = item.sk.startsWith(passagePrefix(generation));
        items.set(generation, {
          passages: passages + Number(isPassage),
          entities: entities + Number(!isPassage),
        });
      }
    }
    const articles = [...itemsOf].map(([articleId, items]) => {
      const head = heads.get(articleId);
      return { articleId, ...(head && { head }), items };
    });
    return { articles, bundles };
  }

  async *#scan(
    filter: string,
    values: Record<string, string>,
    summary: readonly string[],
  ): AsyncGenerator<ItemKey & Record<string, unknown>> {
    const attributes = [...new Set(['pk', 'sk', ...summary])];
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#table,
        FilterExpression: filter,
        ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: values,
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) yield* Items as (ItemKey & Record<string, unknown>)[];
  }
}
