import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { batchGet } from './batch-get.ts';
import type { BundleRecord } from './bundle-items.ts';
import { bundleIndexKey, type ItemKey } from './keys.ts';
import { TABLE } from './schema.ts';

/** The bundles received on one day, in no order. There are few: each is read whole. */
export async function readBundlesOf(
  day: string,
  client: DynamoDBDocumentClient,
  table: string,
): Promise<BundleRecord[]> {
  const keys: ItemKey[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      IndexName: TABLE.index,
      KeyConditionExpression: '#day = :day',
      ExpressionAttributeNames: { '#day': TABLE.indexPartitionKey },
      ExpressionAttributeValues: { ':day': bundleIndexKey(day, '').gsi1pk },
    },
  );
  for await (const { Items = [] } of pages)
    keys.push(...Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })));
  return (await batchGet(client, table, keys)) as unknown as BundleRecord[];
}
