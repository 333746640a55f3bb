import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from './keys.ts';
import { TABLE } from './schema.ts';

/** Some items of a partition, in the order of their sort keys. */
export interface Range {
  readonly partition: string;
  /** The least sort key. */
  readonly from: string;
  /** The greatest sort key. */
  readonly to: string;
  /** The most items to read, from the end at which the reading starts. */
  readonly limit: number;
  /** Read from the greatest sort key down. */
  readonly newestFirst?: boolean;
  /** Read the index instead of the table. The index lags behind, and no read of it is consistent. */
  readonly inIndex?: boolean;
}

export interface RangePart {
  readonly items: readonly Item[];
  /** Whether the range has no further items. */
  readonly isEnd: boolean;
}

/**
 * Reads a range up to its limit. It is one request, unless DynamoDB answers with less than was asked for: a request returns
 * 1 MB at most.
 */
export async function readRange(
  client: DynamoDBDocumentClient,
  table: string,
  { partition, from, to, limit, newestFirst = false, inIndex = false }: Range,
): Promise<RangePart> {
  // DynamoDB refuses a range whose ends are the wrong way round.
  if (from > to) return { items: [], isEnd: true };
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: {
          '#pk': inIndex ? TABLE.indexPartitionKey : TABLE.partitionKey,
          '#sk': inIndex ? TABLE.indexSortKey : TABLE.sortKey,
        },
        ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
        Limit: limit - items.length,
        ScanIndexForward: !newestFirst,
        ...(inIndex && { IndexName: TABLE.index }),
        // guard: ranges are read consistently
        ConsistentRead: !inIndex,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    items.push(...Items);
    start = LastEvaluatedKey;
  } while (start && items.length < limit);
  return { items, isEnd: start === undefined };
}
