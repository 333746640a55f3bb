/**
 * The table's shape: what the template creates and every key of core/store fills. Once deployed it stays: another key is
 * another, empty table to CloudFormation.
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: 'gsi1',
  indexPartitionKey: 'gsi1pk',
  indexSortKey: 'gsi1sk',
  timeToLive: 'expiresAt',
} as const;

/**
 * What the index carries besides its keys: enough for a listing without reading the articles. Once deployed it stays, too:
 * DynamoDB changes no index but its throughput. Whoever needs another adds an index of another name.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html
 */
export const INDEX_PROJECTION = [
  'articleId',
  'status',
  'generation',
  'published',
  'title',
  'language',
  'publishedAt',
  'receivedAt',
  'sentiment',
  'type',
  'canonical',
  'count',
] as const;
