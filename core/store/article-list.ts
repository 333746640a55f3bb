import { type DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { ArticleStatus } from '../article/status.ts';
import { batchGet } from './batch-get.ts';
import type { Head } from './items.ts';
import {
  articlePartition,
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

/** Lists articles: a day of the feed at a time from the index, or every head there is. */
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

  /** Every head, tombstones included, in no order. Reads the whole table: for small ones, or seldom. */
  async scanHeads(): Promise<ArticleHoldings[]> {
    const found: ArticleHoldings[] = [];
    for await (const head of this.#scan('#sk = :head', { ':head': headKey('').sk }))
      found.push({ articleId: head.articleId, head });
    return found;
  }

  /** What the table holds of every article, whether it has a head or not, in no order. Reads the whole table. */
  async scanHoldings(): Promise<ArticleHoldings[]> {
    const heads = new Map<string, HeadSummary>();
    const itemsOf = new Map<string, Map<string, ItemCounts>>();
    const partition = articlePartition('');
    for await (const item of this.#scan('begins_with(#pk, :articles)', { ':articles': partition })) {
      const articleId = item.pk.slice(partition.length);
      const items = itemsOf.get(articleId) ?? new Map<string, ItemCounts>();
      itemsOf.set(articleId, items);
      const generation = generationOfKey(item.sk);
      if (generation === undefined) heads.set(articleId, item);
      else {
        const { passages, entities } = items.get(generation) ?? { passages: 0, entities: 0 };
        const isPassage = item.sk.startsWith(passagePrefix(generation));
        items.set(generation, {
          passages: passages + Number(isPassage),
          entities: entities + Number(!isPassage),
        });
      }
    }
    return [...itemsOf].map(([articleId, items]) => {
      const head = heads.get(articleId);
      return { articleId, ...(head && { head }), items };
    });
  }

  async *#scan(filter: string, values: Record<string, string>): AsyncGenerator<HeadSummary & ItemKey> {
    const attributes = ['pk', 'sk', ...SUMMARY];
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
    for await (const { Items = [] } of pages) yield* Items as (HeadSummary & ItemKey)[];
  }
}
