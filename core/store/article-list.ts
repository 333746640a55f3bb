import { type DynamoDBDocumentClient, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { ArticleStatus } from '../article/status.ts';
import type { Head } from './items.ts';
import { feedIndexKey } from './keys.ts';
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

  /** Every head, tombstones included, in no order. Reads the whole table: for small ones, or seldom. */
  async *scanHeads(): AsyncGenerator<Pick<Head, 'articleId' | 'status' | 'source'>> {
    const pages = paginateScan(
      { client: this.#client },
      {
        TableName: this.#table,
        FilterExpression: '#sk = :head',
        ProjectionExpression: '#id, #status, #source',
        ExpressionAttributeNames: {
          '#sk': TABLE.sortKey,
          '#id': 'articleId',
          '#status': 'status',
          '#source': 'source',
        },
        ExpressionAttributeValues: { ':head': 'HEAD' },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) yield* Items as Pick<Head, 'articleId' | 'status' | 'source'>[];
  }
}
